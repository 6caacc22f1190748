/** The point that a value depends on most: which way it would have to move, and how much a millimeter there changes. */

import { alignedIn } from "./aligned.js";
import { eachPoint, moved } from "./marks.js";
import { restingOn, valuesBySide } from "./values.js";

const STEP = 0.01; // millimeters to either side, for the slope
const WHOLE = 1; // the millimeters that are told
const NOTHING = 1e-6; // a change in this is that of rounding

/**
 * {target, to, change} of a measure on one side: the point {key, side, index} that a small move changes it by most, the
 * film point a millimeter from there the way that raises the value most, and by how much that millimeter changes it.
 * Null where the value does not depend on any, or there is none. plane: that of the film, in true millimeters.
 */
export function strongest(protocol, plane, marks, side, measure) {
  const one = { ...protocol, sides: protocol.sides.filter(({ key }) => key === side) };
  const output = protocol.program.outputs[measure];
  const valuesOf = (changed) => valuesBySide(one, changed, plane.of, alignedIn(plane, changed, protocol.axis));
  const read = (target, by) => valuesOf(moved(marks, target, shifted(plane, target.point, by)))[side]?.[output] ?? NaN;
  const values = valuesOf(marks), now = values[side]?.[output] ?? null;
  if (now === null) return null;
  let best = null;
  for (const target of restingPoints(one, values, marks, side, measure)) {
    const slope = [[STEP, 0], [0, STEP]].map(([x, y]) => (read(target, [x, y]) - read(target, [-x, -y])) / (2 * STEP));
    const steep = Math.hypot(...slope);
    if (steep > (best?.steep ?? NOTHING)) best = { target, steep, way: slope.map((part) => (WHOLE * part) / steep) };
  }
  if (!best) return null;
  const { target: { point, ...target }, way } = best, change = read(best.target, way) - now;
  return Number.isFinite(change) ? { target, to: shifted(plane, point, way), change } : null;
}

/** Every point of the landmarks that a measure rests on. */
function restingPoints(protocol, values, marks, side, measure) {
  const known = new Map();
  return eachPoint(marks).filter(({ key, side: whose }) => {
    const place = `${key}/${whose}`;
    if (!known.has(place)) known.set(place, restingOn(protocol, values, { key, side: whose })[side].has(measure));
    return known.get(place);
  });
}

/** A film point moved by millimeters in the plane; on a stack it stays on its slice. */
function shifted(plane, point, [right, down]) {
  const [x, y] = plane.of(point), slice = point.slice(2);
  return [...plane.back([x + right, y + down], Math.max(0, slice[0] ?? 0)), ...slice];
}
