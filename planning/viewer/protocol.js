/** Fetch a protocol (landmarks, order, construction steps) once for each hash. */

import { FilmProblem } from "./pixels.js";

const protocols = new Map(); // hash -> promise

/** The protocol {url, hash}, its address asked by `ask`. Throws FilmProblem. */
export function protocolOf({ url, hash }, ask = fetch) {
  if (!protocols.has(hash)) {
    const protocol = fetched(url, ask);
    protocols.set(hash, protocol);
    protocol.catch(() => protocols.delete(hash));
  }
  return protocols.get(hash);
}

async function fetched(url, ask) {
  const response = await ask(url).catch(() => null);
  if (!response?.ok) throw new FilmProblem("The list of landmarks could not be fetched. Try again.");
  return response.json().catch(() => {
    throw new FilmProblem("The list of landmarks could not be read. Try again.");
  });
}
