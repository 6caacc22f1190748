/** Everything on screen but the film itself, drawn from the viewer's state. */

import { strokesAfar } from "./afar.js";
import { badgeOn } from "./badge.js";
import { edgesOn } from "./edges.js";
import { idOf } from "./focus.js";
import { listOn } from "./list.js";
import { liveOf } from "./live.js";
import { offerOn } from "./offer.js";
import { loupeOn } from "./loupe.js";
import { pointsAt } from "./marks.js";
import { overlayOn } from "./overlay.js";
import { paced } from "./pace.js";
import { leftSide, pointsShown } from "./points.js";
import { presetsOn } from "./presets.js";
import { readoutOn } from "./readout.js";
import { canPlace, marksOf } from "./session.js";
import { labelPoint, strokesOf } from "./shapes.js";
import { sliceBarOn } from "./slices.js";
import { statusOn } from "./status.js";
import { swingOn } from "./swing.js";
import { printed } from "./format.js";
import { matrix, toFilm, toScreen } from "./view.js";

const SHORTEST_ARM = 0.06; // of the film's width, for angles whose arm is a bare direction
const MARGIN = 4; // window pixels drawn beyond the edge
const READABLE = 50; // milliseconds; digits that change faster are not read, and each change costs part of a frame

/** The screen of a viewer `v`: prepare() for a new protocol, draw(dirty parts), say(sentence, state). */
export function screenOn(v) {
  const find = (selector) => v.root.querySelector(selector);
  const overlay = overlayOn(find(".overlay"), find(".live"), find(".held"));
  const corners = [find(".values.left"), find(".values.right")];
  const readout = readoutOn(corners, {
    onPoint: (side, measure) => { v.pointed = measure && { side, measure }; v.redraw("marks"); },
    onPick: (side, measure) => {
      const isSame = v.pinned?.side === side && v.pinned.measure === measure;
      v.pinned = isSame ? null : { side, measure };
      v.redraw("marks");
    },
  });
  const list = listOn(find(".list"), (place) => v.choose(place));
  const edges = edgesOn(find(".edges"));
  const presets = presetsOn(find(".presets"), (window) => {
    v.recolor(window, v.inverted);
    v.stage.focus({ preventScroll: true });
  });
  const loupe = loupeOn(find(".loupe"));
  const swing = swingOn(find(".swing"), v);
  const offer = offerOn(find(".offer"), find(".ghost"), v);
  const sliceBar = sliceBarOn(find(".slices"), find(".slice"), (slice) => v.scrolling.to(slice));
  const badge = badgeOn(find(".badge"), v, accentOf);
  const status = statusOn(v);
  const live = liveOf(v), message = find(".message");
  const rest = paced(READABLE, drawRest);
  let sides = [], strokes = [], drawn = {};

  function accentOf(side) {
    return sides.find(({ key }) => key === side)?.accent ?? "side-none";
  }

  function prepare() {
    const { protocol, places } = v;
    rest.drop();
    sides = protocol.sides.map((side, i) => ({ ...side, accent: `side-${i}` }));
    const asked = sides.filter((side) => places.some((place) => place.side === side.key));
    strokes = strokesOf(protocol.program, Boolean(v.film.stack));
    overlay.prepare(strokes, sides);
    sliceBar.prepare(v.film);
    presets.prepare(v.film.windows);
    readout.prepare(asked.length ? asked : sides.slice(0, 1), protocol.measures);
    list.prepare(places, accentOf);
    find(".title").textContent = v.film.title ?? "";
  }

  function draw(dirty) {
    if (dirty.has("marks")) drawMarks();
    if (dirty.has("film")) presets.draw(v.window);
    drawLoupe();
  }

  function drawMarks() {
    const { session, view, film, plane, at } = v;
    const marks = marksOf(session), spacing = film.spacing ?? [1, 1];
    const values = live.values(marks), emphasis = live.emphasis(values);
    const [a, b, c, d] = matrix(view), middle = [view.width / 2, view.height / 2];
    const onto = {
      view,
      slice: at,
      place: (place) => {
        const [x, y] = plane.back(place, at), u = x - view.x, w = y - view.y;
        return [middle[0] + a * u + c * w, middle[1] + b * u + d * w];
      },
      box: { left: -MARGIN, top: -MARGIN, right: view.width + MARGIN, bottom: view.height + MARGIN },
      least: SHORTEST_ARM * film.columns * spacing[1],
    };
    overlay.drawLines(values, onto, emphasis, film.stack && strokesAfar(strokes, v.protocol, marks, v.isHere));
    overlay.drawCross(v.cross);
    const target = session.draft ? session.held : null;
    const isMoving = target && target === drawn.target && view === drawn.view && at === drawn.at;
    drawn = { target, view, at };
    (isMoving ? rest.soon : rest.now)(marks, values, emphasis, onto);
    const held = target && pointsAt(marks, target)[target.index];
    overlay.drawHeld(target && idOf(target), target && accentOf(target.side), held && toScreen(view, held));
  }

  /** All else: what is read, and the points that lie still. While a point is moved it follows between the frames. */
  function drawRest(marks, values, emphasis, onto) {
    const { session, view, film, at } = v, points = pointsShown(v, marks, accentOf), numbers = live.numbers(values);
    overlay.drawPoints(points, view, v.dragging && session.draft && session.held && idOf(session.held));
    if (film.stack) sliceBar.draw(at, v.wanted, points.map(({ marked: [, , slice], accent }) => ({ slice, accent })));
    drawLabel(values, numbers, onto);
    swing.draw(marks);
    offer.draw();
    if (!session.held) readout.place(leftSide(v, marks));
    readout.draw(numbers, emphasis, v.pinned, live.nearHand(values), view.height);
    if (!session.held) readout.avoid(points.map(({ point }) => toScreen(view, point)), view);
    list.draw(marks, session.current);
    badge.draw(marks);
    edges.draw(view, film.edges);
    status.draw();
  }

  function drawLabel(values, numbers, onto) {
    const one = v.session.draft ? null : v.pointed ?? v.pinned;
    const measure = one && v.protocol.measures.find((m) => m.key === one.measure);
    const at = measure && values[one.side] && labelPoint(one.measure, v.protocol.program, values[one.side], onto);
    overlay.drawLabel(measure ? printed(numbers[one.side][one.measure], measure) : "", at || null);
  }

  function drawLoupe() {
    const { session, view } = v;
    const target = session.held && session.draft ? session.held : null;
    const at = target ? toScreen(view, pointsAt(marksOf(session), target)[target.index]) : v.cross ?? v.hover;
    const isAiming = canPlace(session) && v.tool === "mark" && !v.panning && (v.dragging || !v.assistance.live());
    if (!v.loupe || !at || !(target || isAiming)) { loupe.hide(); return; }
    const side = (target ?? session.current).side;
    loupe.show(v.pyramid, view, v.table, toFilm(view, at), at, accentOf(side), v.touch);
  }

  /** Cover the film with a sentence ("waiting", or "on" with a button), or uncover it (""). */
  function say(sentence, state) {
    if (state) rest.drop(); // words that are owed are of the film that went
    message.querySelector("p").textContent = sentence;
    message.className = `message ${state && "on"} ${state}`;
    v.stage.classList.toggle("empty", Boolean(state));
  }

  return { prepare, draw, say, handleOf: overlay.handleOf };
}
