// What each press stands for, as the viewer's own help lists it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { actionFor, aimStep, nudgeStep } from "../../planning/viewer/keyboard.js";
import { gestureFor, wheelFactor } from "../../planning/viewer/pointer.js";

const press = (key, on = "film", more = {}) => actionFor({ key, ...more }, on)?.action ?? null;

test("arrows nudge a point, aim on the film, and are left to buttons", () => {
  assert.deepEqual(["point", "film", "other"].map((on) => press("ArrowLeft", on)), ["nudge", "aim", null]);
});

test("a nudge is 1 film pixel, with Shift 10, with Alt 0.1", () => {
  assert.deepEqual([{}, { shiftKey: true }, { altKey: true }].map(nudgeStep), [1, 10, 0.1]);
  assert.ok(aimStep({ altKey: true }) < aimStep({}) && aimStep({}) < aimStep({ shiftKey: true }));
});

test("undo and redo by either convention", () => {
  const found = [["z", { ctrlKey: true }], ["z", { metaKey: true }], ["Z", { ctrlKey: true, shiftKey: true }], ["y", { ctrlKey: true }]];
  assert.deepEqual(found.map(([key, more]) => press(key, "other", more)), ["undo", "undo", "redo", "redo"]);
});

test("Enter and Space are left to buttons; Delete with Shift clears", () => {
  assert.deepEqual([press("Enter"), press("Enter", "other"), press(" ", "other")], ["placeHere", null, null]);
  assert.deepEqual([press("Delete", "point"), press("Delete", "point", { shiftKey: true })], ["remove", "clear"]);
});

test("the browser's own keys are left alone", () => {
  assert.deepEqual([press("c", "film", { ctrlKey: true }), press("Tab"), press("F5")], [null, null, null]);
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
