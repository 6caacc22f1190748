/** Doing something often, but not too often, between the frames and not within them, and never leaving out the last. */

/**
 * Calls of now() act at once. Calls of soon() act with what was given last, at most every `interval` milliseconds, and
 * once the frame that called is done. drop() forgets what was left. `clock` and `wait` are for tests.
 */
export function paced(interval, act, { clock = () => performance.now(), wait = setTimeout } = {}) {
  const waiting = new Set();
  let last = -Infinity, owed = null;

  function now(...given) {
    last = clock();
    drop();
    act(...given);
  }

  function soon(...given) {
    owed = given;
    const pause = clock() - last < interval ? interval : 0;
    if (waiting.has(pause)) return;
    waiting.add(pause);
    wait(() => { waiting.delete(pause); if (owed) (pause ? soon : now)(...owed); }, pause);
  }

  function drop() { owed = null; }

  return { now, soon, drop };
}
