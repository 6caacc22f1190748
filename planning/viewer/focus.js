/** Which point is selected (it has the focus), and what a screen reader is told. */

import { pointsAt } from "./marks.js";
import { marksOf, released } from "./session.js";

/** Keeps v.selected and v.grip (the suggested point with the focus, by number), and adds focusOn(target) and finishPlacing() to a viewer `v`. */
export function followFocus(v, screen) {
  const said = v.root.querySelector(".said");

  v.root.addEventListener("focusin", ({ target }) => {
    const id = target.closest?.(".handles g")?.dataset.id;
    const grip = target.closest?.(".grips g")?.dataset.index;
    v.grip = grip === undefined ? null : Number(grip);
    if (id) v.selected = targetOf(id);
    else if (target === v.stage || grip) v.selected = null;
    v.redraw("marks");
  });

  function focusOn(target) {
    v.selected = target;
    screen.handleOf(idOf(target))?.focus({ preventScroll: true });
  }

  /** Let go of a point just placed, select it, and move on to what the list asks next. */
  function finishPlacing({ keepFocus = false } = {}) {
    const { held, current } = v.session;
    if (!held) return;
    v.step(released(v.session));
    v.drawNow();
    if (!keepFocus) focusOn(held);
    const next = v.session.current;
    const then = next ? `Next: ${next.name}.` : "All placed.";
    said.textContent = `${current.name}, point ${held.index + 1} placed. ${then}`;
    if (next !== current) v.choose(next);
  }

  /** After points went away, select the one before, or the film. */
  function mend() {
    const { selected } = v;
    if (!selected || screen.handleOf(idOf(selected))) return;
    const left = pointsAt(marksOf(v.session), selected).length;
    if (left) focusOn({ ...selected, index: Math.min(selected.index, left - 1) });
    else v.stage.focus({ preventScroll: true });
  }

  Object.assign(v, { focusOn, finishPlacing });
  return { mend };
}

/** The name of a point's handle. */
export const idOf = ({ key, side, index }) => `${key}/${side}/${index}`;

function targetOf(id) {
  const [key, side, index] = id.split("/");
  return { key, side, index: Number(index) };
}
