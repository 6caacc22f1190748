// Expected shapes and values are worked by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clipped, clippedPath } from "../../planning/viewer/clip.js";
import { printed } from "../../planning/viewer/format.js";
import { besides } from "../../planning/viewer/loupe.js";
import { labelPoint, pathOf, strokesOf } from "../../planning/viewer/shapes.js";
import { planeOf } from "../../planning/viewer/plane.js";
import { restingOn, valuesBySide } from "../../planning/viewer/values.js";

const box = { left: 0, top: 0, right: 100, bottom: 100 };
const onto = { place: (p) => p, box, least: 1 };
const numbers = (path) => path.match(/-?\d+(\.\d+)?/g).map(Number);

test("a line is cut where it leaves the window", () => {
  assert.deepEqual(clipped([-50, 50], [150, 50], box), [[0, 50], [100, 50]]);
  assert.deepEqual(clipped([50, 50], [50, 300], box), [[50, 50], [50, 100]]);
  assert.deepEqual(clipped([10, 10], [20, 20], box), [[10, 10], [20, 20]]);
});

test("a line that misses the window, even past its corner, is not drawn", () => {
  assert.equal(clipped([-10, 5], [5, -10], box), null);
  assert.equal(clipped([-10, 50], [-10, 60], box), null);
  assert.equal(clippedPath([[200, 200], [300, 300]], box), "");
});

test("a polyline that leaves and comes back is drawn in two parts", () => {
  assert.equal(clippedPath([[50, 50], [150, 50], [150, 60], [50, 60]], box).match(/M/g).length, 2);
});

const program = { shapes: [
  { measure: "a", shape: "ray", args: [0, 1] },
  { measure: "a", shape: "arc", args: [0, 1, 2] },
  { measure: "a", shape: "circle", args: [3] },
  { measure: "b", shape: "circle", args: [3] },
  { measure: "c", shape: "span", args: [0, 4, 5] },
  { measure: "c", shape: "segment", args: [0, 6], when: [7, 8] },
] };
const values = [[50, 50], [0, -1], [40, 0], [50, 50, 20], [1, 0], -30, [60, 60], "one", "other"];
const strokeOf = (measures) => strokesOf(program).find((s) => s.measures.join() === measures);

test("a shape that two measures share is drawn once", () => {
  assert.deepEqual(strokesOf(program).map((s) => s.measures.join()).sort(), ["a", "a,b", "c"]);
});

test("a ray is 1.15 times as long as its angle's arm; the arc has 0.45 of it and runs from base to arm", () => {
  const path = pathOf(strokeOf("a"), values, onto);
  const [x0, y0, x1, y1] = numbers(path);
  assert.deepEqual([x0, y0, x1, y1], [50, 50, 50, 4]); // 50 - 1.15 * 40
  assert.deepEqual(numbers(path).slice(4), [50, 32, 18, 18, 0, 0, 1, 68, 50]); // radius 0.45 * 40, clockwise on screen
});

test("a circle inside the window is one arc after the other; one that sticks out is cut", () => {
  assert.deepEqual(numbers(pathOf(strokeOf("a,b"), values, onto)), [30, 50, 20, 20, 0, 1, 0, 40, 0, 20, 20, 0, 1, 0, -40, 0]);
  const big = values.with(3, [50, 50, 60]);
  for (const n of numbers(pathOf(strokeOf("a,b"), big, onto))) assert.ok(n >= 0 && n <= 100);
});

test("a span follows its sign and has a tick at each end; `when` hides what was not chosen", () => {
  const found = numbers(pathOf(strokeOf("c"), values, onto));
  assert.deepEqual(found, [50, 50, 20, 50, 50, 55, 50, 45, 20, 55, 20, 45]);
  assert.equal(numbers(pathOf(strokeOf("c"), values.with(8, "one"), onto)).length, 16);
});

test("what cannot be formed is not drawn", () => {
  assert.equal(pathOf(strokeOf("a"), values.with(0, null), onto), "");
  assert.equal(labelPoint("a", program, values.with(2, null).with(3, null), onto), null);
});

test("a value is written outside its arc, half way along", () => {
  const [x, y] = labelPoint("a", program, values, onto);
  const reach = (18 + 14) * Math.SQRT1_2; // arc radius and clearance, at 45 degrees
  assert.ok(Math.abs(x - (50 + reach)) < 1e-9 && Math.abs(y - (50 - reach)) < 1e-9);
});

const found = { shapes: [
  { measure: "sign", shape: "contour", args: [0] },
  { measure: "sign", shape: "dot", args: [1] },
  { measure: "gap", shape: "circle", args: [2] },
  { measure: "gap", shape: "contour", args: [0] },
] };
const wall = [[10, 10], [30, 10], [30, 50]];

