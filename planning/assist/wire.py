"""An outline followed along the film's edges between the points a reader gives (live-wire)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from skimage.graph import route_through_array

from planning.assist.patch import Mark, Spacing, cut, film_points, gray_at, millimeters
from planning.assist.polar import edges
from planning.assist.refusal import NoSuggestion

# All limits are Coxa's own.
BLUR_MM = 0.5
GRID_MM = 0.4
ASIDE_MM = 6.0  # how far beside the given points the outline may run
LONGEST_MM = 150.0
EVERY_MM = 5.0
LENGTH = 0.3  # what a step along a perfect edge costs; less, and the outline strays to a strong edge far from it


def suggest_outline(
    pixels: np.ndarray, spacing_mm: Spacing, points: Sequence[Mark], every_mm: float = EVERY_MM
) -> tuple[Mark, ...]:
    """An outline through given points, along the strongest edges between them: marks (column, row), film pixels.

    pixels: (rows, columns). spacing_mm: between rows, between columns. points: two or more, in order; they stay as
    they are, and between them is a mark about every every_mm. NoSuggestion for fewer points, off the film, or too
    far apart. Live-wire: the cheapest path where an edge is cheap. Bone lies on the same side all along, so an edge
    that brightens the other way, such as that of another bone behind, is none; the cheaper of both sides is taken.
    """
    places = millimeters(points, spacing_mm).reshape(-1, 2)
    if len(places) < 2 or np.ptp(places, axis=0).max() > LONGEST_MM:
        raise NoSuggestion("An outline needs two points or more, on one hip; place them along it.")
    low, high = places.min(axis=0) - ASIDE_MM, places.max(axis=0) + ASIDE_MM
    patch = cut(pixels, spacing_mm, low, high, BLUR_MM)
    x, y = (np.arange(low[k], high[k] + GRID_MM, GRID_MM) for k in (0, 1))
    down, right = np.gradient(gray_at(patch, np.stack(np.meshgrid(x, y), axis=-1)))
    slopes = np.stack([right, down], axis=-1)
    tried = [_wired(side * slopes, low, places, every_mm) for side in (1, -1)]
    return film_points(min(tried, key=lambda one: one[0])[1], spacing_mm)


def _wired(slopes: np.ndarray, low: np.ndarray, places: np.ndarray, every: float) -> tuple[float, np.ndarray]:
    """What an outline costs that has the bone on its right, and its places (n, 2) in mm; slopes: (y, x, 2)."""
    total, outline = 0.0, [places[:1]]
    for start, end in pairwise(places):
        way = end - start
        cost = LENGTH + (1 - edges(slopes @ (-way[1], way[0]))) ** 2
        steps, spent = route_through_array(cost, *(_node(place, low) for place in (start, end)))
        total += spent
        outline += [_spread(low + GRID_MM * np.array(steps)[:, ::-1], every), end[None]]
    return total, np.concatenate(outline)


def _node(place: np.ndarray, low: np.ndarray) -> tuple[int, ...]:
    """The row and column of the grid nearest to a place in mm."""
    return tuple(np.rint((place - low) / GRID_MM).astype(int)[::-1])


def _spread(path: np.ndarray, every: float) -> np.ndarray:
    """Places (n, 2) evenly spaced along a path in mm, both its ends left out."""
    way = np.r_[0, np.hypot(*np.diff(path, axis=0).T).cumsum()]
    at = np.linspace(0, way[-1], max(1, round(way[-1] / every)) + 1)[1:-1]
    return np.stack([np.interp(at, way, path[:, k]) for k in (0, 1)], axis=1)
