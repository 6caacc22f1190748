/** Which landmark to place next, and what to call it. */

import { pointsAt } from "./marks.js";

/**
 * The places of a protocol, {key, side, landmark, name, isAsked}, name such as "Right femoral head", or of the
 * midline "Symphysis": those asked for, in order, then the further ones that may be placed.
 */
export function placesOf({ order, landmarks, sides }) {
  const place = (landmark, side, isAsked) => (
    { key: landmark.key, side, landmark, name: nameOf(landmark, sides.find((s) => s.key === side)), isAsked });
  const further = landmarks.filter((landmark) => !order.some(({ key }) => key === landmark.key));
  return [
    ...order.map(({ key, side }) => place(landmarks.find((l) => l.key === key), side, true)),
    ...further.flatMap((landmark) => keysOf(landmark, sides).map((side) => place(landmark, side, false))),
  ];
}

/** The sides a landmark is marked on; one of the midline is marked once, on side "-". */
const keysOf = ({ sided }, sides) => (sided === false ? ["-"] : sides.map(({ key }) => key));

/** Whether a place has all the points that are asked for. */
export function isComplete(marks, place) {
  return pointsAt(marks, place).length >= place.landmark.points;
}

/** Whether a further point may be put at a place. */
export function takesMore(marks, place) {
  return place.landmark.more || !isComplete(marks, place);
}

/** The first place asked for that is incomplete, after a place (or from the start), going around; or null. */
export function nextPlace(places, marks, after = null) {
  const from = after ? places.indexOf(after) + 1 : 0;
  const turn = [...places.slice(from), ...places.slice(0, from)];
  return turn.find((place) => place.isAsked && !isComplete(marks, place)) ?? null;
}

/** Where to go on from a place (or from the start): the next incomplete one asked for, else the next of the list. */
export function placeAfter(places, marks, current) {
  const next = nextPlace(places, marks, current);
  return next && next !== current ? next : places[(places.indexOf(current) + 1) % places.length];
}

/** The place before another in the list, complete or not; before the first, and from none, the last. */
export function placeBefore(places, current) {
  return places.at(Math.max(places.indexOf(current), 0) - 1);
}

/**
 * Where on the film a place is likely to be: its own points, else the same landmark of the other side mirrored
 * about the middle of the film, else the rest of its side; null when there is nothing to go by.
 */
export function whereabouts(marks, { key, side }, sides, columns) {
  const own = middle(pointsAt(marks, { key, side }));
  if (own) return own;
  const other = sides.find((s) => s.key === side)?.other;
  const across = other && middle(pointsAt(marks, { key, side: other }));
  if (across) return [columns - across[0], across[1]];
  return middle(Object.values(marks).flatMap((bySide) => bySide[side] ?? []));
}

function middle(points) {
  if (!points.length) return null;
  const sum = points.reduce(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  return sum.map((total) => total / points.length);
}

function nameOf({ name }, side) {
  if (!side) return name;
  const second = name[1] ?? "";
  return `${side.name} ${second === second.toUpperCase() ? name : name[0].toLowerCase() + name.slice(1)}`;
}
