/** The live values: the protocol's program run over the marks, once for each side. */

import { evaluate } from "./evaluate.js";

// The argument that only says which way is positive: it does not carry the value.
const SENSE = { perpendicular: 1, angle_toward: 2 };

/**
 * {side: values of every step} from marks in film pixels, each taken to its place in millimeters by `onto`; points seen
 * along the bone are looked up by `aligned(key, side)`.
 */
export function valuesBySide(protocol, marks, onto, aligned = () => undefined) {
  return Object.fromEntries(protocol.sides.map((side) => {
    const lookup = (key, whose) => {
      if (whose === "aligned") return aligned(key, side.key);
      const points = marks[key]?.[sideOf(whose, side)];
      return points?.length ? points.map(onto) : undefined;
    };
    return [side.key, evaluate(protocol.program.steps, lookup)];
  }));
}

/** The measures {side: Set of keys} whose value rests on a landmark of one side, as the values now stand. */
export function restingOn(protocol, values, { key, side }) {
  const { program: { steps, outputs }, axis = [] } = protocol;
  const isMark = (step) => step.key === key || (step.whose === "aligned" && axis.includes(key));
  return Object.fromEntries(protocol.sides.map((s) => {
    const rests = stepsOn(steps, values[s.key], (step) => isMark(step) && sideOf(step.whose, s) === side);
    return [s.key, new Set(Object.keys(outputs).filter((measure) => rests[outputs[measure]]))];
  }));
}

function stepsOn(steps, values, isMark) {
  const rests = [];
  for (const [i, step] of steps.entries()) {
    rests[i] = step.op === "marks" ? isMark(step) : carriers(step, values).some((arg) => rests[arg]);
  }
  return rests;
}

/** The arguments that a step's value really comes from: of choices, only the one that was taken. */
function carriers({ op, args = [] }, values) {
  if (op === "first_of") return args.filter((arg) => values[arg] !== null).slice(0, 1);
  return args.filter((_, i) => i !== SENSE[op]);
}

/** The side whose marks a step takes, for a construction of `side`. */
export function sideOf(whose, side) {
  return { own: side.key, aligned: side.key, other: side.other }[whose] ?? "-";
}
