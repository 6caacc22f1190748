// Which point a value depends on most. Expected values worked by hand from the geometry of the angle.
import assert from "node:assert/strict";
import { test } from "node:test";
import { planeOf } from "../../planning/viewer/plane.js";
import { strongest } from "../../planning/viewer/sensitivity.js";
import { arrow } from "../../planning/viewer/swing.js";

const screen = { width: 600, height: 400 };

const sides = [{ key: "R", other: "L" }, { key: "L", other: "R" }];
const near = (found, wanted, off = 1e-6) => assert.ok(Math.abs(found - wanted) < off, `${found} is not ${wanted}`);
const degrees = (radians) => (radians * 180) / Math.PI;

// A center-edge angle: between straight up on the film and the line from a circle's center to an edge.
const centerEdge = {
  sides,
  program: {
    steps: [
      { op: "marks", args: [], key: "head", whose: "own", least: 3 }, { op: "circle_fit", args: [0] }, { op: "center", args: [1] },
      { op: "marks", args: [], key: "edge", whose: "own", least: 1 }, { op: "point", args: [3] }, { op: "difference", args: [4, 2] },
      { op: "film_up", args: [] }, { op: "angle", args: [6, 5] },
      { op: "marks", args: [], key: "far", whose: "own", least: 1 }, { op: "point", args: [8] },
    ],
    outputs: { lcea: 7, far: 9 }, shapes: [],
  },
};
// The edge 28.5 mm from the center, 30° to the left of straight up; pixels of 0.2 by 0.4 mm (rows, columns).
const spacing = [0.2, 0.4], plane = planeOf({ spacing });
const pixel = ([x, y]) => [x / spacing[1], y / spacing[0]];
const marksAt = (angle, far = 28.5) => ({
  head: { R: [[125, 100], [100, 125], [75, 100], [100, 75]].map(pixel) },
  edge: { R: [pixel([100 - far * Math.sin(angle), 100 - far * Math.cos(angle)])] },
  far: { R: [[1, 1]] },
});
const marks = marksAt(Math.PI / 6);

test("a millimeter square to the center-edge line changes the angle by the arctangent of one over its length", () => {
  const found = strongest(centerEdge, plane, marks, "R", "lcea");
  assert.deepEqual(found.target, { key: "edge", side: "R", index: 0 });
  near(found.change, degrees(Math.atan(1 / 28.5))); // 2.0096°
  // From the edge the angle grows to the left and down: the line leans 30° left, so square to it is (-cos 30°, sin 30°).
  const [x, y] = plane.of(found.to), [ex, ey] = plane.of(marks.edge.R[0]);
  near(x - ex, -Math.cos(Math.PI / 6));
  near(y - ey, Math.sin(Math.PI / 6));
});

test("a shorter line is turned farther, and on the other side of straight up the other way", () => {
  const found = strongest(centerEdge, plane, marksAt(-Math.PI / 6, 10), "R", "lcea");
  near(found.change, degrees(Math.atan(1 / 10)));
  assert.ok(plane.of(found.to)[0] > plane.of(marksAt(-Math.PI / 6, 10).edge.R[0])[0]);
});

test("nothing for a value that is not there, or that no mark moves", () => {
  assert.equal(strongest(centerEdge, plane, { ...marks, edge: {} }, "R", "lcea"), null);
  assert.equal(strongest(centerEdge, plane, marks, "L", "lcea"), null);
  const still = { sides, program: { steps: [{ op: "film_up", args: [] }, { op: "angle", args: [0, 0] }], outputs: { zero: 1 } } };
  assert.equal(strongest(still, plane, marks, "R", "zero"), null);
});

test("a point whose millimeter leaves no value is not told", () => {
  const twins = {
    sides, program: {
      steps: [{ op: "marks", args: [], key: "edge", whose: "own", least: 1 }, { op: "point", args: [0] },
        { op: "marks", args: [], key: "far", whose: "own", least: 1 }, { op: "point", args: [2] },
        { op: "distance", args: [1, 3] }, { op: "ratio", args: [4, 4] }],
      outputs: { one: 5, far: 4 },
    },
  };
  assert.equal(strongest(twins, plane, marks, "R", "one"), null); // always 1
  near(strongest(twins, plane, marks, "R", "far").change, 1); // a distance grows by the millimeter itself
});

test("on slices a point stays on its own", () => {
  const stack = { across: [0.5, 0], down: [0, 0.5], corners: [[0, 0], [10, 0]], heights: [0, 5], rise: [0, 0] };
  const lying = planeOf({ stack }), at = (x, y) => [...lying.back([x, y], 1), 1];
  const onSlices = { head: { R: [[125, 100], [100, 125], [75, 100], [100, 75]].map(([x, y]) => at(x, y)) }, edge: { R: [at(80, 100)] } };
  const found = strongest(centerEdge, lying, onSlices, "R", "lcea");
  assert.equal(found.to[2], 1);
  near(found.change, degrees(Math.atan(1 / 20)));
});

test("the arrow points from the mark, its words beside its tip", () => {
  const right = arrow([300, 200], [301, 200], screen, 120);
  assert.equal(right.path, "M309.0 200.0L334.0 200.0M328.0 204.2L334.0 200.0L328.0 195.8");
  assert.deepEqual([right.anchor, right.at], ["start", [341, 200]]);
  assert.deepEqual(arrow([300, 200], [299, 200], screen, 120).at, [259, 200]);
  const up = arrow([300, 200], [300, 190], screen, 120);
  assert.deepEqual([up.anchor, up.at], ["middle", [300, 152]]);
});

test("where the words would leave the window they stand on the arrow's other side", () => {
  const right = arrow([500, 200], [501, 200], screen, 120), left = arrow([60, 200], [59, 200], screen, 120);
  assert.deepEqual([right.anchor, right.at], ["end", [484, 200]]);
  assert.deepEqual([left.anchor, left.at], ["start", [76, 200]]);
  assert.deepEqual(arrow([300, 40], [300, 30], screen, 120).at, [300, 63]);
  assert.deepEqual(arrow([300, 370], [300, 380], screen, 120).at, [300, 347]);
});

test("the words stay in the window wherever the point lies and however long they are", () => {
  const { width, height } = screen;
  for (const wide of [90, 160]) for (let x = 0; x <= width; x += 50) for (let y = 0; y <= height; y += 50) {
    for (let turn = 0; turn < 8; turn++) {
      const way = [Math.cos(turn * Math.PI / 4), Math.sin(turn * Math.PI / 4)];
      const { anchor, at } = arrow([x, y], [x + way[0], y + way[1]], screen, wide);
      const left = at[0] - { start: 0, middle: wide / 2, end: wide }[anchor];
      assert.ok(left >= 0 && left + wide <= width && at[1] >= 14 && at[1] <= height - 14, `${[x, y, turn]}`);
    }
  }
});
