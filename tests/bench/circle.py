"""Print how well circles are fitted to arcs, beside scikit-image and the best there is: python -m tests.bench.circle

The best is the Cramér-Rao bound: no unbiased fit has a smaller variance, whatever it does.
"""

from __future__ import annotations

import numpy as np
from skimage.measure import CircleModel

from planning.geometry.circle import circle_fit

RADIUS, NOISE, POINTS = 24.0, 0.5, 100  # mm, mm, along the arc
ARCS = (60, 90, 120, 150, 180, 240, 300, 360)
TRIALS, THEIR_TRIALS = 20_000, 4_000


def directions(arc: float, points: int = POINTS) -> np.ndarray:
    """Evenly spaced directions in radians along an arc about zero; a whole circle has no point twice."""
    return np.radians((np.arange(points) + 0.5) / points * arc - arc / 2)


def bound(arc: float, points: int = POINTS, noise: float = NOISE) -> np.ndarray:
    """The least covariance (3, 3) of center x, y and radius, for noise of so much in x and in y; mm²."""
    turn = directions(arc, points)
    outward = np.stack([np.cos(turn), np.sin(turn), np.ones_like(turn)])
    return noise**2 * np.linalg.inv(outward @ outward.T)


def arcs(arc: float, trials: int, seed: int = 1) -> np.ndarray:
    """Noisy points (trials, points, 2) of an arc whose middle lies at the right of a center at zero."""
    turn = directions(arc)
    clean = RADIUS * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return clean + np.random.default_rng(seed).normal(0, NOISE, (trials, *clean.shape))


def quality(fits: np.ndarray, arc: float) -> tuple[float, float, float, float]:
    """Of fits (n, 3): bias of the center along the arc's middle and of the radius, mm; their efficiencies.

    An efficiency is the bound on the variance over the mean square error; that of the center is over both directions.
    """
    error, best = fits - (0, 0, RADIUS), bound(arc)
    square = (error**2).mean(axis=0)
    return (
        float(error[:, 0].mean()), float(error[:, 2].mean()),
        float((best[0, 0] + best[1, 1]) / (square[0] + square[1])), float(best[2, 2] / square[2]),
    )


def ours(points: np.ndarray) -> np.ndarray:
    """Coxa's fits (n, 3)."""
    return circle_fit(points)


def theirs(points: np.ndarray) -> np.ndarray:
    """The fits (n, 3) of scikit-image."""
    models = [CircleModel.from_estimate(one) for one in points]
    return np.array([(*model.center, model.radius) for model in models])


def main() -> None:
    """One line for each arc and fit."""
    print(f"R {RADIUS} mm, noise {NOISE} mm, {POINTS} points; {TRIALS} trials, of scikit-image {THEIR_TRIALS}")
    print(f"{'arc':>4} {'fit':24} {'bias, mm: center':>17} {'radius':>7} {'efficiency: center':>19} {'radius':>7}")
    for arc in ARCS:
        for name, fit, trials in (("Coxa", ours, TRIALS), ("skimage CircleModel", theirs, THEIR_TRIALS)):
            center, radius, center_part, radius_part = quality(fit(arcs(arc, trials)), arc)
            print(f"{arc:>4} {name:24} {center:>17.3f} {radius:>7.3f} {center_part:>19.2f} {radius_part:>7.2f}")


if __name__ == "__main__":
    main()
