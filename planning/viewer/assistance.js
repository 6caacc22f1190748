/** Suggestions: asked of the server, shown as a ghost, then accepted, moved or ignored by the reader. */

import { ghostMoved, ghostOf, ghostPicked, isAcceptable, pointsTaken } from "./ghost.js";
import { isOnFilm } from "./hand.js";
import { accepted, marksOf } from "./session.js";
import { toFilm, toScreen } from "./view.js";

const ANSWERS = ["Enter accepts it, Escape ignores it, Tab and arrows move it.", "Tab and arrows move it, Escape ignores it."];
const LOST = "No answer came; try again, or mark it by hand.";

/**
 * The assistance of a viewer `v`. What is under way is {state: "aim", "waiting", "ghost" or "refusal", place, caption,
 * ghost}; it ends by itself once the reader changes a mark or turns to another landmark, and a late answer with it.
 */
export function assistanceOf(v) {
  const said = v.root.querySelector(".said");
  let offer = null;

  function live() {
    const { session } = v;
    const isOver = !session || session.held || session.sha !== offer?.sha || session.rev !== offer.rev
      || session.current !== offer.current;
    if (isOver) offer = null;
    return offer;
  }

  function show(state, place, more) {
    const { sha, rev, current } = v.session;
    offer = { state, place, sha, rev, current, ...more };
    said.textContent = `${more.caption}${state === "ghost" ? ` ${ANSWERS[Number(Boolean(more.ghost.is_start))]}` : ""}`;
    v.redraw("marks");
    return offer;
  }

  const suggestible = () => (v.session?.current?.landmark.suggests === undefined ? null : v.session.current);
  const snappable = () => {
    const { key, side } = v.selected ?? {};
    return (v.session && v.places.find((p) => p.landmark.snaps && p.key === key && p.side === side)) ?? null;
  };

  /** Suggest the landmark that comes now: at the pointer or crosshair where a click is needed, else after a click. */
  function suggest() {
    const place = suggestible(), at = v.cross ?? v.hover, point = at && v.view && toFilm(v.view, at);
    if (!place) return;
    if (!place.landmark.suggests) ask(place, null);
    else if (point && isOnFilm(v.film, point)) ask(place, point);
    else {
      show("aim", place, { caption: place.landmark.suggests });
      leaveButton();
    }
  }

  /** Suggest for the selected point the nearest edge. */
  function snap() {
    const place = snappable();
    if (place) ask(place, null, v.selected.index);
  }

  async function ask(place, at, index = null) {
    const mine = show("waiting", place, { caption: "Looking at the film …" });
    const { key, side } = place;
    const answer = await answered({ key, side, index, at, marks: marksOf(v.session) });
    if (!live() || offer !== mine) return;
    if (answer.problem) show("refusal", place, { caption: answer.problem });
    else show("ghost", place, { caption: answer.caption, ghost: ghostOf(place, index, answer) });
    leaveButton();
  }

  async function answered(question) {
    const request = { method: "POST", body: JSON.stringify(question), headers: { "Content-Type": "application/json" } };
    const response = await fetch(`${v.film.url}/suggestion`, request).catch(() => null);
    return response?.ok ? response.json().catch(() => ({ problem: LOST })) : { problem: LOST };
  }

  /** Enter is to accept, not to press the same button again. */
  function leaveButton() {
    if (v.root.getRootNode().activeElement?.matches("button")) v.stage.focus({ preventScroll: true });
  }

  /** The ghost's points become marks, where they may; false when there is none. */
  function accept() {
    if (live()?.state !== "ghost") return false;
    if (!isAcceptable(offer.ghost)) {
      said.textContent = "Move it first; it is only where to start from.";
      return true;
    }
    const { place, ghost } = offer, { current } = v.session;
    offer = null;
    v.step(accepted(v.session, place, pointsTaken(ghost, marksOf(v.session))));
    const next = v.session.current;
    said.textContent = `${place.name} accepted. ${next ? `Next: ${next.name}.` : "All placed."}`;
    if (next !== current) v.choose(next);
    v.stage.focus({ preventScroll: true });
    return true;
  }

  /** Drop what is under way; false when there is nothing. */
  function ignore() {
    if (!live()) return false;
    offer = null;
    v.redraw("marks");
    return true;
  }

  /** Take a film point as the click that was asked for; false when none was. */
  function take(point) {
    if (live()?.state !== "aim" || !isOnFilm(v.film, point)) return false;
    ask(offer.place, point);
    return true;
  }

  /** The ghost's point within reach of a window point, as {ghost: its number}, or null. */
  function pointAt([x, y], reach) {
    const away = (live()?.ghost?.points ?? []).map((point) => {
      const [px, py] = toScreen(v.view, point);
      return Math.hypot(px - x, py - y);
    });
    const nearest = Math.min(...away);
    return nearest <= reach ? { ghost: away.indexOf(nearest) } : null;
  }

  const change = (next) => {
    if (live()?.ghost) offer = { ...offer, ghost: next(offer.ghost) };
    v.redraw("marks");
  };

  return {
    live, suggest, snap, accept, ignore, take, pointAt,
    move: (k, point) => change((ghost) => ghostMoved(ghost, k, point)),
    pick: (number) => change((ghost) => ghostPicked(ghost, number)),
    pointOf: (k) => offer.ghost.points[k],
    isAiming: () => live()?.state === "aim",
    canSuggest: () => Boolean(suggestible()),
    canSnap: () => Boolean(snappable()),
  };
}
