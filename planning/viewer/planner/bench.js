/** The planner itself: what is open, what is shown, and when it is drawn, fetched and sent. */

import { painterOn } from "../painter.js";
import { listenToPointers } from "../pointer.js";
import { checkPixels, FilmProblem, pixelsOf } from "../pixels.js";
import { protocolOf } from "../protocol.js";
import { resized } from "../view.js";
import { grayTable } from "../window.js";
import { buttonActions } from "./buttons.js";
import { edgeNear, pointerActions } from "./grasp.js";
import { MARKUP } from "./markup.js";
import { withCorner } from "./outline.js";
import { kept, isUnanswered, message, opened, outlining, received, stateOf } from "./plan.js";
import { listenToKeys } from "./press.js";
import { firstView } from "./places.js";
import { screenOn } from "./screen.js";

const PATIENCE = 3000; // milliseconds a motion may go unanswered before the reader is told

const areSame = (these, those) => Object.keys({ ...these, ...those }).every((name) => these[name] === those[name]);

/** A planner on its node: update(component) with each change of the data, close() at the end. */
export function newPlanner(root, ask) {
  root.innerHTML = MARKUP;
  const stage = root.querySelector(".stage");
  const v = {
    root, stage, component: null, film: null, spacing: [1, 1], protocol: null, hash: "", bench: null, marks: {}, pyramid: null,
    plan: null, home: null, view: null, window: [0, 1], inverted: false, table: new Uint32Array(65536),
    shapes: [], outlining: false, before: false, late: false, step, look, recolor, redraw, load, hold, addCorner,
    focusOn: (target) => { draw(); (screen.nodeOf(target) ?? stage).focus({ preventScroll: true }); },
  };
  const painter = painterOn(stage.querySelector(".film"));
  const screen = screenOn(v);
  const dirty = new Set();
  let frame = 0, patience = 0, opening = 0, shown = { outlines: {} };

  /** Ask for parts to be drawn in the next frame: "film", "outline", "motion". */
  function redraw(...parts) {
    parts.forEach((part) => dirty.add(part));
    frame ||= requestAnimationFrame(draw);
  }

  function draw() {
    cancelAnimationFrame(frame);
    frame = 0;
    if (!v.view || !v.plan || !dirty.size) return;
    if (dirty.has("film")) painter.paint(v.pyramid, v.view, v.table);
    screen.draw(dirty);
    dirty.clear();
  }

  /** Take the next plan, and any answer that came while something was held; what the server lacks is sent. */
  function step(next) {
    const { rev, id } = v.plan, was = shown.outlines;
    v.plan = received(next, v.bench);
    shown = stateOf(v.plan);
    if (v.plan.id !== id) { afresh(); near(); }
    if (v.plan.id === id && v.plan.rev > rev && isUnanswered(v.plan)) send();
    redraw("motion", ...(areSame(shown.outlines, was) ? [] : ["outline"]));
  }

  function send() {
    v.component.setStateValue("motion", message(v.plan));
    patience ||= setTimeout(() => { v.late = true; redraw("motion"); }, PATIENCE);
  }

  function settle() {
    if (isUnanswered(v.plan)) return;
    clearTimeout(patience);
    patience = 0;
    v.late = false;
  }

  /** Nothing of another plan stays. */
  function afresh() {
    v.home = v.bench.motion.pivot;
    v.outlining = false;
  }

  /** Show what can be turned, near. */
  function near() {
    const { clientWidth, clientHeight } = stage;
    if (clientWidth && clientHeight) look(firstView(v, clientWidth, clientHeight));
  }

  /** Show the film another way. */
  function look(view) {
    v.view = view;
    redraw("film", "motion");
  }

  function recolor(window, inverted) {
    Object.assign(v, { window, inverted, table: grayTable(window, inverted, v.table) });
    redraw("film", "motion");
  }

  /** Show the film as it is, or with the motion again. */
  function hold(isBefore) {
    if (v.before === isBefore) return;
    v.before = isBefore;
    redraw("motion");
  }

  /** A corner more on the outline nearest to a film point, unless that is farther than `reach` film pixels. */
  function addCorner(point, reach) {
    const found = edgeNear(v.bench, stateOf(v.plan), point);
    if (!found || found.away > reach) return;
    step(kept(outlining(v.plan, found.name, withCorner(stateOf(v.plan).outlines[found.name], found.edge, point))));
    v.focusOn({ kind: "corner", name: found.name, index: found.edge + 1 });
  }

  function update(component) {
    const { data } = v.component = component;
    if (!data?.film || !data.protocol || !data.bench) return;
    const isSame = v.film?.sha === data.film.sha && v.hash === data.protocol.hash;
    Object.assign(v, {
      film: data.film, spacing: data.film.spacing ?? [1, 1], hash: data.protocol.hash, marks: data.marks ?? {}, bench: data.bench });
    if (!isSame) { load(); return; }
    if (!v.plan) return;
    step(v.plan);
    settle();
    screen.prepare();
    redraw("outline", "motion");
  }

  /** Empty the screen, fetch the film and the protocol, show them, then check the film. */
  async function load() {
    const mine = ++opening, isStale = () => mine !== opening, { film } = v;
    Object.assign(v, { plan: null, pyramid: null });
    painter.clear();
    screen.say("Loading the film …", "waiting");
    try {
      const [pyramid, protocol] = await Promise.all([pixelsOf(film, ask), protocolOf(v.component.data.protocol, ask)]);
      if (isStale()) return;
      open(pyramid, protocol);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      await checkPixels(film, pyramid);
    } catch (problem) {
      if (!isStale()) fail(problem);
    }
  }

  /** Cover the film with what went wrong. */
  function fail(problem) {
    Object.assign(v, { plan: null, pyramid: null });
    painter.clear();
    screen.say(problem instanceof FilmProblem ? problem.message : "The film could not be shown. Try again.", "on");
    if (!(problem instanceof FilmProblem)) console.error(problem);
  }

  function open(pyramid, protocol) {
    const { clientWidth, clientHeight } = stage;
    Object.assign(v, { pyramid, protocol, plan: opened(v.bench) });
    afresh();
    v.view = clientWidth && clientHeight ? firstView(v, clientWidth, clientHeight) : null;
    screen.prepare();
    screen.say("", "");
    recolor(v.film.window, false);
    if (v.view) draw();
  }

  function resize() {
    const { clientWidth: width, clientHeight: height } = stage;
    if (width && height && v.plan) look(v.view ? resized(v.view, width, height) : firstView(v, width, height));
  }

  listenToPointers(stage, pointerActions(v));
  listenToKeys(v, buttonActions(v));
  const observer = new ResizeObserver(resize);
  observer.observe(stage);

  function close() {
    if (v.plan?.draft) step(kept(v.plan));
    observer.disconnect();
    cancelAnimationFrame(frame);
    clearTimeout(patience);
    opening++;
  }

  return { update, close, view: () => v.view };
}
