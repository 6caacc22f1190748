/** What is drawn over the film: the constructions, the points, the crosshair, one value. */

import { setText, svgNode } from "./dom.js";
import { pathOf } from "./shapes.js";
import { toScreen } from "./view.js";

/** An overlay on an <svg>: each call changes only the attributes that differ. */
export function overlayOn(svg) {
  const drawings = svg.querySelector(".drawings"), handles = svg.querySelector(".handles");
  const cross = svg.querySelector(".cross"), label = svg.querySelector(".label");
  const shown = new Map();
  let sides = [], strokes = [];

  /** Two paths for each side, the stressed and the quiet one. sides: [{key, accent}]. */
  function prepare(wantedStrokes, wantedSides) {
    strokes = wantedStrokes;
    sides = wantedSides.map(({ key, accent }) => (
      { key, quiet: newPath(accent), strong: newPath(`${accent} strong`), drawn: strokes.map(() => ({})) }));
    drawings.replaceChildren(...sides.flatMap(({ quiet, strong }) => [quiet.node, strong.node]));
  }

  /** values: {side: step values}; emphasis: {side: Set of measures} or null for all alike. */
  function drawLines(values, onto, emphasis) {
    svg.classList.toggle("stressed", Boolean(emphasis));
    for (const { key, quiet, strong, drawn } of sides) {
      const isStrong = ({ measures }) => Boolean(emphasis?.[key] && measures.some((m) => emphasis[key].has(m)));
      let data = "", strongData = "";
      for (const [i, stroke] of strokes.entries()) {
        const path = refreshed(drawn[i], stroke, values[key], onto);
        if (isStrong(stroke)) strongData += path;
        else data += path;
      }
      setPath(quiet, data);
      setPath(strong, strongData);
    }
  }

  /** points: [{id, accent, name, point}] in the order Tab walks them. */
  function drawPoints(points, view) {
    const wanted = new Set(points.map((p) => p.id));
    for (const [id, { node }] of shown) if (!wanted.has(id)) { node.remove(); shown.delete(id); }
    let before = null;
    for (const { id, accent, name, point } of points) {
      const handle = shown.get(id) ?? newHandle(id, accent, before);
      const [x, y] = toScreen(view, point);
      const place = `translate(${x.toFixed(2)} ${y.toFixed(2)})`;
      if (handle.place !== place) handle.node.setAttribute("transform", place);
      if (handle.name !== name) handle.node.setAttribute("aria-label", name);
      Object.assign(handle, { place, name });
      before = handle.node;
    }
  }

  function newHandle(id, accent, before) {
    const node = svgNode("g", { class: accent, tabindex: 0, role: "button", "data-id": id });
    node.append(svgNode("circle", { class: "focus", r: 10 }), svgNode("circle", { class: "shade", r: 5 }),
      svgNode("circle", { r: 5 }));
    handles.insertBefore(node, before ? before.nextSibling : handles.firstChild);
    const handle = { node };
    shown.set(id, handle);
    return handle;
  }

  /** The keyboard's crosshair at a window point, or none. */
  function drawCross(at) {
    cross.classList.toggle("on", Boolean(at));
    if (at) cross.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
  }

  /** A value written at a window point; nothing when `at` is null. */
  function drawLabel(text, at) {
    setText(label, at ? text : "");
    if (at) label.setAttribute("transform", `translate(${at[0].toFixed(1)} ${at[1].toFixed(1)})`);
  }

  const handleOf = (id) => shown.get(id)?.node;
  return { prepare, drawLines, drawPoints, drawCross, drawLabel, handleOf };
}

/** The path of a stroke, drawn anew only when the view or a value it depends on has changed. */
function refreshed(last, stroke, values, onto) {
  const given = stroke.uses.flatMap((i) => values[i]);
  const isSame = last.view === onto.view && given.every((value, i) => value === last.given[i]);
  if (!isSame) Object.assign(last, { view: onto.view, given, path: pathOf(stroke, values, onto) });
  return last.path;
}

const newPath = (accent) => ({ node: svgNode("path", { class: accent }), data: "" });

function setPath(path, data) {
  if (path.data !== data) path.node.setAttribute("d", data);
  path.data = data;
}
