/** What tells the state a viewer is in: its stage, the buttons of its bar, how the film is turned, what is saved. */

import { setText } from "./dom.js";
import { canPlace, isUnanswered } from "./session.js";

/** The status of a viewer `v`: draw(). */
export function statusOn(v) {
  const [turned, kept] = [".turned", ".kept"].map((selector) => v.root.querySelector(selector));
  const buttons = Object.fromEntries(
    [...v.root.querySelectorAll(".bar [data-action]")].map((b) => [b.dataset.action, b]));

  function draw() {
    drawStage();
    drawButtons();
    const { turn, flip } = v.view, isLost = v.late || v.component.data.saved === false;
    setText(turned, [flip && "Flipped", turn && `Turned ${90 * turn}°`].filter(Boolean).join(", "));
    setText(kept, isLost ? "Not saved" : isUnanswered(v.session) ? "" : "Saved");
    kept.classList.toggle("open", isLost);
  }

  function drawStage() {
    const { session, stage } = v, isHeld = Boolean(session.held && session.draft);
    const classes = {
      placing: (canPlace(session) || v.assistance.isAiming()) && v.tool === "mark", windowing: v.tool === "window",
      holding: isHeld && Boolean(v.hover), bare: v.bare, plain: !v.values,
    };
    for (const [name, isOn] of Object.entries(classes)) stage.classList.toggle(name, isOn);
  }

  function drawButtons() {
    const { draft, history } = v.session;
    const pressed = {
      window: v.tool === "window", invert: v.inverted, loupe: v.loupe, values: v.values, hide: v.bare, flip: v.view.flip,
    };
    for (const [name, isOn] of Object.entries(pressed)) buttons[name].setAttribute("aria-pressed", String(isOn));
    buttons.undo.disabled = !history.past.length && !draft;
    buttons.redo.disabled = !history.future.length;
    buttons.remove.disabled = !v.selected;
    buttons.suggest.disabled = !v.assistance.canSuggest();
    buttons.snap.disabled = !v.assistance.canSnap();
  }

  return { draw };
}
