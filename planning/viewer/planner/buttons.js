/** The buttons of the planner. */

import { refit } from "../view.js";
import { firstOutline } from "./outline.js";
import { kept, moving, outlining, stateOf, stepBack, stepForward } from "./plan.js";

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
    // The pointer holds this one; only a key on it clicks.
    if (name && !(name === "before" && event.detail)) actions[name]();
  });
  const before = v.root.querySelector('[data-action="before"]');
  before.addEventListener("pointerdown", () => v.hold(true));
  for (const event of ["pointerup", "pointerleave", "pointercancel"]) before.addEventListener(event, () => v.hold(false));
  return actions;
}
