/** The arrow at the point that the selected value depends on most: which way it would have to move, and what that does. */

import { setText } from "./dom.js";
import { printed } from "./format.js";
import { pointsAt } from "./marks.js";
import { strongest } from "./sensitivity.js";
import { toScreen } from "./view.js";

const AWAY = 9; // window pixels from the point, so that its ring stays free
const LONG = 34;
const BARB = 6;
const BESIDE = 7; // from the tip, or the point's ring, to the words
const EDGE = 4; // kept free between the words and the window's edge
const ROOM_DOWN = 14; // kept for the words above and below

/** The arrow of a viewer `v` on its <g>: draw(marks). */
export function swingOn(group, v) {
  const paths = [...group.querySelectorAll("path")], text = group.querySelector("text");
  let last = {}, wide = {};

  /** Nothing while a point is moved, and nothing without true millimeters. */
  function draw(marks) {
    const one = v.session.draft || v.film.calibrated === false ? null : v.pointed ?? v.pinned;
    const measure = one && v.protocol.measures.find(({ key, words }) => key === one.measure && !words);
    const found = measure && foundFor(marks, one), point = found && pointsAt(marks, found.target)[found.target.index];
    group.classList.toggle("on", Boolean(found && v.isHere(point)));
    if (!found) return;
    const told = `1 mm here = ${printed(found.change, measure)}`;
    setText(text, told);
    if (told !== wide.told || !wide.px) wide = { told, px: text.getComputedTextLength() };
    const { path, at: [x, y], anchor } = arrow(toScreen(v.view, point), toScreen(v.view, found.to), v.view, wide.px);
    for (const each of paths) each.setAttribute("d", path);
    for (const [name, value] of Object.entries({ x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor })) text.setAttribute(name, value);
  }

  /** Worked out again only for other marks or another value. */
  function foundFor(marks, { side, measure }) {
    const { protocol, plane, film: { sha } } = v, of = { marks, side, measure, protocol, sha };
    if (!Object.keys(of).every((part) => last[part] === of[part])) {
      last = { ...of, found: strongest(protocol, plane, marks, side, measure) };
    }
    return last.found;
  }

  return { draw };
}

/**
 * Path data of an arrow of fixed length from one window point toward another, and where words so many pixels wide stand:
 * beside its tip, or behind its point where they would leave the window {width, height}.
 */
export function arrow(from, to, { width, height }, wide) {
  const long = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const u = [(to[0] - from[0]) / long, (to[1] - from[1]) / long];
  const on = (along, across) => [from[0] + u[0] * along - u[1] * across, from[1] + u[1] * along + u[0] * across];
  const tip = on(LONG, 0), barbs = [BARB, -BARB].map((across) => on(LONG - BARB, 0.7 * across));
  const path = `M${place(on(AWAY, 0))}L${place(tip)}M${place(barbs[0])}L${place(tip)}L${place(barbs[1])}`;
  const isUpright = Math.abs(u[0]) < 0.5, beside = isUpright ? 2 * BESIDE : BESIDE, way = isUpright ? 0 : Math.sign(u[0]);
  const beyond = wordsAt(on(LONG + beside, 0), way), behind = wordsAt(on(-AWAY - beside, 0), -way);
  const { anchor, at } = beyond.fits || !behind.fits ? beyond : behind;
  return { path, anchor, at };

  /** Words that begin, end or have their middle at a point; they fit where they need not be moved along the arrow. */
  function wordsAt([x, y], side) {
    const anchor = side ? (side > 0 ? "start" : "end") : "middle", left = { start: 0, middle: wide / 2, end: wide }[anchor];
    const at = [within(x, EDGE + left, width - EDGE - wide + left), within(y, ROOM_DOWN, height - ROOM_DOWN)];
    return { anchor, at, fits: side ? at[0] === x : at[1] === y };
  }
}

const place = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
const within = (x, low, high) => Math.max(low, Math.min(high, x));
