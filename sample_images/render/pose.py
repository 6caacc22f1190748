"""How the patient lies: pelvis tilted, body rolled, femora turned in their sockets."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sample_images.render.anatomy import Anatomy
from sample_images.render.directions import FORWARD, LATERAL, UP
from sample_images.render.move import LEG, PELVIS, Warp, moved, turned

LEFTWARD = LATERAL["L"]
Turn = tuple[float, float, float]


def posed(
    anatomy: Anatomy, *, tilt: float = 0, rotation: float = 0, femurs: Mapping[str, Turn] | None = None
) -> Anatomy:
    """The anatomy in another pose; degrees.

    femurs: side to (flexion, abduction, internal rotation), about the head's center: the femur turns about its own
    length first, is abducted next and flexed last; the lower leg goes with it. tilt: of the pelvis alone, forward +,
    about the line through both heads' middle; the femora only follow their sockets. rotation: of the whole body about
    its length, right side forward (toward the tube) +.
    """
    middle = (anatomy.heads["R"].center + anatomy.heads["L"].center) / 2
    for side, turn in (femurs or {}).items():
        anatomy = moved(anatomy, LEG, side, _femur(anatomy.heads[side].center, side, turn))
    for side in "RL":
        at = anatomy.heads[side].center
        shift = turned(at[None], middle, LEFTWARD, tilt)[0] - at
        anatomy = moved(anatomy, LEG, side, lambda points, shift=shift: points + shift)
    for side in "RL-":
        anatomy = moved(anatomy, PELVIS, side, lambda points: turned(points, middle, LEFTWARD, tilt))
        anatomy = moved(anatomy, PELVIS + LEG, side, lambda points: turned(points, middle, UP, rotation))
    return anatomy


def _femur(center: np.ndarray, side: str, turn: Turn) -> Warp:
    flexion, abduction, internal = turn
    inward = LATERAL[side][0]

    def warp(points: np.ndarray) -> np.ndarray:
        points = turned(points, center, UP, -inward * internal)
        points = turned(points, center, FORWARD, inward * abduction)
        return turned(points, center, LEFTWARD, -flexion)

    return warp
