// The circle nearest to a set of rim points: the browser's mirror of planning/geometry/circle.py, where the sources are named.

const STRAIGHT = 50, NEWTON_STEPS = 10, FIT_STEPS = 100, SETTLED = 1e-13;

function taubin(p) {
  let xx = 0, yy = 0, xy = 0, xz = 0, yz = 0, zz = 0;
  for (const [x, y] of p) {
    const z = x * x + y * y;
    xx += x * x; yy += y * y; xy += x * y; xz += x * z; yz += y * z; zz += z * z;
  }
  const n = p.length;
  xx /= n; yy /= n; xy /= n; xz /= n; yz /= n; zz /= n;
  const m = xx + yy, cov = xx * yy - xy * xy, varz = zz - m * m;
  if (!(cov > 1e-12)) return null;
  const a3 = 4 * m, a2 = -3 * m * m - zz;
  const a1 = varz * m + 4 * cov * m - xz * xz - yz * yz;
  const a0 = xz * (xz * yy - yz * xy) + yz * (yz * xx - xz * xy) - varz * cov;
  let root = 0;
  for (let i = 0; i < NEWTON_STEPS; i++) {
    const slope = a1 + root * (2 * a2 + 3 * a3 * root);
    root -= (a0 + root * (a1 + root * (a2 + root * a3))) / slope;
  }
  const det = 2 * (root * root - root * m + cov);
  return [(xz * (yy - root) - yz * xy) / det, (yz * (xx - root) - xz * xy) / det];
}

const distances = (p, c) => p.map(([x, y]) => Math.sqrt((x - c[0]) ** 2 + (y - c[1]) ** 2));
const average = (list) => list.reduce((sum, v) => sum + v, 0) / list.length;

function costAndStep(p, c) {
  const d = distances(p, c), r = average(d), n = p.length;
  const ux = p.map(([x], i) => (x - c[0]) / d[i]), uy = p.map(([, y], i) => (y - c[1]) / d[i]);
  const mx = average(ux), my = average(uy);
  let cost = 0, xx = 0, yy = 0, xy = 0, gx = 0, gy = 0;
  for (let i = 0; i < n; i++) {
    const e = d[i] - r, wx = ux[i] - mx, wy = uy[i] - my;
    cost += e * e; xx += wx * wx; yy += wy * wy; xy += wx * wy; gx += wx * e; gy += wy * e;
  }
  const det = xx * yy - xy * xy;
  return { cost, step: [(yy * gx - xy * gy) / det, (xx * gy - xy * gx) / det] };
}

function settle(p, start) {
  let center = start, { cost, step } = costAndStep(p, center);
  for (let i = 0; i < FIT_STEPS && !Number.isNaN(cost); i++) {
    const trial = [center[0] + step[0], center[1] + step[1]], next = costAndStep(p, trial);
    const settled = Math.abs(step[0]) < SETTLED && Math.abs(step[1]) < SETTLED;
    if (next.cost <= cost * (1 + 1e-6) + 1e-18) { center = trial; cost = next.cost; step = next.step; }
    else step = [step[0] / 2, step[1] / 2];
    if (settled) return center;
  }
  return null;
}

// points [[x, y], ...], three or more -> [center x, center y, radius], or null.
export function circleFit(points) {
  if (points.length < 3) return null;
  const middle = [average(points.map((p) => p[0])), average(points.map((p) => p[1]))];
  const centered = points.map(([x, y]) => [x - middle[0], y - middle[1]]);
  const spread = Math.sqrt(average(centered.map(([x, y]) => x * x + y * y)));
  if (!(spread > 0)) return null;
  const p = centered.map(([x, y]) => [x / spread, y / spread]);
  const start = taubin(p), center = start && settle(p, start);
  if (!center) return null;
  const r = average(distances(p, center));
  return r < STRAIGHT ? [center[0] * spread + middle[0], center[1] * spread + middle[1], r * spread] : null;
}
