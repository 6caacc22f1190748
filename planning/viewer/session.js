/**
 * One reader at one film: what is placed, what is held, what comes next, and what the server knows.
 *
 * Pure steps over {sha, places, history, draft, held, current, desk, rev, heard}. `draft` is the marks while a point
 * is dragged or nudged, not yet in the history; `rev` numbers the marks last sent or taken, `heard` the newest the
 * server has named. A step that changes the marks for good raises `rev`: that is what is sent. `desk` names who
 * counts the revisions: a server that was started again has another desk, and counts anew.
 */

import { nextPlace, isComplete, takesMore } from "./guide.js";
import { begun, recorded, redone, undone } from "./history.js";
import { added, cleared, moved, pointsAt, removed, replaced, same } from "./marks.js";

/** A session on a film, from what the server sent. before: the film's session when it was last shown, if any. */
export function opened(film, places, { marks, rev, desk }, before) {
  const shown = marks ?? {};
  const fresh = {
    sha: film.sha, places, history: begun(shown), draft: null, held: null,
    current: nextPlace(places, shown), desk, rev, heard: rev,
  };
  return before ? resumed(before, fresh) : fresh;
}

/** With what could be undone before, if the server has the marks of then; with those themselves, if it missed them. */
function resumed(before, fresh) {
  const { history } = before, { history: { present: marks }, rev, desk } = fresh;
  if (same(marks, history.present)) return { ...fresh, history };
  return hasMissed(before, { marks, rev, desk }) ? lacking(kept(fresh, history)) : fresh;
}

/**
 * The session under another protocol: marks and history stay, and the place in hand if it is still asked for; but what
 * is newly asked for before all else comes at once.
 */
export function underPlaces(session, places) {
  const asked = (list, place) => list.find(({ key, side, isAsked }) => isAsked && key === place?.key && side === place.side);
  const [first] = places, still = asked(places, session.current);
  const isNews = first?.isAsked && !asked(session.places, first) && !isComplete(marksOf(session), first);
  return lacking({ ...session, places, current: isNews ? first : still ?? null });
}

/** The session under another protocol, with the marks it has and nothing to undo. */
export function begunAnew(session, places) {
  return underPlaces({ ...session, history: begun(session.history.present) }, places);
}

/** The marks as they stand now, with what is being dragged. */
export const marksOf = (session) => session.draft ?? session.history.present;

/** Whether a click on the film would put a point. */
export const canPlace = (session) => Boolean(session.current) && takesMore(marksOf(session), session.current);

/** Take what the server sent: not for another film, not while a point is held, not when older than ours. */
export function received(session, { film, marks, rev, desk }) {
  if (film.sha !== session.sha) return session;
  if (desk !== session.desk) return session.held ? session : joined(session, { marks: marks ?? {}, rev, desk });
  const heard = Math.max(session.heard, rev);
  if (session.held || rev < session.rev) return { ...session, heard };
  if (same(marks ?? {}, session.history.present)) return { ...session, heard, rev };
  return advanced({ ...session, heard, rev, history: recorded(session.history, marks ?? {}) });
}

/** Go on at another desk: what it missed is sent to it, what it has that was never here is taken and can be undone. */
function joined(session, { marks, rev, desk }) {
  const { history } = session, there = { ...session, desk, rev, heard: rev };
  if (same(marks, history.present)) return there;
  if (hasMissed(session, { marks, rev, desk })) return kept(there, history);
  return advanced({ ...there, history: recorded(history, marks) });
}

/** Whether a server that has these marks lacks what was sent last: they are another state of ours. */
function hasMissed({ history, ...session }, { marks, rev, desk }) {
  const heard = desk === session.desk ? rev : session.heard;
  return session.rev > heard && [...history.past, ...history.future].some((state) => same(state, marks));
}

/** Put a point of the current landmark on the film and hold it. */
export function placed(session, point) {
  if (!canPlace(session)) return session;
  const { key, side } = session.current;
  const marks = marksOf(session);
  const index = pointsAt(marks, { key, side }).length;
  return { ...session, draft: added(marks, { key, side }, point), held: { key, side, index, fresh: true } };
}

/** Hold a point. */
export const grabbed = (session, target) => ({ ...session, held: target });

/** Move the held point. */
export function dragged(session, point) {
  return session.held ? { ...session, draft: moved(marksOf(session), session.held, point) } : session;
}

/** Let go: the draft becomes the present, and after a new point the list moves on. */
export function released(session) {
  const { draft, held, history } = session;
  const free = { ...session, draft: null, held: null };
  if (!draft || same(draft, history.present)) return free;
  const next = kept(free, recorded(history, draft));
  return held?.fresh ? advanced(next) : next;
}

/** Let go and put everything back. */
export const cancelled = (session) => ({ ...session, draft: null, held: null });

/** With the points of a place taken from a suggestion, in one step; the list moves on. */
export function accepted(session, place, points) {
  const free = released(session);
  return advanced(kept(free, recorded(free.history, replaced(free.history.present, place, points))));
}

/** Without one point; its landmark becomes the current one when it now lacks a point. */
export function withoutPoint(session, target) {
  const free = released(session);
  if (target.index >= pointsAt(marksOf(free), target).length) return free;
  return following(free, kept(free, recorded(free.history, removed(free.history.present, target))));
}

/** Without any point of a landmark on one side. */
export function withoutPlace(session, place) {
  const free = released(session);
  if (!pointsAt(marksOf(free), place).length) return free;
  return following(free, kept(free, recorded(free.history, cleared(free.history.present, place))));
}

/** One step back. */
export const stepBack = (session) => stepped(released(session), undone);

/** One step forward again. */
export const stepForward = (session) => stepped(released(session), redone);

/** Make a place the current one, or none (null). */
export const chosen = (session, place) => ({ ...session, current: place });

/** Whether something sent has not been answered. */
export const isUnanswered = (session) => session.rev > session.heard;

function stepped(session, move) {
  const history = move(session.history);
  return history === session.history ? session : following(session, kept(session, history));
}

/** Go to the place that lost a point, or on from the one that got it back, so that the next click means what it shows. */
function following(session, next) {
  const before = marksOf(session), after = marksOf(next), { places } = next;
  const changed = places.find((place) => pointsAt(before, place).length !== pointsAt(after, place).length);
  if (!changed) return lacking(next);
  return { ...next, current: isComplete(after, changed) ? nextPlace(places, after, changed) : changed };
}

function kept(session, history) {
  return { ...session, history, rev: Math.max(session.rev, session.heard) + 1 };
}

/** Stay with the current landmark until it is complete, then the next incomplete one. */
function advanced(session) {
  const { current, places } = session;
  const marks = marksOf(session);
  if (current && !isComplete(marks, current)) return session;
  return { ...session, current: nextPlace(places, marks, current) };
}

/** After points went away: the first incomplete place, unless the current one is incomplete itself. */
function lacking(session) {
  const marks = marksOf(session);
  const { current, places } = session;
  return current && !isComplete(marks, current) ? session : { ...session, current: nextPlace(places, marks) };
}
