/**
 * The points placed so far, {landmark: {side: [[column, row], ...]}}, as values that never change in place. On a
 * stack a point is [column, row, slice].
 *
 * A place is {key, side}; a target is {key, side, index}, one point of a place.
 */

import { from, originOf } from "./origin.js";

/** The points of a place; an empty list when there are none. */
export function pointsAt(marks, { key, side }) {
  return marks[key]?.[side] ?? [];
}

/** With one more point at a place. */
export function added(marks, place, point) {
  return replaced(marks, place, [...pointsAt(marks, place), point]);
}

/** With one point elsewhere; where it was suggested stays known. */
export function moved(marks, target, point) {
  const points = pointsAt(marks, target);
  return replaced(marks, target, points.with(target.index, from(originOf(points[target.index]), point)));
}

/** Without one point. */
export function removed(marks, target) {
  return replaced(marks, target, pointsAt(marks, target).toSpliced(target.index, 1));
}

/** Without any point at a place. */
export function cleared(marks, place) {
  return replaced(marks, place, []);
}

/** Whether two sets of marks are the same points; of points on several slices, each slice's own are in order. */
export function same(a, b) {
  return a === b || JSON.stringify(listed(a)) === JSON.stringify(listed(b));
}

/** Every point as {key, side, index, point}. */
export function eachPoint(marks) {
  return Object.entries(marks).flatMap(([key, sides]) =>
    Object.entries(sides).flatMap(([side, points]) => points.map((point, index) => ({ key, side, index, point }))));
}

/** With other points at a place. */
export function replaced(marks, { key, side }, points) {
  return { ...marks, [key]: { ...marks[key], [side]: points } };
}

function listed(marks) {
  return eachPoint(marks).map(({ key, side, index, point }) => [`${key} ${side} ${point[2] ?? 0}`, index, ...point])
    .sort(([a, i], [b, j]) => (a < b ? -1 : a > b ? 1 : i - j)).map(([place, , ...point]) => [place, ...point]);
}
