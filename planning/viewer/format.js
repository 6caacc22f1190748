/** A value as it is printed. */

const UNITS = { deg: "°", "%": " %", mm: " mm", ratio: "" };
const DECIMALS = { ratio: 2 };

/**
 * "28.0°", "−3.5 %", "0.65", "12.0 mm"; an en dash when there is no value. A rounded zero has no sign. With `words`
 * the value says which of them.
 */
export function printed(value, { unit, words, decimals = DECIMALS[unit] ?? 1 }) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  if (words) return words[Math.round(value)] ?? "–";
  const digits = Math.abs(value).toFixed(decimals);
  const sign = value < 0 && Number(digits) !== 0 ? "−" : "";
  return `${sign}${digits}${UNITS[unit] ?? ` ${unit}`}`;
}
