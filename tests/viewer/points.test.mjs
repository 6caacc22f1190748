// Which points are shown, where, in what order, and which of them the badge asks for. Expected values: counted by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { askedWords, pointWords } from "../../planning/viewer/badge.js";
import { leftSide, pointsShown } from "../../planning/viewer/points.js";
import { fitted, flipped } from "../../planning/viewer/view.js";

const FILM = { rows: 200, columns: 300, spacing: [1, 1] };
const SIDES = [{ key: "R", other: "L" }, { key: "L", other: "R" }];
const VIEW = fitted(FILM, 600, 400);
const shownOf = (film, view, sides = SIDES) => ({ film, view, protocol: { sides } });

test("without marks the first side is at the film's left, and at the right when the display is mirrored", () => {
  assert.equal(leftSide(shownOf(FILM, VIEW), {}), "R");
  assert.equal(leftSide(shownOf(FILM, flipped(VIEW)), {}), "L");
});

test("with marks the side whose marks lie farther left on the screen is the left one", () => {
  const marks = { head: { R: [[220, 90], [240, 100]], L: [[40, 90]] } };
  assert.equal(leftSide(shownOf(FILM, VIEW), marks), "L");
  assert.equal(leftSide(shownOf(FILM, flipped(VIEW)), marks), "R");
});

test("one side is the left one, and of no side there is none", () => {
  assert.equal(leftSide(shownOf(FILM, VIEW, SIDES.slice(1)), {}), "L");
  assert.equal(leftSide(shownOf(FILM, VIEW, []), {}), undefined);
});

const place = (key, side, name) => ({ key, side, name });
const PLACES = [place("head", "R", "Right head"), place("roof", "R", "Right roof"), place("head", "L", "Left head")];
const viewer = (at, hidden = []) => ({
  places: PLACES, at, isShown: ({ name }) => !hidden.includes(name), isHere: ([, , slice = 0]) => slice === at,
  plane: { of: ([x, y, slice]) => [x, y, slice], back: ([x, y, slice], onto) => [x + 10 * (onto - slice), y] },
});
const accentOf = (side) => `accent-${side}`;
const MARKS = { roof: { R: [[5, 6]] }, head: { L: [[7, 8]], R: [[1, 2], [3, 4]] }, stray: { R: [[9, 9]] } };

test("points come in the order in which they are asked for; what has no place, or is hidden, is not shown", () => {
  const told = (points) => points.map(({ name, accent, point }) => [name, accent, point]);
  assert.deepEqual(told(pointsShown(viewer(0), MARKS, accentOf)), [
    ["Right head, point 1", "accent-R", [1, 2]], ["Right head, point 2", "accent-R", [3, 4]],
    ["Right roof, point 1", "accent-R", [5, 6]], ["Left head, point 1", "accent-L", [7, 8]],
  ]);
  assert.deepEqual(pointsShown(viewer(0, ["Right head"]), MARKS, accentOf).map(({ id }) => id), ["roof/R/0", "head/L/0"]);
});

test("a point of another slice is drawn where it lies on this one, and keeps where it was marked", () => {
  const [near, far] = pointsShown(viewer(2), { head: { R: [[1, 2, 2], [3, 4, 1]] } }, accentOf);
  assert.deepEqual([near.afar, near.point, far.afar, far.point, far.marked], [false, [1, 2, 2], true, [13, 4], [3, 4, 1]]);
});

test("the badge counts the points of a landmark, and says when it is placed or has more than asked", () => {
  const rim = { key: "head", side: "R", landmark: { points: 3, more: true } };
  const line = { key: "axis", side: "R", landmark: { points: 2, more: false } };
  const spot = { key: "roof", side: "R", landmark: { points: 1, more: false } };
  const two = { head: { R: [[1, 1], [2, 2]] }, axis: { R: [[1, 1], [2, 2]] } };
  assert.equal(askedWords(two, rim), "Point 3 of 3");
  assert.equal(askedWords(two, line), "Placed");
  assert.equal(askedWords(two, spot), "");
  assert.equal(pointWords(4, rim), "Point 4, more than asked");
});
