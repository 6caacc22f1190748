/** Numbers that a control {least, most, step} can take. */

/** The nearest number that a control can take. */
export function stepped(number, { least, most, step }) {
  const near = Math.round(number / step) * step;
  return Number(Math.min(most, Math.max(least, near)).toFixed(6)) + 0; // + 0: no negative zero
}

/** How many decimals a control's numbers are written with. */
export const decimalsOf = ({ step }) => Math.max(0, String(step).split(".")[1]?.length ?? 0);

/** The bound that a number lies beyond, in words; empty for one that a control can take. */
export function boundOf({ least, most, unit }, number) {
  const text = (bound) => `${String(bound).replace("-", "−")}${unit === "°" ? "" : " "}${unit}`;
  return number > most ? `max. ${text(most)}` : number < least ? `min. ${text(least)}` : "";
}
