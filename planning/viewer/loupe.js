/** A magnified square of the film beside the pointer, with a crosshair at the exact place. */

import { painterOn } from "./painter.js";

const SIZE = 160; // as in viewer.css
const LEAST = 2; // window pixels per film column
const STRONGER = 2.5; // than the film is shown

/** A loupe in its element: show(pyramid, view, table, film point, window point, accent, touch) and hide(). */
export function loupeOn(element) {
  const painter = painterOn(element.querySelector("canvas"));
  let accent = "";

  function show(pyramid, view, table, [x, y], at, wantedAccent, touch) {
    const scale = Math.max(LEAST, STRONGER * view.scale);
    const [left, top] = besides(at, view, touch ? 48 : 24);
    painter.paint(pyramid, { ...view, width: SIZE, height: SIZE, x, y, scale }, table);
    element.style.transform = `translate(${left}px, ${top}px)`;
    if (accent !== wantedAccent) element.className = `loupe on ${wantedAccent}`;
    else element.classList.add("on");
    accent = wantedAccent;
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
