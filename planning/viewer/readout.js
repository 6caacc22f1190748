/** The live values in the lower corners of the film, one list for each side. */

import { setText } from "./dom.js";
import { printed } from "./format.js";

/** A read-out on the two corner elements. onPoint(side, measure or null), onPick(side, measure). */
export function readoutOn(corners, { onPoint, onPick }) {
  let lists = [];

  /** sides: [{key, name, accent}]; measures as the protocol lists them. The first side starts at the left. */
  function prepare(sides, measures) {
    lists = sides.map((side) => {
      const heading = Object.assign(document.createElement("h3"), { textContent: side.name });
      const rows = measures.map((measure) => row(side, measure));
      return { side, nodes: [heading, ...rows.map((r) => r.button)], rows };
    });
    corners.forEach((corner) => corner.replaceChildren());
    place(sides[0]?.key);
  }

  function row(side, measure) {
    const button = document.createElement("button");
    const name = Object.assign(document.createElement("span"), { textContent: measure.short });
    const output = document.createElement("output");
    button.type = "button";
    button.append(name, output);
    button.setAttribute("aria-pressed", "false");
    for (const event of ["pointerenter", "focus"]) button.addEventListener(event, () => onPoint(side.key, measure.key));
    for (const event of ["pointerleave", "blur"]) button.addEventListener(event, () => onPoint(side.key, null));
    button.addEventListener("click", () => onPick(side.key, measure.key));
    return { button, output, measure, text: null };
  }

  /** Put the list of one side in the left corner and the other in the right. */
  function place(leftSide) {
    for (const list of lists) {
      const [left, right] = corners;
      const corner = list.side.key === leftSide ? left : right;
      if (list.nodes[0]?.parentNode === corner) continue;
      corner.className = corner.className.replace(/ ?side-\w+/, "") + ` ${list.side.accent}`;
      corner.setAttribute("aria-label", list.side.name);
      corner.replaceChildren(...list.nodes);
    }
  }

  /** numbers: {side: {measure: number or null}}; emphasis as in the overlay; pinned: {side, measure} or null. */
  function draw(numbers, emphasis, pinned) {
    for (const { side, rows } of lists) {
      for (const entry of rows) {
        const value = numbers[side.key]?.[entry.measure.key] ?? null;
        const text = printed(value, entry.measure);
        if (text !== entry.text) {
          entry.text = text;
          setText(entry.output, text);
          entry.button.classList.toggle("gone", value === null);
          entry.button.title = entry.measure.name;
        }
        entry.button.classList.toggle("strong", Boolean(emphasis?.[side.key]?.has(entry.measure.key)));
        const pressed = String(pinned?.side === side.key && pinned.measure === entry.measure.key);
        if (entry.button.getAttribute("aria-pressed") !== pressed) entry.button.setAttribute("aria-pressed", pressed);
      }
    }
  }

  return { prepare, place, draw };
}
