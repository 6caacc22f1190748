"""A mark moved onto the nearest edge of bone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planning.assist.patch import Mark, Patch, Spacing, cut, film_points, gray_at, millimeters

# All limits are Coxa's own.
LIMIT_MM = 3.0  # three standard deviations of placing a point by hand, as the program assumes it
BLUR_MM = 0.3
COARSE_MM = 1.0  # the blur at which bone is told from what lies beside it
STEP_MM = 0.05
LEAST_MM = 1.0  # however small the limit, the way across the edge is told from this far about
BESIDE_MM = np.arange(-1, 1.1, 0.5)  # the edge must be seen along this much of itself
CLEAR = 7.0  # how many of its own standard errors an edge must rise
PART = 0.5  # the nearest edge counts before a stronger one, if it is this much of the strongest


@dataclass(frozen=True)
class Snap:
    """Where a mark would lie on the nearest edge: point (column, row), film pixels; moved_mm is 0 without an edge."""

    point: Mark
    moved_mm: float


def snap(
    pixels: np.ndarray, spacing_mm: Spacing, mark: Mark, limit_mm: float = LIMIT_MM, bone: Mark | None = None
) -> Snap:
    """A mark moved across the nearest clear edge of bone, to between pixels; where there is none, the same mark.

    pixels: (rows, columns), brighter is denser. spacing_mm: between rows, between columns. mark: (column, row), film
    pixels. It moves square to the edge only and never farther than limit_mm. bone: a point known to lie deep in the
    bone, such as the center of the head; without it the brighter side is taken for the bone, and in a joint space that
    may be the other bone. NoSuggestion for a mark off the film.
    """
    here = millimeters(mark, spacing_mm)
    reach = max(limit_mm, LEAST_MM) + BESIDE_MM[-1] + 2
    fine, coarse = (cut(pixels, spacing_mm, here - reach, here + reach, blur) for blur in (BLUR_MM, COARSE_MM))
    way = _into_bone(coarse, here, limit_mm)
    if bone is not None and way @ (millimeters(bone, spacing_mm) - here) < 0:
        way = -way
    move = _edge(fine, here, way, limit_mm)
    if move is None:
        return Snap((float(mark[0]), float(mark[1])), 0.0)
    return Snap(film_points((here + move * way)[None], spacing_mm)[0], abs(move))


def _into_bone(patch: Patch, here: np.ndarray, limit: float) -> np.ndarray:
    """The direction (2,), of length 1, square to the edge near a point, toward its brighter side."""
    far = max(limit, LEAST_MM)
    line = np.arange(-far, far + 0.1, 0.25)
    x, y = np.meshgrid(line, line)
    gray = gray_at(patch, here + np.stack([x, y], axis=-1))
    down, right = np.gradient(gray)
    near = np.exp(-(x**2 + y**2) / (2 * (far / 2) ** 2))
    slopes = np.stack([right.ravel(), down.ravel()])
    _, ways = np.linalg.eigh((slopes * near.ravel()) @ slopes.T)
    way = ways[:, -1]
    return way if way @ (slopes @ near.ravel()) >= 0 else -way


def _edge(patch: Patch, here: np.ndarray, way: np.ndarray, limit: float) -> float | None:
    """How far along a direction the nearest clear rise lies, within the limit; None without one."""
    steps = np.arange(-round(limit / STEP_MM) - 1, round(limit / STEP_MM) + 2) * STEP_MM
    aside = np.array([-way[1], way[0]])
    places = here + steps[:, None, None] * way + BESIDE_MM[:, None] * aside
    rises = np.gradient(gray_at(patch, places), STEP_MM, axis=0)
    rise = rises.mean(axis=1)
    error = rises.std(axis=1, ddof=1) / np.sqrt(len(BESIDE_MM))
    top = np.flatnonzero((rise[1:-1] > rise[:-2]) & (rise[1:-1] >= rise[2:]) & (rise[1:-1] > CLEAR * error[1:-1])) + 1
    if len(top) == 0:
        return None
    strong = top[rise[top] >= PART * rise[top].max()]
    best = strong[np.abs(steps[strong]).argmin()]
    before, at, after = rise[best - 1 : best + 2]
    return float(np.clip(steps[best] + STEP_MM * (before - after) / (2 * (before - 2 * at + after)), -limit, limit))
