/** Read the stored values under each pixel of a window, smoothly, before any gray is chosen. */

import { matrix } from "./view.js";

const SHARES = 128; // a blend in 1/128 keeps 16-bit values times two blends within 31 bits

/**
 * Fill `out` (width * height, row-major) with bilinear values of a pyramid level under a view.
 * density: device pixels per window pixel. Returns the rectangle {left, top, right, bottom} that the film covers;
 * outside it `out` is left as it was.
 */
export function sample(out, width, height, level, view, density) {
  const { across, down } = axes(level, view, width, height, density);
  const { values } = level, { base, next, share, from, to } = across;
  for (let y = down.from; y < down.to; y++) {
    const row = down.base[y], nextRow = down.next[y], low = down.share[y];
    for (let x = from, at = y * width + from; x < to; x++, at++) {
      const i = row + base[x], j = i + next[x], right = share[x];
      const a = values[i], c = values[i + nextRow];
      const upper = (a << 7) + (values[j] - a) * right;
      const lower = (c << 7) + (values[j + nextRow] - c) * right;
      out[at] = ((upper << 7) + (lower - upper) * low + 8192) >> 14;
    }
  }
  return { left: across.from, top: down.from, right: across.to, bottom: down.to };
}

/** Color the sampled rectangle through a table, and leave black around it. */
export function color(pixels, values, table, rectangle, width, height) {
  const { left, top, right, bottom } = rectangle;
  if (left > 0 || top > 0 || right < width || bottom < height) pixels.fill(0xff000000);
  for (let y = top; y < bottom; y++) {
    for (let at = y * width + left, end = y * width + right; at < end; at++) pixels[at] = table[values[at]];
  }
}

function axes(level, view, width, height, density) {
  const [a, b, c, d] = matrix(view);
  const columns = { start: view.x, extent: view.columns, size: level.columns, stride: 1, factor: level.factor };
  const rows = { start: view.y, extent: view.rows, size: level.rows, stride: level.columns, factor: level.factor };
  const middleX = view.width / 2, middleY = view.height / 2;
  return view.turn % 2
    ? { across: axis(width, rows, 1 / c, middleX, density), down: axis(height, columns, 1 / b, middleY, density) }
    : { across: axis(width, columns, 1 / a, middleX, density), down: axis(height, rows, 1 / d, middleY, density) };
}

/** For each screen pixel along one axis: the offset of its value, of its neighbor, and the neighbor's share. */
function axis(count, { start, extent, size, stride, factor }, step, middle, density) {
  const base = new Int32Array(count), next = new Int32Array(count), share = new Int32Array(count);
  let from = count, to = 0;
  for (let i = 0; i < count; i++) {
    const film = start + ((i + 0.5) / density - middle) * step;
    if (film < 0 || film >= extent) continue;
    from = Math.min(from, i);
    to = i + 1;
    const place = Math.min(size - 1, Math.max(0, film / factor - 0.5));
    const whole = Math.floor(place);
    base[i] = whole * stride;
    next[i] = whole + 1 < size ? stride : 0;
    share[i] = Math.round((place - whole) * SHARES);
  }
  return { base, next, share, from: Math.min(from, to), to };
}
