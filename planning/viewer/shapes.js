/** The drawing of a construction: shapes named by the protocol, from step values in millimeters to path data. */

import { clippedPath } from "./clip.js";

const REACH = 1.15; // a ray, beyond the arm of its angle
const ARC = 0.45; // an arc's radius, of its arm
const TICK = 5; // window pixels
const DOT = 3;
const LABEL = 14;

/**
 * The strokes of a program: shapes that belong to the same measures are one stroke {measures, shapes, uses, lies,
 * isOfNoSide}, and a shape that several measures share is drawn once. What belongs to no measure is of no side. Rays know the arm of their angle; `when` [choice, one] draws a
 * shape only if that one was the choice taken. On slices (isApart) shapes that lie in different places are strokes of
 * their own.
 */
export function strokesOf({ shapes }, isApart = false) {
  const distinct = new Map();
  for (const { measure, shape, args, when = null } of shapes) {
    const arm = shape === "ray" ? armOf(shapes, measure) : null;
    const id = JSON.stringify([shape, args, arm, when]);
    const found = distinct.get(id) ?? { shape, args, arm, when, measures: new Set() };
    found.measures.add(measure);
    distinct.set(id, found);
  }
  const strokes = new Map();
  for (const shape of distinct.values()) {
    const id = [...shape.measures].sort().join(" ") + (isApart ? ` ${placing(shape)}` : "");
    if (!strokes.has(id)) strokes.set(id, { measures: [...shape.measures], shapes: [] });
    strokes.get(id).shapes.push(shape);
  }
  return [...strokes.values()].map((stroke) => (
    { ...stroke, uses: usesOf(stroke), lies: [...new Set(stroke.shapes.flatMap(placing))],
      isOfNoSide: stroke.measures.every((measure) => !measure) }));
}

/** The steps that say where a shape lies: of a ray, an arc and a span only where it starts. */
function placing({ shape, args }) {
  return ["ray", "arc", "span"].includes(shape) ? args.slice(0, 1) : args;
}

/** The steps that a stroke's drawing depends on. */
function usesOf({ shapes }) {
  const used = shapes.flatMap(({ args, arm, when }) => [...args, arm, ...(when ?? [])]);
  return [...new Set(used)].filter((step) => step !== null);
}

/**
 * SVG path data of a stroke. `onto` is {place: millimeters to window (the same scale both ways), box: the window,
 * least: the shortest arm in millimeters, for arms that are bare directions}.
 */
export function pathOf({ shapes }, values, onto) {
  return shapes.map((shape) => shapePath(shape, values, onto)).join("");
}

/**
 * Where a measure's value is written, in window pixels: at its arc, else at its span, its segment and so on; null if
 * it has no shape.
 */
export function labelPoint(measure, { shapes }, values, onto) {
  for (const wanted of Object.keys(anchors)) {
    const shape = shapes.find((s) => s.measure === measure && s.shape === wanted);
    const given = shape?.args.map((i) => values[i]);
    if (!given || given.some(isMissing) || !isChosen(shape.when, values)) continue;
    const [x, y] = onto.place(anchors[wanted](given, onto));
    if (wanted !== "arc") return [x, y - LABEL];
    const [vx, vy] = onto.place(given[0]);
    const away = Math.hypot(x - vx, y - vy) || 1;
    return [x + ((x - vx) / away) * LABEL, y + ((y - vy) / away) * LABEL];
  }
  return null;
}

// In the order they are preferred.
const anchors = {
  arc: (given, onto) => arcPoints(given, onto, [0.5])[0],
  span: ([start, direction, length]) => plus(start, direction, length / 2),
  segment: ([a, b]) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
  dot: ([point]) => point,
  contour: ([points]) => points[points.length >> 1],
  circle: ([[x, y, r]]) => [x, y - r],
};

function shapePath({ shape, args, arm, when }, values, onto) {
  if (!isChosen(when, values)) return "";
  const given = args.map((i) => values[i]);
  if (given.some(isMissing)) return "";
  const draw = (points) => clippedPath(points.map(onto.place), onto.box);
  if (shape === "circle") return circlePath(given[0], onto) ?? draw(circlePoints(given[0], onto));
  if (shape === "segment") return draw(given);
  if (shape === "contour") return draw(given[0]);
  if (shape === "dot") return dotPath(onto.place(given[0]), onto.box);
  if (shape === "arc") return arcPath(given, onto) ?? draw(arcPoints(given, onto));
  if (shape === "span") return spanPath(given, onto);
  if (shape === "ray") return draw(rayPoints(given, arm === null ? given[1] : values[arm], onto));
  return "";
}

