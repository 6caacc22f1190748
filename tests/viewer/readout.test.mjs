// Which values are shown on the film where not all have room. Expected lines by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../planning/viewer/readout.js";

const keys = ["a", "b", "c", "d", "e"];
const values = { a: 1, b: 0, c: null, d: 4, e: 5 };
const shown = (...given) => { const { lines, left } = linesOf(keys, ...given); return [[...lines].sort().join(""), left]; };

test("all that is read is shown where it has room, a zero too, and what is not read takes none", () => {
  assert.deepEqual(shown(values, null, 4), ["abde", 0]);
});

test("without room the leading ones are shown, and the last line tells how many are left", () => {
  assert.deepEqual(shown(values, null, 3), ["ab", 2]);
});

test("what rests on the point in hand comes before the leading ones, and nothing that is not read", () => {
  assert.deepEqual(shown(values, new Set(["e", "c"]), 3), ["ae", 2]);
  assert.deepEqual(shown(values, new Set(["d", "e", "b"]), 3), ["bd", 2]);
});

test("nothing read, nothing shown", () => {
  assert.deepEqual(shown({}, new Set(["a"]), 3), ["", 0]);
});
