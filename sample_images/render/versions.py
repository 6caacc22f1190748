"""The true versions of femur and socket, from points in space, by trigonometry of its own."""

from __future__ import annotations

from math import atan2, degrees

import numpy as np

from sample_images.render.anatomy import Anatomy
from sample_images.render.angles import Angles, version_about
from sample_images.render.directions import FORWARD, UP, unit
from sample_images.render.pick_slices import Places

METHODS = {"lee": "neck_lee", "reikeras": "neck_reikeras", "tomczak": "neck_tomczak", "murphy": "canal_murphy"}
OTHER = {"R": "L", "L": "R"}


def versions(lying: Anatomy, places: Places, side: str) -> Angles:
    """Every version of one hip, degrees: in the axial plane; of the femur also about the line from knee to head.

    places: landmark -> side -> points (n, 3). Femur: + the head in front. Socket: + opening forward, level with the
    hindmost points of the pelvis.
    """
    at = {key: sides[side][0] for key, sides in places.items()}
    lateral, medial = places["condyles_posterior"][side]
    head, knee = lying.heads[side].center, medial - lateral
    axes = {"": UP, "_mechanical": head - at["knee_center"]}
    found = {
        f"femoral_version_{method}{about}": version_about(axis, head - at[neck], knee, FORWARD)
        for about, axis in axes.items() for method, neck in METHODS.items()
    }
    outward = unit((at["posterior_pelvis"] - places["posterior_pelvis"][OTHER[side]][0]) * [1, 1, 0])
    for level in ("cranial", "central"):
        across = at[f"rim_anterior_{level}"] - at[f"rim_posterior_{level}"]
        ahead = np.cross(outward, UP)
        ahead = ahead if ahead @ FORWARD > 0 else -ahead
        found[f"acetabular_version_{level}"] = degrees(atan2(-across @ outward, across @ ahead))
    found["mckibbin_index"] = found["femoral_version_murphy"] + found["acetabular_version_central"]
    return found
