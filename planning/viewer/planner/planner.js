/** The component's entry, called again with each change of its data. */

/** Called at mount and whenever the data changes; the planner lives on its own node. */
export default function planner(component) {
  const root = component.parentElement.querySelector(".planner"), { modules } = component.data ?? {};
  root.planner ??= bench(modules).then(({ newPlanner }) => newPlanner(root, fetch.bind(globalThis)));
  root.planner.then((instance) => instance.update(component));
  return () => setTimeout(() => root.isConnected || root.planner.then((instance) => instance.close()), 0);
}

/** The modules from an address that names their content, so that a browser keeps them; beside this file by default. */
function bench(modules) {
  const base = modules ? new URL("planner/", new URL(modules, document.baseURI)) : import.meta.url;
  return import(new URL("bench.js", base).href);
}
