// Runs the browser's evaluator over what comes on standard input: [{steps, cases}], each case "key.whose" -> points.
// Prints, for each entry and case, the value of every step.

import { readFileSync } from "node:fs";
import { evaluate } from "../../planning/viewer/evaluate.js";

const entries = JSON.parse(readFileSync(0, "utf8"));
const answers = entries.map(({ steps, cases }) =>
  cases.map((marks) => evaluate(steps, (key, whose) => marks[`${key}.${whose}`])));
process.stdout.write(JSON.stringify(answers));
