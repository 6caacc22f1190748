/** A suggestion under way as it is seen: dashed on the film, with its words and answers beside it. */

import { setText, svgNode } from "./dom.js";
import { isAcceptable, isMoved, outlineOf } from "./ghost.js";
import { toScreen } from "./view.js";

const POINT = 5; // window pixels from the middle of a point's diamond to its corners
const APART = 7; // window pixels between the dots where the film showed it
const DISMISS = { ghost: "Ignore", refusal: "Close" };
const ROOM = { across: 190, down: 190 }; // window pixels about the middle of the upper edge that the words cover

/** What shows the suggestion of a viewer `v`: words in an element, lines in a <g>. draw(). */
export function offerOn(element, group, v) {
  const [words, accept, dismiss, choices] = ["p", '[data-action="accept"]', '[data-action="ignore"] span', ".choices"].map((s) => element.querySelector(s));
  const paths = Object.fromEntries([...group.children].map((path) => [path.getAttribute("class"), path]));
  const asks = v.root.querySelector(".asks"), [suggest, snap] = asks.children;
  const grips = v.root.querySelector(".grips");
  let shown = null;

  element.addEventListener("mousedown", (event) => event.preventDefault()); // the point selected stays selected
  asks.addEventListener("mousedown", (event) => event.preventDefault());
  choices.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button) v.assistance.pick([...choices.children].indexOf(button));
  });

  function draw() {
    const offer = v.assistance.live();
    asks.hidden = !v.places.some(({ landmark }) => landmark.snaps || landmark.suggests !== undefined);
    suggest.hidden = !v.assistance.canSuggest();
    snap.hidden = !v.assistance.canSnap();
    element.hidden = !offer;
    v.stage.classList.toggle("offered", Boolean(offer));
    drawGhost(offer?.ghost ?? null);
    if (!offer) return;
    element.className = `offer ${offer.state}`;
    setText(words, wordsOf(offer, v.session.current));
    accept.disabled = Boolean(offer.ghost) && !isAcceptable(offer.ghost);
    setText(dismiss, DISMISS[offer.state] ?? "Cancel");
    const { choices: offered, pick } = offer.ghost ?? {};
    drawChoices(offered ?? [], offer.ghost && !isMoved(offer.ghost) ? pick : null);
  }

  /** What the keyboard holds a suggested point by: one for each, named as a mark is. */
  function drawGrips(points, place) {
    const isFocused = grips.contains(v.root.getRootNode().activeElement);
    while (grips.children.length > points.length) grips.lastChild.remove();
    while (grips.children.length < points.length) {
      const node = svgNode("g", { tabindex: 0, role: "button", "data-index": grips.children.length });
      node.append(svgNode("circle", { r: 10 }));
      grips.append(node);
    }
    points.forEach(([x, y], k) => {
      grips.children[k].setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
      grips.children[k].setAttribute("aria-label", `${place.name}, suggested point ${k + 1}`);
    });
    if (isFocused && !points.length) v.stage.focus({ preventScroll: true });
  }

  function drawChoices(wanted, pick) {
    if (shown !== wanted) {
      choices.replaceChildren(...wanted.map(({ label }) => Object.assign(
        document.createElement("button"), { type: "button", textContent: label })));
    }
    shown = wanted;
    [...choices.children].forEach((button, k) => button.setAttribute("aria-pressed", String(k === pick)));
  }

  function drawGhost(ghost) {
    const onto = (points) => points.map((point) => toScreen(v.view, point));
    const points = ghost ? onto(ghost.points) : [];
    const others = (ghost?.choices ?? []).filter((_, k) => k !== ghost.pick).flatMap((choice) => onto(choice.points));
    const outline = ghost ? polyline(onto(outlineOf(ghost, v.plane))) : "";
    drawGrips(points, ghost?.place);
    const drawn = {
      seen: ghost ? spaced(onto(ghost.seen)).map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("") : "",
      shade: outline, outline, others: others.map(diamond).join(""),
      rings: points.map(diamond).join(""), points: points.map(diamond).join(""),
    };
    for (const [name, data] of Object.entries(drawn)) paths[name].setAttribute("d", data);
    element.dataset.low = String(points.some(([x, y]) => isUnder(x, y)));
  }

  const isUnder = (x, y) => y < ROOM.down && Math.abs(x - v.view.width / 2) < ROOM.across;
  return { draw };
}

/**
 * What is said of a suggestion, with the landmark's name where it is not the current one. Once a point is moved it is
 * no more what was found, and what was said of that no longer holds.
 */
export function wordsOf({ place, caption, ghost }, current) {
  const name = place === current ? "" : `${place.name}. `;
  return `${name}${ghost && isMoved(ghost) ? "Suggested, then moved by you." : caption}`;
}

/** Of points in order, those a little apart from the one before. */
export function spaced(points) {
  const kept = [];
  for (const [x, y] of points) {
    const [u, v] = kept.at(-1) ?? [-Infinity, 0];
    if (Math.hypot(x - u, y - v) >= APART) kept.push([x, y]);
  }
  return kept;
}

const polyline = (points) => points.map(([x, y], k) => `${k ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
const diamond = ([x, y]) => (
  `M${x.toFixed(1)} ${(y - POINT).toFixed(1)}l${POINT} ${POINT}l${-POINT} ${POINT}l${-POINT} ${-POINT}z`);
