// What the marks tell as they now stand. Expected values: a circle of radius 5 about the origin, and values as given.
import assert from "node:assert/strict";
import { test } from "node:test";
import { liveOf } from "../../planning/viewer/live.js";
import { planeOf } from "../../planning/viewer/plane.js";

const SIDES = [{ key: "R", other: "L" }, { key: "L", other: "R" }];

/** A viewer whose program reads the radius of a rim, once as an angle and once as a length. */
function reading(more = {}) {
  const rim = { op: "marks", key: "rim", whose: "own", least: 3 };
  const steps = [rim, { op: "circle_fit", args: [0] }, { op: "radius", args: [1] }];
  const measures = [{ key: "turn", unit: "deg" }, { key: "gap", unit: "mm" }];
  const protocol = { sides: SIDES, program: { steps, outputs: { turn: 2, gap: 2 } }, measures };
  const places = [{ key: "rim", side: "R", isAsked: false }, { key: "rim", side: "L", isAsked: false }];
  return { protocol, places, film: { sha: "a" }, plane: planeOf({}), session: {}, ...more };
}

test("values are read again only for other marks, and a place that one rests on is in use", () => {
  const v = reading(), live = liveOf(v), marks = { rim: { R: [[5, 0], [0, 5], [-5, 0]] } };
  const values = live.values(marks);
  assert.ok(Math.abs(values.R[2] - 5) < 1e-9 && values.L[2] === null);
  assert.deepEqual([...v.used], [v.places[0]]);
  assert.equal(live.values(marks), values);
  assert.notEqual(live.values({ ...marks }), values);
});

test("lengths are told on a film with a scale only, and what cannot be read is null", () => {
  const values = { R: [null, null, 7], L: [null, null, null] };
  const all = { R: { turn: 7, gap: 7 }, L: { turn: null, gap: null } };
  assert.deepEqual(liveOf(reading()).numbers(values), all);
  const bare = reading({ film: { sha: "a", calibrated: false } });
  assert.deepEqual(liveOf(bare).numbers(values), { R: { turn: 7, gap: null }, L: { turn: null, gap: null } });
});

test("what is pointed at stands out, else what is pinned; while a point is held, what rests on it", () => {
  const values = { R: [null, null, 7], L: [null, null, 9] };
  assert.equal(liveOf(reading()).emphasis(values), undefined);
  const pinned = { side: "L", measure: "gap" };
  assert.deepEqual(liveOf(reading({ pinned })).emphasis(values), { L: new Set(["gap"]) });
  const pointed = { side: "R", measure: "turn" };
  assert.deepEqual(liveOf(reading({ pinned, pointed })).emphasis(values), { R: new Set(["turn"]) });
  const held = reading({ pinned, session: { held: { key: "rim", side: "R" }, draft: {} } });
  const resting = { R: new Set(["turn", "gap"]), L: new Set() };
  const live = liveOf(held);
  assert.deepEqual(live.emphasis(values), resting);
  assert.deepEqual(live.nearHand(values), resting);
});
