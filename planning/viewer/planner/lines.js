/** The constructions over the film, on the marks before a motion and after it, and the marks themselves. */

import { svgNode } from "../dom.js";
import { eachPoint } from "../marks.js";
import { overlayOn } from "../overlay.js";
import { planeOf } from "../plane.js";
import { strokesOf } from "../shapes.js";
import { restingOn, valuesBySide } from "../values.js";
import { matrix, toScreen } from "../view.js";

const SHORTEST_ARM = 0.06; // of the film's width, for angles whose arm is a bare direction
const MARGIN = 4; // window pixels drawn beyond the edge
const DOT = 2.5; // window pixels

/**
 * Lines of a planner `v`: prepare() for a protocol, bench or marks, with the side that is planned and its values before
 * the motion as the answer; evaluate(marks); draw("before" or "now", marks, values). Marks are shown that move, or that
 * what is read rests on.
 */
export function linesOn(v) {
  const overlays = Object.fromEntries(["before", "now"].map((kind) => {
    const svg = v.root.querySelector(`.overlay.${kind}`), live = svg.querySelector(".live");
    const dots = svgNode("path", { class: "dots" });
    live.append(dots);
    return [kind, { ...overlayOn(svg, live), dots }];
  }));
  let sides = [], shown = new Set();

  function prepare() {
    const { protocol, bench } = v, wanted = new Set(bench.measures);
    const all = protocol.sides.map((side, i) => ({ ...side, accent: `side-${i}` }));
    sides = all.filter(({ key }) => key === bench.side);
    const strokes = strokesOf(protocol.program).filter(({ measures, isOfNoSide }) => (
      isOfNoSide || measures.some((measure) => wanted.has(measure))));
    for (const overlay of Object.values(overlays)) overlay.prepare(strokes, sides);
    const values = evaluate(v.marks), own = bench.bodies.flatMap(({ marks }) => marks.map((mark) => mark.join()));
    const isRead = (place) => [...(restingOn({ ...protocol, sides }, values, place)[bench.side] ?? [])].some((m) => wanted.has(m));
    shown = new Set([...own, ...eachPoint(v.marks).filter(isRead).map(({ key, side }) => `${key},${side}`)]);
    return { side: sides[0] ?? null, values };
  }

  /** The values of every step over marks, of the side that is planned; null for what cannot be formed. */
  function evaluate(marks) {
    return valuesBySide({ ...v.protocol, sides }, marks, planeOf(v.film).of);
  }

  function draw(kind, marks, values) {
    const overlay = overlays[kind];
    if (!sides.length) return;
    overlay.drawLines(values, onto(), null, null);
    const dots = eachPoint(marks).filter(({ key, side }) => shown.has(`${key},${side}`)).map(({ point }) => dotAt(toScreen(v.view, point)));
    overlay.dots.setAttribute("d", dots.join(""));
  }

  let last = {};

  function onto() {
    const { view, film, spacing: [down, across] } = v;
    if (last.view === view && last.film === film) return last.onto;
    const [a, b, c, d] = matrix(view), x = view.width / 2 - a * view.x - c * view.y, y = view.height / 2 - b * view.x - d * view.y;
    const found = {
      view, slice: 0,
      place: ([mx, my]) => { const u = mx / across, w = my / down; return [x + a * u + c * w, y + b * u + d * w]; },
      box: { left: -MARGIN, top: -MARGIN, right: view.width + MARGIN, bottom: view.height + MARGIN },
      least: SHORTEST_ARM * film.columns * across,
    };
    last = { view, film, onto: found };
    return found;
  }

  return { prepare, evaluate, draw };
}

const dotAt = ([x, y]) => `M${(x - DOT).toFixed(1)} ${y.toFixed(1)}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0`;
