"""Points turned in space, and bones moved together with their landmarks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from sample_images.render.anatomy import BONE_OF, Anatomy
from sample_images.render.directions import unit
from sample_images.render.mesh import Mesh

PELVIS, LEG = ("hip", "sacrum", "coccyx"), ("femur", "tibia", "patella")
Warp = Callable[[np.ndarray], np.ndarray]


def turned(points: np.ndarray, about: np.ndarray, axis: np.ndarray, degrees: np.ndarray | float) -> np.ndarray:
    """Points (n, 3) turned by the right-hand rule about an axis through `about`; degrees: one, or one a point (n,)."""
    way, away = unit(axis), points - about
    angle = np.broadcast_to(np.radians(degrees), len(points))[:, None]
    along = np.outer(away @ way, way)
    return about + along + np.cos(angle) * (away - along) + np.sin(angle) * np.cross(way, away)


def moved(anatomy: Anatomy, kinds: tuple[str, ...], side: str, warp: Warp) -> Anatomy:
    """The anatomy with the bones of these kinds on one side ("R", "L", "-") and all that belongs to them moved."""
    names = [kind if side == "-" else f"{kind}_{side}" for kind in kinds]
    bones = {
        name: Mesh(warp(bone.vertices), bone.faces) if name in names else bone for name, bone in anatomy.bones.items()
    }
    landmarks = {
        key: {at: warp(points) if at == side and BONE_OF[key] in kinds else points for at, points in sides.items()}
        for key, sides in anatomy.landmarks.items()
    }
    heads = dict(anatomy.heads)
    if "femur" in kinds and side in heads:
        heads[side] = replace(heads[side], center=warp(heads[side].center[None])[0])
    return Anatomy(bones, landmarks, heads)
