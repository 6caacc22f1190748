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
    middle = points.mean(axis=-2, keepdims=True)
    centered = points - middle
    spread = np.sqrt((centered**2).sum(axis=-1).mean(axis=-1))
    scaled = centered / spread[..., None, None]
    center = _settle(scaled, _taubin(scaled))
    radius = _distances(scaled, center).mean(axis=-1)
    center = np.where((radius < STRAIGHT)[..., None], center, np.nan)
    fitted = np.concatenate([center, radius[..., None]], axis=-1) * spread[..., None]
    fitted[..., :2] += middle[..., 0, :]
    return np.where(np.isnan(fitted).any(axis=-1, keepdims=True), np.nan, fitted)


def _taubin(p: np.ndarray) -> np.ndarray:
    """The Taubin center of points that are already centered and scaled; NaN when they lie on a line."""
    x, y = p[..., 0], p[..., 1]
    z = x * x + y * y
    xx, yy, xy = (x * x).mean(-1), (y * y).mean(-1), (x * y).mean(-1)
    xz, yz, zz = (x * z).mean(-1), (y * z).mean(-1), (z * z).mean(-1)
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


def _distances(p: np.ndarray, center: np.ndarray) -> np.ndarray:
    return np.sqrt(((p - center[..., None, :]) ** 2).sum(axis=-1))


def _settle(p: np.ndarray, center: np.ndarray) -> np.ndarray:
    """Gauss-Newton on the distances until a center moves less than SETTLED; NaN where it never does."""
    cost, step = _cost_and_step(p, center)
    settled = np.zeros(center.shape[:-1], bool)
    for _ in range(FIT_STEPS):
        trial = center + step
        new_cost, new_step = _cost_and_step(p, trial)
        # Rounding alone may raise the cost by a hair at the bottom; only a real rise halves the step.
        better = ~settled & (new_cost <= cost * (1 + 1e-6) + 1e-18)
        settled = settled | (np.abs(step) < SETTLED).all(axis=-1)
        center = np.where(better[..., None], trial, center)
        step = np.where(better[..., None], new_step, step / 2)
        cost = np.where(better, new_cost, cost)
        if (settled | np.isnan(cost)).all():
            break
    return np.where(settled[..., None], center, np.nan)


def _cost_and_step(p: np.ndarray, center: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sum of squared distances to the best rim about a center, and the Gauss-Newton step from it."""
    away = p - center[..., None, :]
    d = np.sqrt((away**2).sum(axis=-1))
    e = d - d.mean(axis=-1, keepdims=True)
    u = away / d[..., None]
    w = u - u.mean(axis=-2, keepdims=True)
    xx, yy = (w[..., 0] ** 2).sum(-1), (w[..., 1] ** 2).sum(-1)
    xy = (w[..., 0] * w[..., 1]).sum(-1)
    gx, gy = (w[..., 0] * e).sum(-1), (w[..., 1] * e).sum(-1)
    det = xx * yy - xy * xy
    step = np.stack([yy * gx - xy * gy, xx * gy - xy * gx], axis=-1) / det[..., None]
    return (e * e).sum(-1), step
