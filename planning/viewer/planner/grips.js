/** The handles over the film: the pivot, the turning handle on its arm, the corners of outlines. */

import { setText, svgNode } from "../dom.js";
import { toScreen } from "../view.js";
import { cornersOf, placesOf } from "./places.js";
import { stateOf } from "./plan.js";
import { printed } from "../format.js";

const ARC = 0.62; // of the arm
const STEPS = 24;
const APART = 12, CROSS = 6; // window pixels: nearer the pivot hides where it was; half of the mark there

/** Handles in their <svg>: draw(), and nodeOf(target). */
export function gripsOn(v) {
  const svg = v.root.querySelector(".grips"), list = svg.querySelector(".corners"), arm = svg.querySelector(".arm");
  const [pivot, turn] = ["pivot", "turn"].map((name) => svg.querySelector(`.${name}`));
  const trail = svg.querySelector(".trail");
  const words = turn.querySelector("text");
  const corners = new Map(); // id -> {node, place}
  let last = "";

  function draw() {
    svg.classList.toggle("outlining", v.outlining);
    drawCorners();
    if (v.outlining) return;
    const { motion: { degrees } } = stateOf(v.plan), places = placesOf(v), spec = v.bench.turn;
    const said = printed(degrees, { unit: spec.unit === "°" ? "deg" : spec.unit });
    setPlace(pivot, places.pivot);
    setPlace(turn, places.turn);
    setText(words, said);
    drawArm(places, degrees);
    drawTrail(places);
    if (said === last) return;
    last = said;
    const told = { label: spec.label, valuenow: degrees, valuemin: spec.least, valuemax: spec.most, valuetext: said };
    for (const [name, value] of Object.entries(told)) turn.setAttribute(`aria-${name}`, value);
  }

  /** The arm, and from where it lay at rest the arc it has turned through. */
  function drawArm({ pivot: [x, y], turn: [tx, ty], rest: [rx, ry], arm: at }, degrees) {
    const arc = Array.from({ length: STEPS + 1 }, (_, i) => at((degrees * i) / STEPS))
      .map(([ax, ay]) => `${(x + ARC * (ax - x)).toFixed(1)} ${(y + ARC * (ay - y)).toFixed(1)}`);
    const path = `M${x} ${y}L${tx} ${ty}M${x} ${y}L${x + ARC * (rx - x)} ${y + ARC * (ry - y)}M${arc.join("L")}`;
    arm.setAttribute("d", path);
  }

  /** Where the pivot was before the bone took it along, and the way from there. */
  function drawTrail({ pivot: [x, y], found: [fx, fy] }) {
    const isApart = Math.hypot(x - fx, y - fy) > APART;
    trail.setAttribute("d", isApart ? `M${fx - CROSS} ${fy}h${2 * CROSS}M${fx} ${fy - CROSS}v${2 * CROSS}M${fx} ${fy}L${x} ${y}` : "");
  }

  function drawCorners() {
    const wanted = v.outlining ? cornersOf(v) : [], ids = new Set(wanted.map(idOf));
    for (const [id, { node }] of corners) if (!ids.has(id)) { node.remove(); corners.delete(id); }
    let before = null;
    for (const corner of wanted) {
      const id = idOf(corner), known = corners.get(id) ?? newCorner(id, corner, before);
      setPlace(known.node, toScreen(v.view, corner.point));
      before = known.node;
    }
  }

  function newCorner(id, { kind, index }, before) {
    const name = kind === "corner" ? `Corner ${index + 1}` : `Add a corner after corner ${index + 1}`;
    const node = svgNode("g", { class: kind, tabindex: 0, role: "button", "data-id": id, "aria-label": name });
    const size = kind === "corner" ? 6 : 4;
    node.append(svgNode("circle", { class: "focus", r: 11 }), svgNode("circle", { class: "shade", r: size }),
      svgNode("circle", { class: "disc", r: size }));
    if (kind === "edge") node.append(svgNode("path", { d: "M-2 0H2M0-2V2" }));
    list.insertBefore(node, before ? before.nextSibling : list.firstChild);
    corners.set(id, { node });
    return corners.get(id);
  }

  const nodeOf = (target) => ({ pivot, turn })[target.kind] ?? corners.get(idOf(target))?.node;
  return { draw, nodeOf };
}

/** The name of a handle's node. */
export const idOf = ({ kind, index, name }) => (name === undefined ? kind : `${kind}/${index}/${name}`);

/** The target that a node's name stands for. */
export function targetOf(id) {
  const [kind, index, ...name] = id.split("/");
  return index === undefined ? { kind } : { kind, index: Number(index), name: name.join("/") };
}

function setPlace(node, [x, y]) {
  const place = `translate(${x.toFixed(2)} ${y.toFixed(2)})`;
  if (node.getAttribute("transform") !== place) node.setAttribute("transform", place);
}
