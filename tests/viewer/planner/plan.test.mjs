// What is sent and what is taken: answers come late, and out of order.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dropped, isUnanswered, kept, message, moving, opened, outlining, received, stateOf, stepBack, stepForward,
} from "../../../planning/viewer/planner/plan.js";

const square = [[0, 0], [9, 0], [9, 9], [0, 9]], triangle = square.slice(1);
const still = { degrees: 0, pivot: [5, 5], slide: [0, 0] };
const bench = (rev, more = {}, outline = square, drawn = false) => (
  { id: "plan/1", rev, motion: { ...still, ...more }, bodies: [{ name: "one", outline, drawn }] });
const turned = (plan, degrees) => kept(moving(plan, { degrees }));

test("a change kept raises the revision and is sent with the plan's id; the same again is not", () => {
  const plan = turned(opened(bench(3)), 10);
  assert.deepEqual(message(plan), { id: "plan/1", rev: 4, motion: { ...still, degrees: 10 } });
  assert.ok(isUnanswered(plan));
  assert.equal(turned(plan, 10).rev, 4);
  assert.equal(dropped(moving(plan, { degrees: 30 })).rev, 4);
});

test("an older answer is not taken, the own one is, a newer one is and can be undone", () => {
  const plan = turned(turned(opened(bench(3)), 10), 20);
  const late = received(plan, bench(4, { degrees: 10 }));
  assert.equal(stateOf(late).motion.degrees, 20);
  assert.ok(isUnanswered(late) && !isUnanswered(received(late, bench(5, { degrees: 20 }))));
  const newer = received(late, bench(6, { degrees: 15 }));
  assert.equal(stateOf(newer).motion.degrees, 15);
  assert.equal(stateOf(stepBack(newer)).motion.degrees, 20);
});

test("an answer that differs in the last digit is the own one, so that one step back undoes what was done", () => {
  const sent = kept(moving(opened(bench(3)), { pivot: [888.9711331324584, 5] }));
  const answered = received(sent, bench(4, { pivot: [888.9711331324585, 5] }));
  assert.deepEqual(stateOf(stepBack(answered)).motion.pivot, [5, 5]);
});

test("nothing is taken while something is held; what is let go comes after all that was heard", () => {
  const held = moving(opened(bench(3)), { degrees: 7 }), heard = received(held, bench(8, { degrees: 1 }));
  assert.equal(stateOf(heard).motion.degrees, 7);
  const free = kept(heard);
  assert.equal(free.rev, 9);
  assert.equal(stateOf(received(free, bench(8, { degrees: 1 }))).motion.degrees, 7);
});

test("another id starts afresh, even while something is held and at a lower revision", () => {
  const held = moving(turned(opened(bench(3)), 10), { degrees: 7 });
  const fresh = received(held, { ...bench(0, { degrees: 2 }), id: "plan/2" });
  assert.deepEqual([stateOf(fresh).motion.degrees, fresh.rev, fresh.history.past.length], [2, 0, 0]);
});

test("outlines are sent until the server has them", () => {
  const plan = turned(kept(outlining(opened(bench(3)), "one", triangle)), 10);
  assert.deepEqual(message(plan).outlines, { one: triangle });
  const answered = turned(received(plan, bench(5, { degrees: 10 }, triangle, true)), 12);
  assert.ok(!("outlines" in message(answered)));
  assert.deepEqual(stateOf(answered).outlines.one, triangle);
});

test("an outline that nobody drew is the server's: it changes with an answer, and undo sends none", () => {
  const plan = received(turned(opened(bench(3)), 10), bench(4, { degrees: 10 }, triangle));
  assert.deepEqual(stateOf(plan).outlines.one, triangle);
  const back = stepBack(plan);
  assert.deepEqual(message(back), { id: "plan/1", rev: 5, motion: still });
});

test("to undo the first outline drawn is to take it back", () => {
  const plan = received(kept(outlining(opened(bench(3)), "one", triangle)), bench(4, {}, triangle, true));
  assert.deepEqual(message(stepBack(plan)).outlines, { one: [] });
  const answered = received(stepBack(plan), bench(5));
  assert.deepEqual(stateOf(answered).outlines.one, square);
  assert.ok(!("outlines" in message(answered)));
  assert.deepEqual(message(stepForward(answered)).outlines, { one: triangle });
});

test("undo and redo are sent as changes", () => {
  const plan = turned(opened(bench(3)), 10), back = stepBack(plan);
  assert.deepEqual([stateOf(back).motion.degrees, back.rev], [0, 5]);
  assert.deepEqual([stateOf(stepForward(back)).motion.degrees, stepForward(back).rev], [10, 6]);
  assert.equal(stepForward(plan).rev, plan.rev);
});
