/** The list of landmarks beside the film: what is asked, what is done, what comes now. */

import { isComplete, takesMore } from "./guide.js";
import { pointsAt } from "./marks.js";
import { drawingOf, setText } from "./dom.js";

/** A list in its <nav>. onChoose(place). */
export function listOn(nav, onChoose) {
  const [picture, name, prompt] = [".now .picture", ".now strong", ".now p"].map((s) => nav.querySelector(s));
  const rows = nav.querySelector("ol");
  let entries = [], current;

  function prepare(places, accentOf) {
    entries = places.map((place) => entry(place, accentOf(place.side)));
    const also = Object.assign(document.createElement("li"), { className: "also", textContent: "Also" });
    const asked = entries.filter((e) => e.place.isAsked), further = entries.filter((e) => !e.place.isAsked);
    rows.replaceChildren(...[...asked, ...(further.length ? [also, ...further] : [])].map((e) => e.item ?? e));
    current = undefined;
  }

  function entry(place, accent) {
    const item = document.createElement("li"), button = document.createElement("button");
    const part = (name, text) => Object.assign(document.createElement("span"), { className: name, textContent: text });
    const count = part("count", "");
    button.type = "button";
    button.className = accent;
    const small = part("picture", "");
    showPicture(small, place, accent);
    button.append(part("chip", place.side), small, part("name", place.landmark.name), count);
    button.title = `${place.name}: ${place.landmark.prompt}`;
    button.addEventListener("click", () => onChoose(place));
    item.append(button);
    return { place, item, button, count, accent };
  }

  /** Counts and checks for the marks, and the current place (or null) with its prompt and picture. */
  function draw(marks, chosen) {
    for (const { place, button, count } of entries) {
      const done = isComplete(marks, place), found = pointsAt(marks, place).length;
      const text = done ? "✓" : place.isAsked || found ? `${found}/${place.landmark.points}` : "";
      if (button.dataset.found === String(found)) continue;
      button.dataset.found = found;
      setText(count, text);
      button.classList.toggle("done", done);
      button.setAttribute("aria-label", `${place.name}, ${found} of ${place.landmark.points} placed`);
    }
    const left = entries.filter(({ place }) => place.isAsked && !isComplete(marks, place)).length;
    setText(name, chosen?.name ?? (left ? "Not placing" : "All placed"));
    setText(prompt, promptFor(marks, chosen, left));
    if (chosen === current) return;
    current = chosen;
    for (const { place, button } of entries) {
      if (place === chosen) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
    const now = entries.find((e) => e.place === chosen);
    name.parentElement.className = `now ${now?.accent ?? ""}`;
    showPicture(picture, chosen, now?.accent);
    now?.item.scrollIntoView({ block: "nearest" });
  }

  return { prepare, draw };
}

/** Pictures show a hip of the first side; the second side's is mirrored. */
function showPicture(element, place, accent) {
  const drawing = drawingOf(place?.landmark.picture);
  element.replaceChildren(...(drawing ? [drawing] : []));
  element.classList.toggle("mirrored", accent === "side-1");
}

function promptFor(marks, place, left) {
  if (!place && left) return `${left} landmark${left > 1 ? "s" : ""} left: press N to go on, or choose one below.`;
  if (!place) return "Drag a ring to correct it, or choose a landmark below to add to it.";
  if (!takesMore(marks, place)) return "Placed. Drag its ring to correct it.";
  return place.landmark.prompt;
}
