/** Doing something often, but not too often, and never leaving out the last time. */

/**
 * Calls of now() act at once; calls of soon() act at most every `interval` milliseconds. When the last of them was left
 * out, `later` asks for another call. `clock` and `wait` are for tests.
 */
export function paced(interval, act, later, { clock = () => performance.now(), wait = setTimeout } = {}) {
  let last = -Infinity, isOwed = false, isWaiting = false;

  function now(...given) {
    last = clock();
    isOwed = false;
    act(...given);
  }

  function soon(...given) {
    if (clock() - last >= interval) { now(...given); return; }
    isOwed = true;
    if (isWaiting) return;
    isWaiting = true;
    wait(() => { isWaiting = false; if (isOwed) later(); }, interval);
  }

  return { now, soon };
}
