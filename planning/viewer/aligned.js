/** Points of a stack seen along a bone instead of along the slices: the browser's mirror of planning/slices.py. */

import { circleFit } from "./circle.js";
import { pointsAt } from "./marks.js";

const LEAST_FALL = 0.5; // of the way along the bone, how much must lead through the slices

/**
 * Looks points up, (key, side) -> [[x, y], ...] in millimeters or undefined, with the bone of that side turned the
 * shortest way upright. axis [top, bottom]: the landmarks at its ends, the top one a circle, which moves as a whole.
 * Undefined without an axis, and where a point's height is not known.
 */
export function alignedIn(plane, marks, axis) {
  const lying = (key, side) => pointsAt(marks, { key, side }).map((point) => [...plane.of(point), plane.height(point)]);
  return (key, side) => {
    const all = [key, ...(axis ?? [])].map((mark) => lying(mark, side));
    if (!axis || all.some((points) => !points.length || points.some(([, , z]) => z === null))) return undefined;
    const [points, top, bottom] = all, circle = circleFit(top);
    const head = circle && [circle[0], circle[1], mean(top, 2)];
    const u = head && upright(head, [0, 1, 2].map((i) => mean(bottom, i)));
    if (!u) return undefined;
    if (key !== axis[0]) return points.map((point) => turned(point, u));
    const [x, y] = turned(head, u);
    return points.map((point) => [point[0] + x - head[0], point[1] + y - head[1]]);
  };
}

/** The unit vector from the lower to the upper end, or null when the bone lies too flat. */
function upright(top, bottom) {
  const up = top.map((part, i) => part - bottom[i]), long = Math.hypot(...up);
  return up[2] > LEAST_FALL * long ? up.map((part) => part / long) : null;
}

/** Where a point lies in the plane after the shortest turn that takes u to (0, 0, 1), by Rodrigues' formula. */
function turned([x, y, z], [ux, uy, uz]) {
  const share = (ux * x + uy * y) / (1 + uz) + z;
  return [x - ux * share, y - uy * share];
}

const mean = (points, i) => points.reduce((sum, point) => sum + point[i], 0) / points.length;
