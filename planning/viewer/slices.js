/** The bar beside a stack: where the slice shown lies in it and which slices are marked; press or drag to scroll. */

import { setText } from "./dom.js";
import { printed } from "./format.js";

/** A bar in its element, and the words about the slice in theirs. onGo(slice). */
export function sliceBarOn(bar, words, onGo) {
  const thumb = bar.querySelector(".thumb"), ticks = bar.querySelector(".ticks");
  let stack = null, ticked = "";

  /** For a film; the bar shows only beside a stack {count, places: [millimeters] or none}. */
  function prepare(film) {
    stack = film.stack ?? null;
    ticked = "";
    ticks.replaceChildren();
    bar.hidden = !stack;
    bar.parentElement.classList.toggle("of-stack", Boolean(stack));
    if (stack) bar.setAttribute("aria-valuemax", stack.count);
    else setText(words, "");
  }

  /** at: the slice shown; wanted: the one asked for; marked: [{slice, accent}]. */
  function draw(at, wanted, marked) {
    if (!stack) return;
    setText(words, sliceWords(stack, at));
    thumb.style.top = share(wanted);
    bar.setAttribute("aria-valuenow", at + 1);
    bar.setAttribute("aria-valuetext", `Slice ${sliceWords(stack, at)}`);
    const wantedTicks = [...new Set(marked.filter(({ slice }) => slice >= 0).map((m) => `${m.accent} ${m.slice}`))].sort();
    if (ticked !== (ticked = wantedTicks.join())) ticks.replaceChildren(...wantedTicks.map(tick));
  }

  function tick(told) {
    const [accent, slice] = told.split(" "), node = document.createElement("i");
    node.className = accent;
    node.style.top = share(Number(slice));
    return node;
  }

  const share = (slice) => `${(100 * (slice + 0.5)) / stack.count}%`;

  function go(event) {
    const { top, height } = bar.getBoundingClientRect();
    onGo(Math.floor(((event.clientY - top) / height) * stack.count));
  }

  bar.addEventListener("pointerdown", (event) => {
    bar.setPointerCapture(event.pointerId);
    go(event);
  });
  bar.addEventListener("pointermove", (event) => bar.hasPointerCapture(event.pointerId) && go(event));
  return { prepare, draw };
}

/** "37 / 120 · 12.5 mm": which slice of how many, and where it lies. */
export function sliceWords({ count, places }, at) {
  const place = places?.[at] ?? null;
  return `${at + 1} / ${count}${place === null ? "" : ` · ${printed(place, { unit: "mm", decimals: 1 })}`}`;
}
