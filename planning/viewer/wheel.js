/** What a turn of the wheel means: a zoom, or slices of a stack. */

const LINE = 16; // window pixels a wheel line stands for
const NOTCH = 50; // window pixels; a wheel's notch is more, a finger's move on a trackpad less
const PER_SLICE = 24; // window pixels on a trackpad

const pixelsOf = ({ deltaY, deltaMode }) => (deltaMode === 1 ? deltaY * LINE : deltaMode === 2 ? deltaY * 400 : deltaY);

/** Whether the event is a wheel's notch, not a trackpad's. */
export const isNotch = (event) => event.deltaMode !== 0 || Math.abs(event.deltaY) >= NOTCH;

/** The zoom factor of a wheel event; a trackpad pinch (ctrlKey) moves in smaller steps. */
export function wheelFactor({ deltaY, deltaMode, ctrlKey }) {
  const pixels = pixelsOf({ deltaY, deltaMode });
  return Math.exp(-Math.max(-200, Math.min(200, pixels)) * (ctrlKey ? 0.01 : 0.0018));
}

/** {slices, rest}: how many slices to go on; a notch is one, and a trackpad's `rest` is carried to its next event. */
export function wheelSlices(event, rest) {
  if (isNotch(event)) return { slices: Math.sign(event.deltaY), rest: 0 };
  const total = (rest * event.deltaY < 0 ? 0 : rest) + event.deltaY;
  const slices = Math.trunc(total / PER_SLICE);
  return { slices, rest: total - slices * PER_SLICE };
}
