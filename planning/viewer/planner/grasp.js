/** What pointer gestures do: slide bodies, move the pivot, turn, move corners, pan, zoom, window. */

import { inFilm } from "../hand.js";
import { panned, toFilm, toScreen, zoomedAt } from "../view.js";
import { draggedWindow } from "../window.js";
import { minus } from "../vector.js";
import { inMillimeters, slideAlong, turnOf } from "./motion.js";
import { nearestOn, withCorner, withCornerAt } from "./outline.js";
import { carriedPivot, pivotFound, targetAt } from "./places.js";
import { dropped, kept, moving, outlining, stateOf } from "./plan.js";
import { stepped } from "./steps.js";

const SLOP = 3; // window pixels a press may shake before anything moves
const BLIND = 6; // window pixels from what is turned about, within which a turn has no direction
const ON_EDGE = 12; // window pixels a double click may lie beside an edge

/** The actions that listenToPointers asks for, on the state of a planner. */
export function pointerActions(v) {
  let start = null; // {kind, at, target, motion, offset, window, turned, last}

  const isReady = () => Boolean(v.plan && v.view);
  const inPlace = (at) => inMillimeters(toFilm(v.view, at), v.spacing);

  /** What the turning handle goes round: the pivot itself, unless that goes round another point with it. */
  const middle = () => v.bench.turn.rest ?? stateOf(v.plan).motion.pivot;

  const directionOf = (at) => turnOf(minus(inPlace(at), inMillimeters(middle(), v.spacing)), v.bench.turn);

  function begin(kind, at, { target }) {
    if (!isReady()) return;
    v.step(kept(v.plan));
    const { motion } = stateOf(v.plan);
    start = { kind, at, target, motion, carried: carriedPivot(v), window: v.window, turned: 0, isMoving: kind !== "move" };
    if (target?.kind === "turn") start.last = directionOf(at);
    if (kind === "move") v.focusOn(target);
    else v.stage.focus({ preventScroll: true });
    v.stage.classList.toggle("panning", kind === "pan");
  }

  function drag(at, step) {
    if (!isReady() || !start) return;
    const far = [at[0] - start.at[0], at[1] - start.at[1]];
    start.isMoving ||= Math.hypot(...far) > SLOP;
    if (start.kind === "pan") v.look(panned(v.view, step));
    else if (start.kind === "window") v.recolor(draggedWindow(start.window, far), v.inverted);
    else if (start.isMoving) v.step(drags[start.target.kind](at));
  }

  const drags = {
    pivot: (at) => moving(v.plan, { pivot: pivotFound(v, shiftedTo(at, start.carried)) }),
    turn: (at) => {
      const [x, y] = toScreen(v.view, middle());
      if (Math.hypot(at[0] - x, at[1] - y) < BLIND) return v.plan;
      const now = directionOf(at);
      // Step by step, so that a turn may go beyond where the direction begins anew.
      start.turned += ((now - start.last + 540) % 360) - 180;
      start.last = now;
      return moving(v.plan, { degrees: stepped(start.motion.degrees + start.turned, v.bench.turn) });
    },
    body: (at) => {
      const gone = slideAlong(v.bench.slides, minus(inPlace(at), inPlace(start.at)));
      return moving(v.plan, { slide: v.bench.slides.map((slide, i) => stepped(start.motion.slide[i] + gone[i], slide)) });
    },
    corner: (at) => {
      const { name, index, point } = start.target, outline = stateOf(v.plan).outlines[name];
      return outlining(v.plan, name, withCornerAt(outline, index, shiftedTo(at, point)));
    },
    edge: (at) => {
      const { name, index, point } = start.target, outline = stateOf(v.plan).outlines[name];
      v.plan = outlining(v.plan, name, withCorner(outline, index, point));
      start.target = { kind: "corner", name, index: index + 1, point };
      v.focusOn(start.target);
      return drags.corner(at);
    },
  };

  /** Where a film point comes to when it is dragged from where it was pressed. */
  function shiftedTo(at, point) {
    const [x, y] = toScreen(v.view, point);
    return inFilm(v.film, toFilm(v.view, [x + at[0] - start.at[0], y + at[1] - start.at[1]]));
  }

  function finish(change) {
    start = null;
    v.stage.classList.remove("panning");
    if (isReady()) v.step(change(v.plan));
  }

  function hover(at) {
    const target = at && isReady() ? targetAt(v, at, 10) : null;
    v.stage.classList.toggle("over", Boolean(target && target.kind !== "body"));
    v.stage.classList.toggle("on-body", target?.kind === "body");
  }

  v.stage.addEventListener("dblclick", ({ clientX, clientY }) => {
    if (!isReady() || !v.outlining) return;
    const { left, top } = v.stage.getBoundingClientRect();
    v.addCorner(toFilm(v.view, [clientX - left, clientY - top]), ON_EDGE / v.view.scale);
  });

  return {
    situation: () => ({ tool: "none", space: false, placing: false }),
    targetAt: (at, reach) => (isReady() ? targetAt(v, at, reach) : null),
    begin, drag, hover,
    end: () => finish(kept),
    cancel: () => finish(dropped),
    zoom: (at, factor) => isReady() && v.look(zoomedAt(v.view, at, factor)),
    pan: (step) => isReady() && v.look(panned(v.view, step)),
    isStack: () => false,
    scroll() {},
  };
}

/** The editable outline whose edge is nearest to a film point: {name, edge, point, away} in film pixels, or null. */
export function edgeNear({ bodies }, { outlines }, point) {
  const found = bodies.filter(({ editable, name }) => editable && outlines[name].length)
    .map(({ name }) => ({ name, ...nearestOn(outlines[name], point) }));
  return found.sort((a, b) => a.away - b.away)[0] ?? null;
}