test("a contour is drawn from mark to mark and a dot is a ring of 3 pixels at every zoom", () => {
  const [sign, shared] = ["sign", "sign,gap"].map((m) => strokesOf(found).find((s) => s.measures.join() === m));
  assert.equal(pathOf(shared, [wall, [20, 10], null], onto), "M10.0 10.0L30.0 10.0L30.0 50.0");
  assert.deepEqual(numbers(pathOf(sign, [wall, [20, 10]], onto)), [17, 10, 3, 3, 0, 1, 0, 6, 0, 3, 3, 0, 1, 0, -6, 0]);
  const closer = { ...onto, place: ([x, y]) => [2 * x, 2 * y] };
  assert.deepEqual(numbers(pathOf(sign, [wall, [20, 10]], closer)), [37, 20, 3, 3, 0, 1, 0, 6, 0, 3, 3, 0, 1, 0, -6, 0]);
});

test("a contour is cut at the window; a dot outside it, or not found, is not drawn", () => {
  const [sign, shared] = ["sign", "sign,gap"].map((m) => strokesOf(found).find((s) => s.measures.join() === m));
  assert.equal(pathOf(shared, [[[50, 50], [150, 50]], null, null], onto), "M50.0 50.0L100.0 50.0");
  assert.equal(pathOf(shared, [null, null, null], onto), "");
  assert.equal(pathOf(sign, [wall, [101, 10]], onto), "");
  assert.equal(pathOf(sign, [wall, null], onto), "");
});

test("a value is written at its dot, else at the middle mark of its contour, before any circle", () => {
  assert.deepEqual(labelPoint("sign", found, [wall, [20, 40]], onto), [20, 40 - 14]);
  assert.deepEqual(labelPoint("sign", found, [wall, null], onto), [30, 10 - 14]);
  assert.deepEqual(labelPoint("gap", found, [wall, null, [60, 60, 5]], onto), [30, 10 - 14]);
});

test("a sign or a grade is printed as its word", () => {
  const sign = { unit: "sign", words: ["absent", "present"] };
  assert.deepEqual([0, 1, null, 7].map((n) => printed(n, sign)), ["absent", "present", "–", "–"]);
  assert.equal(printed(3, { unit: "grade", words: ["0", "I", "II", "III", "IV"] }), "III");
});

test("numbers are printed with their unit; a rounded zero has no sign", () => {
  const deg = { unit: "deg", decimals: 1 };
  assert.deepEqual([28, -3.54, 0, -0.04, -0.05001, null].map((n) => printed(n, deg)), ["28.0°", "−3.5°", "0.0°", "0.0°", "−0.1°", "–"]);
  assert.equal(printed(23.44, { unit: "%" }), "23.4 %");
  assert.equal(printed(0.654, { unit: "ratio" }), "0.65");
  assert.equal(printed(12, { unit: "mm" }), "12.0 mm");
  assert.equal(printed(NaN, deg), "–");
});

// Two sides; "gap" is the distance from a side's own dot to the other's, or to the spare when there is no other.
const two = {
  sides: [{ key: "R", other: "L" }, { key: "L", other: "R" }],
  program: {
    steps: [
      { op: "marks", args: [], key: "dot", whose: "own", least: 1 }, { op: "point", args: [0] },
      { op: "marks", args: [], key: "dot", whose: "other", least: 1 }, { op: "point", args: [2] },
      { op: "marks", args: [], key: "spare", whose: "own", least: 1 }, { op: "point", args: [4] },
      { op: "first_of", args: [3, 5] }, { op: "distance", args: [1, 6] },
    ],
    outputs: { gap: 7 },
  },
};
const marks = { dot: { R: [[0, 0]], L: [[30, 40]] }, spare: { R: [[0, 8]] } };

test("values are in millimeters by each axis's own spacing, side by side", () => {
  const found = valuesBySide(two, marks, planeOf({ spacing: [0.5, 0.1] }).of);
  assert.ok(Math.abs(found.R[7] - Math.hypot(3, 20)) < 1e-12);
  assert.ok(Math.abs(found.L[7] - found.R[7]) < 1e-12);
});

test("a measure rests on the marks it was really read from, not on the choice that was passed over", () => {
  const values = valuesBySide(two, marks, planeOf({}).of);
  const resting = (key, side) => Object.entries(restingOn(two, values, { key, side })).filter(([, set]) => set.has("gap")).map(([s]) => s);
  assert.deepEqual(resting("dot", "R"), ["R", "L"]);
  assert.deepEqual(resting("spare", "R"), []);
});

test("the loupe keeps clear of the pointer and inside the window", () => {
  const view = { width: 400, height: 400 };
  for (const at of [[200, 200], [0, 0], [400, 0], [0, 400], [400, 400], [390, 100]]) {
    const [left, top] = besides(at, view, 24);
    assert.ok(left >= 0 && top >= 0 && left + 160 <= 400 && top + 160 <= 400);
    assert.ok(at[0] <= left - 20 || at[0] >= left + 180 || at[1] <= top - 20 || at[1] >= top + 180, `${at}: ${left} ${top}`);
  }
});
