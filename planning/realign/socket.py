"""A periacetabular osteotomy in the plane of the film: how socket and femur move, and where the hip center goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import radians, sin

import numpy as np

from planning.case import CaseProblem, MarkedFilm
from planning.noise import millimeters_of_one
from planning.plans import SocketStep
from planning.realign.hip import Hip, hip_on, is_scaled, need_scale, socket_center
from planning.realign.motion import moved, shifted, to_mm, turned

# Beyond this the head and its socket are asked about (realignment sheet, 1.3); Coxa's own limit.
OFF_CENTER_MM = 2.0


@dataclass(frozen=True)
class CenterShift:
    """How far the hip center goes in millimeters: toward the midline, and down, by which the leg gets longer.

    Global offset changes by minus what is medial. None of it is told of a film without a trusted scale.
    """

    side: str
    medial_mm: float
    leg_mm: float


def socket_motions(step: SocketStep, film: MarkedFilm) -> Mapping[str, np.ndarray]:
    """The motion of each body that moves; CaseProblem when what it is told by is not marked.

    The socket turns and shifts. A head that moves with it takes the femur along without turning it: the leg stays as
    it lay.
    """
    hip = hip_on(film, step.side)
    socket = _socket_motion(step, film, hip)
    if step.head == "stays":
        return {"acetabulum": socket}
    taken = hip.center if step.head == "follows" else _needed_center(film, step.side)
    follow = shifted(moved(taken, socket) - hip.center)
    return {"acetabulum": socket, "femur": follow, "shaft": follow}


def _socket_motion(step: SocketStep, film: MarkedFilm, hip: Hip) -> np.ndarray:
    medial, up = step.shift_mm
    if medial or up:
        need_scale(film, "A shift of the socket")
    pivot = hip.center if step.pivot is None else to_mm(film, step.pivot)
    return shifted(up * hip.up - medial * hip.lateral) @ turned(pivot, step.rotation_deg, hip.lateral, hip.up)


def _needed_center(film: MarkedFilm, side: str) -> np.ndarray:
    center = socket_center(film, side)
    if center is None:
        raise CaseProblem("The center of the socket is not known: mark the roof outline with three points or more, "
                          "or let the head follow or stay.")
    return center


def center_shift(step: SocketStep, film: MarkedFilm) -> CenterShift | None:
    """How far the step takes the hip center; None when the film has no trusted scale.

    From the head's center before to after, so that a head which stays goes nowhere.
    """
    if not is_scaled(film):
        return None
    hip, femur = hip_on(film, step.side), socket_motions(step, film).get("femur")
    gone = np.zeros(2) if femur is None else moved(hip.center, femur) - hip.center
    return CenterShift(step.side, float(-gone @ hip.lateral), float(-gone @ hip.up))


def off_center(film: MarkedFilm, side: str) -> float | None:
    """How far the head's center lies from the socket's in millimeters; None when the socket's is not known."""
    center = socket_center(film, side)
    if center is None:
        return None
    return float(np.hypot(*(hip_on(film, side).center - center))) * millimeters_of_one(film)


def gap(distance_mm: float, degrees: float) -> float:
    """How far a cut opens at a distance from the pivot, in millimeters: the chord of the turn."""
    return abs(2 * distance_mm * sin(radians(degrees) / 2))
