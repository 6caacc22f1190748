// What is drawn less often than every frame. The times at which it acts are worked out by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { paced } from "../../planning/viewer/pace.js";

/** A clock that is set by hand, and what waits on it: a wait of nothing ends when the clock next moves. */
function bench(interval) {
  const acted = [], waiting = [];
  let time = 0;
  const pace = paced(interval, (what) => acted.push([time, what]), {
    clock: () => time, wait: (call, long) => waiting.push([time + long, call]),
  });
  function to(moment) {
    do {
      time = Math.min(moment, ...waiting.map(([due]) => due));
      for (const [due, call] of waiting.splice(0)) if (due <= time) call(); else waiting.push([due, call]);
    } while (time < moment || waiting.some(([due]) => due <= moment));
  }
  return { pace, acted, to };
}

test("what comes too soon is left out, and the last of it made up for only when nothing followed it", () => {
  const { pace, acted, to } = bench(50);
  for (const moment of [0, 16, 32, 48, 64, 80, 96]) { to(moment); pace.soon(moment); }
  to(400);
  // 16 asks for a look at 66, when 64 has been done; 80 asks for one at 130.
  assert.deepEqual(acted, [[0, 0], [64, 64], [130, 96]]);
});

test("nothing is done within the call, so that a frame is not kept from the screen", () => {
  const { pace, acted, to } = bench(50);
  pace.soon("a");
  assert.deepEqual(acted, []);
  to(0);
  assert.deepEqual(acted, [[0, "a"]]);
});

test("what must be done now is done now, in place of what was left, and the next waits from there", () => {
  const { pace, acted, to } = bench(50);
  pace.soon("a");
  pace.now("b");
  to(10);
  pace.now("c");
  to(55);
  pace.soon("d");
  to(61);
  pace.soon("e");
  to(62);
  assert.deepEqual(acted, [[0, "b"], [10, "c"], [61, "e"]]);
});

test("what was dropped is not done", () => {
  const { pace, acted, to } = bench(50);
  pace.soon("a");
  pace.drop();
  to(500);
  assert.deepEqual(acted, []);
});
