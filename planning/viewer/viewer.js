/** The component's entry, called again with each change of its data; it makes the first paint early. */

const asked = new Map(); // url -> promise of an early response, or null once it was taken

/** Called at mount and whenever the data changes; the viewer lives on its own node. */
export default function viewer(component) {
  const root = component.parentElement.querySelector(".viewer"), { film, protocol, modules } = component.data ?? {};
  if (film && protocol) [...addressesOf(film), protocol.url].forEach(askEarly);
  root.filmViewer ??= stage(modules ?? import.meta.url).then(({ newViewer }) => newViewer(root, answerTo));
  root.filmViewer.then((instance) => instance.update(component));
  return () => setTimeout(() => root.isConnected || root.filmViewer.then((instance) => instance.close()), 0);
}

/** What is fetched of a film, or first of a stack. */
const addressesOf = ({ url, stack }) => (stack ? [stack.url, `${url}/${stack.at}`] : [url]);

/** Ask for an address before the modules that need the answer have arrived; what goes wrong is told by who takes it. */
function askEarly(url) {
  if (asked.has(url)) return;
  const answer = fetch(url);
  answer.catch(() => {});
  asked.set(url, answer);
}

/** The answer to an early request, to be taken once, or else to a new one. */
function answerTo(url) {
  const early = asked.get(url);
  asked.set(url, null);
  return early ?? fetch(url);
}

/** The modules from an address that names their content, so that a browser keeps them; beside this file by default. */
const stage = (base) => import(new URL("stage.js", new URL(base, document.baseURI)).href);
