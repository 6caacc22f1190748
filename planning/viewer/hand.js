/** What pointer gestures do: move and place points, pan, zoom, window. */

import { eachPoint, pointsAt } from "./marks.js";
import { canPlace, cancelled, dragged, grabbed, marksOf, placed, released } from "./session.js";
import { panned, toFilm, toScreen, zoomedAt } from "./view.js";
import { draggedWindow } from "./window.js";

const SLOP = 3; // window pixels a press may shake before a point moves
const DEAD_CENTER = 4; // window pixels: while placing, a click farther from a point than this means a new point
const TWICE = 500; // milliseconds, the usual limit of a double click: within them a second press means the same point

/** The actions that listenToPointers asks for, on the state of a viewer. */
export function pointerActions(v) {
  let start = null; // {kind, at, target, offset, window, isMoving}
  let last = null; // {target, time} of the point placed last

  const isReady = () => Boolean(v.session && v.view);

  function situation(at) {
    const isWanted = isReady() && !v.bare && (canPlace(v.session) || v.assistance.isAiming());
    const placing = isWanted && isOnFilm(v.film, toFilm(v.view, at));
    return { tool: v.tool, space: v.space, placing };
  }

  const isShownAt = ({ key, side }) => v.places.some((p) => p.key === key && p.side === side && v.isShown(p));

  /** The nearest point within reach of a window point, as a target, or of a ghost as {ghost: number}; or null. */
  function targetAt([x, y], reach) {
    if (!isReady() || v.bare || v.assistance.isAiming()) return null;
    const ghost = v.assistance.pointAt([x, y], reach);
    if (ghost) return ghost;
    let best = null, nearest = reach;
    for (const { key, side, index, point } of eachPoint(marksOf(v.session))) {
      if (!v.isHere(point) || !isShownAt({ key, side })) continue;
      const [px, py] = toScreen(v.view, point);
      const away = Math.hypot(px - x, py - y);
      if (away <= nearest) { nearest = away; best = { key, side, index }; }
    }
    return best;
  }

  function begin(gesture, at, { target, touch }) {
    if (!isReady()) return;
    v.step(released(v.session));
    const kind = kindOf(gesture, at, target);
    Object.assign(v, { touch, cross: null, hover: at, panning: kind === "pan", dragging: true });
    start = { kind, at, target, offset: [0, 0], window: v.window, isMoving: kind !== "move" && kind !== "ghost" };
    if (kind === "pan") v.space = v.space && "used";
    if (kind === "place") v.step(placed(v.session, v.here(toFilm(v.view, at))));
    if (kind === "ghost") {
      start.ghost = target.ghost;
      start.offset = offsetTo(v.assistance.pointOf(target.ghost), at);
    }
    if (kind === "move") {
      start.offset = offsetTo(pointsAt(marksOf(v.session), target)[target.index], at);
      v.session = grabbed(v.session, target);
      v.focusOn(target);
    } else (v.root.querySelectorAll(".grips g")[start.ghost] ?? v.stage).focus({ preventScroll: true });
    v.stage.classList.toggle("panning", kind === "pan");
    v.redraw("marks");
  }

  /** A press may be the click that a suggestion was asked to start from, or take hold of a ghost's point. */
  function kindOf(gesture, at, target) {
    if (gesture === "place" && v.assistance.take(toFilm(v.view, at))) return "ask";
    return gesture === "move" && target.ghost !== undefined ? "ghost" : gesture;
  }

  function offsetTo(point, at) {
    const [x, y] = toScreen(v.view, point);
    return [x - at[0], y - at[1]];
  }

  function drag(at, step) {
    if (!isReady() || !start) return;
    v.hover = at;
    const moved = [at[0] - start.at[0], at[1] - start.at[1]];
    start.isMoving ||= Math.hypot(...moved) > SLOP;
    if (start.kind === "pan") v.look(panned(v.view, step));
    else if (start.kind === "window") v.recolor(draggedWindow(start.window, moved), v.inverted);
    else if (start.isMoving && start.kind !== "ask") {
      const point = inFilm(v.film, toFilm(v.view, [at[0] + start.offset[0], at[1] + start.offset[1]]));
      if (start.kind === "ghost") v.assistance.move(start.ghost, point);
      else v.step(dragged(v.session, v.here(point)));
    }
  }

  function end() {
    v.stage.classList.remove("panning");
    v.panning = v.dragging = false;
    const { kind, at, target, offset, isMoving } = start ?? {};
    start = null;
    if (!isReady()) return;
    const isNew = kind === "move" && !isMoving && situation(at).placing
      && !meansPoint(target, offset, v.session.current, last && performance.now() - last.time < TWICE ? last.target : null);
    if (isNew) v.step(placed(released(v.session), v.here(toFilm(v.view, at))));
    if (kind === "place" || isNew) {
      last = { target: v.session.held, time: performance.now() };
      v.finishPlacing();
    } else v.step(released(v.session));
    if (v.touch) v.hover = null;
  }

  function cancel() {
    start = null;
    v.panning = v.dragging = false;
    v.stage.classList.remove("panning");
    if (isReady()) v.step(cancelled(v.session));
  }

  function hover(at) {
    if (!isReady()) return;
    v.hover = at;
    v.touch = false;
    if (at && document.activeElement === document.body) v.stage.focus({ preventScroll: true });
    v.stage.classList.toggle("over", Boolean(at && v.tool === "mark" && targetAt(at, 10)));
    v.redraw();
  }

  return {
    situation, targetAt, begin, drag, end, cancel, hover,
    zoom: (at, factor) => isReady() && v.look(zoomedAt(v.view, at, factor)),
    pan: (step) => isReady() && v.look(panned(v.view, step)),
    isStack: () => Boolean(v.film?.stack),
    scroll: (slices) => v.scrolling.by(slices),
  };
}

/**
 * Whether a click on a point, while another could be placed, means that point and no new one: the middle of one of
 * the landmark being placed, or of the one placed a moment ago (null for none), by a double click. Points of other
 * landmarks may well lie at the same spot; a drag moves them, whatever is being placed.
 */
export function meansPoint(target, offset, current, recent) {
  const isOwn = target.key === current?.key && target.side === current.side;
  const isRecent = recent && ["key", "side", "index"].every((part) => recent[part] === target[part]);
  return Boolean(isOwn || isRecent) && Math.hypot(...offset) <= DEAD_CENTER;
}

/** A film point no farther out than the film's edge. */
export function inFilm({ columns, rows }, [x, y]) {
  return [Math.min(columns, Math.max(0, x)), Math.min(rows, Math.max(0, y))];
}

/** Whether a film point lies on the film. */
export function isOnFilm({ columns, rows }, [x, y]) {
  return x >= 0 && y >= 0 && x <= columns && y <= rows;
}
