/** A magnified square of the film beside the pointer, with a crosshair at the exact place. */

import { densityFor, painterOn } from "./painter.js";

const SIZE = 160; // as in viewer.css
const LEAST = 2; // window pixels per film column
const STRONGER = 2.5; // than the film is shown
const ARM = [7, SIZE / 2]; // window pixels from the center, where an arm of the crosshair begins and ends

/** A loupe in its element: show(pyramid, view, table, film point, window point, accent, touch) and hide(). */
export function loupeOn(element) {
  const painter = painterOn(element.querySelector("canvas"));
  let accent = "", stroke = "";

  function show(pyramid, view, table, [x, y], at, wantedAccent, touch) {
    const scale = Math.max(LEAST, STRONGER * view.scale);
    const [left, top] = besides(at, view, touch ? 48 : 24);
    const magnified = { ...view, width: SIZE, height: SIZE, x, y, scale };
    painter.paint(pyramid, magnified, table);
    element.style.transform = `translate(${left}px, ${top}px)`;
    element.classList.add("on");
    if (accent !== wantedAccent) dress(wantedAccent);
    drawCrosshair(densityFor(magnified));
  }

  function dress(wanted) {
    if (accent) element.classList.remove(accent);
    element.classList.add(accent = wanted);
    stroke = getComputedStyle(element).borderTopColor;
  }

  /** On the film's own canvas: a drawing above it would be one more layer to put together in every frame. */
  function drawCrosshair(density) {
    const { context } = painter;
    context.setTransform(density, 0, 0, density, SIZE / 2 * density, SIZE / 2 * density);
    context.strokeStyle = stroke;
    context.beginPath();
    for (const [x, y] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      context.moveTo(x * ARM[0], y * ARM[0]);
      context.lineTo(x * ARM[1], y * ARM[1]);
    }
    context.stroke();
  }

  const hide = () => element.classList.remove("on");
  return { show, hide };
}

/** The corner of the loupe: up and to the right of the pointer, or wherever there is room. */
export function besides([x, y], { width, height }, offset) {
  const left = x + offset + SIZE <= width ? x + offset : x - offset - SIZE;
  const top = y - offset - SIZE >= 0 ? y - offset - SIZE : y + offset;
  const inside = (value, room) => Math.round(Math.max(0, Math.min(room - SIZE, value)));
  return [inside(left, width), inside(top, height)];
}
