// A suggestion before it is accepted, and what stays known of it afterwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ghostMoved, ghostOf, ghostPicked, isAcceptable, isMoved, outlineOf, pointsTaken } from "../../planning/viewer/ghost.js";
import { actionFor } from "../../planning/viewer/keyboard.js";
import { learn, originOf, suggestedIn } from "../../planning/viewer/origin.js";
import { planeOf } from "../../planning/viewer/plane.js";
import { spaced, wordsOf } from "../../planning/viewer/offer.js";
import * as session from "../../planning/viewer/session.js";

const rim = { key: "rim", side: "R", isAsked: true, name: "Right rim", landmark: { points: 3, more: true } };
const knob = { key: "knob", side: "R", isAsked: true, name: "Right knob", landmark: { points: 1, more: false } };
const answer = { points: [[0, 10], [10, 0], [20, 10]], shape: "circle", caption: "", seen: [], choices: [], pick: 0 };
const ghost = ghostOf(rim, null, answer);
const start = (marks = {}) => session.opened({ sha: "one" }, [rim, knob], { marks, rev: 5 });
const accept = (state, offered) => session.accepted(state, offered.place, pointsTaken(offered, session.marksOf(state)));

test("accepting puts the points in one step that can be undone, and the list moves on", () => {
  const state = accept(start({ rim: { R: [[3, 3]] } }), ghost);
  assert.deepEqual(session.marksOf(state).rim.R, answer.points);
  assert.equal(state.current, knob);
  assert.equal(state.rev, 6);
  assert.deepEqual(session.marksOf(session.stepBack(state)), { rim: { R: [[3, 3]] } });
});

test("what was suggested is told with the marks, also after a mark was moved, undone and redone", () => {
  const state = accept(start(), ghost), told = { rim: { R: answer.points } };
  assert.deepEqual(suggestedIn(session.marksOf(state)), told);
  const moved = session.released(session.dragged(session.grabbed(state, { key: "rim", side: "R", index: 1 }), [11, 2]));
  assert.deepEqual(session.marksOf(moved).rim.R[1], [11, 2]);
  assert.deepEqual(suggestedIn(session.marksOf(moved)), told);
  assert.equal(suggestedIn(session.marksOf(session.stepBack(session.stepBack(moved)))), null);
  assert.deepEqual(suggestedIn(session.marksOf(session.stepForward(session.stepBack(moved)))), told);
});

test("a mark placed anew by hand is the reader's own", () => {
  const cleared = session.withoutPlace(accept(start(), ghost), rim);
  const state = session.released(session.placed(cleared, [0, 10]));
  assert.equal(suggestedIn(session.marksOf(state)), null);
  const added = session.released(session.placed(session.chosen(accept(start(), ghost), rim), [5, 5]));
  assert.deepEqual(suggestedIn(session.marksOf(added)).rim.R, [...answer.points, null]);
});

test("a moved ghost is accepted where it was moved to, and known from where it was suggested", () => {
  const moved = ghostMoved(ghost, 0, [1, 12]);
  assert.ok(isMoved(moved) && !isMoved(ghost));
  const marks = session.marksOf(accept(start(), moved));
  assert.deepEqual(marks.rim.R[0], [1, 12]);
  assert.deepEqual(originOf(marks.rim.R[0]), [0, 10]);
  assert.deepEqual(ghost.points, answer.points);
});

test("once a point is moved, what was said of the points as found is left out", () => {
  const offer = { place: rim, caption: "Residual 0.30 mm, radius 24.00 mm.", ghost };
  assert.equal(wordsOf(offer, rim), offer.caption);
  assert.equal(wordsOf(offer, knob), `Right rim. ${offer.caption}`);
  assert.equal(wordsOf({ ...offer, ghost: ghostMoved(ghost, 0, [1, 12]) }, rim), "Suggested, then moved by you.");
  assert.equal(wordsOf({ place: rim, caption: "Looking at the film …" }, rim), "Looking at the film …");
});

test("what is only a start may not be accepted before the reader has moved it", () => {
  const begun = ghostOf(knob, null, { ...answer, points: [[5, 5]], is_start: true });
  assert.equal(isAcceptable(begun), false);
  assert.equal(isAcceptable(ghostMoved(begun, 0, [6, 5])), true);
  assert.equal(isAcceptable(ghost), true);
});

test("another choice takes the place of the points, and is no move of the reader's", () => {
  const choices = [1, 2, 3].map((x) => ({ label: `${x}`, points: [[x, x]] }));
  const offered = ghostOf(knob, null, { ...answer, points: [[2, 2]], choices, pick: 1 });
  assert.deepEqual(ghostPicked(offered, 2).points, [[3, 3]]);
  assert.ok(!isMoved(ghostPicked(offered, 2)));
  assert.equal(ghostPicked(offered, 7), offered);
});

test("one point alone is put on the edge, and the reader's own points stay their own", () => {
  const marks = { rim: { R: [[1, 1], [2, 2], [3, 3]] } };
  const snapped = accept(start(marks), ghostOf(rim, 1, { ...answer, points: [[2.5, 2]] }));
  assert.deepEqual(session.marksOf(snapped).rim.R, [[1, 1], [2.5, 2], [3, 3]]);
  assert.deepEqual(suggestedIn(session.marksOf(snapped)).rim.R, [null, [2.5, 2], null]);
  const wired = accept(start(marks), ghostOf(rim, null, { ...answer, points: [[1, 1 + 1e-9], [1.5, 1.5], [3, 3]] }));
  assert.deepEqual(suggestedIn(session.marksOf(wired)).rim.R, [null, [1.5, 1.5], null]);
});

test("what the server knows of suggestions is learned with its marks", () => {
  const marks = { rim: { R: [[0, 11], [10, 0]] } };
  learn(marks, { rim: { R: [[0, 10], null] }, gone: { L: [[1, 1]] } });
  assert.deepEqual(suggestedIn(marks), { rim: { R: [[0, 10], null] } });
  learn(undefined, undefined);
});

test("a circle is drawn through the points as they lie, round in millimeters", () => {
  const plane = planeOf({ spacing: [2, 1] }); // a pixel is twice as high as wide
  const flat = ghostOf(rim, null, { ...answer, points: [[0, 5], [10, 0], [20, 5]] });
  for (const point of outlineOf(flat, plane)) {
    const [x, y] = plane.of(point);
    assert.ok(Math.abs(Math.hypot(x - 10, y - 10) - 10) < 1e-9);
  }
  assert.deepEqual(outlineOf({ ...flat, shape: "line" }, plane), flat.points);
  assert.deepEqual(outlineOf({ ...flat, shape: "none" }, plane), []);
});

test("dots that would run together are left out", () => {
  const row = Array.from({ length: 101 }, (_, x) => [x, 0]), kept = spaced(row);
  assert.deepEqual(kept[0], [0, 0]);
  for (let k = 1; k < kept.length; k++) assert.equal(kept[k][0] - kept[k - 1][0], 7);
  assert.deepEqual(spaced([]), []);
});

test("keys ask, answer and choose; buttons keep Enter", () => {
  const press = (key, on) => actionFor({ key }, on);
  assert.deepEqual(press("a", "film"), { action: "suggest" });
  assert.deepEqual(press("e", "point"), { action: "snap" });
  assert.deepEqual(press("Enter", "point"), { action: "accept" });
  assert.deepEqual(press("Enter", "film"), { action: "placeHere" });
  assert.equal(press("Enter", "other"), null);
  assert.deepEqual(press("2", "film"), { action: "pick", number: 1 });
});
