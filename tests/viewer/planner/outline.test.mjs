// Outlines, numbers of controls, and the view a body's pixels are painted in; expected values by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { boundsOf, contains, firstOutline, middleOf, nearestOn, withCorner, withoutCorner } from "../../../planning/viewer/planner/outline.js";
import { applied, inverse } from "../../../planning/viewer/planner/motion.js";
import { actionFor } from "../../../planning/viewer/planner/press.js";
import { screenMatrix } from "../../../planning/viewer/planner/picture.js";
import { standingOf, targetWords } from "../../../planning/viewer/planner/readings.js";
import { boundOf, decimalsOf, stepped } from "../../../planning/viewer/planner/steps.js";
import { fitted, flipped, rotated, toScreen } from "../../../planning/viewer/view.js";

const square = [[10, 10], [30, 10], [30, 30], [10, 30]];

test("inside and outside, also of a hollow", () => {
  assert.ok(contains(square, [20, 20]) && !contains(square, [31, 20]) && !contains(square, [20, 9]));
  const hollow = [[0, 0], [40, 0], [40, 40], [20, 10], [0, 40]];
  assert.ok(contains(hollow, [5, 20]) && contains(hollow, [35, 20]) && !contains(hollow, [20, 25]));
});

test("the nearest edge, the last one too, and corners put in and taken away", () => {
  assert.deepEqual(nearestOn(square, [20, 7]), { edge: 0, point: [20, 10], away: 3 });
  assert.deepEqual(nearestOn(square, [8, 15]), { edge: 3, point: [10, 15], away: 2 });
  assert.deepEqual(middleOf(square, 3), [10, 20]);
  assert.deepEqual(withCorner(square, 3, [5, 20]).at(-1), [5, 20]);
  assert.equal(withoutCorner(square, 1).length, 3);
  const triangle = withoutCorner(square, 1);
  assert.equal(withoutCorner(triangle, 1), triangle);
});

test("a first outline has the marks inside and keeps to the film", () => {
  const film = { columns: 400, rows: 300, spacing: [0.2, 0.1] };
  const points = [[20, 20], [120, 60], [60, 90]], outline = firstOutline(points, film);
  assert.equal(outline.length, 8);
  for (const point of points) assert.ok(contains(outline, point));
  const { left, top, right, bottom } = boundsOf(outline);
  assert.ok(left >= 0 && top >= 0 && right <= 400 && bottom <= 300);
});

test("the matrix to the canvas is the view's, turned, mirrored and dense", () => {
  for (const view of [fitted({ columns: 600, rows: 500, spacing: [0.2, 0.1] }, 300, 400)].flatMap((v) => [v, rotated(v), flipped(v)])) {
    const [x, y] = toScreen(view, [123, 45]), found = applied(screenMatrix(view, 2), [123, 45]);
    assert.ok(Math.hypot(found[0] - 2 * x, found[1] - 2 * y) < 1e-9);
    const [u, w] = applied(inverse(screenMatrix(view)), [x, y]);
    assert.ok(Math.hypot(u - 123, w - 45) < 1e-9);
  }
});

test("numbers keep to a control's steps and ends; zero has no sign", () => {
  const turn = { least: -40, most: 60, step: 0.5 };
  assert.equal(stepped(12.3, turn), 12.5);
  assert.equal(stepped(77, turn), 60);
  assert.equal(stepped(0.7, { least: -1, most: 1, step: 0.1 }), 0.7);
  assert.ok(Object.is(stepped(-0.1, turn), 0));
  assert.equal(decimalsOf(turn), 1);
  assert.equal(decimalsOf({ step: 1 }), 0);
});

test("how a value stands to a target: the printed value counts, limits are inside", () => {
  const target = { low: 30, high: 40, slack: 0.05 };
  assert.deepEqual([29.94, 29.96, 40.04, 40.06].map((value) => standingOf(value, target)), ["below", "inside", "inside", "above"]);
  assert.equal(standingOf(-5, { low: null, high: 0, slack: 0.05 }), "inside");
  assert.equal(standingOf(null, target), "");
  assert.equal(standingOf(3, null), "");
  const degrees = { unit: "deg" };
  assert.equal(targetWords(target, degrees), "30.0° to 40.0°");
  assert.equal(targetWords({ low: null, high: 10 }, degrees), "10.0° or less");
  assert.equal(targetWords({ low: 0.5, high: null }, { unit: "ratio" }), "0.50 or more");
});

test("keys mean what has the focus", () => {
  const action = (key, on, more) => actionFor({ key, ...more }, on)?.action;
  assert.equal(action("ArrowUp", "pivot"), "nudge");
  assert.equal(action("ArrowUp", "range"), undefined);
  assert.equal(action("0", "number"), undefined);
  assert.equal(action("0", "other"), "fit");
  assert.equal(action("h", "range"), "hold");
  assert.equal(action("Enter", "edge"), "add");
  assert.equal(action("Delete", "corner"), "remove");
  assert.equal(action("Delete", "edge"), undefined);
  assert.equal(action("z", "other", { ctrlKey: true, shiftKey: true }), "redo");
  assert.equal(action("z", "number", { ctrlKey: true }), undefined);
});

test("a number that a control cannot take is told by its bound", () => {
  const turn = { least: -60, most: 60, unit: "°" };
  assert.deepEqual([60.1, 60, 0, -60, -61].map((number) => boundOf(turn, number)), ["max. 60°", "", "", "", "min. −60°"]);
  assert.equal(boundOf({ least: -30, most: 30, unit: "mm" }, 31), "max. 30 mm");
});
