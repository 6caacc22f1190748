/**
 * How a film is shown: pan, zoom, quarter turns and mirror, as a value that never changes in place.
 *
 * A view is {columns, rows, aspect, width, height, x, y, scale, turn, flip, fitted}: (x, y) is the film point at
 * the middle of the window, `scale` the window pixels per film column, `aspect` the row spacing over the column
 * spacing (so that a round bone looks round), `turn` the quarter turns clockwise, then `flip` mirrors left-right.
 */

const LARGEST = 32; // window pixels per film column
const TURNS = [[1, 0, 0, 1], [0, 1, -1, 0], [-1, 0, 0, -1], [0, -1, 1, 0]];

/** The whole film in a window of width x height. */
export function fitted(film, width, height, turn = 0, flip = false) {
  const [rowSpacing, columnSpacing] = film.spacing ?? [1, 1];
  const aspect = rowSpacing / columnSpacing;
  const across = turn % 2 ? film.rows * aspect : film.columns;
  const down = turn % 2 ? film.columns : film.rows * aspect;
  const scale = Math.min(width / across, height / down);
  return Object.freeze({
    columns: film.columns, rows: film.rows, aspect, width, height,
    x: film.columns / 2, y: film.rows / 2, scale, turn, flip, fitted: true,
  });
}

/** The matrix [a, b, c, d] that takes a film offset (u, v) to the window offset (a u + c v, b u + d v). */
export function matrix(view) {
  const [a, b, c, d] = TURNS[view.turn];
  const mirror = view.flip ? -view.scale : view.scale;
  return [a * mirror, b * view.scale, c * mirror * view.aspect, d * view.scale * view.aspect];
}

/** Where a film point is in the window. */
export function toScreen(view, [x, y]) {
  const [a, b, c, d] = matrix(view);
  const u = x - view.x, v = y - view.y;
  return [view.width / 2 + a * u + c * v, view.height / 2 + b * u + d * v];
}

/** The film point under a window point. */
export function toFilm(view, [x, y]) {
  const [u, v] = turned(view, [x - view.width / 2, y - view.height / 2]);
  return [view.x + u, view.y + v];
}

/** The film offset that looks like a window offset. */
export function turned(view, [dx, dy]) {
  const [a, b, c, d] = matrix(view);
  return view.turn % 2 ? [dy / b, dx / c] : [dx / a, dy / d];
}

/** Zoom by a factor; the film point under the window point `at` stays there. */
export function zoomedAt(view, at, factor) {
  const smallest = 0.5 * fitScale(view);
  const scale = Math.min(LARGEST, Math.max(smallest, view.scale * factor));
  const [x, y] = toFilm(view, at);
  const [newX, newY] = toFilm({ ...view, scale }, at);
  return within({ ...view, scale, x: view.x + x - newX, y: view.y + y - newY, fitted: false });
}

/** Move the film by (dx, dy) window pixels. */
export function panned(view, [dx, dy]) {
  const [u, v] = turned(view, [dx, dy]);
  return within({ ...view, x: view.x - u, y: view.y - v, fitted: false });
}

/** Bring a film point to the middle of the window. */
export function centeredOn(view, [x, y]) {
  return within({ ...view, x, y, fitted: false });
}

/** A quarter turn clockwise as seen; the film is fitted again. */
export function rotated(view) {
  return refit({ ...view, turn: (view.turn + (view.flip ? 3 : 1)) % 4 });
}

/** Mirrored left to right as seen. */
export function flipped(view) {
  return Object.freeze({ ...view, flip: !view.flip });
}

/** The same view in a window of another size: fitted again if it was, else the middle and zoom stay. */
export function resized(view, width, height) {
  return view.fitted ? refit({ ...view, width, height }) : Object.freeze({ ...view, width, height });
}

/** The whole film again, turned and mirrored as it was. */
export function refit(view) {
  const film = { columns: view.columns, rows: view.rows, spacing: [view.aspect, 1] };
  return fitted(film, view.width, view.height, view.turn, view.flip);
}

/** Whether a film point is in the window, `margin` window pixels from its edge. */
export function shows(view, point, margin = 0) {
  const [x, y] = toScreen(view, point);
  return x >= margin && y >= margin && x <= view.width - margin && y <= view.height - margin;
}

function fitScale(view) {
  return refit(view).scale;
}

function within(view) {
  const x = Math.min(view.columns, Math.max(0, view.x));
  const y = Math.min(view.rows, Math.max(0, view.y));
  return Object.freeze({ ...view, x, y });
}
