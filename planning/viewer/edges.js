/** The letters at the borders of a film whose directions are known: which side of the patient each border faces. */

import { setText } from "./dom.js";
import { matrix } from "./view.js";

const WAYS = { right: [1, 0], bottom: [0, 1], left: [-1, 0], top: [0, -1] };

/** The letters in their element. */
export function edgesOn(element) {
  const nodes = Object.fromEntries(Object.keys(WAYS).map((way) => {
    const node = Object.assign(document.createElement("span"), { className: way });
    return [way, element.appendChild(node)];
  }));

  /** edges: {right, bottom, left, top} of the film as it is stored, or null. */
  function draw(view, edges) {
    const shown = edges ? edgesShown(view, edges) : {};
    for (const [way, node] of Object.entries(nodes)) setText(node, shown[way] ?? "");
  }

  return { draw };
}

/** The letters {right, bottom, left, top} as the film is turned and mirrored. */
export function edgesShown(view, edges) {
  const [a, b, c, d] = matrix(view);
  return Object.fromEntries(Object.entries(WAYS).map(([way, [u, v]]) => {
    const [x, y] = [a * u + c * v, b * u + d * v];
    const faces = Math.abs(x) > Math.abs(y) ? (x > 0 ? "right" : "left") : (y > 0 ? "bottom" : "top");
    return [faces, edges[way]];
  }));
}
