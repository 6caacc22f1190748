"""An osteotomy of the proximal femur in the plane of the film: how it moves, and what becomes of leg and offset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, tan

import numpy as np

from planning.case import CaseProblem, MarkedFilm
from planning.geometry.vector import NOTHING
from planning.marked_film import millimeters
from planning.plans import FemurStep
from planning.problems import name_on
from planning.realign.hip import Hip, hip_on, is_scaled, need_scale
from planning.realign.motion import moved, shifted, to_mm, turned


@dataclass(frozen=True)
class LegChange:
    """What a femoral osteotomy does to the leg in millimeters, along and across the shaft.

    leg_mm: + is longer. offset_mm: the distance of the head's center from the shaft, + is more.
    """

    side: str
    leg_mm: float
    offset_mm: float


@dataclass(frozen=True)
class WedgeHeight:
    """The height of a wedge at the wide side of the cut in millimeters, and what the choice of its hinge costs.

    right_angled: one face across the shaft. symmetric: both faces lean alike. leg_difference: no height, but how much
    shorter a closing wedge leaves the leg than an opening one hinged at the other cortex, level with it (PMC9783977).
    """

    right_angled: float
    symmetric: float
    leg_difference: float


def femur_motions(step: FemurStep, film: MarkedFilm, turn: float) -> Mapping[str, np.ndarray]:
    """The motion of the upper end and of the shaft; nothing moves by a derotation alone.

    The upper end turns by `turn` degrees in the plane of the film (+ varus) with its head's center at rest, the shaft
    shifts and keeps its direction. CaseProblem when what they are told by is not marked.
    """
    if not (turn or step.shortening_mm or step.shaft_medial_mm):
        return {}
    if step.shortening_mm or step.shaft_medial_mm:
        need_scale(film, "A shift of the shaft")
    hip = hip_on(film, step.side)
    up, lateral = shaft_directions(film, step.side, hip)
    hinge = hip.center if step.hinge is None else to_mm(film, step.hinge)
    varus = turned(hinge, -turn, hip.lateral, hip.up)
    back = hip.center - moved(hip.center, varus)
    return {"femur": shifted(back) @ varus,
            "shaft": shifted(back + step.shortening_mm * up - step.shaft_medial_mm * lateral)}


def shaft_directions(film: MarkedFilm, side: str, hip: Hip) -> tuple[np.ndarray, np.ndarray]:
    """Up the marked shaft, and across it toward the lateral side: unit vectors."""
    points = millimeters(film, "shaft_axis", side)
    along = np.zeros(2) if points is None or len(points) < 2 else points[0] - points[-1]
    if np.hypot(*along) < NOTHING:
        raise CaseProblem(f"The {name_on('shaft_axis', side)} is not marked with two points; mark it first.")
    up = along / np.hypot(*along)
    across = np.array([-up[1], up[0]])
    return up, across * np.sign(across @ hip.lateral)


def leg_change(step: FemurStep, film: MarkedFilm, turn: float) -> LegChange | None:
    """What the step does to leg length and offset; None when the film has no trusted scale."""
    if not is_scaled(film):
        return None
    shaft = femur_motions(step, film, turn).get("shaft")
    if shaft is None:
        return LegChange(step.side, 0.0, 0.0)
    up, lateral = shaft_directions(film, step.side, hip_on(film, step.side))
    return LegChange(step.side, float(-shaft[:2, 2] @ up), float(shaft[:2, 2] @ lateral))


def wedge_height(width_mm: float, angle: float) -> WedgeHeight:
    """The wedge of an angle in degrees over the width of the bone in millimeters."""
    turn = radians(abs(angle))
    return WedgeHeight(width_mm * tan(turn), 2 * width_mm * tan(turn / 2), width_mm * sin(turn))


def oblique_cut(tilt: float, turn: float) -> float:
    """The unwanted bend in degrees when a shaft is turned along a cut that leans by `tilt` from across it."""
    return degrees(2 * asin(sin(radians(tilt)) * sin(radians(turn) / 2)))


def leg_and_offset(medial: float, height: float, varus: float) -> tuple[float, float]:
    """(leg length, offset) gained by varus in millimeters, of a head so far medial to and above the hinge.

    The closed form of what `leg_change` reads off the moved shaft.
    """
    c, s = cos(radians(varus)), sin(radians(varus))
    return height * (c - 1) - medial * s, medial * (c - 1) + height * s
