/** Mouse, pen and fingers on the film, told as gestures. */

import { isNotch, wheelFactor, wheelSlices } from "./wheel.js";

const TOUCH_REACH = 22, MOUSE_REACH = 10; // window pixels to the nearest point

/** What a press begins: "window", "pan", "move" or "place". */
export function gestureFor({ button, tool, space, target, placing }) {
  if (button === 2) return "window";
  if (button === 1 || space) return "pan";
  if (tool === "window") return "window";
  if (target) return "move";
  return placing ? "place" : "pan";
}

/**
 * Listen on the stage. `act` answers: situation(at) -> {tool, space, placing}, targetAt(at, reach), and is told
 * begin(kind, at, {target, touch}), drag(at, step), end(), cancel(), zoom(at, factor), pan(step), hover(at or null).
 * On a stack (act.isStack()) the wheel is told as scroll(slices) and zooms with Ctrl.
 */
export function listenToPointers(stage, act) {
  const down = new Map();
  let gesture = null, corner = [0, 0], rest = 0;
  const find = () => { const box = stage.getBoundingClientRect(); corner = [box.left, box.top]; };
  const at = (event) => [event.clientX - corner[0], event.clientY - corner[1]];
  const onFilm = (event) => !event.target.closest?.(".values, .message, .offer");

  function press(event) {
    if (!onFilm(event)) return;
    find();
    const point = at(event);
    down.set(event.pointerId, point);
    stage.setPointerCapture(event.pointerId);
    window.addEventListener("pointermove", keepFromPage, true);
    if (down.size > 1) {
      if (gesture && gesture !== "pinch") act.cancel();
      gesture = "pinch";
      return;
    }
    const touch = event.pointerType === "touch";
    const target = act.targetAt(point, touch ? TOUCH_REACH : MOUSE_REACH);
    gesture = gestureFor({ ...act.situation(point), button: event.button, target });
    act.begin(gesture, point, { target, touch });
    event.preventDefault();
  }

  function move(event) {
    if (!down.has(event.pointerId)) {
      find();
      if (event.pointerType !== "touch") act.hover(onFilm(event) ? at(event) : null);
      return;
    }
    const point = at(event), [lastX, lastY] = down.get(event.pointerId);
    if (point[0] === lastX && point[1] === lastY) return;
    const before = [...down.values()];
    down.set(event.pointerId, point);
    if (gesture === "pinch") pinch(before, [...down.values()]);
    else if (gesture) act.drag(point, [point[0] - lastX, point[1] - lastY]);
  }

  /** While something is held, its moves go no further: what the page around listens for costs part of every frame. */
  function keepFromPage(event) {
    if (!down.size || !stage.isConnected) window.removeEventListener("pointermove", keepFromPage, true);
    else if (down.has(event.pointerId)) {
      event.stopPropagation();
      move(event);
    }
  }

  function pinch(before, now) {
    if (now.length < 2) return;
    const [was, is] = [before, now].map(([p, q]) => (
      { middle: [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2], apart: Math.hypot(p[0] - q[0], p[1] - q[1]) || 1 }));
    act.pan([is.middle[0] - was.middle[0], is.middle[1] - was.middle[1]]);
    act.zoom(is.middle, is.apart / was.apart);
  }

  function lift(event) {
    if (!down.delete(event.pointerId) || !gesture) return;
    if (gesture === "pinch" && down.size) return;
    const ended = gesture;
    gesture = null;
    if (ended === "pinch") return;
    if (event.type === "pointerup") act.end(ended);
    else act.cancel();
  }

  stage.addEventListener("pointerdown", press);
  stage.addEventListener("pointermove", move);
  stage.addEventListener("pointerup", lift);
  stage.addEventListener("pointercancel", lift);
  stage.addEventListener("pointerleave", () => down.size || act.hover(null));
  stage.addEventListener("contextmenu", (event) => event.preventDefault());
  stage.addEventListener("wheel", (event) => {
    if (!onFilm(event)) return;
    event.preventDefault();
    find();
    if (!act.isStack()) act.zoom(at(event), wheelFactor(event));
    else if (!event.ctrlKey && !event.metaKey) scroll(event);
    else {
      const { deltaY, deltaMode } = event;
      act.zoom(at(event), wheelFactor({ deltaY, deltaMode, ctrlKey: !isNotch(event) }));
    }
  }, { passive: false });

  function scroll(event) {
    const turned = wheelSlices(event, rest);
    rest = turned.rest;
    if (turned.slices) act.scroll(turned.slices);
  }
}
