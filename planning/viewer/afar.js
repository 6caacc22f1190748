/** What is drawn over a slice but was marked on other slices. */

import { pointsAt } from "./marks.js";
import { sideOf } from "./values.js";

/**
 * For each side the strokes, by number, where no point that places them lies on the slice shown; isHere(point) tells whether one
 * does. strokes as strokesOf gives them, {side: Set of numbers}.
 */
export function strokesAfar(strokes, { program: { steps }, sides }, marks, isHere) {
  const under = strokes.map(({ lies }) => marksUnder(steps, lies));
  return Object.fromEntries(sides.map((side) => {
    const isNear = ({ key, whose }) => pointsAt(marks, { key, side: sideOf(whose, side) }).some(isHere);
    return [side.key, new Set([...strokes.keys()].filter((i) => !under[i].some(isNear)))];
  }));
}

/** The steps {key, whose} that take marks, at or beneath the given steps. */
function marksUnder(steps, uses) {
  const seen = new Set();
  const visit = (i) => { if (!seen.has(i)) { seen.add(i); (steps[i].args ?? []).forEach(visit); } };
  uses.forEach(visit);
  return [...seen].map((i) => steps[i]).filter(({ op }) => op === "marks");
}
