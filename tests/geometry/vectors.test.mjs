// The browser's evaluator against the vector file that Python wrote: 1e-9, nulls included.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { gunzipSync } from "node:zlib";
import { evaluate } from "../../planning/viewer/evaluate.js";

const file = new URL("./vectors.json.gz", import.meta.url);
const { steps, at, cases, answers } = JSON.parse(gunzipSync(readFileSync(file)));
const flat = (v) => (Array.isArray(v) ? v : [v]);

test(`${cases.length} cases agree with Python`, () => {
  const formed = Object.fromEntries(Object.keys(at).map((name) => [name, [0, 0]]));
  cases.forEach((marks, n) => {
    const values = evaluate(steps, (key, whose) => marks[`${key}.${whose}`]);
    Object.entries(at).forEach(([name, i], k) => {
      const ours = values[i], theirs = answers[n][k];
      formed[name][ours === null ? 0 : 1] += 1;
      assert.equal(ours === null, theirs === null, `case ${n} ${name}: ${ours} but Python says ${theirs}`);
      if (ours === null) return;
      flat(ours).forEach((v, j) => {
        const t = flat(theirs)[j];
        assert.ok(Math.abs(v - t) <= 1e-9 * Math.max(1, Math.abs(t)), `case ${n} ${name}: ${v} but Python says ${t}`);
      });
    });
  });
  // Every op is seen both formed and not formed, so neither half of the comparison is empty.
  for (const [name, [none, some]] of Object.entries(formed)) assert.ok(none > 20 && some > 500, `${name}: ${none}/${some}`);
});
