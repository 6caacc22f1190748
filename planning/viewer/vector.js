/** Products and lengths of vectors in the plane, and the length below which there is none. */

export const NOTHING = 1e-9; // millimeters, as in planning/geometry/vector.py

export const dot = (a, b) => a[0] * b[0] + a[1] * b[1];
export const cross = (a, b) => a[0] * b[1] - a[1] * b[0];
export const length = (v) => Math.sqrt(dot(v, v));
export const minus = (a, b) => [a[0] - b[0], a[1] - b[1]];
