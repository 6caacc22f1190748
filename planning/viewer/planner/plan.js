/**
 * One reader at one step of a plan: the motion and outlines as they stand, and what the server knows of them.
 *
 * Pure steps over {id, rev, heard, history, draft, served}. A state is {motion, outlines: {name: points}}. `draft` is
 * the state while something is dragged, not yet in the history; `rev` numbers the state last sent or taken, `heard`
 * the newest the server has named, `served` the outlines it has. A state that is kept raises `rev`: that is sent.
 */

import { begun, recorded, redone, undone } from "../history.js";

/** A plan from what the server sent. */
export function opened(bench) {
  const state = stateIn(bench);
  return { id: bench.id, rev: bench.rev, heard: bench.rev, history: begun(state), draft: null, served: state.outlines };
}

/** The state as it is now, with what is being dragged. */
export const stateOf = (plan) => plan.draft ?? plan.history.present;

/** Take what the server sent: another plan starts afresh; nothing while something is held, nothing older than ours. */
export function received(plan, bench) {
  if (bench.id !== plan.id) return opened(bench);
  const state = stateIn(bench), heard = Math.max(plan.heard, bench.rev);
  if (plan.draft || bench.rev < plan.rev) return { ...plan, heard };
  const taken = { ...plan, heard, rev: bench.rev, served: state.outlines };
  return same(state, plan.history.present) ? taken : { ...taken, history: recorded(plan.history, state) };
}

/** With something of the motion changed, not for good yet. */
export function moving(plan, change) {
  const state = stateOf(plan);
  return { ...plan, draft: { ...state, motion: { ...state.motion, ...change } } };
}

/** With another outline of one body, not for good yet. */
export function outlining(plan, name, outline) {
  const state = stateOf(plan);
  return { ...plan, draft: { ...state, outlines: { ...state.outlines, [name]: outline } } };
}

/** Let go: the draft becomes the present. */
export function kept(plan) {
  const { draft, history } = plan, free = { ...plan, draft: null };
  return !draft || same(draft, history.present) ? free : raised(free, recorded(history, draft));
}

/** Let go and put everything back. */
export const dropped = (plan) => ({ ...plan, draft: null });

/** One step back. */
export const stepBack = (plan) => stepped(kept(plan), undone);

/** One step forward again. */
export const stepForward = (plan) => stepped(kept(plan), redone);

/** Whether something sent has not been answered. */
export const isUnanswered = (plan) => plan.rev > plan.heard;

/** What is sent: the motion, and the outlines that the server has not got. */
export function message({ id, rev, served, history: { present: { motion, outlines } } }) {
  const news = Object.entries(outlines).filter(([name, outline]) => !same(outline, served[name] ?? []));
  return { id, rev, motion, ...(news.length ? { outlines: Object.fromEntries(news) } : {}) };
}

function stateIn({ motion, bodies }) {
  return { motion, outlines: Object.fromEntries(bodies.map(({ name, outline }) => [name, outline])) };
}

function stepped(plan, move) {
  const history = move(plan.history);
  return history === plan.history ? plan : raised(plan, history);
}

function raised(plan, history) {
  return { ...plan, history, rev: Math.max(plan.rev, plan.heard) + 1 };
}

const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);
