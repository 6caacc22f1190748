/** The live values in two corners of the film, one list for each side: as few as let the film be seen. */

import { setText } from "./dom.js";
import { printed } from "./format.js";

const MOST = 9; // lines for each side
const TALLEST = 0.34; // of the window's height
const LINE = 17, FRAME = 26, WIDTH = 196; // window pixels, as the style sheet has them
const LOW = 8, HIGH = 68; // from the lower, from the upper edge

/** A read-out on the two corner elements. onPoint(side, measure or null), onPick(side, measure). */
export function readoutOn(corners, { onPoint, onPick }) {
  let lists = [], isHigh = false;

  /** sides: [{key, name, accent}]; measures as the protocol lists them. The first side starts at the left. */
  function prepare(sides, measures) {
    lists = sides.map((side) => {
      const heading = Object.assign(document.createElement("h3"), { textContent: side.name });
      const rows = measures.map((measure) => row(side, measure));
      const further = Object.assign(document.createElement("p"), { className: "further" });
      return { side, heading, rows, further, nodes: [heading, ...rows.map((r) => r.button), further], count: 0 };
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
    button.title = measure.name;
    button.className = "gone";
    button.setAttribute("aria-pressed", "false");
    for (const event of ["pointerenter", "focus"]) button.addEventListener(event, () => onPoint(side.key, measure.key));
    for (const event of ["pointerleave", "blur"]) button.addEventListener(event, () => onPoint(side.key, null));
    button.addEventListener("click", () => onPick(side.key, measure.key));
    return { button, output, measure, text: null, isShown: false };
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

  /**
   * numbers: {side: {measure: number or null}}; emphasis as in the overlay; pinned: {side, measure} or null; resting:
   * {side: Set of measures} that come first where not all have room in a window of that height, or null.
   */
  function draw(numbers, emphasis, pinned, resting, height) {
    for (const list of lists) {
      const { side, rows, further } = list, values = numbers[side.key] ?? {};
      const { lines, left } = linesOf(rows.map((r) => r.measure.key), values, resting?.[side.key], roomFor(height));
      list.count = lines.size + (left ? 1 : 0);
      setText(further, left ? `+ ${left} beside the film` : "");
      for (const entry of rows) {
        const isShown = lines.has(entry.measure.key);
        if (entry.isShown !== isShown) entry.button.classList.toggle("gone", !(entry.isShown = isShown));
        const text = printed(values[entry.measure.key] ?? null, entry.measure);
        if (text !== entry.text) setText(entry.output, entry.text = text);
        entry.button.classList.toggle("strong", Boolean(emphasis?.[side.key]?.has(entry.measure.key)));
        const pressed = String(pinned?.side === side.key && pinned.measure === entry.measure.key);
        if (entry.button.getAttribute("aria-pressed") !== pressed) entry.button.setAttribute("aria-pressed", pressed);
      }
    }
  }

  /** Stand in the upper corners when fewer of the window points lie there than in the lower ones. */
  function avoid(points, { width, height }) {
    const tall = FRAME + LINE * Math.max(0, ...lists.map(({ count }) => count));
    const count = (top) => points.filter(([x, y]) => (x < LOW + WIDTH || x > width - LOW - WIDTH) && y > top && y < top + tall);
    const [low, high] = [count(height - LOW - tall), count(HIGH)].map((found) => found.length);
    isHigh = isHigh ? low >= high && low > 0 : high < low;
    for (const corner of corners) corner.classList.toggle("high", isHigh);
  }

  return { prepare, place, draw, avoid };
}

/** How many lines have room in a window of that height. */
const roomFor = (height) => Math.max(3, Math.min(MOST, Math.floor((TALLEST * height - FRAME) / LINE)));

/**
 * Which of the measures `keys` are shown where only `most` lines have room: of those with a value the ones in `resting`
 * first, then the leading ones; and how many are left, told in the last line.
 */
export function linesOf(keys, values, resting, most) {
  const read = keys.filter((key) => (values[key] ?? null) !== null);
  if (read.length <= most) return { lines: new Set(read), left: 0 };
  const first = [...read.filter((key) => resting?.has(key)), ...read.filter((key) => !resting?.has(key))];
  return { lines: new Set(first.slice(0, most - 1)), left: read.length - most + 1 };
}
