/** What can be undone and redone: {past, present, future}, a value that never changes in place. */

const KEPT = 200;

/** A history with nothing to undo. */
export function begun(present) {
  return { past: [], present, future: [] };
}

/** A new present; what was undone before can no longer be redone. */
export function recorded({ past, present }, next) {
  return { past: [...past, present].slice(-KEPT), present: next, future: [] };
}

/** One step back, or the same history when there is none. */
export function undone(history) {
  const { past, present, future } = history;
  return past.length ? { past: past.slice(0, -1), present: past.at(-1), future: [present, ...future] } : history;
}

/** One step forward again, or the same history when there is none. */
export function redone(history) {
  const { past, present, future } = history;
  return future.length ? { past: [...past, present], present: future[0], future: future.slice(1) } : history;
}
