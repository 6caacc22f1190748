// Points seen along a bone. Expected values: turns of a right-angled triangle, worked by hand; others in Python's tests.
import assert from "node:assert/strict";
import { test } from "node:test";
import { alignedIn } from "../../planning/viewer/aligned.js";
import { planeOf } from "../../planning/viewer/plane.js";
import { restingOn, valuesBySide } from "../../planning/viewer/values.js";

// Pixels of 1 mm, slices at heights 80, 40 and 0 mm; the mark (x, y) lies at x, y.
const stack = { across: [1, 0], down: [0, 1], corners: [[0, 0], [0, 0], [0, 0]], heights: [80, 40, 0], rise: [0, 0] };
const plane = planeOf({ stack });
// A circle about (60, 0) at 80, the foot of the bone at (0, 0, 0): the bone is 100 long and leans 3 to 4.
const marks = {
  ball: { R: [[65, 0, 0], [60, 5, 0], [55, 0, 0]] }, foot: { R: [[0, 0, 2]] },
  knob: { R: [[30, 7, 1]] }, ends: { R: [[40, 10, 2], [-40, 10, 2]] },
};
const near = (found, wanted) => found.forEach((p, i) => p.forEach((x, k) => assert.ok(Math.abs(x - wanted[i][k]) < 1e-9, `${found}`)));

test("along the bone its two ends and its middle lie one over the other", () => {
  const aligned = alignedIn(plane, marks, ["ball", "foot"]);
  near(aligned("foot", "R"), [[0, 0]]);
  near(aligned("knob", "R"), [[0, 7]]); // halfway: (30, 0) at 40 lies on the bone
  near(aligned("ball", "R"), [[5, 0], [0, 5], [-5, 0]]); // the circle is moved as a whole
  near(aligned("ends", "R"), [[32, 10], [-32, 10]]); // a level line along the lean is seen 4 fifths as long
});

test("without an axis, without an end of it, or with a point of unknown height nothing is seen", () => {
  assert.equal(alignedIn(plane, marks, undefined)("knob", "R"), undefined);
  assert.equal(alignedIn(plane, { ...marks, foot: {} }, ["ball", "foot"])("knob", "R"), undefined);
  assert.equal(alignedIn(plane, { ...marks, knob: { R: [[1, 1, -1]] } }, ["ball", "foot"])("knob", "R"), undefined);
  assert.equal(alignedIn(planeOf({}), marks, ["ball", "foot"])("knob", "R"), undefined);
  const flat = { ...marks, foot: { R: [[-400, 0, 2]] } };
  assert.equal(alignedIn(plane, flat, ["ball", "foot"])("knob", "R"), undefined);
});

test("heights rise across a tilted slice", () => {
  const tilted = planeOf({ stack: { ...stack, rise: [0.5, -0.25] } });
  assert.equal(tilted.height([10, 4, 1]), 40 + 5 - 1);
});

test("an aligned value rests on its own marks and on both ends of the axis", () => {
  const protocol = {
    sides: [{ key: "R", other: "L" }], axis: ["ball", "foot"],
    program: {
      steps: [{ op: "marks", args: [], key: "knob", whose: "aligned", least: 1 }, { op: "point", args: [0] }],
      outputs: { way: 1 }, shapes: [],
    },
  };
  const values = valuesBySide(protocol, marks, plane.of, alignedIn(plane, marks, protocol.axis));
  near([values.R[1]], [[0, 7]]);
  const rests = (key) => restingOn(protocol, values, { key, side: "R" }).R.has("way");
  assert.deepEqual(["knob", "ball", "foot", "ends"].map(rests), [true, true, true, false]);
});
