/** What the marks tell as they now stand, and what of it the reader is at. */

import { alignedIn } from "./aligned.js";
import { pointsAt } from "./marks.js";
import { restingOn, valuesBySide } from "./values.js";

/** Of a viewer `v`: values(marks) by side, and what follows from them. */
export function liveOf(v) {
  let resting = null, held = null, last = {};

  /** Evaluated again only when the marks have changed. */
  function values(marks) {
    if (last.marks !== marks || last.protocol !== v.protocol || last.film !== v.film.sha) {
      const found = valuesBySide(v.protocol, marks, v.plane.of, alignedIn(v.plane, marks, v.protocol.axis));
      last = { marks, protocol: v.protocol, film: v.film.sha, values: found };
      if (!v.session.held) v.used = new Set(v.places.filter((place) => !place.isAsked && isUsed(place, marks, found)));
    }
    return last.values;
  }

  function isUsed(place, marks, values) {
    if (!pointsAt(marks, place).length) return false;
    return Object.values(restingOn(v.protocol, values, place)).some((measures) => measures.size);
  }

  /** {side: {measure: number as printed, null for none}}; lengths on a film without scale are none. */
  function numbers(values) {
    const { sides, program: { outputs }, measures } = v.protocol;
    const isPrintable = (measure) => measure.unit !== "mm" || v.film.calibrated !== false;
    return Object.fromEntries(sides.map(({ key }) => [key, Object.fromEntries(measures.map((measure) =>
      [measure.key, isPrintable(measure) ? values[key][outputs[measure.key]] ?? null : null]))]));
  }

  /** The measures {side: Set of keys} that stand out: those that rest on the point held, or the one pointed at. */
  function emphasis(values) {
    if (v.session.held && v.session.draft) {
      if (held !== v.session.held) resting = restingOn(v.protocol, values, held = v.session.held);
      return resting;
    }
    held = null;
    const one = v.pointed ?? v.pinned;
    return one && { [one.side]: new Set([one.measure]) };
  }

  /** The measures that rest on what the reader is at: the point held or selected, else what the list asks for. */
  function nearHand(values) {
    const { held, draft, current } = v.session;
    if (held && draft) return resting;
    const at = v.selected ?? current;
    return at && restingOn(v.protocol, values, at);
  }

  return { values, numbers, emphasis, nearHand };
}
