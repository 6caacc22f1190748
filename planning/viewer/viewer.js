/** The component's entry, called again with each change of its data; it makes the first paint early. */

import { askEarly } from "./early.js";

// Named here so that the browser fetches them side by side, and not one import after the other.
export const MODULES = [
  "circle", "clip", "dom", "evaluate", "focus", "format", "guide", "hand", "history", "keyboard", "keys", "list", "loupe",
  "marks", "overlay", "painter", "pixels", "pointer", "protocol", "pyramid", "readout", "sample", "screen", "session",
  "sha256", "shapes", "stage", "tools", "values", "view", "window",
];

/** Called at mount and whenever the data changes; the viewer lives on its own node. */
export default function viewer(component) {
  const root = component.parentElement.querySelector(".viewer"), { film, protocol } = component.data ?? {};
  if (film && protocol) [film.url, protocol.url].forEach(askEarly);
  root.filmViewer ??= stage().then(({ newViewer }) => newViewer(root));
  root.filmViewer.then((instance) => instance.update(component));
  return () => setTimeout(() => root.isConnected || root.filmViewer.then((instance) => instance.close()), 0);
}

function stage() {
  for (const name of MODULES) {
    const href = new URL(`./${name}.js`, import.meta.url).href;
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  }
  return import("./stage.js");
}
