// The steps are followed by hand: what a reader does, what the server answers, what must be shown and sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isComplete, nextPlace, placeAfter, placeBefore, placesOf, whereabouts } from "../../planning/viewer/guide.js";
import { eachPoint, same } from "../../planning/viewer/marks.js";
import * as session from "../../planning/viewer/session.js";

const protocol = {
  sides: [{ key: "R", other: "L", name: "Right" }, { key: "L", other: "R", name: "Left" }],
  landmarks: [
    { key: "knob", name: "Knob", prompt: "", points: 1, more: false },
    { key: "rim", name: "Rim", prompt: "", points: 3, more: true },
    { key: "ap", name: "AP line", prompt: "", points: 1, more: false },
  ],
  order: [{ key: "knob", side: "R" }, { key: "rim", side: "R" }, { key: "knob", side: "L" }],
};
const places = placesOf(protocol);
const film = { sha: "one" };
const start = (marks = {}, rev = 5) => session.opened(film, places, { marks, rev });
const put = (state, point) => session.released(session.placed(state, point));
const data = (marks, rev, sha = "one") => ({ film: { sha }, marks, rev });

test("places are named by side; what is not in the order comes after it and is not asked", () => {
  assert.deepEqual(places.map((p) => [p.name, p.isAsked]), [["Right knob", true], ["Right rim", true], ["Left knob", true],
    ["Right AP line", false], ["Left AP line", false]]);
});

test("a landmark of the midline is one place without a side in its name, asked for or not", () => {
  const coccyx = { key: "coccyx", name: "Tip of the coccyx", prompt: "", points: 1, more: false, sided: false };
  const told = { ...protocol, landmarks: [...protocol.landmarks, coccyx] };
  const seen = (order) => placesOf({ ...told, order }).filter((p) => p.key === "coccyx")
    .map((p) => [p.name, p.side, p.isAsked]);
  assert.deepEqual(seen([]), [["Tip of the coccyx", "-", false]]);
  assert.deepEqual(seen([{ key: "coccyx", side: "-" }]), [["Tip of the coccyx", "-", true]]);
});

test("placing follows the order and stops when all is placed", () => {
  let state = start();
  const asked = [];
  for (let i = 0; i < 5; i++) { asked.push(state.current.name); state = put(state, [i, i]); }
  assert.deepEqual(asked, ["Right knob", "Right rim", "Right rim", "Right rim", "Left knob"]);
  assert.equal(state.current, null);
  assert.equal(session.canPlace(state), false);
  assert.equal(session.placed(state, [9, 9]), state); // nothing is added
  assert.equal(state.rev, 10);
});

test("a landmark that takes more can be chosen again for a fourth point, one that does not cannot", () => {
  const full = start({ knob: { R: [[1, 1]], L: [[2, 2]] }, rim: { R: [[1, 0], [0, 1], [2, 1]] } });
  assert.equal(full.current, null);
  const more = put(session.chosen(full, places[1]), [5, 5]);
  assert.equal(session.marksOf(more).rim.R.length, 4);
  assert.equal(session.canPlace(session.chosen(full, places[0])), false);
});

test("after the last place the list goes around to what was skipped; all done is null", () => {
  const marks = { knob: { L: [[1, 1]] } };
  assert.equal(nextPlace(places, marks, places[2]), places[0]);
  assert.equal(isComplete(marks, places[2]), true);
});

test("a place is looked for at its points, else mirrored from the other side, else among its side", () => {
  const { sides } = protocol;
  const marks = { knob: { R: [[100, 40]] }, rim: { R: [[10, 20], [30, 40]] } };
  assert.deepEqual(whereabouts(marks, places[1], sides, 1000), [20, 30]);
  assert.deepEqual(whereabouts(marks, places[2], sides, 1000), [900, 40]);
  assert.deepEqual(whereabouts({ knob: { R: [[100, 40]] } }, places[1], sides, 1000), [100, 40]);
  assert.equal(whereabouts({}, places[0], sides, 1000), null);
});

test("a drag is one step back, and its marks are sent once, when it ends", () => {
  let state = session.grabbed(start({ knob: { R: [[1, 1]] } }), { key: "knob", side: "R", index: 0 });
  for (let i = 2; i < 50; i++) state = session.dragged(state, [i, i]);
  assert.equal(state.rev, 5);
  state = session.released(state);
  assert.equal(state.rev, 6);
  assert.deepEqual(session.marksOf(session.stepBack(state)), { knob: { R: [[1, 1]] } });
  assert.deepEqual(session.marksOf(session.stepForward(session.stepBack(state))), { knob: { R: [[49, 49]] } });
});

