/** Fetch a film's pixels once, keep the last ones, and check that they are the film that was asked for. */

import { emptyHalf, halveRows, pyramidOf } from "./pyramid.js";
import { sha256 } from "./sha256.js";

const KEPT = 3; // films, or as many slices as these many pixels hold
const MOST_PIXELS = 32e6;
const films = new Map(); // sha -> {pixels: promise of a pyramid, size}, the one used last at the end
const checked = new Set();

/** Something the reader can be told in one sentence. */
export class FilmProblem extends Error {}

/** The pyramid of a film {url, sha, rows, columns}; fetched once, its address asked by `ask`. Throws FilmProblem. */
export function pixelsOf(film, ask = fetch) {
  const found = films.get(film.sha);
  films.delete(film.sha);
  const pixels = found?.pixels ?? fetched(film, ask);
  films.set(film.sha, { pixels, size: film.rows * film.columns });
  pixels.catch(() => films.get(film.sha)?.pixels === pixels && films.delete(film.sha));
  const held = () => [...films.values()].reduce((sum, { size }) => sum + size, 0);
  while (films.size > KEPT && held() > MOST_PIXELS) forget(films.keys().next().value);
  return pixels;
}

/** Throws FilmProblem, and forgets the pixels, unless their SHA-256 is the film's. */
export async function checkPixels(film, pyramid) {
  if (checked.has(film.sha)) return;
  const found = await sha256(pyramid.hashed);
  if (found !== film.sha) {
    forget(film.sha);
    throw new FilmProblem("The film that arrived is not the one that was opened, so it is not shown. Try again.");
  }
  checked.add(film.sha);
}

function forget(sha) {
  films.delete(sha);
  checked.delete(sha);
}

async function fetched({ url, rows, columns }, ask) {
  const response = await ask(url).catch(() => {
    throw new FilmProblem("The film could not be fetched: no connection to the server. Try again.");
  });
  if (!response.ok) {
    throw new FilmProblem(`The film could not be fetched: the server answered ${response.status}. Try again.`);
  }
  const { bytes, pixels } = roomFor(rows, columns);
  const pyramid = { ...pyramidOf(new Uint16Array(pixels.buffer, pixels.byteOffset), columns, rows), hashed: bytes };
  const arrived = await filled(pixels, response.body, halving(pyramid)).catch(() => {
    throw new FilmProblem("The film did not arrive whole: the connection broke. Try again.");
  });
  if (!arrived) throw new FilmProblem("The film did not arrive whole, so it is not shown. Try again.");
  return pyramid;
}

/** Room for a film's pixels behind the text that is hashed with them, the pixels at an even place. */
function roomFor(rows, columns) {
  const text = new TextEncoder().encode(`${rows}x${columns}:`), odd = text.length % 2;
  const room = new Uint8Array(odd + text.length + rows * columns * 2);
  room.set(text, odd);
  return { bytes: room.subarray(odd), pixels: room.subarray(odd + text.length) };
}

/** Read a stream into `room`, telling `onMore` how many bytes there are; true when it fits exactly. */
async function filled(room, stream, onMore) {
  const reader = stream.getReader();
  for (let at = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return at === room.length;
    if (at + value.length > room.length) { reader.cancel(); return false; }
    room.set(value, at);
    onMore(at += value.length);
  }
}

/** Makes the half-size level while the film is still arriving, so that the first picture need not wait for it. */
function halving(pyramid) {
  const [film] = pyramid.levels, half = emptyHalf(film);
  let done = 0;
  return (bytes) => {
    const rows = Math.floor(bytes / (2 * film.columns));
    const ready = rows >= film.rows ? half.rows : rows >> 1;
    halveRows(film, half, done, ready);
    done = ready;
    if (done === half.rows) pyramid.levels[1] = half;
  };
}
