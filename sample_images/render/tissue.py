"""Bones as solids of Hounsfield units, and the attenuation that those stand for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sample_images.render.anatomy import Anatomy
from sample_images.render.depth import depth
from sample_images.render.femur import femur
from sample_images.render.hip_bone import hip_bone
from sample_images.render.material import CORTICAL, MUSCLE, shelled
from sample_images.render.texture import grain
from sample_images.render.volume import Volume

# Hounsfield units (n,) from points (n, 3) in mm and their depths (n,) in mm below the bone's surface.
Substance = Callable[[np.ndarray, np.ndarray], np.ndarray]

WATER = 0.02269  # 1/mm at 50 keV: NIST, X-Ray Mass Attenuation Coefficients, doi:10.18434/T4D01F
# Bone stops film rays (50 keV) by this much more than its Hounsfield units (70 keV) say. ICRU cortical bone, the same
# tables: (0.4242 * 1.92 / 0.2269 - 1) / (0.2619 * 1.92 / 0.1929 - 1).
FILM_BONE = 1.61


def bone(name: str, anatomy: Anatomy, low: np.ndarray, high: np.ndarray, spacing: float) -> Volume | None:
    """How many Hounsfield units a bone has above muscle, in the part of the box (low, high) that it fills.

    None when the bone is not in the box.
    """
    mesh = anatomy.bones[name]
    low = np.maximum(low, mesh.vertices.min(axis=0) - 2 * spacing)
    high = np.minimum(high, mesh.vertices.max(axis=0) + 2 * spacing)
    if np.any(high <= low):
        return None
    return filled(depth(mesh, low, high, spacing), made_of(name, anatomy))


def filled(depths: Volume, substance: Substance) -> Volume:
    """Hounsfield units above muscle of a solid, from the depth below its surface and what it is made of.

    A sample that the surface cuts counts by the share that is inside.
    """
    share = np.clip(depths.values / depths.spacing + 0.5, 0, 1)
    cells = np.nonzero(share)
    extra = substance(depths.places(cells), depths.values[cells]) - MUSCLE
    share[cells] *= extra.astype(np.float32)
    return Volume(depths.low, depths.spacing, share)


def made_of(name: str, anatomy: Anatomy) -> Substance:
    """What a bone is made of, by its name."""
    kind, _, side = name.partition("_")
    if kind == "femur":
        return femur(anatomy, side)
    if kind == "hip":
        return hip_bone(anatomy, side)
    if kind in ("tibia", "fibula"):
        return lambda points, below: shelled(below, 2.5, CORTICAL, np.where(below > 9, -40.0, 160.0))
    if kind == "patella":
        return lambda points, below: shelled(below, 1.2, CORTICAL, 260.0)
    return plain_spongy


def plain_spongy(points: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Hounsfield units of the sacrum, the coccyx and the vertebrae: a thin shell around spongy bone."""
    spongy = 150 + 80 * grain(points[:, 0], points[:, 2], points[:, 1], 2, 1.5)
    return shelled(below, 0.9, CORTICAL - 250, spongy)
