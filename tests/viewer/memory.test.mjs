// What can be undone belongs to one case, one film and one view, and of many films the longest unchanged are forgotten.
import assert from "node:assert/strict";
import { test } from "node:test";
import { recalled, remember, sessionName } from "../../planning/viewer/memory.js";

const name = (id, sha, view = "ap_pelvis") => sessionName({ case: id, film: { sha } }, { view });

test("a session is recalled for its own case, film and view only, as it was last remembered", () => {
  remember(name("a", "one"), "first");
  remember(name("a", "one"), "second");
  assert.equal(recalled(name("a", "one")), "second");
  for (const other of [name("b", "one"), name("a", "two"), name("a", "one", "dunn_45"), name("a one", "")]) {
    assert.equal(recalled(other), undefined);
  }
});

test("of many films those that changed last are remembered", () => {
  for (let i = 0; i < 40; i++) remember(name("many", `${i}`), i);
  remember(name("many", "0"), "changed");
  remember(name("many", "40"), 40);
  assert.equal(recalled(name("many", "0")), "changed");
  assert.equal(recalled(name("many", "1")), undefined);
  assert.equal(recalled(name("many", "2")), 2);
});
