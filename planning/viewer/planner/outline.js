/** The outlines of bodies: closed polygons of film points, as values that never change in place. */

const LEAST = 3; // corners
const ROOM = 0.6; // of the marks' extent, left free around them on each side by a first outline
const NARROWEST = 20; // millimeters on each side of the marks' middle

/** Whether a point lies inside. */
export function contains(outline, [x, y]) {
  let isInside = false;
  for (const [i, [ax, ay]] of outline.entries()) {
    const [bx, by] = outline.at(i - 1);
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
  }
  return isInside;
}

/** The point nearest to `point` on the outline's edges: {edge: number of the corner it begins at, point, away}. */
export function nearestOn(outline, [x, y]) {
  let best = { edge: -1, point: null, away: Infinity };
  for (const [edge, [ax, ay]] of outline.entries()) {
    const [bx, by] = outline[(edge + 1) % outline.length], dx = bx - ax, dy = by - ay;
    const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    const point = [ax + share * dx, ay + share * dy], away = Math.hypot(point[0] - x, point[1] - y);
    if (away < best.away) best = { edge, point, away };
  }
  return best;
}

/** The middle of an edge. */
export function middleOf(outline, edge) {
  const [a, b] = [outline[edge], outline[(edge + 1) % outline.length]];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** With a corner more, on an edge. */
export const withCorner = (outline, edge, point) => outline.toSpliced(edge + 1, 0, point);

/** Without a corner; three are left in any case. */
export const withoutCorner = (outline, corner) => (outline.length > LEAST ? outline.toSpliced(corner, 1) : outline);

/** With a corner elsewhere. */
export const withCornerAt = (outline, corner, point) => outline.with(corner, point);

/** The least rectangle {left, top, right, bottom} around points. */
export function boundsOf(points) {
  const columns = points.map(([x]) => x), rows = points.map(([, y]) => y);
  return { left: Math.min(...columns), top: Math.min(...rows), right: Math.max(...columns), bottom: Math.max(...rows) };
}

/** A first outline, eight corners around points and inside a film, to be drawn from there. */
export function firstOutline(points, { columns, rows, spacing: [down, across] }) {
  const { left, top, right, bottom } = boundsOf(points);
  const reach = (extent, step) => Math.max(extent / 2 + ROOM * extent, NARROWEST / step);
  const x = (left + right) / 2, y = (top + bottom) / 2;
  const width = reach(right - left, across), height = reach(bottom - top, down);
  return Array.from({ length: 8 }, (_, i) => {
    const t = (Math.PI * (i + 0.5)) / 4;
    return [within(x + (width * Math.cos(t)) / Math.cos(Math.PI / 8), columns),
      within(y + (height * Math.sin(t)) / Math.cos(Math.PI / 8), rows)];
  });
}

const within = (value, most) => Math.min(most, Math.max(0, value));