test("a press that moves nothing sends nothing", () => {
  const before = start({ knob: { R: [[1, 1]] } });
  const target = { key: "knob", side: "R", index: 0 };
  assert.equal(session.released(session.grabbed(before, target)).rev, 5);
  assert.equal(session.released(session.dragged(session.grabbed(before, target), [1, 1])).rev, 5);
});

test("cancelling a placement leaves nothing behind", () => {
  const before = start();
  const after = session.cancelled(session.placed(before, [3, 3]));
  assert.deepEqual(eachPoint(session.marksOf(after)), []);
  assert.equal(after.rev, 5);
});

test("an answer older than what was sent does not move the marks", () => {
  const sent = put(start(), [1, 1]); // rev 6
  const late = session.received(sent, data({ knob: { R: [[99, 99]] } }, 5));
  assert.deepEqual(session.marksOf(late).knob.R, [[1, 1]]);
  assert.equal(session.isUnanswered(late), true);
  assert.equal(session.isUnanswered(session.received(late, data(session.marksOf(sent), 6))), false);
});

test("an answer that comes while a point is held does not move the marks, and the next send is newer than it", () => {
  let state = session.grabbed(start({ knob: { R: [[1, 1]] } }), { key: "knob", side: "R", index: 0 });
  state = session.dragged(state, [7, 7]);
  state = session.received(state, data({ knob: { R: [[50, 50]] } }, 9));
  assert.deepEqual(session.marksOf(state).knob.R, [[7, 7]]);
  assert.equal(session.released(state).rev, 10);
  assert.deepEqual(session.marksOf(session.stepBack(session.released(state))).knob.R, [[1, 1]]);
});

test("an answer that comes between the press and the first move waits too", () => {
  const state = session.grabbed(start({ knob: { R: [[1, 1]] } }), { key: "knob", side: "R", index: 0 });
  assert.deepEqual(session.marksOf(session.received(state, data({ knob: { R: [[50, 50]] } }, 9))).knob.R, [[1, 1]]);
});

test("the server's newer marks are taken, can be undone, and move the list on", () => {
  const state = session.received(start(), data({ knob: { R: [[4, 4]] } }, 6));
  assert.deepEqual(session.marksOf(state).knob.R, [[4, 4]]);
  assert.equal(state.current, places[1]);
  assert.equal(state.rev, 6);
  assert.deepEqual(eachPoint(session.marksOf(session.stepBack(state))), []);
});

const at = (desk, marks, rev) => ({ ...data(marks, rev), desk });

test("a desk that was begun anew is sent what it missed, counted by its own revisions", () => {
  let state = put(put(session.opened(film, places, { marks: {}, rev: 0, desk: "old" }), [1, 1]), [2, 2]); // rev 2
  const kept = { knob: { R: [[1, 1]] } };
  state = session.received(state, at("old", kept, 1));
  const after = session.received(state, at("new", kept, 0));
  assert.deepEqual([after.desk, after.rev, session.isUnanswered(after)], ["new", 1, true]);
  assert.deepEqual(session.marksOf(after), session.marksOf(state));
  const undone = session.received(session.stepBack(session.received(state, at("old", session.marksOf(state), 2))),
    at("new", session.marksOf(state), 0));
  assert.deepEqual([session.marksOf(undone), session.isUnanswered(undone)], [kept, true]);
});

test("at a desk that was begun anew with the same marks nothing is sent and what can be undone stays", () => {
  const state = put(session.opened(film, places, { marks: {}, rev: 0, desk: "old" }), [1, 1]);
  const after = session.received(state, at("new", session.marksOf(state), 0));
  assert.deepEqual([after.rev, after.heard, after.history], [0, 0, state.history]);
  assert.equal(put(after, [2, 2]).rev, 1);
});

test("marks of a new desk that were never here, or that it was known to have left, are taken and can be undone", () => {
  const state = put(session.opened(film, places, { marks: {}, rev: 0, desk: "old" }), [1, 1]);
  const answered = session.received(state, at("old", session.marksOf(state), 1));
  for (const [before, marks] of [[state, { knob: { R: [[9, 9]] } }], [answered, {}]]) {
    const after = session.received(before, at("new", marks, 0));
    assert.deepEqual([session.marksOf(after), session.isUnanswered(after)], [marks, false]);
    assert.deepEqual(session.marksOf(session.stepBack(after)), session.marksOf(state));
  }
});

