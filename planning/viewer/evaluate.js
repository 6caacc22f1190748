// Runs a program of steps over the marks of one side: the browser's mirror of planning/geometry/evaluate.py.
// Both are held to one vector file (tests/geometry); Python is the authority.

import { circleFit } from "./circle.js";
import { contourMeet, crosses, crossing, nearest } from "./contour.js";
import { cross, dot, length, minus, NOTHING } from "./vector.js";

const degrees = (radians) => radians * (180 / Math.PI);
const radians = (degrees) => degrees * (Math.PI / 180);

function unit(v) {
  const l = length(v);
  return l > NOTHING ? [v[0] / l, v[1] / l] : null;
}

function perpendicular(v, toward) {
  const u = unit(v);
  if (!u) return null;
  const n = [-u[1], u[0]];
  const side = dot(n, toward);
  if (!(Math.abs(side) > NOTHING)) return null;
  return side > 0 ? n : [-n[0], -n[1]];
}

function line(through, along) {
  const u = unit(along);
  return u && [through[0], through[1], u[0], u[1]];
}

function foot(of, on) {
  const t = dot(minus(of, on), [on[2], on[3]]);
  return [on[0] + on[2] * t, on[1] + on[3] * t];
}

function meet(a, b) {
  const d = [a[2], a[3]], e = [b[2], b[3]], lean = cross(d, e);
  if (!(Math.abs(lean) > NOTHING)) return null;
  const t = cross(minus(b, a), e) / lean;
  return [a[0] + d[0] * t, a[1] + d[1] * t];
}

const formed = (base, arm) => length(base) > NOTHING && length(arm) > NOTHING;

function angle(base, arm) {
  return formed(base, arm) ? degrees(Math.atan2(Math.abs(cross(base, arm)), dot(base, arm))) : null;
}

function angleToward(base, arm, toward) {
  const side = cross(base, toward);
  if (!formed(base, arm) || !(Math.abs(side) > NOTHING)) return null;
  return degrees(Math.atan2(cross(base, arm) * Math.sign(side), dot(base, arm)));
}

function farthest(circle, v) {
  const u = unit(v);
  return u && [circle[0] + u[0] * circle[2], circle[1] + u[1] * circle[2]];
}

function along(v, direction) {
  const u = unit(direction);
  return u && dot(v, u);
}

function mean(points) {
  let x = 0, y = 0;
  for (const p of points) { x += p[0]; y += p[1]; }
  return [x / points.length, y / points.length];
}

function tangent(angle) {
  const turn = radians(angle);
  return Math.abs(Math.cos(turn)) > NOTHING ? Math.tan(turn) : null;
}

function arctangent(across, along) {
  return Math.abs(across) > NOTHING || Math.abs(along) > NOTHING ? degrees(Math.atan2(across, along)) : null;
}

const OPS = {
  film_up: () => [0, -1],
  point: (points) => points[0],
  last: (points) => points.at(-1),
  mean,
  circle_fit: circleFit,
  center: (c) => [c[0], c[1]],
  radius: (c) => c[2],
  farthest,
  midpoint: (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
  difference: minus,
  opposite: (v) => [-v[0], -v[1]],
  unit,
  perpendicular,
  line,
  foot,
  meet,
  angle,
  angle_toward: angleToward,
  distance: (a, b) => length(minus(a, b)),
  along,
  nearest,
  contour_meet: contourMeet,
  ratio: (a, b) => (Math.abs(b) > NOTHING ? a / b : null),
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  product: (a, b) => a * b,
  sine: (angle) => Math.sin(radians(angle)),
  cosine: (angle) => Math.cos(radians(angle)),
  tangent,
  arctangent,
};

function run(step, values, lookup) {
  if (step.op === "marks") {
    const points = lookup(step.key, step.whose);
    return points && points.length >= step.least ? points : null;
  }
  if (step.op === "given") {
    const [number] = lookup(step.key, "given") ?? [];
    return number >= step.least && number <= step.most ? number : null;
  }
  if (step.op === "first_of") {
    for (const i of step.args) if (values[i] !== null) return values[i];
    return null;
  }
  for (const i of step.args) if (values[i] === null) return null;
  if (step.op === "scaled") return values[step.args[0]] * step.by;
  const args = step.args.map((i) => values[i]);
  if (step.op === "crossing") return crossing(...args, step.clear);
  return step.op === "crosses" ? crosses(...args, step.clear) : OPS[step.op](...args);
}

// steps: from the protocol; lookup(key, whose) -> [[x, y], ...] in millimeters, or undefined.
// Returns one value a step (point and vector [x, y], circle [x, y, r], line [x, y, dx, dy], number); null when it cannot be formed.
export function evaluate(steps, lookup) {
  const values = [];
  for (const step of steps) values.push(run(step, values, lookup));
  return values;
}
