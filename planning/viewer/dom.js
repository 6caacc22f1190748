/** Making and changing elements. */

/** A new SVG element with attributes. */
export function svgNode(tag, attributes = {}) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** The drawing in a piece of SVG text, or null when it is not SVG. Parsed as XML, so it cannot run anything. */
export function drawingOf(text) {
  if (!text) return null;
  const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
  if (documentElement.nodeName !== "svg") return null;
  for (const node of [documentElement, ...documentElement.querySelectorAll("*")]) {
    if (node.localName === "script") node.remove();
    for (const { name } of [...node.attributes]) if (name.startsWith("on")) node.removeAttribute(name);
  }
  documentElement.setAttribute("aria-hidden", "true");
  return document.importNode(documentElement, true);
}

/** Set a node's text, only if it differs: the browser lays out again for each text that is set. */
export function setText(node, text) {
  if (node.textContent === text) return;
  if (node.firstChild?.nodeType === Node.TEXT_NODE && text) node.firstChild.data = text;
  else node.textContent = text;
}
