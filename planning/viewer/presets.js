/** The windows that a film's file offers, in a list over the film. */

/** The list in its <select>: prepare(windows as [words, low, high]), draw(window shown). onChoose(window). */
export function presetsOn(select, onChoose) {
  let windows = [];

  function prepare(offered = []) {
    windows = offered;
    select.hidden = windows.length < 2;
    // As text: the words are the file's own.
    select.replaceChildren(...windows.map(([words]) => Object.assign(document.createElement("option"), { textContent: words })));
  }

  /** Names the window shown; none while it is one of the reader's own. */
  function draw([low, high]) {
    const at = windows.findIndex(([, from, to]) => from === low && to === high);
    if (select.selectedIndex !== at) select.selectedIndex = at;
  }

  select.addEventListener("change", () => onChoose(windows[select.selectedIndex].slice(1)));
  return { prepare, draw };
}
