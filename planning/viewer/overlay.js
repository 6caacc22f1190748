/**
 * What is drawn over the film: the constructions, the points, the crosshair, one value.
 *
 * What changes in every frame of a drag, the stressed lines and the held point, lies in a drawing of its own, so that
 * the browser need not lay out and paint the rest again.
 */

import { setText, svgNode } from "./dom.js";
import { pathOf } from "./shapes.js";
import { toScreen } from "./view.js";

/** An overlay on an <svg>, beside it the lines that move and a held point's ring: only what differs is changed. */
export function overlayOn(svg, live, ring) {
  const drawings = svg.querySelector(".drawings"), handles = svg.querySelector(".handles");
  const stressed = live.querySelector(".drawings");
  const cross = svg.querySelector(".cross"), label = svg.querySelector(":scope > .label");
  const shown = new Map();
  let sides = [], strokes = [], heldNode = null, stress = null;
  const neither = newPath("side-none");

  /**
   * Four paths for each side: of other slices, the quiet one, and of the stressed what lies still and what moves; and
   * one for what is of no side. sides: [{key, accent}].
   */
  function prepare(wantedStrokes, wantedSides) {
    strokes = wantedStrokes;
    shown.clear(); // another order to walk the points in
    handles.replaceChildren();
    sides = wantedSides.map(({ key, accent }) => (
      { key, far: newPath(`${accent} afar`), quiet: newPath(accent), strong: newPath(`${accent} strong`),
        moving: newPath(`${accent} strong`), drawn: strokes.map(() => ({})) }));
    drawings.replaceChildren(neither.node, ...sides.flatMap(({ far, quiet, strong }) => [far.node, quiet.node, strong.node]));
    stressed.replaceChildren(...sides.map(({ moving }) => moving.node));
  }

  /**
   * values: {side: step values}; emphasis: {side: Set of measures} or null for all alike; afar: {side: Set of strokes
   * by number} that were marked on other slices, or null.
   */
  function drawLines(values, onto, emphasis, afar) {
    svg.classList.toggle("stressed", Boolean(emphasis));
    const isSameStress = emphasis === stress;
    stress = emphasis;
    let unsided = "";
    for (const [which, { key, far, quiet, strong, moving, drawn }] of sides.entries()) {
      const isStrong = ({ measures }) => Boolean(emphasis?.[key] && measures.some((m) => emphasis[key].has(m)));
      let data = "", strongData = "", movingData = "", farData = "";
      for (const [i, stroke] of strokes.entries()) {
        if (stroke.isOfNoSide && which) continue;
        const before = drawn[i].path, path = refreshed(drawn[i], stroke, values[key], onto);
        drawn[i].isMoving = isSameStress && (drawn[i].isMoving || path !== before);
        if (stroke.isOfNoSide) unsided += path;
        else if (isStrong(stroke) && drawn[i].isMoving) movingData += path;
        else if (isStrong(stroke)) strongData += path;
        else if (afar?.[key].has(i)) farData += path;
        else data += path;
      }
      setPath(far, farData);
      setPath(quiet, data);
      setPath(strong, strongData);
      setPath(moving, movingData);
    }
    setPath(neither, unsided);
  }

  /**
   * points: [{id, accent, name, point, afar}] in the order Tab walks them; it passes over those of other slices. The
   * handle of the point `held` is hidden behind its ring and stays where it was until let go.
   */
  function drawPoints(points, view, held) {
    const wanted = new Set(points.map((p) => p.id));
    for (const [id, { node }] of shown) if (!wanted.has(id)) { node.remove(); shown.delete(id); }
    let before = null;
    for (const { id, accent, name, point, afar } of points) {
      const handle = shown.get(id) ?? newHandle(id, accent, before);
      const [x, y] = toScreen(view, point);
      const isStill = id === held && handle.place;
      const place = isStill ? handle.place : `translate(${x.toFixed(2)} ${y.toFixed(2)})`;
      if (handle.place !== place) handle.node.setAttribute("transform", place);
      if (handle.name !== name) handle.node.setAttribute("aria-label", name);
      if (handle.afar !== afar) {
        handle.node.classList.toggle("afar", afar);
        handle.node.setAttribute("tabindex", afar ? -1 : 0);
      }
      Object.assign(handle, { place, name, afar });
      before = handle.node;
    }
  }

  function newHandle(id, accent, before) {
    const node = svgNode("g", { class: accent, tabindex: 0, role: "button", "data-id": id });
    node.append(svgNode("circle", { class: "focus", r: 10 }), svgNode("circle", { class: "shade", r: 5 }),
      svgNode("circle", { r: 5 }));
    handles.insertBefore(node, before ? before.nextSibling : handles.firstChild);
    const handle = { node, afar: false };
    shown.set(id, handle);
    return handle;
  }

  /** The held point where it is now, [x, y] in the window, in place of its handle; null for none. */
  function drawHeld(id, accent, at) {
    const node = at ? shown.get(id)?.node ?? null : null;
    if (node !== heldNode) {
      heldNode?.classList.remove("away");
      node?.classList.add("away");
      heldNode = node;
      ring.setAttribute("class", node ? `held on ${accent}` : "held");
    }
    // A layer of its own, which is moved without being painted again.
    if (node) ring.style.transform = `translate(${at[0].toFixed(2)}px, ${at[1].toFixed(2)}px)`;
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
  return { prepare, drawLines, drawPoints, drawHeld, drawCross, drawLabel, handleOf };
}

/** The path of a stroke, drawn anew only when the view, the slice or a value it depends on has changed. */
function refreshed(last, stroke, values, onto) {
  const isSame = last.view === onto.view && last.slice === onto.slice
    && stroke.uses.every((i, k) => isAlike(values[i], last.given[k]));
  if (!isSame) {
    const given = stroke.uses.map((i) => values[i]);
    Object.assign(last, { view: onto.view, slice: onto.slice, given, path: pathOf(stroke, values, onto) });
  }
  return last.path;
}

/** Whether two values are the same: null, a number, a point, or a list of points. */
function isAlike(one, other) {
  if (one === other || !Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((part, k) => isAlike(part, other[k]));
}

const newPath = (accent) => ({ node: svgNode("path", { class: accent }), data: "" });

function setPath(path, data) {
  if (path.data !== data) path.node.setAttribute("d", data);
  path.data = data;
}
