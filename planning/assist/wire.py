"""An outline followed along the film's edges between the points a reader gives (live-wire)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from skimage.graph import route_through_array

from planning.assist.patch import Mark, Spacing, cut, film_points, gray_at, millimeters
from planning.assist.polar import LEAST_COST, edges
from planning.assist.refusal import NoSuggestion

# All limits are Coxa's own.
BLUR_MM = 0.5
GRID_MM = 0.4
ASIDE_MM = 6.0  # how far beside the given points the outline may run
LONGEST_MM = 150.0
EVERY_MM = 5.0


def suggest_outline(
    pixels: np.ndarray, spacing_mm: Spacing, points: Sequence[Mark], every_mm: float = EVERY_MM
) -> tuple[Mark, ...]:
    """An outline through given points, along the strongest edges between them: marks (column, row), film pixels.

    pixels: (rows, columns). spacing_mm: between rows, between columns. points: two or more, in order; they stay as
    they are, and between them is a mark about every every_mm. NoSuggestion for fewer points, off the film, or too
    far apart. Live-wire: the cheapest path where an edge is cheap.
    """
    places = millimeters(points, spacing_mm).reshape(-1, 2)
    if len(places) < 2 or np.ptp(places, axis=0).max() > LONGEST_MM:
        raise NoSuggestion("An outline needs two points or more, on one hip; place them along it.")
    low, high = places.min(axis=0) - ASIDE_MM, places.max(axis=0) + ASIDE_MM
    patch = cut(pixels, spacing_mm, low, high, BLUR_MM)
    x, y = (np.arange(low[k], high[k] + GRID_MM, GRID_MM) for k in (0, 1))
    gray = gray_at(patch, np.stack(np.meshgrid(x, y), axis=-1))
    cost = LEAST_COST + (1 - edges(np.hypot(*np.gradient(gray)))) ** 2
    outline = [places[:1]]
    for start, end in pairwise(places):
        outline += [_between(cost, low, start, end, every_mm), end[None]]
    return film_points(np.concatenate(outline), spacing_mm)


def _between(cost: np.ndarray, low: np.ndarray, start: np.ndarray, end: np.ndarray, every: float) -> np.ndarray:
    """Places in mm between two others, evenly spaced along the cheapest path; (n, 2), both ends left out."""
    ends = [tuple(np.rint((place - low) / GRID_MM).astype(int)[::-1]) for place in (start, end)]
    steps, _ = route_through_array(cost, *ends)
    path = low + GRID_MM * np.array(steps)[:, ::-1]
    way = np.r_[0, np.hypot(*np.diff(path, axis=0).T).cumsum()]
    at = np.linspace(0, way[-1], max(1, round(way[-1] / every)) + 1)[1:-1]
    return np.stack([np.interp(at, way, path[:, k]) for k in (0, 1)], axis=1)
