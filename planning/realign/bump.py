"""The bump of a cam against the circle of the head: depth and area by closed form, and of an outline as it is marked.

Lengths in any one unit, angles in degrees from the neck's axis.
"""

from __future__ import annotations

from itertools import pairwise
from math import acos, asin, cos, degrees, radians, tan

import numpy as np

FINE = 4000  # directions in which an outline is sampled


def depth(radius: float, alpha: float, target: float) -> float:
    """The depth to take off a bump whose outline leaves the head along a tangent at alpha, in the radius's unit."""
    return radius * (1 / cos(radians(alpha - target)) - 1)


def area_taken(radius: float, alpha: float, target: float) -> float:
    """The area taken off such a bump, in the radius's unit squared."""
    turn = radians(alpha - target)
    return radius**2 / 2 * (tan(turn) - turn)


def alpha_after(radius: float, alpha: float, deep: float) -> float:
    """The alpha angle that a depth leaves of such a bump: the inverse of `depth`."""
    return alpha - degrees(acos(radius / (radius + deep)))


def floor_angle(radius: float, half_neck: float) -> float:
    """The least alpha that does not notch the neck: where its edge, so far from the axis, meets the head's circle."""
    return degrees(asin(min(1.0, half_neck / radius)))


def outline_taken(outline: np.ndarray, radius: float, alpha: float, target: float) -> tuple[float, float]:
    """(depth, area) of what lies outside the head's circle between the target and alpha.

    outline: points (k, 2) from the head's center, along the neck and toward the bump.
    """
    turns = np.linspace(np.radians(target), np.radians(alpha), FINE)
    outside = np.maximum(reach(outline, turns), radius)
    area = np.trapezoid(outside**2 - radius**2, turns) / 2
    return float(outside.max() - radius), float(area)


def reach(points: np.ndarray, turns: np.ndarray) -> np.ndarray:
    """How far out an outline (k, 2) of straight pieces lies in each direction (radians); 0 where it is not seen."""
    ways, found = np.column_stack([np.cos(turns), np.sin(turns)]), np.zeros(len(turns))
    for a, b in pairwise(points):
        piece = b - a
        lean = ways[:, 0] * piece[1] - ways[:, 1] * piece[0]
        with np.errstate(divide="ignore", invalid="ignore"):
            far = (a[0] * piece[1] - a[1] * piece[0]) / lean
            share = (a[0] * ways[:, 1] - a[1] * ways[:, 0]) / lean
        found = np.where((share >= -1e-9) & (share <= 1 + 1e-9) & (far > found), far, found)
    return found
