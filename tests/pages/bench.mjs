// Reads benches and film spacings as JSON, and answers with the matrices that the browser moves each body
// by, where it shows the pivot, and the lengths that it tells.
import { readFileSync } from "node:fs";
import { applied, bodyMatrices, lengthsOf, pivotMatrix } from "../../planning/viewer/planner/motion.js";

const asked = JSON.parse(readFileSync(0, "utf8"));
const { stringify } = JSON;
console.log(stringify(asked.map(({ bench, spacing }) => {
  const { motion, turn } = bench;
  return {
    matrices: bodyMatrices(bench, motion, spacing),
    pivot: applied(pivotMatrix(turn, motion.degrees, spacing), motion.pivot),
    lengths: lengthsOf(bench, motion, spacing),
  };
})));
