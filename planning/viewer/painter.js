/** Paint the visible part of a film on a canvas. A new window only recolors what was already read. */

import { levelFor } from "./pyramid.js";
import { color, sample } from "./sample.js";

const MOST_PIXELS = 2.4e6; // a denser screen than this is painted at less than its full density

/** A painter for one canvas: paint(pyramid, view, table) draws whatever of it has changed. */
export function painterOn(canvas) {
  const context = canvas.getContext("2d", { alpha: false });
  let shown = {}, image, pixels, values, rectangle;

  function resize(view) {
    const density = densityFor(view);
    const width = Math.round(view.width * density), height = Math.round(view.height * density);
    if (image?.width === width && image?.height === height) return density;
    canvas.width = width;
    canvas.height = height;
    image = context.createImageData(width, height);
    pixels = new Uint32Array(image.data.buffer);
    values = new Uint16Array(width * height);
    return density;
  }

  function paint(pyramid, view, table) {
    const density = resize(view);
    if (shown.pyramid !== pyramid || shown.view !== view || shown.density !== density) {
      const level = levelFor(pyramid, 1 / (view.scale * density));
      rectangle = sample(values, image.width, image.height, level, view, density);
    }
    color(pixels, values, table, rectangle, image.width, image.height);
    context.putImageData(image, 0, 0);
    shown = { pyramid, view, density };
  }

  function clear() {
    shown = {};
    context.fillRect(0, 0, canvas.width, canvas.height);
  }

  return { paint, clear, context };
}

/** How many device pixels a painter spends on a window pixel. */
export function densityFor({ width, height }) {
  return Math.min(globalThis.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (width * height)));
}
