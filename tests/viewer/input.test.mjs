// What each press stands for, as the viewer's own help lists it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { meansPoint } from "../../planning/viewer/hand.js";
import { actionFor, aimStep, nudgeStep } from "../../planning/viewer/keyboard.js";
import { gestureFor } from "../../planning/viewer/pointer.js";
import { isNotch, wheelFactor, wheelSlices } from "../../planning/viewer/wheel.js";

const press = (key, on = "film", more = {}) => actionFor({ key, ...more }, on)?.action ?? null;

test("arrows nudge a point, aim on the film, and are left to buttons", () => {
  const found = ["point", "ghost", "film", "other"].map((on) => press("ArrowLeft", on));
  assert.deepEqual(found, ["nudge", "nudgeGhost", "aim", null]);
});

test("while placing, a click means a point only in the middle of one of the same landmark, or placed a moment ago", () => {
  const rim = { key: "rim", side: "R", index: 1 }, wall = { key: "wall", side: "R", index: 0 };
  const other = { key: "rim", side: "L", index: 1 }, current = { key: "rim", side: "R" };
  assert.equal(meansPoint(rim, [2, 2], current, null), true);
  assert.equal(meansPoint(rim, [4, 3], current, null), false);
  assert.equal(meansPoint(wall, [0, 0], current, null), false);
  assert.equal(meansPoint(other, [0, 0], current, null), false);
  assert.equal(meansPoint(wall, [0, 0], current, { ...wall }), true);
  assert.equal(meansPoint(wall, [0, 0], current, { ...wall, index: 1 }), false);
  assert.equal(meansPoint(wall, [5, 0], current, wall), false);
});

test("a nudge is 1 film pixel, with Shift 10, with Alt 0.1", () => {
  assert.deepEqual([{}, { shiftKey: true }, { altKey: true }].map(nudgeStep), [1, 10, 0.1]);
  assert.ok(aimStep({ altKey: true }) < aimStep({}) && aimStep({}) < aimStep({ shiftKey: true }));
});

test("undo and redo by either convention", () => {
  const found = [["z", { ctrlKey: true }], ["z", { metaKey: true }], ["Z", { ctrlKey: true, shiftKey: true }], ["y", { ctrlKey: true }]];
  assert.deepEqual(found.map(([key, more]) => press(key, "other", more)), ["undo", "undo", "redo", "redo"]);
});

test("on a suggested point Enter accepts", () => {
  assert.deepEqual([press("Enter", "ghost"), press("Escape", "ghost")], ["accept", "escape"]);
});

test("Enter and Space are left to buttons; Delete with Shift clears", () => {
  assert.deepEqual([press("Enter"), press("Enter", "other"), press(" ", "other")], ["placeHere", null, null]);
  assert.deepEqual([press("Delete", "point"), press("Delete", "point", { shiftKey: true })], ["remove", "clear"]);
});

test("the browser's own keys are left alone", () => {
  assert.deepEqual([press("c", "film", { ctrlKey: true }), press("Tab"), press("F5")], [null, null, null]);
});

test("a few keys scroll a stack, and are left to the page on a single film", () => {
  const keys = ["PageUp", "PageDown", "Home", "End"];
  for (const on of ["point", "film", "slices", "other"]) {
    assert.deepEqual(keys.map((key) => actionFor({ key }, on, true).slices), [-1, 1, -Infinity, Infinity]);
    assert.deepEqual(keys.map((key) => press(key, on)), [null, null, null, null]);
  }
  assert.equal(actionFor({ key: "PageDown", shiftKey: true }, "film", true).slices, 10);
});

test("arrows scroll on the bar beside a stack only", () => {
  const arrow = (key, on) => actionFor({ key }, on, true);
  assert.deepEqual(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map((key) => arrow(key, "slices").slices), [-1, 1, -1, 1]);
  assert.deepEqual(["point", "film", "other"].map((on) => arrow("ArrowUp", on)?.action ?? null), ["nudge", "aim", null]);
});

test("a notch of the wheel is one slice, whatever the mouse tells for it; a trackpad adds up", () => {
  const notch = (deltaY, deltaMode = 0) => wheelSlices({ deltaY, deltaMode }, 7);
  assert.deepEqual([notch(100), notch(-120), notch(3, 1), notch(1, 2)].map((n) => n.slices), [1, -1, 1, 1]);
  let rest = 0, slices = 0;
  for (let i = 0; i < 24; i++) {
    const turned = wheelSlices({ deltaY: 5, deltaMode: 0 }, rest);
    rest = turned.rest;
    slices += turned.slices;
  }
  assert.equal(slices, 5); // 120 pixels at 24 a slice
  assert.equal(wheelSlices({ deltaY: -20, deltaMode: 0 }, 20).slices + 0, 0);
  assert.equal(wheelSlices({ deltaY: -24, deltaMode: 0 }, 20).slices, -1); // a turn back starts anew
  assert.ok(isNotch({ deltaY: 3, deltaMode: 1 }) && !isNotch({ deltaY: 4, deltaMode: 0 }));
});

test("what a press on the film begins", () => {
  const film = { button: 0, tool: "mark", space: false, target: null, placing: false };
  const point = { key: "knob", side: "R", index: 0 };
  const cases = [
    [{}, "pan"], [{ placing: true }, "place"], [{ target: point }, "move"], [{ target: point, placing: true }, "move"],
    [{ button: 1, placing: true }, "pan"], [{ space: true, target: point }, "pan"], [{ button: 2, placing: true }, "window"],
    [{ tool: "window", target: point, placing: true }, "window"],
  ];
  for (const [more, wanted] of cases) assert.equal(gestureFor({ ...film, ...more }), wanted);
});

test("the wheel zooms in when pushed away, by lines as by pixels, and never jumps", () => {
  assert.ok(wheelFactor({ deltaY: -100, deltaMode: 0 }) > 1 && wheelFactor({ deltaY: 100, deltaMode: 0 }) < 1);
  assert.equal(wheelFactor({ deltaY: 3, deltaMode: 1 }), wheelFactor({ deltaY: 48, deltaMode: 0 }));
  assert.ok(wheelFactor({ deltaY: -1e9, deltaMode: 0 }) < 2);
});
