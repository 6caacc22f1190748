// Reads benches and film spacings as JSON, and answers with the matrices that the browser moves each body by.
import { readFileSync } from "node:fs";
import { bodyMatrices } from "../../planning/viewer/planner/motion.js";

const asked = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map(({ bench, spacing }) => bodyMatrices(bench, bench.motion, spacing))));
