// Slices of a stack: where their points lie, what is drawn of others, what is fetched. Expected values by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { strokesAfar } from "../../planning/viewer/afar.js";
import { checkPixels, FilmProblem, pixelsOf } from "../../planning/viewer/pixels.js";
import { planeOf } from "../../planning/viewer/plane.js";
import { around, scrollingOf, sliceOf, startOf } from "../../planning/viewer/scroll.js";
import { sha256Plain } from "../../planning/viewer/sha256.js";
import { sliceWords } from "../../planning/viewer/slices.js";
import { strokesOf } from "../../planning/viewer/shapes.js";
import { valuesBySide } from "../../planning/viewer/values.js";

// Pixels of 2 mm across and 1 mm down; the second slice begins 10 mm farther right and 4 mm lower than the first.
const shifted = { across: [2, 0], down: [0, 1], corners: [[-100, -50], [-90, -46]] };
// Turned: one pixel across goes 3 right and 4 down, one pixel down goes 8 left and 6 down.
const turned = { across: [3, 4], down: [-8, 6], corners: [[1, 1]] };

test("a single film's plane is its own, each axis by its spacing", () => {
  const { of, back } = planeOf({ spacing: [0.5, 0.1] });
  assert.deepEqual(of([10, 20]), [1, 10]);
  assert.deepEqual(back([1, 10]), [10, 20]);
  assert.deepEqual(planeOf({}).of([3, 4]), [3, 4]);
});

test("points of slices that begin elsewhere meet in one plane", () => {
  const { of, back } = planeOf({ stack: shifted });
  assert.deepEqual(of([10, 20, 0]), [-80, -30]);
  assert.deepEqual(of([10, 20, 1]), [-70, -26]);
  assert.deepEqual(of([10, 20, -1]), of([10, 20, 0])); // of no slice: in the pixels of the first
  assert.deepEqual(back([-70, -26], 0), [15, 24]);
  assert.deepEqual(back([-70, -26], 1), [10, 20]);
});

test("turned slices go to the plane and back", () => {
  const { of, back } = planeOf({ stack: turned });
  assert.deepEqual(of([2, 1, 0]), [1 + 6 - 8, 1 + 8 + 6]);
  assert.deepEqual(back([-1, 15], 0), [2, 1]);
});

const protocol = {
  sides: [{ key: "R", other: "L" }, { key: "L", other: "R" }],
  program: {
    steps: [
      { op: "marks", args: [], key: "knob", whose: "own", least: 1 }, { op: "point", args: [0] },
      { op: "marks", args: [], key: "foot", whose: "other", least: 1 }, { op: "point", args: [2] },
      { op: "distance", args: [1, 3] },
    ],
    outputs: { gap: 4, knob: 1 },
    shapes: [{ measure: "gap", shape: "segment", args: [1, 3] }, { measure: "knob", shape: "segment", args: [1, 1] }],
  },
};

test("a distance over two slices is that of the plane", () => {
  const marks = { knob: { R: [[10, 20, 0]] }, foot: { L: [[10, 20, 1]] } };
  const values = valuesBySide(protocol, marks, planeOf({ stack: shifted }).of);
  assert.ok(Math.abs(values.R[4] - Math.hypot(10, 4)) < 1e-12);
});

test("a stroke is of other slices when none of its points is here, and is asked for each side", () => {
  const marks = { knob: { R: [[1, 1, 3]], L: [[1, 1, 5]] }, foot: { L: [[9, 9, 5]] } };
  const found = (here) => strokesAfar(strokesOf(protocol.program), protocol, marks, (point) => point[2] === here);
  assert.deepEqual(found(3), { R: new Set(), L: new Set([0, 1]) });
  assert.deepEqual(found(5), { R: new Set([1]), L: new Set() }); // the right gap ends at the left foot
  assert.deepEqual(found(4), { R: new Set([0, 1]), L: new Set([0, 1]) });
});

test("the neighbors, nearest first, on the way before behind, within the stack", () => {
  assert.deepEqual(around(50, 120, 1).slice(0, 5), [51, 49, 52, 48, 53]);
  assert.deepEqual(around(50, 120, -1).slice(0, 3), [49, 51, 48]);
  assert.deepEqual(around(1, 4, -1), [0, 2, 3]);
  assert.deepEqual(around(0, 1, 1), []);
});

test("the words of a slice", () => {
  assert.equal(sliceWords({ count: 120, places: [0, 12.54] }, 1), "2 / 120 · 12.5 mm");
  assert.equal(sliceWords({ count: 120, places: [-812.5] }, 0), "1 / 120 · −812.5 mm");
  assert.equal(sliceWords({ count: 2 }, 0), "1 / 2");
});

