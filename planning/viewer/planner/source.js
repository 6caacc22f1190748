/** The film's own pixels of the bodies, painted once beside the screen, to be drawn wherever the bodies are moved. */

import { densityFor, painterOn } from "../painter.js";
import { after, inverse } from "./motion.js";
import { boundsOf } from "./outline.js";

const MARGIN = 2; // film pixels around the outlines, for smooth edges

/**
 * A source of pictures of a film: paint(film, pyramid, view, table, outlines) paints the part around the outlines, as
 * finely as the view shows it; draw(context, matrix) draws it where a matrix takes the film.
 */
export function newSource() {
  const canvas = document.createElement("canvas"), painter = painterOn(canvas);
  let part = null, toFilm = null;

  function paint(film, pyramid, view, table, outlines) {
    const points = outlines.flat();
    if (!points.length) { part = null; return; }
    const wanted = partOf(film, view, boundsOf(points));
    if (!part || Object.keys(wanted).some((key) => wanted[key] !== part[key])) part = Object.freeze(wanted);
    painter.paint(pyramid, part, table);
    const density = densityFor(part), scale = density * part.scale;
    const [left, top] = [part.x - part.width / (2 * part.scale), part.y - part.height / (2 * part.scale * part.aspect)];
    toFilm = [1 / scale, 0, 0, 1 / (scale * part.aspect), left, top];
  }

  function draw(context, matrix) {
    if (!part) return;
    context.setTransform(...after(matrix, toFilm));
    context.drawImage(canvas, 0, 0);
  }

  /** Draw on the source itself what a step before has moved there: paintOver(context, film to source, draw as above). */
  function compose(paintOver) {
    if (!part) return;
    const before = document.createElement("canvas");
    Object.assign(before, { width: canvas.width, height: canvas.height });
    before.getContext("2d").drawImage(canvas, 0, 0);
    paintOver(canvas.getContext("2d"), inverse(toFilm), (context, matrix) => {
      context.setTransform(...after(matrix, toFilm));
      context.drawImage(before, 0, 0);
    });
  }

  return { paint, draw, compose };
}

/** The view of a rectangle of film at half, quarter ... size, whichever still has a pixel for every screen pixel. */
function partOf({ columns, rows }, { aspect, scale, width, height }, { left, top, right, bottom }) {
  const dense = densityFor({ width, height });
  const halvings = Math.max(0, Math.floor(-Math.log2(Math.min(1, scale * dense))));
  const fine = 2 ** -halvings / (globalThis.devicePixelRatio || 1);
  const x = (left + right) / 2, y = (top + bottom) / 2;
  return {
    columns, rows, aspect, x, y, scale: fine, turn: 0, flip: false,
    width: Math.ceil((right - left + 2 * MARGIN) * fine), height: Math.ceil((bottom - top + 2 * MARGIN) * fine * aspect),
  };
}