test("a film shown again has what could be undone and redone, if the server has its marks as they were", () => {
  const before = session.stepBack(put(put(start(), [1, 1]), [2, 2])); // rev 8
  const again = (marks, rev) => session.opened(film, places, { marks, rev }, before);
  const after = again({ rim: {}, knob: { R: [[1, 1]] } }, 8);
  assert.deepEqual([after.rev, session.isUnanswered(after), after.current.name], [8, false, "Right rim"]);
  assert.deepEqual(session.marksOf(session.stepBack(after)), {});
  assert.deepEqual(session.marksOf(session.stepForward(after)).rim.R, [[2, 2]]);
  const other = again({ knob: { R: [[5, 5]] } }, 9);
  assert.deepEqual([other.history.past, other.history.future], [[], []]);
});

test("a film shown again is sent again if the server missed its last marks, and not if it has left them since", () => {
  const before = put(put(start(), [1, 1]), [2, 2]); // rev 7, nothing heard
  const kept = { knob: { R: [[1, 1]] } };
  const missed = session.opened(film, places, { marks: kept, rev: 6 }, before);
  assert.deepEqual([session.marksOf(missed), missed.rev], [session.marksOf(before), 7]);
  assert.ok(session.isUnanswered(missed));
  const left = session.opened(film, places, { marks: kept, rev: 7 }, before);
  assert.deepEqual([session.marksOf(left), left.history.past], [kept, []]);
});

test("a new desk is not heard while a point is held", () => {
  const state = session.grabbed(start({ knob: { R: [[1, 1]] } }), { key: "knob", side: "R", index: 0 });
  assert.equal(session.received(state, at("new", {}, 0)), state);
});

test("marks of another film are never taken", () => {
  const state = session.received(start({ knob: { R: [[1, 1]] } }), data({ knob: { R: [[66, 66]] } }, 99, "two"));
  assert.deepEqual(session.marksOf(state), { knob: { R: [[1, 1]] } });
  assert.equal(state.heard, 5);
});

test("deleting a point makes its landmark current again; undo brings it back", () => {
  const full = start({ knob: { R: [[1, 1]], L: [[2, 2]] }, rim: { R: [[1, 0], [0, 1], [2, 1]] } });
  const less = session.withoutPoint(full, { key: "rim", side: "R", index: 1 });
  assert.deepEqual(session.marksOf(less).rim.R, [[1, 0], [2, 1]]);
  assert.equal(less.current, places[1]);
  assert.deepEqual(session.marksOf(session.stepBack(less)), session.marksOf(full));
  assert.deepEqual(session.marksOf(session.withoutPlace(full, places[1])).rim.R, []);
});

test("a deletion during a nudge keeps the nudge as its own step", () => {
  const target = { key: "knob", side: "R", index: 0 };
  const nudged = session.dragged(session.grabbed(start({ knob: { R: [[1, 1]] } }), target), [2, 1]);
  const gone = session.withoutPoint(nudged, target);
  assert.deepEqual(session.marksOf(session.stepBack(gone)).knob.R, [[2, 1]]);
});

test("points on several slices are the same in whatever order of the slices, each slice's own in theirs", () => {
  const on = (...points) => ({ a: { R: points } });
  assert.ok(same(on([1, 1, 9], [2, 2, 3], [3, 3, 10]), on([2, 2, 3], [1, 1, 9], [3, 3, 10])));
  assert.ok(!same(on([1, 1, 9], [2, 2, 3]), on([1, 1, 3], [2, 2, 9])));
  assert.ok(!same(on([1, 1, 9], [2, 2, 9]), on([2, 2, 9], [1, 1, 9])));
});

test("an answer that lists the slices in another order is no new step to undo", () => {
  let state = put(put(put(start({ knob: { R: [[1, 1, 5]] } }), [1, 0, 5]), [0, 1, 2]), [2, 1, 3]);
  const past = state.history.past.length;
  state = session.received(state, data({ knob: { R: [[1, 1, 5]] }, rim: { R: [[0, 1, 2], [2, 1, 3], [1, 0, 5]] } }, state.rev));
  assert.equal(state.history.past.length, past);
});

test("undo with nothing to undo sends nothing", () => {
  assert.equal(session.stepBack(start()).rev, 5);
});

