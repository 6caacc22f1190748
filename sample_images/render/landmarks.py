"""Every landmark of a cleaned anatomy, picked in three dimensions."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from sample_images.render.mesh import Mesh
from sample_images.render.parts import JOINT_SPACE
from sample_images.render.pick_femur import femur_landmarks, head_sphere
from sample_images.render.pick_hip import hip_landmarks


def landmarks_of(bones: dict[str, Mesh]) -> dict[str, dict[str, np.ndarray]]:
    """Landmark to side ("R", "L", "-") to points (n, 3), mm."""
    found = {key: {"-": points} for key, points in _tail(bones["sacrum"], bones["coccyx"]).items()}
    for side in "RL":
        femur = bones[f"femur_{side}"]
        head = head_sphere(femur, side)
        picked = hip_landmarks(bones[f"hip_{side}"], head[0], head[1] + JOINT_SPACE, side)
        for key, points in (picked | femur_landmarks(femur, head, side)).items():
            found.setdefault(key, {})[side] = points
    return found


def _tail(sacrum: Mesh, coccyx: Mesh) -> dict[str, np.ndarray]:
    """The middle between the nearest faces of sacrum and coccyx, and the coccyx's point farthest from there."""
    gap, nearest = cKDTree(sacrum.vertices).query(coccyx.vertices)
    facing = gap < gap.min() + 2
    joint = (coccyx.vertices[facing].mean(axis=0) + sacrum.vertices[nearest[facing]].mean(axis=0)) / 2
    tip = coccyx.vertices[np.argmax(np.linalg.norm(coccyx.vertices - joint, axis=1))]
    return {"sacrococcygeal": joint[None], "coccyx_tip": tip[None]}
