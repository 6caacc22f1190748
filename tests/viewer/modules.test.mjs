// The entry preloads every module that it does not import itself: none forgotten, none gone.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { MODULES } from "../../planning/viewer/viewer.js";

const folder = new URL("../../planning/viewer/", import.meta.url);
const imports = (name) => [...readFileSync(new URL(`${name}.js`, folder), "utf8").matchAll(/from "\.\/(\w+)\.js"/g)].map((m) => m[1]);
const all = readdirSync(folder).filter((name) => name.endsWith(".js")).map((name) => name.slice(0, -3));

test("every module is either preloaded or comes with the entry", () => {
  const withEntry = new Set(["viewer"]);
  for (const name of withEntry) imports(name).forEach((found) => withEntry.add(found));
  assert.deepEqual([...MODULES, ...withEntry].sort(), all.sort());
});
