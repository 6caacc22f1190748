/** The buttons of the planner. */

import { refit } from "../view.js";
import { firstOutline } from "./outline.js";
import { kept, moving, outlining, stateOf, stepBack, stepForward } from "./plan.js";

const CLICK = 400; // milliseconds; who holds the button longer wants the motion back on letting go

/** The actions of the buttons, on the state of a planner; also listens to them. */
export function buttonActions(v) {
  /** Show the outline's corners; a body without an outline gets one around its marks to begin with. */
  function outline() {
    if (!v.plan || !v.bench.bodies.some(({ editable }) => editable)) return;
    v.outlining = !v.outlining;
    for (const { name, editable, marks } of v.outlining ? v.bench.bodies : []) {
      const points = marks.flatMap(([key, side]) => v.marks[key]?.[side] ?? []);
      const isBare = editable && !stateOf(v.plan).outlines[name].length && points.length;
      if (isBare) v.step(kept(outlining(v.plan, name, firstOutline(points, { ...v.film, spacing: v.spacing }))));
    }
    v.redraw("motion", "outline");
  }

  /** Back to no motion, about the pivot that the plan came with. */
  function reset() {
    if (!v.plan) return;
    v.step(kept(moving(kept(v.plan), { degrees: 0, slide: v.bench.slides.length ? [0, 0] : stateOf(v.plan).motion.slide, pivot: v.home })));
  }

  const actions = {
    outline, reset,
    undo: () => v.plan && v.step(stepBack(v.plan)),
    redo: () => v.plan && v.step(stepForward(v.plan)),
    fit: () => v.view && v.look(refit(v.view)),
    resetWindow: () => v.plan && v.recolor(v.film.window, false),
    invert: () => v.plan && v.recolor(v.window, !v.inverted),
    retry: () => v.load(),
    before: () => v.hold(!v.before),
  };

  v.root.addEventListener("click", (event) => {
    const name = event.target.closest("[data-action]")?.dataset.action;
    // What the pointer does to this one is told below; only a key on it clicks.
    if (name && !(name === "before" && event.detail)) actions[name]();
  });
  holdOrToggle(v, v.root.querySelector('[data-action="before"]'));
  return actions;
}

/** A button that shows the film as it is while it is held, and that a click leaves on or takes off again. */
function holdOrToggle(v, button) {
  let pressed = null; // {since, wasOn} while the pointer is down

  button.addEventListener("pointerdown", ({ timeStamp }) => {
    pressed = { since: timeStamp, wasOn: v.before };
    v.hold(true);
  });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) {
    button.addEventListener(end, ({ type, timeStamp }) => {
      if (!pressed) return;
      const isClick = type === "pointerup" && timeStamp - pressed.since < CLICK;
      v.hold(isClick && !pressed.wasOn);
      pressed = null;
    });
  }
}
