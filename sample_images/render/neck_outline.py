"""The neck on an axial outline of the upper femur: its narrowest place, and where its front and back run parallel."""

from __future__ import annotations

import numpy as np

STEP = 0.5  # mm between the points that outlines and runs are looked at in
BESIDE_WAIST = 60.0  # mm of outline on either side of a waist
RUN = 12.0  # mm of the neck along which its front and back are compared


def waist(outline: np.ndarray) -> np.ndarray:
    """The middle (3,) of the narrowest place of an outline (n, 3): its shortest chord with enough on either side."""
    outline = _evenly(outline)
    number, apart = len(outline), int(BESIDE_WAIST / STEP)
    across = np.linalg.norm(outline[:, None] - outline[None], axis=2)
    along = np.abs(np.subtract.outer(np.arange(number), np.arange(number)))
    across[np.minimum(along, number - along) < apart] = np.inf
    return outline[list(np.unravel_index(across.argmin(), across.shape))].mean(axis=0)


def most_parallel(
    outline: np.ndarray, outward: np.ndarray, ahead: np.ndarray, starts: np.ndarray
) -> tuple[float, np.ndarray]:
    """The run of neck whose front and back lie nearest to two parallel lines: how far off, and its middle (2,).

    outline: (n, 3) from the head's center. outward, ahead: unit vectors, along the neck and to its front. starts: mm
    outward where the middle of the run may lie. The answer is in mm (root mean square), and in mm outward and ahead.
    """
    at = np.linspace(-RUN / 2, RUN / 2, int(RUN / STEP) + 1)
    fits = [(*_off_parallel(_edges(outline @ outward, outline @ ahead, start + at), at), start) for start in starts]
    off, middle, start = min(fits)
    return off, np.array([start, middle])


def _evenly(outline: np.ndarray) -> np.ndarray:
    way = np.r_[0, np.linalg.norm(np.diff(outline, axis=0), axis=1).cumsum()]
    at = np.arange(0, way[-1], STEP)
    return np.stack([np.interp(at, way, outline[:, axis]) for axis in range(3)], axis=1)


def _edges(x: np.ndarray, y: np.ndarray, run: np.ndarray) -> np.ndarray:
    """How far ahead the front edge, and the next behind it, lie at each place of a run: (2, n); NaN where none does."""
    edges = np.full((2, len(run)), np.nan)
    for k, at in enumerate(run):
        i = np.flatnonzero((x[:-1] > at) != (x[1:] > at))
        passed = np.sort(y[i] + (at - x[i]) / (x[i + 1] - x[i]) * (y[i + 1] - y[i]))[::-1]
        if len(passed) > 1:
            edges[:, k] = passed[:2]
    return edges


def _off_parallel(edges: np.ndarray, run: np.ndarray) -> tuple[float, float]:
    """How far, root mean square, two edges lie off the parallel lines that fit them best, and what is midway."""
    if np.isnan(edges).any():
        return np.inf, 0.0
    off = edges - edges.mean(axis=1, keepdims=True)
    slope = (off @ run).sum() / (2 * run @ run)
    return float(np.sqrt(np.mean((off - slope * run) ** 2))), float(edges.mean())
