/**
 * Rigid motions of bodies in the plane, in millimeters.
 *
 * A matrix is [a, b, c, d, e, f], (x, y) -> (a x + c y + e, b x + d y + f), as a canvas counts them. A motion is
 * {degrees, pivot: [column, row], slide: [millimeters along each of the slides]}.
 */

import { dot, minus } from "../vector.js";

export const STILL = [1, 0, 0, 1, 0, 0];

/** Where a matrix takes a point. */
export const applied = ([a, b, c, d, e, f], [x, y]) => [a * x + c * y + e, b * x + d * y + f];

/** One matrix after another: first `first`, then `second`. */
export function after(second, first) {
  const [a, b, c, d] = second, [p, q, r, s, e, f] = first;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, ...applied(second, [e, f])];
}

/** The way back. */
export function inverse([a, b, c, d, e, f]) {
  const area = a * d - b * c;
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}

/** A shift by a vector. */
export const shift = ([x, y]) => [1, 0, 0, 1, x, y];

/** A turn about a point in millimeters; positive degrees take `up` toward `lateral`, two unit vectors. */
export function turnAbout(pivot, degrees, { lateral, up }) {
  const t = (degrees * Math.PI) / 180, c = Math.cos(t), s = Math.sin(t);
  // In the axes (lateral, up) the turn is [[c, s], [-s, c]].
  const column = (i) => [0, 1].map((k) => (
    lateral[k] * (c * lateral[i] + s * up[i]) + up[k] * (c * up[i] - s * lateral[i])));
  const linear = [...column(0), ...column(1)];
  const [x, y] = applied([...linear, 0, 0], pivot);
  return [...linear, pivot[0] - x, pivot[1] - y];
}

/** How far `up` has to turn to lie along a vector in millimeters: more than -180, up to 180 degrees. */
export const turnOf = (vector, { lateral, up }) => Math.atan2(dot(vector, lateral), dot(vector, up)) * (180 / Math.PI);

/** The vector in millimeters of a slide [along the first, along the second]. */
export function slideVector(slides, slide) {
  return slides.reduce(([x, y], { vector }, i) => [x + slide[i] * vector[0], y + slide[i] * vector[1]], [0, 0]);
}

/** How far along each of two slides a vector leads, which need not be square to each other. */
export function slideAlong([first, second], [x, y]) {
  const [[a, b], [c, d]] = [first.vector, second.vector], area = a * d - b * c;
  return [(x * d - y * c) / area, (y * a - x * b) / area];
}

/** The matrix of each body of a bench {turn, slides, bodies} under a motion, in millimeters of a film. */
export function bodyMatrices({ turn, slides, bodies }, { degrees, pivot, slide }, spacing) {
  const turned = turnAbout(inMillimeters(pivot, spacing), onFilm(degrees, turn), turn);
  const slid = slideVector(slides, slide);
  return bodies.map((body) => {
    const own = body.slides ? slid : [0, 0], carried = carriedBy(body.carried, turned, slid, spacing);
    return after(shift([own[0] + carried[0], own[1] + carried[1]]), body.turns ? turned : STILL);
  });
}

/**
 * The matrix in film pixels that takes the pivot where the turned bone has carried it: round the point that the turn
 * leaves at `rest`, where there is one; else the pivot rests. It is the same for any pivot, so that its way back tells
 * where a pivot was that is put down on the turned bone.
 */
export function pivotMatrix(turn, degrees, spacing) {
  return turn.rest ? inPixels(turnAbout(inMillimeters(turn.rest, spacing), onFilm(degrees, turn), turn), spacing) : STILL;
}

/** How far a film shows a turn: as far as it is, or by `seen`, which tells that of each whole degree from the least. */
function onFilm(degrees, { least, seen }) {
  if (!seen || !degrees) return degrees;
  const at = Math.min(seen.length - 1, Math.max(0, degrees - least)), whole = Math.min(seen.length - 2, Math.floor(at));
  return seen[whole] + (at - whole) * (seen[whole + 1] - seen[whole]);
}

/** How far a body is carried along by what becomes of a point: with it (sign 1, slide included) or against it (-1). */
function carriedBy(carried, turned, slid, spacing) {
  if (!carried) return [0, 0];
  const { sign, from, to } = carried;
  const gone = minus(applied(turned, inMillimeters(from, spacing)), inMillimeters(to, spacing));
  return sign > 0 ? [gone[0] + slid[0], gone[1] + slid[1]] : [-gone[0], -gone[1]];
}

/**
 * What a motion comes to in millimeters, of each of the lengths [{body, point: [column, row], vector}] of a bench: how
 * far the body of that name takes the point along the vector; 0 where no body takes it.
 */
export function lengthsOf({ lengths, bodies, ...bench }, motion, spacing) {
  const matrices = bodyMatrices({ ...bench, bodies }, motion, spacing);
  return lengths.map(({ body, point, vector }) => {
    const at = inMillimeters(point, spacing), own = matrices[bodies.findIndex(({ name }) => name === body)] ?? STILL;
    return dot(minus(applied(own, at), at), vector);
  });
}

/** A film point in millimeters; spacing is [between rows, between columns]. */
export const inMillimeters = ([column, row], [down, across]) => [column * across, row * down];

/** A matrix of millimeters as one of film pixels, which need not be square. */
export function inPixels([a, b, c, d, e, f], [down, across]) {
  return [a, (b * across) / down, (c * down) / across, d, e / across, f / down];
}

/** A matrix told as rows [[a, c, e], [b, d, f]]. */
export const ofRows = ([[a, c, e], [b, d, f]]) => [a, b, c, d, e, f];

/** The marks with those of each body moved by its matrix in film pixels. */
export function movedMarks(marks, bodies, matrices) {
  const moved = { ...marks };
  for (const [i, { marks: own }] of bodies.entries()) {
    for (const [key, side] of own) {
      const points = marks[key]?.[side];
      if (points) moved[key] = { ...moved[key], [side]: points.map((point) => applied(matrices[i], point)) };
    }
  }
  return moved;
}

/** Whether a matrix leaves everything where it is. */
export const isStill = (matrix) => matrix.every((part, i) => Math.abs(part - STILL[i]) < 1e-9);
