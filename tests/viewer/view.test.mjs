// Expected positions are worked by hand on a 100 x 50 film in a 200 x 200 window.
import assert from "node:assert/strict";
import { test } from "node:test";
import { edgesShown } from "../../planning/viewer/edges.js";
import * as view from "../../planning/viewer/view.js";

const film = { columns: 100, rows: 50, spacing: [0.2, 0.2] };
const near = (found, wanted) => found.forEach((n, i) => assert.ok(Math.abs(n - wanted[i]) < 1e-9, `${found} is not ${wanted}`));

test("the whole film is in the window, its middle in the middle", () => {
  const fit = view.fitted(film, 200, 200);
  assert.equal(fit.scale, 2);
  near(view.toScreen(fit, [50, 25]), [100, 100]);
  near(view.toScreen(fit, [0, 0]), [0, 50]);
});

test("pixels taller than wide are shown taller than wide", () => {
  const tall = view.fitted({ ...film, spacing: [0.4, 0.2] }, 200, 200);
  near(view.toScreen(tall, [0, 0]), [0, 0]);
  near(view.toScreen(tall, [100, 50]), [200, 200]);
});

test("a quarter turn clockwise takes the top left corner to the top right", () => {
  const turned = view.rotated(view.fitted(film, 200, 200));
  near(view.toScreen(turned, [0, 0]), [150, 0]);
  near(view.toScreen(turned, [100, 0]), [150, 200]);
});

test("a mirrored film still turns clockwise as seen", () => {
  const mirrored = view.flipped(view.fitted(film, 200, 200));
  near(view.toScreen(mirrored, [0, 0]), [200, 50]);
  near(view.toScreen(view.rotated(mirrored), [0, 0]), [150, 200]);
});

test("four quarter turns, or two mirrors, are none", () => {
  const fit = view.fitted(film, 200, 120);
  const around = [1, 2, 3, 4].reduce(view.rotated, fit);
  for (const back of [around, view.flipped(view.flipped(fit))]) near(view.toScreen(back, [3, 4]), view.toScreen(fit, [3, 4]));
});

test("screen to film undoes film to screen, however the film is turned, mirrored, zoomed and panned", () => {
  for (let turn = 0; turn < 4; turn++) {
    for (const flip of [false, true]) {
      const odd = { ...film, spacing: [0.3, 0.2] };
      const any = view.panned(view.zoomedAt(view.fitted(odd, 190, 130, turn, flip), [40, 30], 3.7), [5, -9]);
      near(view.toFilm(any, view.toScreen(any, [12.25, 40.5])), [12.25, 40.5]);
    }
  }
});

test("zooming keeps the film point under the pointer", () => {
  for (const flip of [false, true]) {
    const before = view.fitted(film, 200, 200, 1, flip);
    const at = [120, 80];
    near(view.toFilm(view.zoomedAt(before, at, 2.5), at), view.toFilm(before, at));
  }
});

test("panning by a pointer's step moves the film with the pointer, and never loses the film", () => {
  const before = view.zoomedAt(view.fitted(film, 200, 200, 3, true), [100, 100], 4);
  const [x, y] = view.toScreen(before, [50, 25]);
  near(view.toScreen(view.panned(before, [7, -4]), [50, 25]), [x + 7, y - 4]);
  const far = view.panned(before, [1e6, 1e6]);
  assert.ok(far.x >= 0 && far.x <= 100 && far.y >= 0 && far.y <= 50);
});

test("a fitted film is fitted again when the window changes; a zoomed one keeps its middle and zoom", () => {
  const fit = view.fitted(film, 200, 200);
  assert.equal(view.resized(fit, 400, 400).scale, 4);
  const zoomed = view.zoomedAt(fit, [10, 90], 3);
  const { x, y, scale } = view.resized(zoomed, 400, 300);
  assert.deepEqual([x, y, scale], [zoomed.x, zoomed.y, zoomed.scale]);
});

test("a point near the edge of the window is not in view when a margin is asked", () => {
  const fit = view.fitted(film, 200, 200);
  assert.ok(view.shows(fit, [1, 1]));
  assert.ok(!view.shows(fit, [1, 1], 16));
  assert.ok(!view.shows(fit, [-1, 1]));
});

test("the letters at the borders go with the film as it is turned and mirrored", () => {
  const fit = view.fitted(film, 200, 200);
  const edges = { right: "L", bottom: "P", left: "R", top: "A" };
  assert.deepEqual(edgesShown(fit, edges), edges);
  assert.deepEqual(edgesShown(view.rotated(fit), edges), { bottom: "L", left: "P", top: "R", right: "A" });
  assert.deepEqual(edgesShown(view.flipped(fit), edges), { left: "L", bottom: "P", right: "R", top: "A" });
});
