/** Requests made before the modules that need them have arrived. */

const asked = new Map(); // url -> promise of a response, or null once it was taken

/** Ask for an address now; asked once. What goes wrong is told to whoever takes the answer. */
export function askEarly(url) {
  if (asked.has(url)) return;
  const answer = fetch(url);
  answer.catch(() => {});
  asked.set(url, answer);
}

/** The answer to an early request, to be taken once, or else to a new one. */
export function answerTo(url) {
  const early = asked.get(url);
  if (asked.has(url)) asked.set(url, null);
  return early ?? fetch(url);
}
