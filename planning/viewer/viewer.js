/** The component's entry, called again with each change of its data; it makes the first paint early. */

// Named here so that the browser fetches them side by side, and not one import after the other.
export const MODULES = [
  "circle", "clip", "dom", "evaluate", "focus", "format", "guide", "hand", "history", "keyboard", "keys", "list", "loupe",
  "markup", "marks", "overlay", "painter", "pixels", "pointer", "protocol", "pyramid", "readout", "sample", "screen", "session",
  "sha256", "shapes", "stage", "tools", "values", "view", "window",
];

const asked = new Map(); // url -> promise of an early response, or null once it was taken

/** Called at mount and whenever the data changes; the viewer lives on its own node. */
export default function viewer(component) {
  const root = component.parentElement.querySelector(".viewer"), { film, protocol, modules } = component.data ?? {};
  if (film && protocol) [film.url, protocol.url].forEach(askEarly);
  root.filmViewer ??= stage(modules ?? import.meta.url).then(({ newViewer }) => newViewer(root, answerTo));
  root.filmViewer.then((instance) => instance.update(component));
  return () => setTimeout(() => root.isConnected || root.filmViewer.then((instance) => instance.close()), 0);
}

/** Ask for an address before the modules that need the answer have arrived; what goes wrong is told by who takes it. */
function askEarly(url) {
  if (asked.has(url)) return;
  const answer = fetch(url);
  answer.catch(() => {});
  asked.set(url, answer);
}

/** The answer to an early request, to be taken once, or else to a new one. */
function answerTo(url) {
  const early = asked.get(url);
  asked.set(url, null);
  return early ?? fetch(url);
}

/** The modules from an address that names their content, so that a browser keeps them; beside this file by default. */
function stage(base) {
  const from = new URL(base, document.baseURI);
  for (const name of MODULES) {
    const href = new URL(`${name}.js`, from).href;
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  }
  return import(new URL("stage.js", from).href);
}
