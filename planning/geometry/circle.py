"""The circle that lies nearest to a set of rim points, in the sense of distance."""

from __future__ import annotations

import numpy as np

# A fit whose radius exceeds this many times the spread of its points is a straight line to the eye
# (an arc of about four degrees): no center can be trusted from it.
STRAIGHT = 50.0
NEWTON_STEPS = 10
FIT_STEPS = 100
SETTLED = 1e-13


def circle_fit(points: np.ndarray) -> np.ndarray:
    """Fit circles by least squares of the distances to the rim (not of their squares).

    points: (..., k, 2), k >= 3. Returns (..., 3): center x, center y, radius, in the unit of the points;
    NaN where the points coincide, lie on a line, or the fit does not settle.

    Start: Taubin, IEEE Trans Pattern Anal Mach Intell 1991;13:1115, doi 10.1109/34.103273. Then
    Gauss-Newton on the distances, with the radius eliminated (it is the mean distance). The algebraic
    (Kasa) fit is avoided because it is too small on short arcs, and a femoral head shows a short arc.
    """
    if points.shape[-2] < 3:
        return np.full((*points.shape[:-2], 3), np.nan)
    # The points go first, so that a sum over a few points of thousands of sets runs along memory.
    placed = np.ascontiguousarray(np.moveaxis(points, -2, 0))
    middle = _mean(placed)
    centered = placed - middle
    spread = np.sqrt(_mean(_squares(centered)))
    scaled = centered / spread[..., None]
    center = _settle(scaled, _taubin(scaled))
    radius = _mean(np.sqrt(_squares(scaled - center)))
    center = np.where((radius < STRAIGHT)[..., None], center, np.nan)
    fitted = np.concatenate([center, radius[..., None]], axis=-1) * spread[..., None]
    fitted[..., :2] += middle
    return np.where(np.isnan(fitted).any(axis=-1, keepdims=True), np.nan, fitted)


def _taubin(p: np.ndarray) -> np.ndarray:
    """The Taubin center of points (k, ..., 2) already centered and scaled; NaN when they lie on a line."""
    x, y = p[..., 0], p[..., 1]
    z = x * x + y * y
    xx, yy, xy, xz, yz, zz = (_mean(a * b) for a, b in ((x, x), (y, y), (x, y), (x, z), (y, z), (z, z)))
    m = xx + yy
    cov = xx * yy - xy * xy
    var = zz - m * m
    a3, a2 = 4 * m, -3 * m * m - zz
    a1 = var * m + 4 * cov * m - xz * xz - yz * yz
    a0 = xz * (xz * yy - yz * xy) + yz * (yz * xx - xz * xy) - var * cov
    root = np.zeros_like(m)
    for _ in range(NEWTON_STEPS):
        slope = a1 + root * (2 * a2 + 3 * a3 * root)
        root = root - (a0 + root * (a1 + root * (a2 + root * a3))) / slope
    det = 2 * (root * root - root * m + cov)
    center = np.stack([xz * (yy - root) - yz * xy, yz * (xx - root) - xz * xy], axis=-1) / det[..., None]
    return np.where((cov > 1e-12)[..., None], center, np.nan)


def _mean(values: np.ndarray) -> np.ndarray:
    # numpy's own mean takes four times as long on a handful of points
    return values.sum(axis=0) / len(values)


def _squares(away: np.ndarray) -> np.ndarray:
    return away[..., 0] ** 2 + away[..., 1] ** 2


def _settle(p: np.ndarray, center: np.ndarray) -> np.ndarray:
    """Gauss-Newton on the distances until a center moves less than SETTLED; NaN where it never does.

    What has settled is put aside: a few sets of a batch take many times as long as the rest.
    """
    found = np.full((center.size // 2, 2), np.nan)
    shape, p, center, still = center.shape, p.reshape(len(p), -1, 2), center.reshape(-1, 2), np.arange(len(found))
    cost, step = _cost_and_step(p, center)
    for _ in range(FIT_STEPS):
        trial = center + step
        new_cost, new_step = _cost_and_step(p, trial)
        settled = (np.abs(step[:, 0]) < SETTLED) & (np.abs(step[:, 1]) < SETTLED)  # all() is slow over two
        # Rounding alone may raise the cost by a hair at the bottom; only a real rise halves the step.
        better = new_cost <= cost * (1 + 1e-6) + 1e-18
        center = np.where(better[..., None], trial, center)
        step = np.where(better[..., None], new_step, step / 2)
        cost = np.where(better, new_cost, cost)
        found[still[settled]] = center[settled]
        going = ~(settled | np.isnan(cost))
        if not going.any():
            break
        if not going.all():
            p, center, step, cost, still = p[:, going], center[going], step[going], cost[going], still[going]
    return found.reshape(shape)


def _cost_and_step(p: np.ndarray, center: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sum of squared distances to the best rim about a center, and the Gauss-Newton step from it."""
    away = p - center
    d = np.sqrt(_squares(away))
    e = d - _mean(d)
    ux, uy = away[..., 0] / d, away[..., 1] / d
    wx, wy = ux - _mean(ux), uy - _mean(uy)
    xx, yy, xy, gx, gy = ((a * b).sum(axis=0) for a, b in ((wx, wx), (wy, wy), (wx, wy), (wx, e), (wy, e)))
    det = xx * yy - xy * xy
    step = np.stack([yy * gx - xy * gy, xx * gy - xy * gx], axis=-1) / det[..., None]
    return (e * e).sum(axis=0), step
