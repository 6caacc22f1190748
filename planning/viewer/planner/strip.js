/** The sliders under the film: one for the turn and one for each slide, each with its number beside it. */

import { boundOf, decimalsOf, stepped } from "./steps.js";

let count = 0; // for ids, which are one planner's own

/** Sliders in their element. onInput(index, number) while one moves, onChange() when it is let go; 0 is the turn. */
export function stripOn(element, { onInput, onChange }) {
  let rows = [], typing = null;

  /** controls: [{label, unit, least, most, step, fine}]; what is typed may be finer than what a slider stops at. */
  function prepare(controls) {
    if (JSON.stringify(rows.map(({ control }) => control)) === JSON.stringify(controls)) return;
    rows = controls.map(newRow);
    element.replaceChildren(...rows.map(({ node }) => node));
  }

  function newRow(control, index) {
    const { label, unit, least, most, step, fine } = control, id = `motion-${++count}`;
    const node = document.createElement("div");
    const name = Object.assign(document.createElement("label"), { textContent: label, htmlFor: id });
    const [range, number] = [["range", step], ["number", fine]].map(([type, by]) => (
      Object.assign(document.createElement("input"), { type, min: least, max: most, step: by })));
    range.id = id;
    number.setAttribute("aria-label", `${label}, ${unit === "°" ? "degrees" : unit}`);
    node.className = "control";
    const [after, bound] = [[unit, "unit"], ["", "bound"]].map(([textContent, className]) => (
      Object.assign(document.createElement("span"), { textContent, className })));
    bound.role = "status";
    node.append(name, range, number, after, bound);
    for (const input of [range, number]) {
      input.addEventListener("input", () => {
        typing = input;
        bound.textContent = boundOf(control, Number(input.value));
        if (input.value !== "" && input.validity.badInput === false) onInput(index, stepped(Number(input.value), { least, most, step: Number(input.step) }));
      });
      for (const end of ["change", "blur"]) input.addEventListener(end, () => settle(input, range));
    }
    return { node, control, range, number };
  }

  /** What was typed is done with: the number that came of it is shown with the next drawing. */
  function settle(input, range) {
    if (typing !== input) return;
    typing = null;
    range.dataset.said = "";
    onChange();
  }

  /** Show the numbers; the field that is being typed in is left alone. */
  function draw(numbers) {
    for (const [i, { range, number, control }] of rows.entries()) {
      const text = numbers[i].toFixed(decimalsOf({ step: control.fine }));
      if (range.dataset.said === text) continue;
      range.dataset.said = text;
      range.value = numbers[i];
      range.setAttribute("aria-valuetext", `${text} ${control.unit}`);
      if (typing !== number) number.value = text;
    }
  }

  return { prepare, draw };
}
