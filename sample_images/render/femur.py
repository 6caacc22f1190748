"""The substance of a femur: thick-walled shaft with its canal, calcar, and the struts of head and neck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sample_images.render.anatomy import Anatomy
from sample_images.render.material import CORTICAL, MARROW, hill, rise, shelled
from sample_images.render.texture import grain

# mm below the lesser trochanter (the last three: above the knee) and the wall there, mm.
HEIGHTS = (-75.0, -30.0, -12.0, 5.0, 35.0, 80.0)
WALLS = (0.9, 1.2, 2.2, 3.8, 5.6, 6.4)
KNEE_HEIGHTS, KNEE_WALLS = (150.0, 90.0, 55.0, 30.0), (6.0, 3.6, 1.5, 0.9)


@dataclass(frozen=True)
class Femur:
    """The directions of one femur, by which a place is below the lesser trochanter, medial of the shaft and ahead."""

    origin: np.ndarray
    distal: np.ndarray
    toward_head: np.ndarray
    forward: np.ndarray
    length: float
    head: tuple[float, float]  # below, medial of the head's center, mm
    radius: float

    def place(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """below, medial and ahead (n,) in mm of points (n, 3)."""
        away = points - self.origin
        return away @ self.distal, away @ self.toward_head, away @ self.forward


def frame(anatomy: Anatomy, side: str) -> Femur:
    """The directions of one femur from its landmarks, whatever its pose."""
    marks, head = anatomy.landmarks, anatomy.heads[side]
    top, bottom = marks["shaft_axis"][side]
    distal = (bottom - top) / np.linalg.norm(bottom - top)
    if distal @ (marks["knee_center"][side][0] - head.center) < 0:
        distal = -distal
    origin = top + distal * ((marks["lesser_trochanter"][side][0] - top) @ distal)
    across = head.center - origin
    across = across - distal * (across @ distal)
    across /= np.linalg.norm(across)
    here = head.center - origin
    return Femur(
        origin, distal, across, np.cross(distal, across), float((marks["knee_center"][side][0] - origin) @ distal),
        (float(here @ distal), float(here @ across)), head.radius,
    )  # fmt: skip


def femur(anatomy: Anatomy, side: str) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """Hounsfield units (n,) from points (n, 3) and depths (n,) of one femur, as a function."""
    own = frame(anatomy, side)

    def substance(points: np.ndarray, depth: np.ndarray) -> np.ndarray:
        below, medial, ahead = own.place(points)
        wall = _wall(own, below, medial)
        return shelled(depth, wall, CORTICAL - 350 * hill(wall, 1.6), _core(own, below, medial, ahead))

    return substance


def _wall(own: Femur, below: np.ndarray, medial: np.ndarray) -> np.ndarray:
    heights = [*HEIGHTS, *(own.length - np.array(KNEE_HEIGHTS))]
    wall = np.interp(below, heights, [*WALLS, *KNEE_WALLS])
    near_head = rise(medial, 8, 24) * rise(-below, 8, 25)
    wall = wall * (1 - near_head) + 1.0 * near_head
    # The calcar: the inner wall from the shaft up under the neck.
    short_of_head = rise(own.head[1] - own.radius * 0.5 - medial, -4, 8)
    return wall + 2.6 * hill(below + 14, 22) * rise(medial, 4, 16) * short_of_head


def _core(own: Femur, below: np.ndarray, medial: np.ndarray, ahead: np.ndarray) -> np.ndarray:
    """Spongy bone: a column from the calcar to the top of the head, an arch from the outer wall, little between."""
    head_below, head_medial = own.head
    foot = np.array([2.0, 0.28 * head_medial])
    top = np.array([head_below - own.radius, head_medial + 0.12 * own.radius])
    way = (top - foot) / np.linalg.norm(top - foot)
    off = (medial - foot[1]) * way[0] - (below - foot[0]) * way[1]
    up = (below - foot[0]) * way[0] + (medial - foot[1]) * way[1]
    column = hill(off, 10 + 0.1 * np.clip(up, 0, 80)) * rise(up, -12, 15)
    radius = np.hypot(below - (head_below + 52), medial - (head_medial + 2))
    turn = np.arctan2(below - (head_below + 52), medial - (head_medial + 2))
    arch = hill(radius - 54, 9) * rise(-below, -30, 5)
    in_head = rise(own.radius + 4 - np.hypot(below - head_below, medial - head_medial), -6, 6)
    density = 95 + 210 * column + 120 * arch + 120 * in_head
    steep, curved = 0.15 + 1.2 * column, 0.2 + arch * (1 - 0.75 * in_head)
    streaks = steep * grain(off, up, ahead, 0, 5.0) + curved * grain(radius, turn * 54, ahead, 1)
    density = density * (1 + 0.55 * streaks / np.hypot(steep, curved))
    emptied = rise(below, 8, 60) * (1 - rise(below, own.length - 95, own.length - 45))
    knee = rise(below, own.length - 95, own.length - 45)
    return (density + 90 * knee) * (1 - emptied) + MARROW * emptied
