/** The film viewer itself: what is open, what is shown, and when it is drawn, fetched and sent. */

import { assistanceOf } from "./assistance.js";
import { MARKUP } from "./markup.js";
import { painterOn } from "./painter.js";
import { checkPixels, FilmProblem, pixelsOf } from "./pixels.js";
import { protocolOf } from "./protocol.js";
import { planeOf } from "./plane.js";
import { scrollingOf, sliceOf, startOf } from "./scroll.js";
import { wholeFilm } from "./stack.js";
import { placesOf, whereabouts } from "./guide.js";
import { pointsAt, same } from "./marks.js";
import { learn, suggestedIn } from "./origin.js";
import { recalled, remember, sessionName } from "./memory.js";
import { begunAnew, chosen, isUnanswered, marksOf, opened, received, released, underPlaces } from "./session.js";
import { followFocus } from "./focus.js";
import { screenOn } from "./screen.js";
import { grayTable } from "./window.js";
import { centeredOn, fitted, resized, shows } from "./view.js";
import { keyActions } from "./keys.js";
import { listenToKeys } from "./keyboard.js";
import { listenToPointers } from "./pointer.js";
import { pointerActions } from "./hand.js";
import { toolActions } from "./tools.js";

const PATIENCE = 3000; // milliseconds a commit may go unanswered before the reader is told

