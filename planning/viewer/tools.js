/** The buttons over the film. */

import { stepBack, stepForward, withoutPoint } from "./session.js";
import { flipped, refit, rotated } from "./view.js";

/** The actions of the buttons, on the state of a viewer; also listens to them. */
export function toolActions(v) {
  const help = v.root.querySelector(".help");
  const toggle = (name) => () => { v[name] = !v[name]; v.redraw("marks"); };
  const onView = (change) => () => v.view && v.look(change(v.view));
  const onSession = (change) => () => v.session && v.step(change(v.session));

  function closeHelp() {
    const wasOpen = !help.hidden;
    help.hidden = true;
    if (wasOpen) v.stage.focus({ preventScroll: true });
    return wasOpen;
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else v.root.requestFullscreen();
  }

  const actions = {
    undo: onSession(stepBack),
    redo: onSession(stepForward),
    remove: () => { if (v.selected && v.session) v.step(withoutPoint(v.session, v.selected)); },
    fit: onView(refit),
    rotate: onView(rotated),
    flip: onView(flipped),
    window: () => { v.tool = v.tool === "window" ? "mark" : "window"; v.redraw("marks"); },
    resetWindow: () => v.session && v.recolor(v.film.window, false),
    invert: () => { v.recolor(v.window, !v.inverted); v.redraw("marks"); },
    loupe: toggle("loupe"),
    values: toggle("values"),
    hide: toggle("bare"),
    help: () => { if (!closeHelp()) { help.hidden = false; help.focus(); } },
    retry: () => v.load(),
    ...Object.fromEntries(["suggest", "snap", "accept", "ignore"].map((name) => [name, () => v.assistance[name]()])),
    fullScreen, closeHelp,
  };

  v.root.addEventListener("click", (event) => {
    const name = event.target.closest("[data-action]")?.dataset.action;
    if (name && !(name === "hide" && event.detail)) actions[name]();
  });
  holdToHide(v);
  return actions;
}

/** The hide button hides for as long as it is pressed; a key on it switches. Buttons leave the point selected. */
function holdToHide(v) {
  const button = v.root.querySelector('[data-action="hide"]');
  const show = (isBare) => () => { v.bare = isBare; v.redraw("marks"); };
  button.addEventListener("pointerdown", show(true));
  for (const event of ["pointerup", "pointerleave", "pointercancel"]) button.addEventListener(event, show(false));
  v.root.querySelector(".bar").addEventListener("mousedown", (event) => {
    if (!event.target.closest("select")) event.preventDefault();
  });
}