test("a slice is a film of its own; a single film stays what it is", () => {
  const film = { sha: "s", url: "/film/x", rows: 2, columns: 3, stack: { count: 2, at: 1, shas: ["a", "b"] } };
  assert.deepEqual(sliceOf(film, 1), { url: "/film/x/1", sha: "b", rows: 2, columns: 3 });
  assert.equal(startOf(film), 1);
  const single = { sha: "s", url: "/film/x" };
  assert.equal(sliceOf(single, 0), single);
  assert.equal(startOf(single), 0);
});

/** A stack of 1 x 1 films whose value is their number; `held` collects the answers that are still to be given. */
async function stackOf(count, name) {
  const bytes = (k) => new Uint8Array([k, name]);
  const hashed = (k) => sha256Plain(new Uint8Array([...new TextEncoder().encode("1x1:"), ...bytes(k)]));
  const shas = await Promise.all(Array.from({ length: count }, (_, k) => hashed(k)));
  const held = new Map();
  const ask = (url) => new Promise((answer) => held.set(Number(url.split("/").pop()), answer));
  const give = (k, sent = bytes(k)) => held.get(k)(new Response(sent));
  return { film: { sha: `stack ${name}`, url: "/film/x", rows: 1, columns: 1, stack: { count, at: 0, shas } }, held, ask, give };
}

function viewerOf(film) {
  const root = { getRootNode: () => ({ activeElement: null }) };
  const session = { draft: null, held: null, history: { present: {} }, rev: 0 };
  return { root, film, session, at: 0, wanted: 0, dragging: false, redraw() {}, step(next) { this.session = next; } };
}

test("the slice shown changes only when its pixels are there, and an older answer never replaces a newer one", async () => {
  const { film, held, ask, give } = await stackOf(10, 1), v = viewerOf(film);
  const scrolling = scrollingOf(v, ask, assert.fail);
  const third = scrolling.to(3), fifth = scrolling.by(2);
  assert.deepEqual([v.wanted, v.at], [5, 0]);
  give(5);
  await fifth;
  assert.equal(v.at, 5);
  assert.equal(v.pyramid.levels[0].values[0], 5 + 256);
  give(3);
  await third;
  assert.equal(v.at, 5);
  assert.ok(held.has(6) && !held.has(4)); // the way it goes comes first, one at a time
  scrolling.by(-Infinity);
  assert.equal(v.wanted, 0);
});

test("a slice that arrives while a point is held is not shown under it", async () => {
  const { film, ask, give } = await stackOf(4, 2), v = viewerOf(film);
  const scrolling = scrollingOf(v, ask, assert.fail);
  const second = scrolling.to(2);
  v.dragging = true;
  give(2);
  await second;
  assert.deepEqual([v.at, v.wanted], [0, 0]);
  scrolling.to(1);
  assert.equal(v.wanted, 0);
});

test("a slice with another hash is told and not shown", async () => {
  const { film, ask, give } = await stackOf(4, 3), v = viewerOf(film), told = [];
  const first = scrollingOf(v, ask, (problem) => told.push(problem)).to(1);
  give(1, new Uint8Array([9, 9]));
  await first;
  assert.equal(v.at, 0);
  assert.ok(told[0] instanceof FilmProblem);
});

test("a stack is opened again at the slice it was left at", async () => {
  const { film, ask, give } = await stackOf(4, 4), v = viewerOf(film);
  const third = scrollingOf(v, ask, assert.fail).to(3);
  give(3);
  await third;
  assert.equal(startOf(film), 3);
});

test("some hundred slices are kept, the ones used last", async () => {
  let asked = 0;
  const ask = async () => { asked++; return new Response(new Uint8Array(2 * 512 * 512)); };
  const slice = (k) => ({ url: "", sha: `kept ${k}`, rows: 512, columns: 512 });
  for (let k = 0; k < 100; k++) await pixelsOf(slice(k), ask);
  for (let k = 0; k < 100; k++) await pixelsOf(slice(k), ask);
  assert.equal(asked, 100);
  for (let k = 100; k < 200; k++) await pixelsOf(slice(k), ask); // 32 million pixels hold 122 of them
  await pixelsOf(slice(0), ask);
  assert.equal(asked, 201);
  await assert.rejects(checkPixels(slice(0), await pixelsOf(slice(0), ask)), FilmProblem);
});
