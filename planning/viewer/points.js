/** Which points are shown, where and in what order. */

import { idOf } from "./focus.js";
import { eachPoint } from "./marks.js";
import { toScreen } from "./view.js";

/**
 * The points of a viewer's places that are shown, in the order in which they are asked for.
 *
 * Each is a mark with: `point`, where it is drawn, in film pixels; `marked`, where it was marked; `afar`, whether that
 * is on another slice; its `id`, its `name` for a screen reader, and the `accent` of its side.
 */
export function pointsShown(v, marks, accentOf) {
  const order = new Map(v.places.filter(v.isShown).map((place, i) => [`${place.key}/${place.side}`, { place, i }]));
  return eachPoint(marks).flatMap((mark) => {
    const known = order.get(`${mark.key}/${mark.side}`);
    if (!known) return [];
    const name = `${known.place.name}, point ${mark.index + 1}`, afar = !v.isHere(mark.point);
    const point = afar ? v.plane.back(v.plane.of(mark.point), v.at) : mark.point;
    const shown = { point, afar, marked: mark.point };
    return [{ ...mark, ...shown, id: idOf(mark), name, accent: accentOf(mark.side), order: known.i }];
  }).sort((a, b) => a.order - b.order || a.index - b.index);
}

/** The side whose marks lie farther left as shown; without marks, the first side is at the film's left. */
export function leftSide({ view, film, protocol: { sides } }, marks) {
  const middles = sides.map(({ key }, i) => {
    const own = eachPoint(marks).filter((mark) => mark.side === key).map(({ point }) => toScreen(view, point)[0]);
    const usual = toScreen(view, [film.columns * (i ? 0.75 : 0.25), film.rows / 2])[0];
    return own.length ? own.reduce((sum, x) => sum + x, 0) / own.length : usual;
  });
  return sides.length > 1 && middles[1] < middles[0] - 1 ? sides[1].key : sides[0]?.key;
}
