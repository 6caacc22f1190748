/** Where the handles are in the window, and which of them is under the pointer. */

import { inFilm } from "../hand.js";
import { applied, inMillimeters, inverse, pivotMatrix, turnAbout } from "./motion.js";
import { boundsOf, contains, middleOf } from "./outline.js";
import { stateOf } from "./plan.js";
import { centeredOn, fitted, toFilm, toScreen, zoomedAt } from "../view.js";

const ARM = 104; // window pixels from the pivot to the turning handle
const SHARE = 0.45; // of the window, for what can be turned when it is first shown
const SIZE = 15; // window pixels: the pivot's and the turning handle's own reach

/** Where a point in millimeters is in the window. */
export const onScreen = (v, [x, y]) => toScreen(v.view, [x / v.spacing[1], y / v.spacing[0]]);

/** Where the pivot lies once the bone has turned, as a film point. */
export function carriedPivot(v) {
  const { degrees, pivot } = stateOf(v.plan).motion;
  return applied(pivotMatrix(v.bench.turn, degrees, v.spacing), pivot);
}

/** Where the pivot is on the film as it is found, when it is put down at a film point of the turned bone. */
export function pivotFound(v, point) {
  const { degrees } = stateOf(v.plan).motion;
  return inFilm(v.film, applied(inverse(pivotMatrix(v.bench.turn, degrees, v.spacing)), point));
}

/** The pivot, the turning handle and the arm's place at rest, and where the pivot was found, in window pixels. */
export function placesOf(v) {
  const { degrees, pivot: found } = stateOf(v.plan).motion, { turn } = v.bench, pivot = carriedPivot(v);
  const at = inMillimeters(pivot, v.spacing);
  const [x, y] = toScreen(v.view, pivot), [ux, uy] = onScreen(v, [at[0] + turn.up[0], at[1] + turn.up[1]]);
  const long = ARM / Math.hypot(ux - x, uy - y);
  const arm = (by) => {
    const [mx, my] = applied(turnAbout([0, 0], by, turn), turn.up);
    return onScreen(v, [at[0] + mx * long, at[1] + my * long]);
  };
  return { pivot: [x, y], turn: arm(degrees), rest: arm(0), found: toScreen(v.view, found), arm };
}

/** The corners and the middles of the edges that can be moved: [{kind, name, index, point}] in the order of Tab. */
export function cornersOf(v) {
  const { outlines } = stateOf(v.plan);
  return v.bench.bodies.filter(({ editable }) => editable).flatMap(({ name }) => outlines[name].flatMap((point, index) => [
    { kind: "corner", name, index, point },
    { kind: "edge", name, index, point: middleOf(outlines[name], index) },
  ]));
}

/** What a press at a window point takes hold of: {kind, ...} or null. matrices: of the bodies, in film pixels. */
export function targetAt(v, at, reach) {
  if (!v.view || v.before) return null;
  const near = ([x, y], room) => { const away = Math.hypot(x - at[0], y - at[1]); return away <= room ? away : Infinity; };
  const nearest = (found) => found.reduce((best, one) => (one.away < (best?.away ?? Infinity) ? one : best), null);
  if (v.outlining) return nearest(cornersOf(v).map((c) => ({ ...c, away: near(toScreen(v.view, c.point), reach) })));
  const places = placesOf(v);
  const grip = nearest(["pivot", "turn"].map((kind) => ({ kind, away: near(places[kind], Math.max(reach, SIZE)) })));
  if (grip) return grip;
  const point = toFilm(v.view, at);
  const isOn = v.shapes.some(({ body, moved }) => body.slides && contains(moved, point));
  return isOn && v.bench.slides.length === 2 ? { kind: "body" } : null;
}

/** How the film is shown at first: near to what can be turned, as far as that is known. */
export function firstView({ film, bench, marks }, width, height) {
  const whole = fitted(film, width, height);
  const points = bench.bodies.filter(({ turns }) => turns).flatMap((body) => (
    body.outline.length ? body.outline : body.marks.flatMap(([key, side]) => marks[key]?.[side] ?? [])));
  if (!points.length) return whole;
  const { left, top, right, bottom } = boundsOf(points), middle = [(left + right) / 2, (top + bottom) / 2];
  const across = (right - left) * whole.scale, down = (bottom - top) * whole.scale * whole.aspect;
  const closer = SHARE / Math.max(across / width, down / height);
  return closer > 1 ? zoomedAt(centeredOn(whole, middle), [width / 2, height / 2], closer) : whole;
}
