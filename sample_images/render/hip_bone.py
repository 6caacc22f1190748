"""The substance of a hip bone: thin walls, spongy bone, and the dense roof over the femoral head."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sample_images.render.anatomy import Anatomy
from sample_images.render.material import CORTICAL, hill, rise, shelled
from sample_images.render.texture import grain

ROOF = 4.5  # mm, the dense bone of the roof at its thickest
EDGE = 1.0  # mm along the roof in which the dense bone ends


def hip_bone(anatomy: Anatomy, side: str) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """Hounsfield units (n,) from points (n, 3) and depths (n,) of one hip bone, as a function."""
    head = anatomy.heads[side]

    def substance(points: np.ndarray, depth: np.ndarray) -> np.ndarray:
        away = points - head.center
        reach = np.linalg.norm(away, axis=1)
        joint = hill(np.maximum(reach - head.radius - 5, 0), 5)
        wall = 1.05 + 0.7 * joint
        over = hill(np.maximum(reach - head.radius - 6, 0), 22) * rise(away[:, 2], 0, 20)
        spongy = (150 + 130 * over) * (1 + 0.5 * _struts(away, reach, over))
        roof = _roof(anatomy, side, points, depth, reach)
        bone = shelled(depth, wall, CORTICAL - 200, spongy)
        return bone + roof * np.maximum(1050 - bone, 0)

    return substance


def _struts(away: np.ndarray, reach: np.ndarray, over: np.ndarray) -> np.ndarray:
    """Struts that fan out from the joint above the roof, and run every way elsewhere."""
    fan = grain(np.arctan2(away[:, 0], away[:, 2]) * 45, reach, away[:, 1])
    return over * fan + (1 - over) * grain(away[:, 0], away[:, 2], away[:, 1], 1, 1.4)


def _roof(anatomy: Anatomy, side: str, points: np.ndarray, depth: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """0 to 1: the dense bone (sourcil) between its lateral and its medial end, just above the joint."""
    head = anatomy.heads[side]
    lateral = anatomy.landmarks["sourcil_lateral"][side][0] - head.center
    medial = anatomy.landmarks["sourcil_medial"][side][0] - head.center
    front = np.cross(lateral, medial)
    front /= np.linalg.norm(front)
    start = lateral - front * (lateral @ front)
    start /= np.linalg.norm(start)
    onward = np.cross(front, start)
    end = float(np.arctan2(medial @ onward, medial @ start))
    away = points - head.center
    turn = np.arctan2(away @ onward, away @ start)
    share = np.clip(turn / end, 0, 1)
    within = rise(turn * head.radius, 0, EDGE) * rise((end - turn) * head.radius, 0, 3 * EDGE)
    thick = ROOF * (0.45 + 0.55 * np.sin(np.pi * (0.2 + 0.8 * share)))
    above = 1 - rise(depth, 0.55 * thick, 1.25 * thick)
    return within * above * hill(np.maximum(reach - head.radius - 8, 0), 4) * hill(away @ front, 16)
