/**
 * One reader at one step of a plan: the motion and outlines as they stand, and what the server knows of them.
 *
 * Pure steps over {id, rev, heard, history, draft, served, given}. A state is {motion, outlines: {name: points}}, of
 * outlines those that the reader has drawn, null for the others: these are `given` by the server with each answer, and
 * follow the motion. `draft` is the state while something is dragged, not yet in the history; `rev` numbers the state
 * last sent or taken, `heard` the newest the server has named, `served` the drawn outlines it has. A state that is kept
 * raises `rev`: that is sent.
 */

import { begun, recorded, redone, undone } from "../history.js";

/** A plan from what the server sent. */
export function opened(bench) {
  const state = stateIn(bench);
  return { id: bench.id, rev: bench.rev, heard: bench.rev, history: begun(state), draft: null, served: state.outlines, given: givenBy(bench) };
}

/** The state as it is now, with what is being dragged, and the outlines that were not drawn as they are given. */
export function stateOf(plan) {
  const { motion, outlines } = ownOf(plan);
  return { motion, outlines: Object.fromEntries(Object.entries(outlines).map(([name, drawn]) => [name, drawn ?? plan.given[name]])) };
}

/** Take what the server sent: another plan starts afresh; nothing while something is held, nothing older than ours. */
export function received(plan, bench) {
  if (bench.id !== plan.id) return opened(bench);
  const state = stateIn(bench), heard = Math.max(plan.heard, bench.rev);
  if (plan.draft || bench.rev < plan.rev) return { ...plan, heard };
  const taken = { ...plan, heard, rev: bench.rev, served: state.outlines, given: givenBy(bench) };
  return same(state, plan.history.present) ? taken : { ...taken, history: recorded(plan.history, state) };
}

/** With something of the motion changed, not for good yet. */
export function moving(plan, change) {
  const state = ownOf(plan);
  return { ...plan, draft: { ...state, motion: { ...state.motion, ...change } } };
}

/** With another outline of one body, not for good yet. */
export function outlining(plan, name, outline) {
  const state = ownOf(plan);
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

/** What is sent: the motion, and the drawn outlines that the server has not got; no corners: it is taken back. */
export function message({ id, rev, served, history: { present: { motion, outlines } } }) {
  const news = Object.entries(outlines).filter(([name, outline]) => !same(outline, served[name] ?? null))
    .map(([name, outline]) => [name, outline ?? []]);
  return { id, rev, motion, ...(news.length ? { outlines: Object.fromEntries(news) } : {}) };
}

function stateIn({ motion, bodies }) {
  return { motion, outlines: Object.fromEntries(bodies.map(({ name, outline, drawn }) => [name, drawn ? outline : null])) };
}

const givenBy = ({ bodies }) => Object.fromEntries(bodies.map(({ name, outline }) => [name, outline]));

const ownOf = (plan) => plan.draft ?? plan.history.present;

function stepped(plan, move) {
  const history = move(plan.history);
  return history === plan.history ? plan : raised(plan, history);
}

function raised(plan, history) {
  return { ...plan, history, rev: Math.max(plan.rev, plan.heard) + 1 };
}

const same = (a, b) => a === b || JSON.stringify(a, fine) === JSON.stringify(b, fine);

/** A place comes back from the server as another number in its last digit: that is no change. */
const fine = (_, value) => (typeof value === "number" ? Math.round(value * 1e6) / 1e6 : value);
