/** What keys do on the planner: nudge a handle, add and delete corners, and the same as the buttons. */

import { inFilm } from "../hand.js";
import { nudgeStep } from "../keyboard.js";
import { turned, zoomedAt } from "../view.js";
import { targetOf } from "./grips.js";
import { middleOf, withCorner, withCornerAt, withoutCorner } from "./outline.js";
import { carriedPivot, pivotFound } from "./places.js";
import { kept, moving, outlining, stateOf } from "./plan.js";
import { stepped } from "./steps.js";

const SETTLED = 300; // milliseconds after the last arrow key
const MANY = 10; // steps of a turn with Shift
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const LETTERS = { 0: "fit", d: "resetWindow", i: "invert", o: "outline", "+": "closer", "=": "closer", "-": "farther", Escape: "escape" };

/**
 * What a key press asks for, as {action, ...} or null. `on` is the kind of handle that has the focus ("pivot", "turn",
 * "corner", "edge"), "range" or "number" for a slider and its field, else "other".
 */
export function actionFor({ key, ctrlKey, metaKey, altKey, shiftKey }, on) {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (on === "number") return null;
  if (ctrlKey || metaKey) {
    if (letter === "z") return { action: shiftKey ? "redo" : "undo" };
    return letter === "y" ? { action: "redo" } : null;
  }
  if (letter === "h") return { action: "hold" };
  if (ARROWS[key] && ["pivot", "turn", "corner"].includes(on)) return { action: "nudge", direction: ARROWS[key], shiftKey, altKey };
  if (key === "Enter" && on === "edge") return { action: "add" };
  if (["Delete", "Backspace"].includes(key) && on === "corner") return { action: "remove" };
  return altKey || !LETTERS[letter] ? null : { action: LETTERS[letter] };
}

/** Listen on the planner; no key leaves it, because the page around it has keys of its own. */
export function listenToKeys(v, actions) {
  let rest = 0;

  function nudge({ direction, ...keys }, target) {
    const { motion, outlines } = stateOf(v.plan);
    const by = turned(v.view, direction).map((d) => Math.sign(d) * nudgeStep(keys));
    const moved = ([x, y]) => inFilm(v.film, [x + by[0], y + by[1]]);
    if (target.kind === "pivot") v.step(moving(v.plan, { pivot: pivotFound(v, moved(carriedPivot(v))) }));
    else if (target.kind === "corner") {
      const outline = outlines[target.name];
      v.step(outlining(v.plan, target.name, withCornerAt(outline, target.index, moved(outline[target.index]))));
    } else {
      const way = direction[0] || -direction[1], { turn } = v.bench;
      v.step(moving(v.plan, { degrees: stepped(motion.degrees + way * turn.step * (keys.shiftKey ? MANY : 1), turn) }));
    }
    clearTimeout(rest);
    rest = setTimeout(() => v.plan && v.step(kept(v.plan)), SETTLED);
  }

  const own = {
    nudge,
    add: (_, { name, index }) => {
      const outline = stateOf(v.plan).outlines[name];
      v.step(kept(outlining(v.plan, name, withCorner(outline, index, middleOf(outline, index)))));
      v.focusOn({ kind: "corner", name, index: index + 1 });
    },
    remove: (_, { name, index }) => {
      const outline = withoutCorner(stateOf(v.plan).outlines[name], index);
      v.step(kept(outlining(v.plan, name, outline)));
      v.focusOn({ kind: "corner", name, index: Math.min(index, outline.length - 1) });
    },
    hold: () => v.hold(true),
    closer: () => v.look(zoomedAt(v.view, [v.view.width / 2, v.view.height / 2], 1.25)),
    farther: () => v.look(zoomedAt(v.view, [v.view.width / 2, v.view.height / 2], 0.8)),
    escape: () => v.outlining && actions.outline(),
  };

  v.root.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const id = event.target.closest(".grips g[data-id]")?.dataset.id, target = id && targetOf(id);
    const press = actionFor(event, target?.kind ?? event.target.type ?? "other");
    if (!press || !v.plan || !v.view) return;
    event.preventDefault();
    if (event.repeat && press.action === "hold") return;
    (own[press.action] ?? actions[press.action])(press, target);
  });
  v.root.addEventListener("keyup", (event) => {
    event.stopPropagation();
    if (event.key.toLowerCase() === "h") v.hold(false);
  });
  v.root.addEventListener("keypress", (event) => event.stopPropagation());
  v.root.addEventListener("focusout", (event) => v.root.contains(event.relatedTarget) || v.hold(false));
}
