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

/** A read-out in its element: prepare(name of the side, measures, windows, isOneOfSeveral), draw(numbers before, after). */
export function readingsOn(element) {
  let rows = [];

  function prepare(side, measures, windows, isOneOfSeveral) {
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
    element.replaceChildren(heading, list);
  }

  function draw(was, is) {
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
