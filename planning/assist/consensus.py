"""The circle that most of a set of rim points agree on, and which points those are."""

from __future__ import annotations

import numpy as np

from planning.geometry.circle import circle_fit

TRIES = 300
SAMPLE = 5
ROUNDS = 10


def agreed_circle(points: np.ndarray, within: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """A circle (3,): center x, y, radius, by least squares of distance over the points near it, and which those are.

    points: (n, 2). within: how far off the circle a point still agrees, in the same unit. Circles through random
    samples are tried (RANSAC, the same ones for a seed), the one most points agree on is fitted to those, and the
    points are chosen anew until they stay. NaN and no points where fewer than a sample agree.
    """
    own = np.random.default_rng(seed)
    samples = own.permuted(np.tile(np.arange(len(points)), (TRIES, 1)), axis=1)[:, :SAMPLE]
    with np.errstate(all="ignore"):
        tried = circle_fit(points[samples])
        counts = _near(points, tried, within).sum(axis=-1)
        circle = tried[counts.argmax()]
        agree = _near(points, circle, within)
        for _ in range(ROUNDS):
            if agree.sum() < SAMPLE:
                return np.full(3, np.nan), np.zeros(len(points), bool)
            circle, before = circle_fit(points[agree]), agree
            agree = _near(points, circle, within)
            if (agree == before).all():
                break
    return circle, agree


def _near(points: np.ndarray, circles: np.ndarray, within: float) -> np.ndarray:
    """Which points lie near each of the circles (..., 3), (..., n); a circle of NaN has none."""
    away = points - circles[..., None, :2]
    return np.abs(np.hypot(away[..., 0], away[..., 1]) - circles[..., 2:]) <= within