test("the same points are the same marks, whatever empty lists stand about", () => {
  assert.ok(same({ a: { R: [[1, 2]] }, b: {} }, { b: { L: [] }, a: { R: [[1, 2]] } }));
  assert.ok(!same({ a: { R: [[1, 2]] } }, { a: { L: [[1, 2]] } }));
  assert.ok(!same({ a: { R: [[1, 2], [3, 4]] } }, { a: { R: [[3, 4], [1, 2]] } }));
  const many = Array.from({ length: 12 }, (_, i) => [i, i]);
  assert.ok(same({ a: { R: many } }, { a: { R: many.map((p) => [...p]) } }));
});

const shorter = placesOf({ ...protocol, order: [{ key: "rim", side: "R" }] });

test("under another protocol marks, revision and what can be undone stay, and the list asks what that one lacks", () => {
  const state = put(put(start(), [1, 1]), [2, 2]); // knob right, one point of the rim
  const after = session.underPlaces(state, shorter);
  assert.equal(session.marksOf(after), session.marksOf(state));
  assert.deepEqual([after.rev, after.heard], [state.rev, state.heard]);
  assert.equal(after.current, shorter[0]);
  assert.deepEqual(session.marksOf(session.stepBack(session.stepBack(after))), {});
  assert.deepEqual(session.marksOf(session.stepBack(after)), { knob: { R: [[1, 1]] } });
});

test("under a protocol that does not ask for the place in hand, the first that lacks a point is asked for", () => {
  const state = start();
  assert.equal(state.current.name, "Right knob");
  assert.equal(session.underPlaces(state, shorter).current.name, "Right rim");
  const all = { rim: { R: [[1, 0], [0, 1], [2, 1]] } };
  assert.equal(session.underPlaces(start(all), shorter).current, null);
});

test("undo goes back to the landmark it takes a point from, and redo goes on from it", () => {
  let state = put(put(start(), [1, 1]), [2, 2]); // knob right, one point of the rim right
  state = session.stepBack(session.stepBack(state));
  assert.equal(state.current.name, "Right knob");
  state = session.stepForward(state);
  assert.equal(state.current.name, "Right rim");
  assert.equal(session.stepForward(state).current.name, "Right rim"); // one of its three points
  const again = put(state, [3, 3]);
  assert.deepEqual(session.marksOf(again), { knob: { R: [[1, 1]] }, rim: { R: [[3, 3]] } });
});

test("a landmark whose point is deleted is asked for at once, even while another is being placed", () => {
  const state = session.withoutPoint(put(put(start(), [1, 1]), [2, 2]), { key: "knob", side: "R", index: 0 });
  assert.equal(state.current.name, "Right knob");
});

test("what is newly asked for before all else comes at once, unless it is there already", () => {
  const scaled = placesOf({ ...protocol, order: [{ key: "rim", side: "L" }, ...protocol.order] });
  const state = session.underPlaces(start(), shorter); // at the right rim
  assert.equal(session.underPlaces(state, scaled).current, scaled[0]);
  const done = session.underPlaces(start({ rim: { L: [[1, 0], [0, 1], [2, 1]] } }), shorter);
  assert.equal(session.underPlaces(done, scaled).current.name, "Right rim");
});

test("begun anew, the marks stay and there is nothing to undo", () => {
  const after = session.begunAnew(put(start(), [1, 1]), shorter);
  assert.deepEqual(session.marksOf(session.stepBack(after)), { knob: { R: [[1, 1]] } });
  assert.equal(after.rev, 6);
});

test("N goes to the next landmark that lacks points, P to the previous one in the list", () => {
  const [knobR, rimR, knobL, apR, apL] = places, first = { knob: { R: [[1, 1]] } };
  assert.equal(placeAfter(places, first, null), rimR); // not the first of the list, which is complete
  assert.equal(placeAfter(places, first, rimR), knobL);
  assert.equal(placeAfter(places, first, knobL), rimR);
  const all = { knob: { R: [[1, 1]], L: [[2, 2]] }, rim: { R: [[1, 0], [0, 1], [2, 1]] } };
  assert.deepEqual([null, knobL, apR, apL].map((from) => placeAfter(places, all, from)), [knobR, apR, apL, knobR]);
  const last = { ...all, knob: { R: [[1, 1]] } };
  assert.equal(placeAfter(places, last, apR), knobL);
  assert.equal(placeAfter(places, last, knobL), apR); // the only one that lacks points is where the reader is
  assert.deepEqual([null, knobR, rimR, apL].map((from) => placeBefore(places, from)), [apL, apL, knobR, apR]);
});
