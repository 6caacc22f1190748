"""The ends of the sourcil: how far the edge of the dense roof goes on at one distance from the head's center."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planning.assist.patch import Mark, Spacing, cut, film_points, millimeters
from planning.assist.polar import between, fall, on_rays
from planning.assist.refusal import NoSuggestion

# All limits are Coxa's own.
BLUR_MM = 0.4
STEP_MM = 0.1
GAP_MM = (0.8, 9.0)  # how far beyond the head circle the roof is looked for
SWEEP = np.radians(np.arange(-80.0, 80.5, 1.0))  # directions from straight up, medial first
SURE = np.abs(SWEEP) <= np.radians(15)  # this far to either side of straight up there is roof
STRAY = 4  # samples that the edge may move in or out from one direction to the next
OFF = 15  # samples off its distance straight above the head, the edge is of the fossa or the rim
FADED = 0.5  # of the roof's own edge
CLEAR = 1.2  # its mean rise at one distance, over the root mean square of all slopes above the head; 1.1 in noise
GAP = 2  # degrees that a break in the roof may last


@dataclass(frozen=True)
class SourcilSuggestion:
    """The medial and the lateral end of the sourcil, and its edge between them, (column, row), film pixels."""

    medial: Mark
    lateral: Mark
    edge: tuple[Mark, ...]


def suggest_sourcil(
    pixels: np.ndarray, spacing_mm: Spacing, center: Mark, radius_mm: float, midline: Mark,
    up: tuple[float, float] = (0.0, -1.0),
) -> SourcilSuggestion:
    """The ends of the dense roof above a head circle.

    pixels: (rows, columns), brighter is denser. spacing_mm: between rows, between columns. center (column, row), film
    pixels, and radius_mm: of the head. midline: any point nearer to the body's middle than the head, level with it.
    up: the direction in mm (x, y) up the body. NoSuggestion off the film, or where no roof is seen above the head.
    """
    middle = millimeters(center, spacing_mm)
    inward = millimeters(midline, spacing_mm) - middle
    turn = np.sign(up[1] * inward[0] - up[0] * inward[1]) or 1.0
    angles = np.arctan2(up[1], up[0]) + turn * SWEEP
    reach = radius_mm + GAP_MM[1] + 1
    patch = cut(pixels, spacing_mm, middle - reach, middle + reach, BLUR_MM)
    radii = np.arange(radius_mm + GAP_MM[0], radius_mm + GAP_MM[1], STEP_MM)
    rises = -fall(patch, middle, angles, radii)
    top, level = len(SWEEP) // 2, _level(rises)
    whole = np.median(rises[SURE].max(axis=1))
    medial, lateral = (_follow(way, level, whole) for way in (rises[top::-1], rises[top:]))
    columns = np.array(medial[:0:-1] + lateral)
    rows = slice(top - len(medial) + 1, top + len(lateral))
    out = radii[0] + STEP_MM * between(rises[rows], columns, 1)
    edge = film_points(on_rays(middle, angles[rows], out), spacing_mm)
    return SourcilSuggestion(edge[0], edge[-1], edge)


def _level(rises: np.ndarray) -> int:
    """The column of the roof's edge straight above the head, where it is; rises: (directions, radii).

    NoSuggestion where no edge stands out at an even distance.
    """
    above = rises[SURE]
    even = above.mean(axis=0)
    if even.max() <= CLEAR * np.sqrt((above**2).mean()):
        raise NoSuggestion("No even roof is seen above this head; mark the ends of the sourcil by hand.")
    return int(even.argmax())


def _follow(rises: np.ndarray, column: int, whole: float) -> list[int]:
    """The columns of an edge (n,) followed from the first row of rises (m, radii) until it fades or turns off.

    column: where it is sought first. whole: how steep the roof's edge is.
    """
    columns, faded, level = [], 0, column
    for rise in rises:
        low = max(0, column - STRAY)
        column = low + int(rise[low : column + STRAY + 1].argmax())
        columns.append(column)
        roof = rise[column] >= FADED * whole and abs(column - level) <= OFF
        faded = 0 if roof else faded + 1
        if faded > GAP:
            break
    return columns[: len(columns) - faded] or columns[:1]
