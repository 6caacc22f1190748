/** What there is to know of the slices of a stack, fetched once: it is too much to travel with every change. */

import { FilmProblem } from "./pixels.js";

const known = new Map(); // sha of a stack -> promise of {shas, places, across, down, corners}

/** A film as it came, and a stack {count, at, url} with all that is told at its address, asked by `ask`. */
export async function wholeFilm(film, ask = fetch) {
  if (!film.stack) return film;
  if (!known.has(film.sha)) {
    const told = fetched(film.stack.url, ask);
    known.set(film.sha, told);
    told.catch(() => known.delete(film.sha));
  }
  return { ...film, stack: { ...film.stack, ...(await known.get(film.sha)) } };
}

async function fetched(url, ask) {
  const response = await ask(url).catch(() => null);
  if (!response?.ok) throw new FilmProblem("The list of slices could not be fetched. Try again.");
  return response.json().catch(() => {
    throw new FilmProblem("The list of slices could not be read. Try again.");
  });
}
