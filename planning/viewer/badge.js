/** The badge: which point is asked for, or held, and of which side. */

import { setText } from "./dom.js";
import { takesMore } from "./guide.js";
import { pointsAt } from "./marks.js";

/** The badge of a viewer `v` on its node: draw(marks). */
export function badgeOn(node, v, accentOf) {
  const [letter, name, number, prompt] = ["b", "strong", "small", "em"].map((tag) => node.querySelector(tag));

  function draw(marks) {
    const { current, held } = v.session;
    const place = held ? v.places.find((p) => p.key === held.key && p.side === held.side) : current;
    node.className = `badge ${place ? accentOf(place.side) : "off"}`;
    if (!place) return;
    setText(letter, place.side);
    setText(name, place.name);
    setText(number, held ? pointWords(held.index + 1, place) : askedWords(marks, place));
    setText(prompt, place.landmark.prompt);
  }

  return { draw };
}

/** Which point is asked for next. */
export function askedWords(marks, place) {
  return takesMore(marks, place) ? pointWords(pointsAt(marks, place).length + 1, place) : "Placed";
}

/** Which point of a landmark that is, from 1; nothing of a landmark of one point. */
export function pointWords(number, { landmark: { points } }) {
  if (number > points) return `Point ${number}, more than asked`;
  return points > 1 ? `Point ${number} of ${points}` : "";
}
