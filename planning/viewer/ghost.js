/**
 * Points offered for a place, not yet accepted; nothing is measured from them. Values that never change in place.
 *
 * A ghost is {place, index, points, offered, shape, caption, seen, choices, pick}: `offered` are the points as they
 * were suggested, `index` is the one point of the place that it is meant for, or null for all of them.
 */

import { circleFit } from "./circle.js";
import { pointsAt } from "./marks.js";
import { from } from "./origin.js";

const TURN = 96; // sides of the polygon that a circle is drawn as
const SAME = 1e-6; // film pixels

/** The ghost of the server's answer for a place. */
export const ghostOf = (place, index, answer) => ({ ...answer, place, index, offered: answer.points });

/** With one point elsewhere. */
export const ghostMoved = (ghost, k, point) => ({ ...ghost, points: ghost.points.with(k, point) });

/** With the points of another choice. */
export function ghostPicked(ghost, pick) {
  const points = ghost.choices[pick]?.points;
  return points ? { ...ghost, pick, points, offered: points } : ghost;
}

/** Whether the reader has moved a point of it. */
export const isMoved = ({ points, offered }) => points.some((point, k) => point !== offered[k]);

/** Whether it may be accepted: one that is only a start, not before the reader has moved it. */
export const isAcceptable = (ghost) => !ghost.is_start || isMoved(ghost);

/** The points of its place once it is accepted; the reader's own among them stay what they were. */
export function pointsTaken({ place, index, points, offered }, marks) {
  const before = pointsAt(marks, place);
  const taken = points.map((point, k) => before.find((own) => isSame(own, point)) ?? from(offered[k], [...point]));
  return index === null ? taken : before.with(index, taken[0]);
}

/** The line that its points form, as film points; a circle is fitted to them as they lie now. */
export function outlineOf({ shape, points }, plane) {
  if (shape === "line") return points;
  const circle = shape === "circle" && circleFit(points.map((point) => plane.of(point)));
  if (!circle) return [];
  const [x, y, radius] = circle;
  return Array.from({ length: TURN + 1 }, (_, k) => {
    const turn = (2 * Math.PI * k) / TURN;
    return plane.back([x + radius * Math.cos(turn), y + radius * Math.sin(turn)], 0);
  });
}

const isSame = ([x, y], [u, v]) => Math.abs(x - u) < SAME && Math.abs(y - v) < SAME;
