"""The outline from the femoral head onto its neck, and where it leaves the head circle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planning.assist.patch import Mark, Spacing, cut, film_points, millimeters
from planning.assist.polar import between, cheapest_path, edges, fall, on_rays
from planning.assist.refusal import NoSuggestion

BLUR_MM = 0.4
STEP_MM = 0.2
# No paper says how far outside the circle an outline has left it, so three distances are offered, Coxa's own, and the
# outline must stay outside for three degrees.
TOLERANCES_MM = (0.25, 0.5, 1.0)
RUN_DEG = 3
FAINT = 0.3  # of a whole edge; where it is fainter for as long as that, the outline has ended. Coxa's own
EVERY_DEG = 5  # between the marks of the outline
PER_DEG = 4  # rays; near the neck its outline runs so steeply outward that fewer would lose it
FROM_NECK = np.radians(np.arange(130 * PER_DEG, 25 * PER_DEG - 1, -1) / PER_DEG)  # from the neck's way, head first
OUT = 2.0  # of the radius; as far as the neck is followed
START_MM = 1.0  # how far off the circle the outline may begin


@dataclass(frozen=True)
class Leaving:
    """Where the outline leaves the circle by a tolerance in mm: a point (column, row), or None if it never does."""

    tolerance_mm: float
    point: Mark | None


@dataclass(frozen=True)
class NeckSuggestion:
    """The outline from head to neck, marks (column, row) in film pixels, and where it leaves the circle."""

    outline: tuple[Mark, ...]
    leaving: tuple[Leaving, ...]


def suggest_neck(
    pixels: np.ndarray, spacing_mm: Spacing, center: Mark, radius_mm: float, neck: Mark, near: Mark
) -> NeckSuggestion:
    """The outline from the head onto the neck, on the side of the neck on which `near` lies.

    pixels: (rows, columns), brighter is denser. spacing_mm: between rows, between columns. center, radius_mm: of the
    head circle. neck: a point in the middle of the neck. near: a point near the outline, or anywhere on that side.
    Marks are (column, row), film pixels. NoSuggestion off the film, or where the neck lies at the head's center.
    """
    middle, toward, side = (millimeters(mark, spacing_mm) for mark in (center, neck, near))
    along, aside = toward - middle, side - middle
    turn = np.sign(along[0] * aside[1] - along[1] * aside[0])
    if turn == 0:
        raise NoSuggestion("The outline's side is not told; click beside the neck, on the outline.")
    angles = np.arctan2(along[1], along[0]) + turn * FROM_NECK
    reach = OUT * radius_mm
    patch = cut(pixels, spacing_mm, middle - reach, middle + reach, BLUR_MM)
    out, end = _outline(fall(patch, middle, angles, _radii(radius_mm)), radius_mm)
    marks = film_points(on_rays(middle, angles, out)[: end : EVERY_DEG * PER_DEG], spacing_mm)
    left = (_leaves(out - radius_mm, angles, tolerance) for tolerance in TOLERANCES_MM)
    return NeckSuggestion(marks, tuple(
        Leaving(tolerance, None if angle is None else film_points(
            on_rays(middle, np.array([angle]), np.array([radius_mm + tolerance])), spacing_mm)[0])
        for tolerance, angle in zip(TOLERANCES_MM, left, strict=True)
    ))


def _radii(radius: float) -> np.ndarray:
    return np.arange(0.85 * radius, OUT * radius, STEP_MM)


def _outline(slopes: np.ndarray, radius: float) -> tuple[np.ndarray, int]:
    """How far out the outline lies in each direction (n,), from the head circle onward; slopes: (n, radii).

    Also in how many of the directions it is seen, before it ends: where the neck runs straight away from the head,
    rays along it meet no edge.
    """
    radii, seen = _radii(radius), edges(slopes)
    held = np.where(np.abs(radii - radius) <= START_MM, seen, -30.0)  # a start elsewhere costs more than any path
    path = cheapest_path(np.concatenate([held[:1], seen[1:]]))
    out = radii[0] + STEP_MM * between(slopes, path, round(1 / STEP_MM))
    return out, _end(seen[np.arange(len(path)), path])


def _end(along: np.ndarray) -> int:
    """How many samples of an outline there are before it ends; along: how much edge it has (n,), from 0 to 1."""
    faint, run = along < FAINT, RUN_DEG * PER_DEG
    onward = range(len(along) // 2, len(along) - run)  # a break on the head itself, under the roof, is no end
    return next((k for k in onward if faint[k : k + run].all()), len(along))


def _leaves(off: np.ndarray, angles: np.ndarray, tolerance: float) -> float | None:
    """The direction in which an outline, `off` a circle by (n,), first goes beyond a tolerance and stays so."""
    beyond = off > tolerance
    run = RUN_DEG * PER_DEG
    stays = np.flatnonzero([beyond[k : k + run + 1].all() for k in range(len(off) - run)])
    if len(stays) == 0 or stays[0] == 0:
        return None
    k = stays[0]
    share = (tolerance - off[k - 1]) / (off[k] - off[k - 1])
    return float(angles[k - 1] + share * (angles[k] - angles[k - 1]))
