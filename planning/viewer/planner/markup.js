/** What the planner is made of, put into its node once; fixed text, nothing of a film or a person in it. */

const icon = (paths) => `<svg viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`;

const button = (action, words, paths) => (
  `<button type="button" data-action="${action}" title="${words}" aria-label="${words}">${icon(paths)}</button>`);

export const MARKUP = `
<div class="house">
  <div class="bar" role="toolbar" aria-label="Film">
    <span class="title"></span>
    <button type="button" class="worded" data-action="outline" aria-pressed="false" title="Draw the outline of what is moved (O)">${icon('<path d="M5 8 12 4l8 6-3 9H8z"/>')}Outline</button>
    <button type="button" class="worded" data-action="before" aria-pressed="false" title="The film as it is: click, or hold (H)">${icon('<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>')}Before</button>
    <span class="gap"></span>
    ${button("undo", "Undo (Ctrl+Z)", '<path d="M9 14 4 9l5-5"/><path d="M4 9h10a6 6 0 0 1 0 12h-3"/>')}
    ${button("redo", "Redo (Ctrl+Shift+Z)", '<path d="m15 14 5-5-5-5"/><path d="M20 9H10a6 6 0 0 0 0 12h3"/>')}
    <span class="gap"></span>
    ${button("fit", "Fit the film (0)", '<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>')}
    ${button("resetWindow", "Window and level as filmed (D); drag with the right button to change them", '<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/>')}
    ${button("invert", "Invert black and white (I)", '<rect x="4" y="4" width="16" height="16"/><path d="M4 20 20 4v16z" fill="currentColor"/>')}
  </div>
  <span class="kept" role="status"></span>
  <div class="stage" tabindex="0" role="application" aria-label="Film">
    <canvas class="film"></canvas>
    <canvas class="moved"></canvas>
    <svg class="drawn">
      <g class="overlay before" aria-hidden="true"><g class="drawings"></g><g class="handles"></g><g class="live"><g class="drawings"></g></g></g>
      <g class="overlay now" aria-hidden="true"><g class="drawings"></g><g class="handles"></g><g class="live"><g class="drawings"></g></g></g>
      <g class="grips"><g class="corners"></g><path class="trail"/><path class="arm"/><g class="turn" tabindex="0" role="slider" data-id="turn"><circle class="focus" r="17"/><circle class="shade" r="11"/><circle class="disc" r="11"/><path d="M-6 1a6 6 0 1 1 3 4.4M-6 -4V1H-1"/><text y="-18" text-anchor="middle"></text></g><g class="pivot" tabindex="0" role="button" data-id="pivot" aria-label="Pivot"><circle class="focus" r="17"/><circle class="shade" r="11"/><circle class="disc" r="11"/><path d="M-16 0H16M0-16V16"/></g></g>
    </svg>
    <p class="hint" role="status"></p>
    <p class="flag"></p>
    <div class="message" role="alert"><p></p><button type="button" data-action="retry">Try again</button></div>
  </div>
  <aside class="readings" aria-label="Readings"></aside>
  <p class="legend"><span class="gap-left">gap left</span><span class="as-found">as it was</span><span class="piece">moved piece</span><span class="covered">newly covered</span><span class="on-piece">two pieces overlap</span></p>
  <div class="strip" role="group" aria-label="Motion"><div class="sliders"></div><button type="button" class="worded" data-action="reset" title="Back to no motion in the film's plane">Reset</button></div>
</div>
`;
