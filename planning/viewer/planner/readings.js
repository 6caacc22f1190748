/** The read-out: of each measure its value before and after the motion, and how it stands to its target. */

import { setText } from "../dom.js";
import { printed } from "../format.js";

const SIGNS = { inside: "✓", below: "▼", above: "▲" };

/**
 * How a value stands to a target {low, high, slack}: "inside", "below", "above", or "". An end may be null; slack is
 * what printing takes off a value.
 */
export function standingOf(value, target) {
  if (!target || value === null || value === undefined) return "";
  const { low, high, slack } = target;
  if (low !== null && value <= low - slack) return "below";
  return high !== null && value >= high + slack ? "above" : "inside";
}

/** A target in words; empty without one. */
export function targetWords(target, measure) {
  if (!target) return "";
  const [low, high] = [target.low, target.high].map((limit) => limit !== null && printed(limit, measure));
  if (low && high) return `${low} to ${high}`;
  return low ? `${low} or more` : high ? `${high} or less` : "";
}

/** A change of length in whole millimeters with its sign; a rounded zero has none. */
export function changeWords(mm) {
  const words = printed(mm, { unit: "mm", decimals: 0 });
  return /^[1-9]/.test(words) ? `+${words}` : words;
}

/**
 * A read-out in its element: prepare(name of the side, measures, windows, lengths, isOneOfSeveral), then draw(numbers
 * before, after, and what becomes of each length).
 */
export function readingsOn(element) {
  let rows = [], changes = [];

  function prepare(side, measures, windows, lengths, isOneOfSeveral) {
    rows = measures.map((measure) => {
      const target = windows.find((window) => window.measure === measure.key) ?? null;
      const node = newNode("li"), name = newNode("span", "name", measure.short);
      const before = newNode("span", "was"), after = newNode("output", "is"), standing = newNode("span", "standing");
      node.title = measure.name;
      node.dataset.measure = measure.key;
      node.append(name, before, newNode("span", "arrow", "→"), after);
      if (target) node.append(newNode("span", "target", `target ${targetWords(target, measure)}`), standing);
      return { node, measure, target, before, after, standing };
    });
    const list = newNode("ol");
    list.append(...rows.map(({ node }) => node));
    const heading = newNode("h3", "", side?.name ?? "");
    heading.append(newNode("small", "", isOneOfSeveral ? "this step: before → after" : "before → after"));
    changes = lengths.map(newChange);
    const costs = newNode("ol", "lengths");
    costs.append(...changes.map(({ node }) => node));
    element.replaceChildren(heading, list, costs);
  }

  function newChange({ label, hint }) {
    const node = newNode("li"), is = newNode("output", "is");
    node.dataset.length = label;
    node.append(newNode("span", "name", label), is, newNode("small", "hint-of", hint));
    return { node, is };
  }

  function draw(was, is, lengths) {
    for (const [i, change] of changes.entries()) setText(change.is, changeWords(lengths[i]));
    for (const { measure, target, before, after, standing, node } of rows) {
      setText(before, printed(was[measure.key], measure));
      setText(after, printed(is[measure.key], measure));
      const stands = standingOf(is[measure.key], target);
      setText(standing, stands && `${SIGNS[stands]} ${stands}`);
      if (node.dataset.stands !== stands) node.dataset.stands = stands;
    }
  }

  return { prepare, draw };
}

function newNode(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
