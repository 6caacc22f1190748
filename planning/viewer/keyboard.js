/** Keys, told as actions. */

const REPEATED = new Set(["nudge", "nudgeGhost", "aim", "undo", "redo", "closer", "farther", "scroll"]);
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ON_FILM = { point: "nudge", ghost: "nudgeGhost", film: "aim" }; // what arrows do
const LETTERS = {
  w: "window", d: "resetWindow", i: "invert", l: "loupe", v: "values", r: "rotate", f: "flip", s: "fullScreen",
  n: "next", p: "previous", a: "suggest", e: "snap", 0: "fit", "+": "closer", "=": "closer", "-": "farther", "?": "help", Escape: "escape",
};

const SLICES = { PageUp: -1, PageDown: 1, Home: -Infinity, End: Infinity };

/**
 * What a key press asks for, as {action, ...} or null. `on` is "point", "ghost" (a suggested point), "film", "slices" (the bar beside
 * a stack) or "other" (a button, say): arrows, Enter, Space and Delete keep their own meaning on buttons. A few keys scroll a
 * stack, and are left to the page on a single film.
 */
export function actionFor({ key, ctrlKey, metaKey, shiftKey, altKey }, on, isStack = false) {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) {
    if (letter === "z") return { action: shiftKey ? "redo" : "undo" };
    return letter === "y" ? { action: "redo" } : null;
  }
  if (letter === "h") return { action: "hide" };
  const slices = SLICES[key] ?? (on === "slices" ? ARROWS[key]?.find(Boolean) : undefined);
  if (isStack && slices && !altKey) return { action: "scroll", slices: shiftKey ? 10 * slices : slices };
  if (ON_FILM[on]) {
    const direction = ARROWS[key];
    if (direction) return { action: ON_FILM[on], direction, shiftKey, altKey };
    if (key === "Enter") return { action: on === "film" ? "placeHere" : "accept" };
    if (key === " ") return { action: "space" };
    if (key === "Delete" || key === "Backspace") return { action: shiftKey ? "clear" : "remove" };
  }
  if (altKey) return null;
  if (/^[1-9]$/.test(key)) return { action: "pick", number: Number(key) - 1 };
  return LETTERS[letter] ? { action: LETTERS[letter] } : null;
}

/** How far an arrow key moves a point, in film pixels. */
export function nudgeStep({ shiftKey, altKey }) {
  return altKey ? 0.1 : shiftKey ? 10 : 1;
}

/** How far an arrow key moves the crosshair, in window pixels. */
export function aimStep({ shiftKey, altKey }) {
  return altKey ? 1 : shiftKey ? 60 : 10;
}

/**
 * Listen on the viewer. `act[action](press)` is called; letting go of Space or H calls act.release(action).
 * No key leaves the viewer, because the page around it has keys of its own.
 */
export function listenToKeys(root, act) {
  const onOf = (node) => (node.closest(".handles g") ? "point" : node.closest(".grips g") ? "ghost" : node.matches(".stage") ? "film"
    : node.matches(".slices") ? "slices" : "other");
  root.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const press = actionFor(event, onOf(event.target), act.isStack());
    if (!press) return;
    event.preventDefault();
    if (event.repeat && !REPEATED.has(press.action)) return;
    act[press.action](press);
  });
  root.addEventListener("keyup", (event) => {
    event.stopPropagation();
    if (event.key === " ") act.release("space");
    if (event.key.toLowerCase() === "h") act.release("hide");
  });
  root.addEventListener("keypress", (event) => event.stopPropagation());
}