/** A viewer on its node: update(component) with each change of the data, close() at the end. */
export function newViewer(root, ask) {
  root.innerHTML = MARKUP;
  const stage = root.querySelector(".stage");
  const v = {
    root, stage, component: null, film: null, plane: null, protocol: null, places: [], pyramid: null, session: null,
    at: 0, wanted: 0, dragging: false,
    view: null, window: [0, 1], inverted: false, table: new Uint32Array(65536),
    tool: "mark", loupe: true, values: true, bare: false, space: false,
    hover: null, cross: null, pointed: null, pinned: null, selected: null, grip: null, late: false, touch: false, panning: false,
    step, redraw, choose, look, recolor, load, drawNow: draw,
    called: new Set(), used: new Set(),
    // What the protocol does not ask for leaves the film clear, unless it was chosen or a value rests on it.
    isShown: (place) => place.isAsked || v.called.has(place) || v.used.has(place),
    isHere: (point) => (point[2] ?? 0) === v.at,
    here: (point) => (v.film.stack ? [...point, v.at] : point),
  };
  v.scrolling = scrollingOf(v, ask, fail);
  v.assistance = assistanceOf(v);
  const painter = painterOn(stage.querySelector(".film"));
  const screen = screenOn(v);
  const focus = followFocus(v, screen);
  const dirty = new Set();
  let frame = 0, patience = 0, opening = 0;

  /** Ask for parts to be drawn in the next frame: "film", "marks". */
  function redraw(...parts) {
    parts.forEach((part) => dirty.add(part));
    frame ||= requestAnimationFrame(draw);
  }

  function draw() {
    cancelAnimationFrame(frame);
    frame = 0;
    if (!v.view || !v.session) return;
    if (dirty.has("film")) painter.paint(v.pyramid, v.view, v.table);
    screen.draw(dirty);
    dirty.clear();
    focus.mend();
  }

  /** Take the next session, and any answer that came while a point was held; what the server lacks is sent. */
  function step(next) {
    const { rev, desk } = v.session;
    take(received(next, v.component.data));
    if (isUnanswered(v.session) && (v.session.rev > rev || v.session.desk !== desk)) send();
    redraw("marks");
  }

  function take(session) {
    v.session = session;
    remember(sessionName(v.component.data, v.protocol), session);
  }

  function send() {
    const { rev, sha, desk, history: { present: marks } } = v.session, suggested = suggestedIn(marks);
    v.component.setStateValue("marks", { rev, film: sha, desk, marks, ...(suggested && { suggested }) });
    patience ||= setTimeout(() => { v.late = true; redraw("marks"); }, PATIENCE);
  }

  function settle() {
    if (isUnanswered(v.session)) return;
    clearTimeout(patience);
    patience = 0;
    v.late = false;
  }

  /** Make a place the current one, and bring where it is, or is likely to be, into view. */
  function choose(place) {
    if (place) v.called.add(place);
    step(chosen(v.session, place));
    const slices = place ? pointsAt(marksOf(v.session), place).map(([, , slice = 0]) => slice) : [];
    if (slices[0] >= 0 && !slices.includes(v.at)) v.scrolling.to(slices[0]);
    const likely = place && whereabouts(marksOf(v.session), place, v.protocol.sides, v.film.columns);
    if (likely && v.view && !shows(v.view, likely, 16)) look(centeredOn(v.view, likely));
  }

  /** Show the film another way. */
  function look(view) {
    v.view = view;
    redraw("film", "marks");
  }

  function recolor(window, inverted) {
    Object.assign(v, { window, inverted, table: grayTable(window, inverted, v.table) });
    redraw("film");
  }

  function update(component) {
    const { data } = v.component = component;
    if (!data?.film || !data.protocol) return;
    learn(data.marks, data.suggested);
    const isSameFilm = v.film?.sha === data.film.sha, isSameProtocol = v.hash === data.protocol.hash;
    v.film = isSameFilm && v.film.stack ? { ...data.film, stack: v.film.stack } : data.film;
    v.plane = planeOf(v.film);
    v.hash = data.protocol.hash;
    if (!isSameFilm || !(isSameProtocol || v.session)) { load(); return; }
    if (!isSameProtocol) change(data.rev > v.session.rev && !same(data.marks ?? {}, marksOf(v.session)));
    if (!v.session) return;
    step(v.session);
    settle();
  }

  /** Another protocol for the film on show, which stays as it is looked at; isMoved: its marks have changed as well. */
  async function change(isMoved) {
    const { hash, film: { sha } } = v, isStale = () => v.hash !== hash || v.film.sha !== sha || !v.session;
    try {
      const protocol = await protocolOf(v.component.data.protocol, ask);
      if (!isStale()) follow(protocol, isMoved);
    } catch (problem) {
      if (!isStale()) fail(problem);
    }
  }

  /** Go on under a protocol. Of another view, or when the marks went to the other hip, nothing before can be undone. */
  function follow(protocol, isMoved) {
    const places = placesOf(protocol), hips = ({ sides }) => sides.map(({ key }) => key).join();
    const isOther = protocol.view !== v.protocol.view || (isMoved && hips(protocol) !== hips(v.protocol));
    step(released(v.session));
    if (root.getRootNode().activeElement?.closest(".handles")) stage.focus({ preventScroll: true });
    Object.assign(v, { protocol, places, pinned: null, pointed: null, selected: null, called: new Set() });
    take(isOther ? begunAnew(v.session, places) : underPlaces(v.session, places));
    screen.prepare();
    redraw("marks");
  }

  /** Empty the screen, fetch the film and the protocol, show them, then check the film. */
  async function load() {
    const mine = ++opening, isStale = () => mine !== opening;
    Object.assign(v, {
      session: null, pyramid: null, cross: null, pinned: null, pointed: null, selected: null, called: new Set() });
    painter.clear();
    screen.say("Loading the film …", "waiting");
    try {
      if (v.film.stack) {
        const { stack } = await wholeFilm(v.film, ask);
        if (isStale()) return;
        v.film = { ...v.film, stack };
        v.plane = planeOf(v.film);
      }
      const { film } = v, slice = sliceOf(film, v.at = v.wanted = startOf(film));
      const [pyramid, protocol] = await Promise.all([
        pixelsOf(slice, ask), protocolOf(v.component.data.protocol, ask)]);
      if (isStale()) return;
      open(pyramid, protocol);
      await painted();
      await checkPixels(slice, pyramid);
      if (film.stack && !isStale()) v.scrolling.ahead();
    } catch (problem) {
      if (!isStale()) fail(problem);
    }
  }

  /** Cover the film with what went wrong. */
  function fail(problem) {
    Object.assign(v, { session: null, pyramid: null });
    painter.clear();
    screen.say(problem instanceof FilmProblem ? problem.message : "The film could not be shown. Try again.", "on");
    if (!(problem instanceof FilmProblem)) console.error(problem);
  }

  function open(pyramid, protocol) {
    const places = placesOf(protocol), { clientWidth, clientHeight } = stage, { data } = v.component;
    Object.assign(v, { pyramid, protocol, places });
    take(opened(v.film, places, data, recalled(sessionName(data, protocol))));
    if (isUnanswered(v.session)) send();
    v.view = clientWidth && clientHeight ? fitted(v.film, clientWidth, clientHeight) : null;
    screen.prepare();
    screen.say("", "");
    recolor(v.film.window, false);
    redraw("film", "marks");
    if (v.view) draw();
    document.getElementById("early-film")?.remove(); // what the page showed while the viewer was on its way
    root.scrollIntoView({ block: "end" }); // the page may still be scrolled to where the film was chosen
  }

  function resize() {
    const { clientWidth: width, clientHeight: height } = stage;
    if (!width || !height || !v.session) return;
    look(v.view ? resized(v.view, width, height) : fitted(v.film, width, height));
  }

  const tools = toolActions(v);
  listenToPointers(stage, pointerActions(v));
  listenToKeys(root, keyActions(v, tools));
  const observer = new ResizeObserver(resize);
  observer.observe(stage);

  function close() {
    if (v.session?.draft) step(released(v.session));
    observer.disconnect();
    cancelAnimationFrame(frame);
    clearTimeout(patience);
    opening++;
  }

  return { update, close, view: () => v.view };
}

const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
