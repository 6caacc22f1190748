/** Scrolling a stack: fetch the slice that is wanted, show it when it is whole, and fetch its neighbors ahead. */

import { checkPixels, pixelsOf } from "./pixels.js";
import { released } from "./session.js";

const REACH = 12; // slices fetched ahead of time, either way
const leftAt = new Map(); // sha of a stack -> the slice it was left at

/** One slice of a stack as a film of its own, to be fetched and checked; a single film as it is. */
export function sliceOf(film, k) {
  const { stack, url, rows, columns } = film;
  return stack ? { url: `${url}/${k}`, sha: stack.shas[k], rows, columns } : film;
}

/** The slice a film is opened at: where a stack was left, else where it says; 0 for a single film. */
export function startOf({ sha, stack }) {
  return stack ? Math.min(leftAt.get(sha) ?? stack.at, stack.count - 1) : 0;
}

/** The slices to fetch around slice k, nearest first, the way of `direction` (1 or -1) before the other. */
export function around(k, count, direction) {
  const both = Array.from({ length: REACH }, (_, i) => [k + direction * (i + 1), k - direction * (i + 1)]);
  return both.flat().filter((slice) => slice >= 0 && slice < count);
}

/**
 * Scrolling for a viewer `v`: to(slice), by(slices), ahead(). v.wanted is the slice asked for, v.at the one shown:
 * it changes only together with the pixels, so that no mark is ever put on a slice that is not seen. onProblem is
 * told why a slice cannot be shown.
 */
export function scrollingOf(v, ask, onProblem) {
  let asked = 0, shown = 0, direction = 1;

  async function fetched(k) {
    const slice = sliceOf(v.film, k), pyramid = await pixelsOf(slice, ask);
    await checkPixels(slice, pyramid);
    return pyramid;
  }

  async function to(slice) {
    if (!v.film?.stack || !v.session || v.dragging) return;
    const { sha, stack } = v.film, mine = ++asked, isGone = () => v.film.sha !== sha || !v.session;
    const k = Math.min(stack.count - 1, Math.max(0, slice));
    if (k === v.wanted) return;
    direction = k < v.wanted ? -1 : 1;
    v.wanted = k;
    v.redraw("marks");
    try {
      const pyramid = await fetched(k);
      if (isGone() || mine < shown) return;
      shown = mine;
      show(k, pyramid);
      ahead();
    } catch (problem) {
      if (!isGone()) onProblem(problem);
    }
  }

  function show(k, pyramid) {
    if (v.dragging) { v.wanted = v.at; return; }
    v.step(released(v.session));
    if (v.root.getRootNode().activeElement?.closest(".handles")) v.stage.focus({ preventScroll: true });
    leftAt.set(v.film.sha, k);
    Object.assign(v, { pyramid, at: k, selected: null });
    v.redraw("film", "marks");
  }

  /** Fetch the neighbors one after the other, until another slice is wanted. */
  async function ahead() {
    const { sha, stack } = v.film, mine = asked;
    for (const k of around(v.wanted, stack.count, direction)) {
      if (mine !== asked || v.film.sha !== sha) return;
      await fetched(k).catch(() => {}); // told when it is wanted
    }
  }

  return { to, by: (slices) => to(v.wanted + slices), ahead };
}
