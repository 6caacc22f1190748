// Where contours cross, meet a line and come nearest to a point: the browser's mirror of planning/geometry/contour.py,
// where the rules are told. A contour is two or more points [x, y] in order; null is what cannot be formed.

import { cross, dot, length, minus, NOTHING } from "./vector.js";

const isContour = (points) => points.length > 1;

// The share of the way from a along d at which the line from b along e is met; NaN where they are parallel.
function shareTo(a, d, b, e) {
  const lean = cross(d, e);
  return Math.abs(lean) > NOTHING * length(d) * length(e) ? cross(minus(b, a), e) / lean : NaN;
}

function isWithin(share, piece) {
  const long = length(piece);
  return share * long >= -NOTHING && share * long <= long + NOTHING;
}

function at(a, d, share) {
  const t = Math.min(1, Math.max(0, share));
  return [a[0] + d[0] * t, a[1] + d[1] * t];
}

// Where a contour begins and ends, each with how far from it a crossing must lie.
function endsOf(points, clear) {
  const start = points[0], end = points.at(-1);
  return [[start, Math.max(clear * length(minus(end, start)), NOTHING)], [end, NOTHING]];
}

export function crossing(first, second, clear = 0) {
  if (!isContour(first) || !isContour(second)) return null;
  const ends = [...endsOf(first, clear), ...endsOf(second, clear)];
  for (let i = 1; i < first.length; i++) {
    const a = first[i - 1], found = crossingOn(a, minus(first[i], a), second, ends);
    if (found) return found;
  }
  return null;
}

// The first crossing on one piece of the first contour.
function crossingOn(a, d, second, ends) {
  let least = Infinity, found = null;
  for (let j = 1; j < second.length; j++) {
    const b = second[j - 1], e = minus(second[j], b), share = shareTo(a, d, b, e);
    if (!isWithin(share, d) || !isWithin(shareTo(b, e, a, d), e)) continue;
    const point = at(a, d, share), along = Math.min(1, Math.max(0, share));
    if (along < least && ends.every(([end, near]) => length(minus(point, end)) > near)) [least, found] = [along, point];
  }
  return found;
}

export function crosses(first, second, clear = 0) {
  if (!isContour(first) || !isContour(second)) return null;
  return crossing(first, second, clear) ? 1 : 0;
}

export function contourMeet(points, [x, y, dx, dy]) {
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1], d = minus(points[i], a), share = shareTo(a, d, [x, y], [dx, dy]);
    if (isWithin(share, d)) return at(a, d, share);
  }
  return null;
}

export function nearest(points, to) {
  let least = Infinity, found = null;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1], d = minus(points[i], a), square = dot(d, d);
    const point = at(a, d, square === 0 ? 0 : dot(minus(to, a), d) / square), away = length(minus(to, point));
    if (away < least) [least, found] = [away, point];
  }
  return found;
}
