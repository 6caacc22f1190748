/**
 * The picture of moved bodies on a canvas over the film: where they were, the gaps they left, they themselves as the
 * film's own pixels, what they now cover, and where two of them lie on each other.
 */

import { densityFor } from "../painter.js";
import { matrix as viewMatrix } from "../view.js";
import { after, applied, isStill } from "./motion.js";
import { newSource } from "./source.js";

const HATCH = 9; // device-independent pixels between the lines of a gap
const GAP = "rgb(0 0 0 / 0.62)", LINES = "rgb(255 255 255 / 0.42)", COVERED = "rgb(255 196 0 / 0.16)", OVERLAP = "rgb(255 61 0 / 0.5)";
const GHOST = "#fff", EDGE = "#fff176", HALO = "rgb(0 0 0 / 0.55)";

/** A picture on a canvas: repaint() when film, view, window or outlines changed, then draw(bodies) in every frame. */
export function pictureOn(canvas) {
  const context = canvas.getContext("2d"), source = newSource();
  const bodiesOf = (shapes) => shapes.filter(({ outline }) => outline.length > 2);

  /**
   * Paint the film's pixels that can be moved, as the steps before have left them.
   *
   * bodies: [{body, outline, matrix in film pixels}], of which those overlap that are `solid`. earlier: the same of each step before, in their order.
   */
  function repaint(film, pyramid, view, table, bodies, earlier) {
    const before = earlier.map(bodiesOf);
    const around = [...bodiesOf(bodies).map(({ outline }) => outline), ...before.flat().flatMap(bothOutlines)];
    source.paint(film, pyramid, view, table, around);
    for (const step of before) source.compose((on, onto, draw) => drawMoved(on, onto, step, draw, 1));
  }

  /** Draw the bodies where their matrices take them; `bare` leaves the film as it is, but for the outlines. */
  function draw(view, bodies, earlier, { bare = false } = {}) {
    const density = resized(canvas, view), onto = screenMatrix(view, density);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const now = bodiesOf(bodies), moved = now.filter(({ matrix }) => !isStill(matrix));
    for (const outline of bodiesOf(earlier.flat()).flatMap(bothOutlines)) {
      within(context, onto, outline, null, () => source.draw(context, onto));
    }
    if (bare) { now.forEach(({ outline }) => line(context, onto, outline, GHOST, [6, 5], density)); return; }
    drawMoved(context, onto, moved, source.draw, density);
    for (const { outline, matrix } of moved) {
      within(context, onto, outline, matrix, () => outside(context, onto, outline, null, () => fill(context, COVERED)));
    }
    for (const [one, other] of pairsOf(now.filter(({ body }) => body.solid)).filter((pair) => pair.some((body) => moved.includes(body)))) {
      within(context, onto, one.outline, one.matrix, () => (
        within(context, onto, other.outline, other.matrix, () => fill(context, OVERLAP))));
    }
    for (const { outline } of moved) line(context, onto, outline, GHOST, [6, 5], density);
    for (const { outline, matrix } of now) line(context, after(onto, matrix), outline, EDGE, [], density);
  }

  return { repaint, draw };
}

/** Where a body was and where it is now. */
const bothOutlines = ({ outline, matrix }) => [outline, outline.map((point) => applied(matrix, point))];

const pairsOf = (bodies) => bodies.flatMap((one, i) => bodies.slice(i + 1).map((other) => [one, other]));

/** First the gaps, hatched, then the bodies over them: a gap that another body fills is none. */
function drawMoved(context, onto, bodies, draw, density) {
  for (const { outline, matrix } of bodies) {
    within(context, onto, outline, null, () => outside(context, onto, outline, matrix, () => {
      fill(context, GAP);
      fill(context, hatch(context, density));
    }));
  }
  for (const { outline, matrix } of bodies) {
    within(context, onto, outline, matrix, () => draw(context, after(onto, matrix)));
  }
}

/** Draw inside an outline that a matrix has moved (null: not at all). */
function within(context, onto, outline, matrix, draw) {
  context.save();
  context.beginPath();
  trace(context, matrix ? after(onto, matrix) : onto, outline);
  context.clip();
  draw();
  context.restore();
}

/** Draw outside it. */
function outside(context, onto, outline, matrix, draw) {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(0, 0, context.canvas.width, context.canvas.height);
  trace(context, matrix ? after(onto, matrix) : onto, outline);
  context.clip("evenodd");
  draw();
  context.restore();
}

function fill(context, style) {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = style;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
}

function line(context, onto, outline, style, dashes, density) {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  trace(context, onto, outline);
  context.setLineDash(dashes.map((dash) => dash * density));
  for (const [strokeStyle, width] of [[HALO, 3.5], [style, 1.25]]) {
    Object.assign(context, { strokeStyle, lineWidth: width * density });
    context.stroke();
  }
}

/** Add an outline to the path, in the canvas's own pixels, so that lines are equally broad everywhere. */
function trace(context, onto, outline) {
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const [i, point] of outline.entries()) context[i ? "lineTo" : "moveTo"](...applied(onto, point));
  context.closePath();
}

const hatches = new Map(); // device pixels between lines -> pattern's tile

function hatch(context, density) {
  const size = Math.round(HATCH * density);
  if (!hatches.has(size)) {
    const tile = Object.assign(document.createElement("canvas"), { width: size, height: size });
    const on = tile.getContext("2d");
    Object.assign(on, { strokeStyle: LINES, lineWidth: density });
    for (const from of [-size, 0, size]) { on.moveTo(from, size); on.lineTo(from + size, 0); }
    on.stroke();
    hatches.set(size, tile);
  }
  return context.createPattern(hatches.get(size), "repeat");
}

/** The matrix from film pixels to the canvas's. */
export function screenMatrix(view, density = 1) {
  const [a, b, c, d] = viewMatrix(view).map((part) => part * density);
  const middle = [(view.width * density) / 2, (view.height * density) / 2];
  return [a, b, c, d, middle[0] - a * view.x - c * view.y, middle[1] - b * view.x - d * view.y];
}

function resized(canvas, view) {
  const density = densityFor(view);
  const width = Math.round(view.width * density), height = Math.round(view.height * density);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  return density;
}
