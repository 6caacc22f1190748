/** Cut lines to a rectangle, so that nothing is drawn that nobody sees. */

/**
 * The part of the segment a-b inside {left, top, right, bottom}, as [a', b'], or null (Liang-Barsky,
 * ACM Trans Graph 1984;3:1, doi 10.1145/357332.357333).
 */
export function clipped([ax, ay], [bx, by], { left, top, right, bottom }) {
  const dx = bx - ax, dy = by - ay;
  let enter = 0, leave = 1;
  for (const [toward, room] of [[-dx, ax - left], [dx, right - ax], [-dy, ay - top], [dy, bottom - ay]]) {
    if (toward === 0) {
      if (room < 0) return null;
      continue;
    }
    const t = room / toward;
    if (toward < 0) enter = Math.max(enter, t);
    else leave = Math.min(leave, t);
    if (!(enter <= leave)) return null;
  }
  return [[ax + enter * dx, ay + enter * dy], [ax + leave * dx, ay + leave * dy]];
}

/** A polyline cut to a rectangle, as SVG path data; empty when none of it is inside. */
export function clippedPath(points, box) {
  let path = "", end = null;
  for (let i = 1; i < points.length; i++) {
    const part = clipped(points[i - 1], points[i], box);
    if (!part) continue;
    const [from, to] = part;
    if (!end || end[0] !== from[0] || end[1] !== from[1]) path += `M${from[0].toFixed(1)} ${from[1].toFixed(1)}`;
    path += `L${to[0].toFixed(1)} ${to[1].toFixed(1)}`;
    end = to;
  }
  return path;
}
