"""Fragments moved on a film as images: the gaps they leave darkened and hatched, they themselves as the film's pixels.

The browser shows the same while a fragment is dragged (viewer/planner/picture.js).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from skimage.draw import polygon
from skimage.transform import warp

from planning.realign.fragments import Fragment

# How much of black covers a gap, and of white the lines of its hatching, as in the browser.
DARK, LINES = 0.62, 0.42
HATCHES = 160  # lines along the longer side of the film
THIN = 9  # the distance between two lines, in breadths of a line
AROUND = 2  # pixels around an outline, so that its edge is interpolated as its middle is
CORNER = np.array([0.5, 0.5])  # the first pixel's center, where an array counts from; marks count from its corner


def moved_picture(pixels: np.ndarray, steps: Sequence[Sequence[Fragment]], window: tuple[int, int]) -> np.ndarray:
    """The pixels (rows, columns) of a film as the fragments of each step leave them, one step after the other.

    window: the values shown black and white, by which gaps are darkened. A gap that another fragment of the step fills
    is none; what comes from beyond the film is black.
    """
    for moving in steps:
        pixels = _step(pixels, [fragment for fragment in moving if not _is_still(fragment)], window)
    return pixels


def _is_still(fragment: Fragment) -> bool:
    return np.allclose(fragment.matrix, np.eye(2, 3), rtol=0, atol=1e-9)


def _step(found: np.ndarray, moving: Sequence[Fragment], window: tuple[int, int]) -> np.ndarray:
    left = found.copy()
    for fragment in moving:
        _open_gap(left, fragment, window)
    for fragment in moving:
        _lay_down(left, found, fragment, window[0])
    return left


def _open_gap(left: np.ndarray, fragment: Fragment, window: tuple[int, int]) -> None:
    gap = np.zeros(left.shape, bool)
    gap[_inside(fragment.outline, left.shape)] = True
    gap[_inside(fragment.moved, left.shape)] = False
    rows, columns = np.nonzero(gap)
    low, high = window
    levels = low + (1 - DARK) * (np.clip(left[rows, columns], low, high) - low)
    on_line = (rows + columns) % _apart(left) < max(1, _apart(left) // THIN)
    levels[on_line] += LINES * (high - levels[on_line])
    left[rows, columns] = _stored(levels, left)


def _apart(pixels: np.ndarray) -> int:
    return max(4, round(max(pixels.shape) / HATCHES))


def _lay_down(left: np.ndarray, found: np.ndarray, fragment: Fragment, black: float) -> None:
    rows, columns = _inside(fragment.moved, left.shape)
    if not len(rows):
        return
    top, bottom, first, last = rows.min(), rows.max() + 1, columns.min(), columns.max() + 1
    source, corner = _around(found, fragment.outline)
    if not source.size:
        left[rows, columns] = _stored(np.full(len(rows), black), left)
        return
    back = np.linalg.inv(np.vstack([fragment.matrix, (0.0, 0.0, 1.0)]))
    there = _shift(-CORNER - corner) @ back @ _shift(CORNER + np.array([first, top]))
    moved = warp(source, there, order=1, output_shape=(bottom - top, last - first), cval=black, preserve_range=True)
    left[rows, columns] = _stored(moved[rows - top, columns - first], left)


def _stored(levels: np.ndarray, pixels: np.ndarray) -> np.ndarray:
    most = np.iinfo(pixels.dtype).max
    return np.clip(np.rint(levels), 0, most).astype(pixels.dtype)


def _inside(outline: np.ndarray, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of the pixels whose centers lie in an outline."""
    columns, rows = (outline - CORNER).T
    return polygon(rows, columns, shape)


def _around(pixels: np.ndarray, outline: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The part of the film about an outline, and its corner as (column, row)."""
    low = np.maximum(np.floor(outline.min(axis=0)).astype(int) - AROUND, 0)
    high = np.maximum(np.ceil(outline.max(axis=0)).astype(int) + AROUND, 0)
    return pixels[low[1]:high[1], low[0]:high[0]].astype(float), low


def _shift(by: np.ndarray) -> np.ndarray:
    return np.array([[1, 0, by[0]], [0, 1, by[1]], [0, 0, 1.0]])
