/** Fetch a protocol (landmarks, order, construction steps) once for each hash. */

import { answerTo } from "./early.js";
import { FilmProblem } from "./pixels.js";

const protocols = new Map(); // hash -> promise

/** The protocol {url, hash}. Throws FilmProblem. */
export function protocolOf({ url, hash }) {
  if (!protocols.has(hash)) {
    const protocol = fetched(url);
    protocols.set(hash, protocol);
    protocol.catch(() => protocols.delete(hash));
  }
  return protocols.get(hash);
}

async function fetched(url) {
  const response = await answerTo(url).catch(() => null);
  if (!response?.ok) throw new FilmProblem("The list of landmarks could not be fetched. Try again.");
  return response.json().catch(() => {
    throw new FilmProblem("The list of landmarks could not be read. Try again.");
  });
}
