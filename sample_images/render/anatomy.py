"""A pelvis with its femora: bones as closed surfaces, landmarks and femoral heads, in patient millimeters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from sample_images.render.mesh import Mesh

BONE_OF = {
    "teardrop": "hip",
    "ischium": "hip",
    "sourcil_lateral": "hip",
    "sourcil_medial": "hip",
    "acetabular_edge": "hip",
    "anterior_rim": "hip",
    "posterior_rim": "hip",
    "ischial_spine": "hip",
    "asis": "hip",
    "aiis": "hip",
    "symphysis": "hip",
    "foramen": "hip",
    "sacrococcygeal": "sacrum",
    "coccyx_tip": "coccyx",
    "neck_center": "femur",
    "neck_axis": "femur",
    "neck_anterior": "femur",
    "shaft_axis": "femur",
    "lesser_trochanter": "femur",
    "greater_trochanter": "femur",
    "condyles_posterior": "femur",
    "knee_center": "femur",
    "canal_center": "femur",
}


@dataclass(frozen=True)
class Sphere:
    """A femoral head: center (3,) and radius, mm."""

    center: np.ndarray
    radius: float


@dataclass(frozen=True)
class Anatomy:
    """Bones, landmarks and heads of one person, in patient LPS millimeters.

    bones: "hip_R", "femur_L", "sacrum" ... to a closed surface. landmarks: key to side ("R", "L", "-") to points
    (n, 3). heads: side to the femoral head. A landmark moves with the bone that BONE_OF names.
    """

    bones: dict[str, Mesh]
    landmarks: dict[str, dict[str, np.ndarray]]
    heads: dict[str, Sphere]


def anatomy(folder: Path, sex: Literal["F", "M"]) -> Anatomy:
    """The anatomy of the female or male meshes in `folder`; FileNotFoundError when a file is missing."""
    # Imported here, because the tools that clean the meshes take seconds to load and the records need none of them.
    from sample_images.render.landmarks import landmarks_of
    from sample_images.render.parts import cleaned
    from sample_images.render.pick_femur import head_sphere

    bones = cleaned(folder, sex)
    heads = {side: Sphere(*head_sphere(bones[f"femur_{side}"], side)) for side in "RL"}
    return Anatomy(bones, landmarks_of(bones), heads)
