/** Everything on the planner's screen but the film itself, drawn from its state. */

import { setText } from "../dom.js";
import { paced } from "../pace.js";
import { gripsOn } from "./grips.js";
import { linesOn } from "./lines.js";
import { applied, bodyMatrices, inPixels, isStill, lengthsOf, movedMarks, ofRows } from "./motion.js";
import { pictureOn } from "./picture.js";
import { kept, moving, stateOf } from "./plan.js";
import { readingsOn } from "./readings.js";
import { stripOn } from "./strip.js";

const READABLE = 50; // milliseconds; digits that change faster are not read, and each change costs part of a frame
const HINT = "Drag a corner. Double-click an edge, or press Enter on its dot, to add one; Delete takes one away.";

/** The screen of a planner `v`: prepare() for a new bench, draw(dirty parts), say(sentence, state). */
export function screenOn(v) {
  const find = (selector) => v.root.querySelector(selector);
  const picture = pictureOn(find(".moved")), lines = linesOn(v), grips = gripsOn(v);
  const readings = readingsOn(find(".readings"));
  const strip = stripOn(find(".sliders"), {
    onInput: (index, number) => v.plan && v.step(moving(v.plan, index ? { slide: slideWith(index - 1, number) } : { degrees: number })),
    onChange: () => v.plan && v.step(kept(v.plan)),
  });
  const [hint, flag, keptNote, messageBox] = [".hint", ".flag", ".kept", ".message"].map(find);
  const buttons = Object.fromEntries([...v.root.querySelectorAll("[data-action]")].map((b) => [b.dataset.action, b]));
  const rest = paced(READABLE, drawRest);
  let before = null;

  const slideWith = (index, number) => stateOf(v.plan).motion.slide.with(index, number);

  function prepare() {
    const { protocol, bench } = v, known = new Map(protocol.measures.map((measure) => [measure.key, measure]));
    rest.drop();
    const { side, values } = lines.prepare();
    const measures = bench.measures.flatMap((key) => known.get(key) ?? []);
    readings.prepare(side, measures, bench.windows, bench.lengths, bench.isOneOfSeveral);
    strip.prepare([bench.turn, ...bench.slides.map((slide) => ({ unit: "mm", ...slide }))]);
    buttons.outline.hidden = !bench.bodies.some(({ editable }) => editable);
    find(".title").textContent = v.film.title ?? "";
    before = values;
  }

  function draw(dirty) {
    const state = stateOf(v.plan), { bench, spacing } = v;
    const matrices = bodyMatrices(bench, state.motion, spacing).map((matrix) => inPixels(matrix, spacing));
    v.shapes = bench.bodies.map((body, i) => {
      const outline = state.outlines[body.name] ?? [], matrix = matrices[i];
      return { body, outline, matrix, moved: outline.map((point) => applied(matrix, point)) };
    });
    const earlier = bench.earlier.map((step) => step.map(({ outline, matrix }) => ({ outline, matrix: ofRows(matrix) })));
    const isRepainted = dirty.has("film") || dirty.has("outline");
    if (isRepainted) picture.repaint(v.film, v.pyramid, v.view, v.table, v.shapes, earlier);
    picture.draw(v.view, v.shapes, earlier, { bare: v.before || v.outlining });
    const marks = movedMarks(v.marks, bench.bodies, matrices), now = lines.evaluate(marks);
    const isMoved = matrices.some((matrix) => !isStill(matrix));
    lines.draw("now", marks, now);
    if (isRepainted) lines.draw("before", v.marks, before);
    v.stage.classList.toggle("unmoved", !isMoved);
    grips.draw();
    (v.plan.draft ? rest.soon : rest.now)(state, now);
  }

  /** What is read: while something moves it follows between the frames. */
  function drawRest({ motion }, now) {
    const { bench, plan, stage } = v, numbers = numbersOf(now);
    readings.draw(numbersOf(before), numbers, lengthsOf(bench, motion, v.spacing));
    strip.draw([motion.degrees, ...bench.slides.map((_, i) => motion.slide[i])]);
    stage.classList.toggle("as-it-was", v.before);
    stage.classList.toggle("outlining", v.outlining);
    setText(hint, v.outlining ? HINT : "");
    setText(flag, v.before ? "Before" : "");
    buttons.outline.setAttribute("aria-pressed", String(v.outlining));
    buttons.before.setAttribute("aria-pressed", String(v.before));
    buttons.undo.disabled = !plan.history.past.length && !plan.draft;
    buttons.redo.disabled = !plan.history.future.length;
    setText(keptNote, v.late ? "Not saved" : "");
  }

  function numbersOf(values) {
    const { program: { outputs }, measures } = v.protocol, own = values[v.bench.side];
    const isPrintable = ({ unit }) => unit !== "mm" || v.film.calibrated !== false;
    return Object.fromEntries(measures.map((measure) => (
      [measure.key, own && isPrintable(measure) ? own[outputs[measure.key]] ?? null : null])));
  }

  /** Cover the film with a sentence ("waiting", or "on" with a button), or uncover it (""). */
  function say(sentence, state) {
    messageBox.querySelector("p").textContent = sentence;
    messageBox.className = `message ${state && "on"} ${state}`;
    v.stage.classList.toggle("empty", Boolean(state));
  }

  return { prepare, draw, say, nodeOf: grips.nodeOf };
}
