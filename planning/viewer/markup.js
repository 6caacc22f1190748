/** What the viewer is made of, put into its node once; fixed text, nothing of a film or a person in it. */

export const MARKUP = `
<div class="house">
  <div class="bar" role="toolbar" aria-label="Film">
    <span class="title"></span>
    <button type="button" data-action="undo" title="Undo (Ctrl+Z)" aria-label="Undo (Ctrl+Z)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 14 4 9l5-5"/><path d="M4 9h10a6 6 0 0 1 0 12h-3"/></svg></button>
    <button type="button" data-action="redo" title="Redo (Ctrl+Shift+Z)" aria-label="Redo (Ctrl+Shift+Z)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="m15 14 5-5-5-5"/><path d="M20 9H10a6 6 0 0 0 0 12h3"/></svg></button>
    <button type="button" data-action="remove" title="Delete the selected point (Delete)" aria-label="Delete the selected point (Delete)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13"/></svg></button>
    <span class="gap"></span>
    <button type="button" data-action="suggest" title="Suggest the landmark that comes now, from the film (A)" aria-label="Suggest the landmark that comes now, from the film (A)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 20 14 10"/><path d="M17 3v6M14 6h6M20 12v4M18 14h4M8 3v4M6 5h4"/></svg></button>
    <button type="button" data-action="snap" title="Suggest the nearest edge of bone for the selected point (E)" aria-label="Suggest the nearest edge of bone for the selected point (E)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 4v8a6 6 0 0 0 12 0V4h-4v8a2 2 0 0 1-4 0V4z"/><path d="M6 8h4M14 8h4"/></svg></button>
    <span class="gap"></span>
    <button type="button" data-action="fit" title="Fit the film (0)" aria-label="Fit the film (0)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/></svg></button>
    <button type="button" data-action="rotate" title="Turn the display a quarter right (R)" aria-label="Turn the display a quarter right (R)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M20 12a8 8 0 1 1-3-6.2"/><path d="M20 3v5h-5"/></svg></button>
    <button type="button" data-action="flip" title="Mirror the display (F)" aria-label="Mirror the display (F)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3v18" stroke-dasharray="2 2.5"/><path d="M9 7 3 17h6zM15 7l6 10h-6z"/></svg></button>
    <span class="gap"></span>
    <button type="button" data-action="window" title="Window and level: drag right for softer, up for brighter (or drag with the right button) (W)" aria-label="Window and level: drag right for softer, up for brighter (or drag with the right button) (W)"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/></svg></button>
    <button type="button" data-action="resetWindow" title="Window and level as filmed (D)" aria-label="Window and level as filmed (D)"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8" stroke-dasharray="3 2.3"/><path d="M12 8v4l3 2"/></svg></button>
    <select class="presets" title="A window that the file offers" aria-label="A window that the file offers" hidden></select>
    <button type="button" data-action="invert" title="Invert black and white (I)" aria-label="Invert black and white (I)"><svg viewBox="0 0 24 24" aria-hidden="true"><rect x="4" y="4" width="16" height="16"/><path d="M4 20 20 4v16z" fill="currentColor"/></svg></button>
    <button type="button" data-action="loupe" title="Loupe while placing and dragging (L)" aria-label="Loupe while placing and dragging (L)"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5M10.5 7.5v6M7.5 10.5h6"/></svg></button>
    <span class="gap"></span>
    <button type="button" data-action="values" title="Show the values on the film (V)" aria-label="Show the values on the film (V)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h7M4 12h7M4 18h7M15 6h5M15 12h5M15 18h5"/></svg></button>
    <button type="button" data-action="hide" title="Hide everything drawn on the film (hold H)" aria-label="Hide everything drawn on the film (hold H)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/></svg></button>
    <button type="button" data-action="fullScreen" title="Full screen (S)" aria-label="Full screen (S)"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 4H4v16h16v-5"/><path d="M13 4h7v7M20 4l-9 9"/></svg></button>
    <button type="button" data-action="help" title="Keys and gestures (?)" aria-label="Keys and gestures (?)"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 17v.2"/></svg></button>
  </div>
  <span class="kept" role="status"></span>
  <nav class="list" aria-label="Landmarks">
    <div class="now"><div class="picture"></div><strong></strong><p></p><div class="asks"><button type="button" class="suggest" data-action="suggest" title="Suggest this landmark from the film">Suggest <kbd>A</kbd></button><button type="button" class="snap" data-action="snap" title="Suggest the nearest edge of bone for the selected point">Snap <kbd>E</kbd></button></div></div>
    <ol></ol>
  </nav>
  <div class="stage" tabindex="0" role="application" aria-label="Film">
    <canvas class="film"></canvas>
    <svg class="overlay" aria-label="Points"><g class="drawings"></g><g class="grips"></g><g class="handles"></g><g class="ghost" aria-hidden="true"><path class="seen"/><path class="shade"/><path class="outline"/><path class="others"/><path class="rings"/><path class="points"/></g><g class="cross"><path d="M-22 0H-5M5 0H22M0-22V-5M0 5V22"/></g><g class="swing"><path class="shade"/><path/><text class="label" dominant-baseline="middle"></text></g><text class="label" text-anchor="middle" dominant-baseline="middle"></text></svg>
    <svg class="live" aria-hidden="true"><g class="drawings"></g></svg>
    <svg class="held" viewBox="-12 -12 24 24" aria-hidden="true"><circle class="focus" r="10"/><circle class="shade" r="5"/><circle r="5"/></svg>
    <div class="badge" aria-hidden="true"><b></b><span><strong></strong><small></small><em></em></span></div>
    <div class="edges" aria-hidden="true"></div>
    <div class="corner"><div class="slice" role="status"></div><div class="turned"></div></div>
    <div class="values left" role="group"></div>
    <div class="values right" role="group"></div>
    <div class="offer" role="group" aria-label="Suggestion" hidden><p></p><div class="choices"></div><div class="answers"><button type="button" data-action="accept" class="accept">Accept <kbd>Enter</kbd></button><button type="button" data-action="ignore"><span>Ignore</span> <kbd>Esc</kbd></button></div></div>
    <div class="loupe" aria-hidden="true"><canvas></canvas></div>
    <div class="message" role="alert"><p></p><button type="button" data-action="retry">Try again</button></div>
  </div>
  <div class="slices" role="slider" tabindex="0" aria-label="Slice" aria-orientation="vertical" aria-valuemin="1" hidden><div class="ticks"></div><div class="thumb"></div></div>
  <p class="said" role="status"></p>
  <div class="help" role="dialog" aria-label="Keys and gestures" tabindex="-1" hidden>
    <button type="button" data-action="help" aria-label="Close">×</button>
    <div>
      <section><h3>Film</h3><dl><div><dt>Click</dt><dd>place the next point; press, drag, let go to aim with the loupe</dd></div><div><dt>Drag a ring</dt><dd>move a point; a click on it selects it, while another landmark is placed it places there</dd></div><div class="off-stack"><dt>Wheel, pinch, + −</dt><dd>zoom</dd></div><div><dt>Middle button, Space, or two fingers</dt><dd>pan; a plain drag pans when nothing is being placed</dd></div><div><dt>Right button, or W then drag</dt><dd>window and level: right is softer, up is brighter</dd></div></dl></section>
      <section><h3>Points</h3><dl><div><dt>Arrow keys</dt><dd>move the selected point 1 pixel; Shift 10, Alt 0.1</dd></div><div><dt>Delete</dt><dd>delete the selected point; with Shift, all of its landmark</dd></div><div><dt>Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y</dt><dd>undo, redo</dd></div><div><dt>Tab, Shift+Tab</dt><dd>walk the points</dd></div><div><dt>N, P</dt><dd>next landmark that lacks points, previous one in the list</dd></div><div><dt>Esc</dt><dd>cancel; stop placing</dd></div></dl></section>
      <section class="off-stack"><h3>Suggestions</h3><dl><div><dt>A</dt><dd>suggest the landmark that comes now; where it has to start from a place, at the pointer</dd></div><div><dt>E</dt><dd>suggest the nearest edge of bone for the selected point</dd></div><div><dt>Drag a diamond, or Tab to it and use the arrows</dt><dd>move a suggested point; nothing is measured before it is accepted</dd></div><div><dt>Enter, Esc</dt><dd>accept, ignore; a click elsewhere places by hand</dd></div><div><dt>1, 2, 3</dt><dd>choose among several</dd></div></dl></section>
      <section><h3>Without a mouse</h3><dl><div><dt>Tab to the film, then arrow keys</dt><dd>move the crosshair; Shift farther, Alt finer</dd></div><div><dt>Enter or Space</dt><dd>place the point at the crosshair</dd></div></dl></section>
      <section class="on-stack"><h3>Slices</h3><dl><div><dt>Wheel, Page Up, Page Down</dt><dd>scroll; with Shift, ten slices by key</dd></div><div><dt>Home, End</dt><dd>first, last slice</dd></div><div><dt>The bar at the right</dt><dd>press or drag to scroll; a tick is a marked slice</dd></div><div><dt>Ctrl and wheel, pinch, + −</dt><dd>zoom</dd></div><div><dt>A landmark in the list</dt><dd>go to the slice it was placed on; what lies on other slices is faint</dd></div></dl></section>
      <section><h3>Display</h3><dl><div><dt>0</dt><dd>fit</dd></div><div><dt>R, F</dt><dd>turn, mirror (no mark changes)</dd></div><div><dt>I, D, L, V</dt><dd>invert, window as filmed, loupe, values</dd></div><div><dt>H (hold)</dt><dd>hide everything drawn</dd></div><div><dt>S, ?</dt><dd>full screen, this list</dd></div></dl></section>
    </div>
  </div>
</div>
`;
