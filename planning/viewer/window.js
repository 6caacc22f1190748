/** Window and level: which stored values are shown from black to white. */

const VALUES = 65536;
const OPAQUE = 0xff000000;

/**
 * The color of each stored value, 65536 packed RGBA entries (little-endian), low = black, high = white.
 * `table` is filled and returned.
 */
export function grayTable([low, high], inverted, table = new Uint32Array(VALUES)) {
  const width = Math.max(1, high - low);
  for (let value = 0; value < VALUES; value++) {
    const share = Math.min(1, Math.max(0, (value - low) / width));
    const gray = Math.round(255 * (inverted ? 1 - share : share));
    table[value] = (OPAQUE | (gray << 16) | (gray << 8) | gray) >>> 0;
  }
  return table;
}

/** The window after a drag of (dx, dy) screen pixels: right is softer (wider), up is brighter. */
export function draggedWindow([low, high], [dx, dy]) {
  const center = (low + high) / 2, width = Math.max(1, high - low);
  const newWidth = Math.min(2 * VALUES, Math.max(2, width * Math.exp(dx / 250)));
  const newCenter = Math.min(VALUES, Math.max(0, center + (dy * width) / 300));
  return [newCenter - newWidth / 2, newCenter + newWidth / 2];
}
