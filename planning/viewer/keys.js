/** What keys do: nudge, aim, place, delete, and the same tools as the buttons. */

import { placeAfter, placeBefore } from "./guide.js";
import { inFilm, isOnFilm } from "./hand.js";
import { aimStep, nudgeStep } from "./keyboard.js";
import { pointsAt } from "./marks.js";
import {
  canPlace, cancelled, chosen, dragged, grabbed, marksOf, placed, released, withoutPlace,
} from "./session.js";
import { panned, toFilm, turned, zoomedAt } from "./view.js";

const SETTLED = 300; // milliseconds after the last arrow key

/** The actions that listenToKeys asks for, on the state of a viewer. */
export function keyActions(v, tools) {
  let rest = 0;

  function nudge(press) {
    const target = v.selected;
    if (!target || !v.session) return;
    const { held } = v.session;
    if (held !== target) { v.step(released(v.session)); v.session = grabbed(v.session, target); }
    v.step(dragged(v.session, v.here(nudged(pointsAt(marksOf(v.session), target)[target.index], press))));
    clearTimeout(rest);
    rest = setTimeout(() => v.session?.held === target && v.step(released(v.session)), SETTLED);
  }

  function nudged([x, y], press) {
    const [dx, dy] = turned(v.view, press.direction).map((d) => Math.sign(d) * nudgeStep(press));
    return inFilm(v.film, [x + dx, y + dy]);
  }

  function nudgeGhost(press) {
    const point = v.assistance.live()?.ghost?.points[v.grip];
    if (point) v.assistance.move(v.grip, nudged(point, press));
  }

  function aim(press) {
    if (!v.view) return;
    const { width, height } = v.view, reach = aimStep(press);
    if (!v.cross) { v.cross = [width / 2, height / 2]; v.redraw("marks"); return; }
    const [x, y] = [v.cross[0] + reach * press.direction[0], v.cross[1] + reach * press.direction[1]];
    v.cross = [Math.min(width, Math.max(0, x)), Math.min(height, Math.max(0, y))];
    if (v.cross[0] !== x || v.cross[1] !== y) v.look(panned(v.view, [v.cross[0] - x, v.cross[1] - y]));
    v.redraw("marks");
  }

  function placeHere() {
    if (!v.session || !v.view || v.assistance.accept()) return;
    if (!v.cross) { aim({ direction: [0, 0] }); return; }
    const point = toFilm(v.view, v.cross);
    if (v.assistance.take(point) || !canPlace(v.session) || !isOnFilm(v.film, point)) return;
    v.step(placed(released(v.session), v.here(point)));
    v.finishPlacing({ keepFocus: true });
  }

  function escape() {
    if (tools.closeHelp() || !v.session || v.assistance.ignore()) return;
    if (v.session.draft) v.step(cancelled(v.session));
    else if (v.tool === "window") v.tool = "mark";
    else if (v.pinned) v.pinned = null;
    else v.step(chosen(v.session, null));
    v.cross = null;
    v.redraw("marks");
  }

  const go = (next) => v.session && v.choose(next(v.places, v.session.current));

  const middle = () => [v.view.width / 2, v.view.height / 2];
  const zoom = (factor) => v.view && v.look(zoomedAt(v.view, v.cross ?? middle(), factor));

  function release(action) {
    if (action === "hide") { v.bare = false; v.redraw("marks"); }
    if (action !== "space") return;
    const isTap = v.space === true && !v.selected;
    v.space = false;
    if (isTap && v.cross) placeHere();
  }

  v.root.addEventListener("focusout", (event) => {
    if (v.root.contains(event.relatedTarget)) return;
    Object.assign(v, { space: false, bare: false, cross: null });
    v.redraw("marks");
  });

  return {
    ...tools, nudge, nudgeGhost, aim, placeHere, escape, release,
    next: () => go((places, current) => placeAfter(places, marksOf(v.session), current)),
    previous: () => go(placeBefore),
    closer: () => zoom(1.25),
    farther: () => zoom(0.8),
    scroll: ({ slices }) => v.scrolling.by(slices),
    isStack: () => Boolean(v.film?.stack) && v.root.querySelector(".help").hidden,
    pick: ({ number }) => v.assistance.pick(number),
    hide: () => { v.bare = true; v.redraw("marks"); },
    space: () => { v.space = true; },
    clear: () => v.selected && v.session && v.step(withoutPlace(v.session, v.selected)),
  };
}
