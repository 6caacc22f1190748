/** A film at full, half, quarter ... size, each pixel the mean of the 2 x 2 beneath it; made when first needed. */

const SMALLEST = 64;

/** A pyramid over 16-bit values, row-major. Each level is {values, columns, rows, factor}. */
export function pyramidOf(values, columns, rows) {
  return { columns, rows, levels: [{ values, columns, rows, factor: 1 }] };
}

/** The coarsest level that still has a pixel for every screen pixel; `ratio` is film pixels per screen pixel. */
export function levelFor(pyramid, ratio) {
  let wanted = 0;
  while (2 ** (wanted + 1) <= ratio) wanted++;
  while (pyramid.levels.length <= wanted) {
    const last = pyramid.levels.at(-1);
    if (Math.min(last.columns, last.rows) < SMALLEST) break;
    pyramid.levels.push(halved(last));
  }
  return pyramid.levels[Math.min(wanted, pyramid.levels.length - 1)];
}

/** A level at half the size. An odd last row or column is averaged with itself. */
export function halved(level) {
  const half = emptyHalf(level);
  halveRows(level, half, 0, half.rows);
  return half;
}

/** A level of half the size, not yet filled. */
export function emptyHalf({ columns, rows, factor }) {
  const halfColumns = (columns + 1) >> 1, halfRows = (rows + 1) >> 1;
  return { values: new Uint16Array(halfColumns * halfRows), columns: halfColumns, rows: halfRows, factor: 2 * factor };
}

/** Fill rows `from` up to `to` of a half-size level. */
export function halveRows({ values, columns, rows }, half, from, to) {
  const whole = columns >> 1, out = half.values;
  for (let row = from, at = from * half.columns; row < to; row++) {
    let upper = 2 * row * columns;
    let lower = Math.min(2 * row + 1, rows - 1) * columns;
    for (let column = 0; column < whole; column++, upper += 2, lower += 2) {
      out[at++] = (values[upper] + values[upper + 1] + values[lower] + values[lower + 1] + 2) >> 2;
    }
    if (whole < half.columns) out[at++] = (values[upper] + values[lower] + 1) >> 1;
  }
}
