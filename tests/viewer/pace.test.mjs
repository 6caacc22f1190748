// What is drawn less often than every frame. The times at which it acts are worked out by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { paced } from "../../planning/viewer/pace.js";

/** A clock that is set by hand, and what waits on it. */
function bench(interval) {
  const acted = [], waiting = [];
  let time = 0, asked = 0;
  const pace = paced(interval, (what) => acted.push([time, what]), () => { asked += 1; }, {
    clock: () => time, wait: (call, long) => waiting.push([time + long, call]),
  });
  function to(moment) {
    time = moment;
    for (const [due, call] of waiting.splice(0)) if (due <= time) call(); else waiting.push([due, call]);
  }
  return { pace, acted, to, asked: () => asked };
}

test("what comes too soon is left out, and asked for again only when nothing followed it", () => {
  const { pace, acted, to, asked } = bench(50);
  for (const moment of [0, 16, 32, 48, 64, 80, 96]) { to(moment); pace.soon(moment); }
  assert.deepEqual(acted, [[0, 0], [64, 64]]);
  to(200);
  assert.equal(asked(), 1); // for 96; what was left out at 16, 32 and 48 was made up for at 64
});

test("what must be done now is done now, however soon, and the next waits from there", () => {
  const { pace, acted, to } = bench(50);
  pace.soon("a");
  to(10);
  pace.now("b");
  to(55);
  pace.soon("c");
  to(61);
  pace.soon("d");
  assert.deepEqual(acted, [[0, "a"], [10, "b"], [61, "d"]]);
});

test("nothing is owed when nothing was left out", () => {
  const { pace, to, asked } = bench(50);
  pace.soon("a");
  to(60);
  pace.soon("b");
  to(500);
  assert.equal(asked(), 0);
});
