// Expected values are worked by hand; hashes are those printed in FIPS 180-4's examples and by Python's hashlib.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPixels, FilmProblem, pixelsOf } from "../../planning/viewer/pixels.js";
import { halved, levelFor, pyramidOf } from "../../planning/viewer/pyramid.js";
import { color, sample } from "../../planning/viewer/sample.js";
import { sha256Plain } from "../../planning/viewer/sha256.js";
import { fitted, flipped, rotated } from "../../planning/viewer/view.js";
import { draggedWindow, grayTable } from "../../planning/viewer/window.js";

const level = (rows) => ({ values: Uint16Array.from(rows.flat()), columns: rows[0].length, rows: rows.length, factor: 1 });

test("a half-size pixel is the rounded mean of four; an odd edge is averaged with itself", () => {
  const half = halved(level([[0, 2, 10], [4, 65535, 20], [8, 9, 30]]));
  assert.deepEqual([...half.values], [16385, 15, 9, 30]); // (0+2+4+65535+2)>>2, (10+20+1)>>1, (8+9+1)>>1, 30
  assert.deepEqual([half.columns, half.rows, half.factor], [2, 2, 2]);
});

test("the level shown has at least one pixel for each screen pixel", () => {
  const pyramid = pyramidOf(new Uint16Array(512 * 512), 512, 512);
  assert.deepEqual([0.5, 1, 1.9, 2, 3.9, 4, 1000].map((ratio) => levelFor(pyramid, ratio).factor), [1, 1, 1, 2, 2, 4, 16]);
});

function shown(rows, change = (view) => view, size = [rows[0].length, rows.length]) {
  const out = new Uint16Array(size[0] * size[1]);
  const view = change(fitted({ columns: rows[0].length, rows: rows.length }, ...size));
  sample(out, ...size, level(rows), view, 1);
  return Array.from({ length: size[1] }, (_, y) => [...out.slice(y * size[0], (y + 1) * size[0])]);
}

test("at one to one every stored value is read unchanged, the largest too", () => {
  const rows = [[0, 65535, 3], [7, 12, 65535]];
  assert.deepEqual(shown(rows), rows);
});

test("mirrored and turned, the same values are read at the other places", () => {
  const rows = [[1, 2], [3, 4]];
  assert.deepEqual(shown(rows, flipped), [[2, 1], [4, 3]]);
  assert.deepEqual(shown(rows, rotated), [[3, 1], [4, 2]]);
});

test("between pixels the value is blended: at twice the size, three parts to one", () => {
  assert.deepEqual(shown([[0, 400], [0, 400]], undefined, [4, 4])[1], [0, 100, 300, 400]);
});

test("the place around the film stays black, inverted or not", () => {
  const pixels = new Uint32Array(4), rectangle = { left: 1, top: 0, right: 2, bottom: 1 };
  color(pixels, Uint16Array.from([0, 0, 0, 0]), grayTable([0, 10], true), rectangle, 2, 2);
  assert.deepEqual([...pixels], [0xff000000, 0xffffffff, 0xff000000, 0xff000000]);
});

test("the window runs from black at its low end to white at its high end", () => {
  const table = grayTable([1000, 3000], false);
  assert.deepEqual([0, 1000, 2000, 3000, 65535].map((v) => table[v] & 255), [0, 0, 128, 255, 255]);
  assert.deepEqual([0, 65535].map((v) => grayTable([1000, 3000], true)[v] & 255), [255, 0]);
});

test("dragging right widens the window about its middle; up brightens", () => {
  const [low, high] = draggedWindow([1000, 3000], [250, 0]);
  assert.ok(Math.abs(high - low - 2000 * Math.E) < 1e-6 && Math.abs((low + high) / 2 - 2000) < 1e-6);
  assert.ok(draggedWindow([1000, 3000], [0, -30])[0] < 1000);
});

test("the hash computed without the browser's help is SHA-256", async () => {
  const text = (s) => new TextEncoder().encode(s);
  const known = [
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    ["abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"],
    ["a".repeat(1000000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
  ];
  for (const [message, hash] of known) assert.equal(await sha256Plain(text(message)), hash);
});

// A film of 2 rows and 3 columns, values 1..6: Python's hashlib.sha256(b"2x3:" + bytes([1,0,2,0,3,0,4,0,5,0,6,0])).
const SHA = "f645e50dfa1d2bc00492f41ec307dc55644aaecfb458590f4daa03bb0106b1ab";
const film = (more) => ({ url: "/film/a", rows: 2, columns: 3, sha: SHA, ...more });

function answer(bytes, status = 200) {
  globalThis.fetch = async () => new Response(bytes, { status });
}

test("a film with the right bytes is taken, one with a changed byte is refused and not kept", async () => {
  const bytes = Uint8Array.from([1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0]);
  answer(bytes.with(4, 9));
  const wrong = await pixelsOf(film());
  await assert.rejects(checkPixels(film(), wrong), FilmProblem);
  answer(bytes);
  const right = await pixelsOf(film());
  assert.notEqual(right, wrong);
  await checkPixels(film(), right);
  assert.deepEqual([...right.levels[0].values], [1, 2, 3, 4, 5, 6]);
});

test("the same bytes as another shape are another film", async () => {
  answer(Uint8Array.from([1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0]));
  const turned = film({ rows: 3, columns: 2, sha: "f".repeat(64) });
  await assert.rejects(checkPixels(turned, await pixelsOf(turned)), FilmProblem);
});

test("too few bytes, a refusal and no connection each give one sentence, and a later try can succeed", async () => {
  const other = film({ sha: "0".repeat(64) });
  answer(new Uint8Array(10));
  await assert.rejects(pixelsOf(other), /did not arrive whole/);
  answer("", 404);
  await assert.rejects(pixelsOf(other), /answered 404/);
  globalThis.fetch = async () => { throw new TypeError("network"); };
  await assert.rejects(pixelsOf(other), /no connection/);
  answer(new Uint8Array(12));
  assert.equal((await pixelsOf(other)).columns, 3);
});
