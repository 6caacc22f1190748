/** Everything on screen but the film itself, drawn from the viewer's state. */

import { strokesAfar } from "./afar.js";
import { alignedIn } from "./aligned.js";
import { setText } from "./dom.js";
import { edgesOn } from "./edges.js";
import { idOf } from "./focus.js";
import { takesMore } from "./guide.js";
import { listOn } from "./list.js";
import { offerOn } from "./offer.js";
import { loupeOn } from "./loupe.js";
import { eachPoint, pointsAt } from "./marks.js";
import { overlayOn } from "./overlay.js";
import { paced } from "./pace.js";
import { presetsOn } from "./presets.js";
import { readoutOn } from "./readout.js";
import { canPlace, isUnanswered, marksOf } from "./session.js";
import { labelPoint, strokesOf } from "./shapes.js";
import { sliceBarOn } from "./slices.js";
import { swingOn } from "./swing.js";
import { printed } from "./format.js";
import { restingOn, valuesBySide } from "./values.js";
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
  const [badge, turned, kept, message] = [".badge", ".turned", ".kept", ".message"].map(find);
  const buttons = Object.fromEntries(
    [...v.root.querySelectorAll(".bar [data-action]")].map((b) => [b.dataset.action, b]));
  const rest = paced(READABLE, drawRest);
  let sides = [], strokes = [], resting = null, held = null, last = {}, drawn = {};

  const accentOf = (side) => sides.find((s) => s.key === side)?.accent ?? "side-none";

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
    const values = valuesOf(marks);
    const emphasis = emphasisOf(values);
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
    const { session, view, film, at } = v, points = pointsInOrder(marks), numbers = numbersOf(values);
    overlay.drawPoints(points, view, v.dragging && session.draft && session.held && idOf(session.held));
    if (film.stack) sliceBar.draw(at, v.wanted, points.map(({ marked: [, , slice], accent }) => ({ slice, accent })));
    drawLabel(values, numbers, onto);
    swing.draw(marks);
    offer.draw();
    if (!session.held) readout.place(leftSide(marks));
    readout.draw(numbers, emphasis, v.pinned, nearHand(values), view.height);
    if (!session.held) readout.avoid(points.map(({ point }) => toScreen(view, point)), view);
    list.draw(marks, session.current);
    drawBadge(marks);
    edges.draw(view, film.edges);
    drawState();
  }

  /** Evaluated again only when the marks have changed. */
  function valuesOf(marks) {
    if (last.marks !== marks || last.protocol !== v.protocol || last.film !== v.film.sha) {
      const values = valuesBySide(v.protocol, marks, v.plane.of, alignedIn(v.plane, marks, v.protocol.axis));
      last = { marks, protocol: v.protocol, film: v.film.sha, values };
      if (!v.session.held) v.used = new Set(v.places.filter((place) => !place.isAsked && isUsed(place, marks, values)));
    }
    return last.values;
  }

  function isUsed(place, marks, values) {
    if (!pointsAt(marks, place).length) return false;
    return Object.values(restingOn(v.protocol, values, place)).some((measures) => measures.size);
  }

  function numbersOf(values) {
    const { program: { outputs }, measures } = v.protocol;
    const isPrintable = (measure) => measure.unit !== "mm" || v.film.calibrated !== false;
    return Object.fromEntries(sides.map(({ key }) => [key, Object.fromEntries(measures.map((measure) =>
      [measure.key, isPrintable(measure) ? values[key][outputs[measure.key]] ?? null : null]))]));
  }

  function emphasisOf(values) {
    if (v.session.held && v.session.draft) {
      if (held !== v.session.held) resting = restingOn(v.protocol, values, held = v.session.held);
      return resting;
    }
    held = null;
    const one = v.pointed ?? v.pinned;
    return one && { [one.side]: new Set([one.measure]) };
  }

  /** The measures that rest on what the reader is at: the point held or selected, else what the list asks for. */
  function nearHand(values) {
    const { held, draft, current } = v.session;
    if (held && draft) return resting;
    const at = v.selected ?? current;
    return at && restingOn(v.protocol, values, at);
  }

  function drawLabel(values, numbers, onto) {
    const one = v.session.draft ? null : v.pointed ?? v.pinned;
    const measure = one && v.protocol.measures.find((m) => m.key === one.measure);
    const at = measure && values[one.side] && labelPoint(one.measure, v.protocol.program, values[one.side], onto);
    overlay.drawLabel(measure ? printed(numbers[one.side][one.measure], measure) : "", at || null);
  }

  function pointsInOrder(marks) {
    const order = new Map(v.places.filter(v.isShown).map((place, i) => [`${place.key}/${place.side}`, { place, i }]));
    return eachPoint(marks).flatMap((mark) => {
      const known = order.get(`${mark.key}/${mark.side}`);
      if (!known) return [];
      const name = `${known.place.name}, point ${mark.index + 1}`, afar = !v.isHere(mark.point);
      const point = afar ? v.plane.back(v.plane.of(mark.point), v.at) : mark.point;
      const shown = { point, afar, marked: mark.point };
      return [{ ...mark, ...shown, id: idOf(mark), name, accent: accentOf(mark.side), order: known.i }];
    }).sort((a, b) => a.order - b.order || a.index - b.index);
  }

  /** The side whose marks lie farther left as shown; without marks, the first side is at the film's left. */
  function leftSide(marks) {
    const middles = sides.map(({ key }, i) => {
      const own = eachPoint(marks).filter((mark) => mark.side === key).map(({ point }) => toScreen(v.view, point)[0]);
      const usual = toScreen(v.view, [v.film.columns * (i ? 0.75 : 0.25), v.film.rows / 2])[0];
      return own.length ? own.reduce((sum, x) => sum + x, 0) / own.length : usual;
    });
    return sides.length > 1 && middles[1] < middles[0] - 1 ? sides[1].key : sides[0]?.key;
  }

  function drawBadge(marks) {
    const { current, held } = v.session;
    const place = held ? v.places.find((p) => p.key === held.key && p.side === held.side) : current;
    badge.className = `badge ${place ? accentOf(place.side) : "off"}`;
    if (!place) return;
    const [letter, name, number, prompt] = ["b", "strong", "small", "em"].map((s) => badge.querySelector(s));
    setText(letter, place.side);
    setText(name, place.name);
    setText(number, held ? pointWords(held.index + 1, place) : askedWords(marks, place));
    setText(prompt, place.landmark.prompt);
  }

  function drawState() {
    const { session, stage, view } = v;
    const isHeld = Boolean(session.held && session.draft);
    const classes = {
      placing: (canPlace(session) || v.assistance.isAiming()) && v.tool === "mark", windowing: v.tool === "window",
      holding: isHeld && Boolean(v.hover), bare: v.bare, plain: !v.values,
    };
    for (const [name, isOn] of Object.entries(classes)) stage.classList.toggle(name, isOn);
    setText(turned, [view.flip && "Flipped", view.turn && `Turned ${90 * view.turn}°`].filter(Boolean).join(", "));
    const pressed = {
      window: v.tool === "window", invert: v.inverted, loupe: v.loupe, values: v.values, hide: v.bare, flip: view.flip,
    };
    for (const [name, isOn] of Object.entries(pressed)) buttons[name].setAttribute("aria-pressed", String(isOn));
    buttons.undo.disabled = !session.history.past.length && !session.draft;
    buttons.redo.disabled = !session.history.future.length;
    buttons.remove.disabled = !v.selected;
    buttons.suggest.disabled = !v.assistance.canSuggest();
    buttons.snap.disabled = !v.assistance.canSnap();
    const isLost = v.late || v.component.data.saved === false;
    setText(kept, isLost ? "Not saved" : isUnanswered(session) ? "" : "Saved");
    kept.classList.toggle("open", isLost);
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
    message.querySelector("p").textContent = sentence;
    message.className = `message ${state && "on"} ${state}`;
    v.stage.classList.toggle("empty", Boolean(state));
  }

  return { prepare, draw, say, handleOf: overlay.handleOf };
}

/** Which point is asked for next. */
function askedWords(marks, place) {
  return takesMore(marks, place) ? pointWords(pointsAt(marks, place).length + 1, place) : "Placed";
}

function pointWords(number, { landmark: { points, more } }) {
  if (number > points) return `Point ${number}, more than asked`;
  return points > 1 ? `Point ${number} of ${points}` : "";
}