/** A circle that lies wholly in the window; null when it has to be cut. */
function circlePath([x, y, r], { place, box }) {
  const center = place([x, y]), [ex, ey] = place([x + r, y]);
  const radius = Math.hypot(ex - center[0], ey - center[1]);
  return isInside(center, radius, box) ? roundPath(center, radius) : null;
}

/** A point found, as a small ring of the same size at every zoom; nothing when it does not lie in the window. */
function dotPath(point, box) {
  return isInside(point, 0, box) ? roundPath(point, DOT) : "";
}

/** A circle in window pixels, in two halves. */
function roundPath([cx, cy], radius) {
  const round = radius.toFixed(1);
  return ["M", fixed([cx - radius, cy]), "a", round, " ", round, " 0 1 0 ", fixed([2 * radius, 0]),
    "a", round, " ", round, " 0 1 0 ", fixed([-2 * radius, 0])].join("");
}

/** An angle's arc that lies wholly in the window; null when it has to be cut. */
function arcPath(given, onto) {
  const [vertex, from, middle, to] = [given[0], ...arcPoints(given, onto, [0, 0.5, 1])].map(onto.place);
  const radius = Math.hypot(from[0] - vertex[0], from[1] - vertex[1]);
  if (!isInside(vertex, radius, onto.box)) return null;
  const turn = (from[0] - vertex[0]) * (middle[1] - vertex[1]) - (from[1] - vertex[1]) * (middle[0] - vertex[0]);
  const round = radius.toFixed(1);
  return ["M", fixed(from), "A", round, " ", round, " 0 0 ", turn > 0 ? 1 : 0, " ", fixed(to)].join("");
}

const fixed = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;

function isInside([x, y], radius, { left, top, right, bottom }) {
  return x - radius >= left && x + radius <= right && y - radius >= top && y + radius <= bottom;
}

function circlePoints([x, y, r], onto) {
  const [left] = onto.place([x - r, y]), [right] = onto.place([x + r, y]);
  const [top] = onto.place([x, y - r]), [bottom] = onto.place([x, y + r]);
  const size = Math.hypot(right - left, bottom - top);
  const count = Math.min(180, Math.max(24, Math.ceil(4 * Math.sqrt(size))));
  return Array.from({ length: count + 1 }, (_, i) => {
    const t = (2 * Math.PI * i) / count;
    return [x + r * Math.cos(t), y + r * Math.sin(t)];
  });
}

function rayPoints([start, vector], arm, { least }) {
  const length = Math.hypot(...vector);
  if (!length) return [];
  return [start, plus(start, vector, (REACH * armLength(arm ?? vector, least)) / length)];
}

function arcPoints([vertex, base, arm], { least }, shares = null) {
  const radius = ARC * armLength(arm, least);
  const from = Math.atan2(base[1], base[0]);
  const sweep = Math.atan2(base[0] * arm[1] - base[1] * arm[0], base[0] * arm[0] + base[1] * arm[1]);
  const count = Math.max(2, Math.ceil(Math.abs(sweep) / 0.07));
  const steps = shares ?? Array.from({ length: count + 1 }, (_, i) => i / count);
  return steps.map((share) => {
    const t = from + share * sweep;
    return [vertex[0] + radius * Math.cos(t), vertex[1] + radius * Math.sin(t)];
  });
}

function spanPath([start, direction, length], { place, box }) {
  const from = place(start), to = place(plus(start, direction, length));
  const long = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (!long) return "";
  const tick = [(-(to[1] - from[1]) / long) * TICK, ((to[0] - from[0]) / long) * TICK];
  const across = ([x, y]) => [[x - tick[0], y - tick[1]], [x + tick[0], y + tick[1]]];
  return clippedPath([from, to], box) + clippedPath(across(from), box) + clippedPath(across(to), box);
}

const armLength = (arm, least) => Math.max(Math.hypot(...arm), least);
const plus = (p, v, t) => [p[0] + v[0] * t, p[1] + v[1] * t];
const isMissing = (value) => value === null || value === undefined;

/** Whether the choice that a shape belongs to is the one that was taken. */
function isChosen(when, values) {
  return !when || values[when[0]] === values[when[1]];
}

function armOf(shapes, measure) {
  return shapes.find((s) => s.measure === measure && s.shape === "arc")?.args[2] ?? null;
}
