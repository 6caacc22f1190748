/**
 * Where a point was suggested that the reader took from a suggestion; it may have been moved since.
 *
 * Points never change in place, so what is known of one is kept beside it, and undo and redo bring it back.
 */

const origins = new WeakMap();

/** Where a point was suggested, or null for one placed by hand. */
export const originOf = (point) => origins.get(point) ?? null;

/** A point that comes from a suggested place, if that is one. */
export function from(origin, point) {
  if (origin) origins.set(point, origin);
  return point;
}

/** Where the points of marks were suggested, {landmark: {side: [place or null, ...]}}, of places with any; else null. */
export function suggestedIn(marks) {
  const found = {};
  for (const [key, sides] of Object.entries(marks)) {
    for (const [side, points] of Object.entries(sides)) {
      const told = points.map(originOf);
      if (told.some(Boolean)) (found[key] ??= {})[side] = told;
    }
  }
  return Object.keys(found).length ? found : null;
}

/** Learn of the points of marks where they were suggested, as suggestedIn told it. */
export function learn(marks, suggested) {
  for (const [key, sides] of Object.entries(suggested ?? {})) {
    for (const [side, told] of Object.entries(sides)) {
      told.forEach((origin, i) => { if (marks?.[key]?.[side]?.[i]) from(origin, marks[key][side][i]); });
    }
  }
}
