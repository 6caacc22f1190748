"""Two hips of plain solids, whose angles and shadows are known in closed form."""

from functools import cache

import numpy as np
import trimesh

from sample_images.render.anatomy import Anatomy, Sphere
from sample_images.render.mesh import Mesh

RADIUS, NECK_RADIUS = 24.0, 14.0
OUT = {"R": -1.0, "L": 1.0}
DOWN = np.array([0, 0, -1.0])


def turned(degrees: float) -> np.ndarray:
    """A unit vector of the frontal plane: from straight up (+z), + toward +x."""
    return np.array([np.sin(np.radians(degrees)), 0, np.cos(np.radians(degrees))])


def solid(*parts: trimesh.Trimesh) -> Mesh:
    """Parts thrown together as one mesh."""
    whole = trimesh.util.concatenate(parts)
    return Mesh(np.asarray(whole.vertices, float), np.asarray(whole.faces))


def rod(start: np.ndarray, end: np.ndarray, radius: float) -> trimesh.Trimesh:
    """A round rod from one point to another."""
    return trimesh.creation.cylinder(radius, segment=[start, end], sections=256)


@cache
def ball_and_rods(lcea: float = 30.0, neck_shaft: float = 130.0) -> Anatomy:
    """Two mirrored hips in the plane z = 0: a ball, a rod for a neck, a rod for a shaft, a roof `lcea` degrees out.

    The neck lies in the frontal plane, the condyles behind the knee are level: version 0. The socket opens forward by
    atan(10 / 40) at the height of the head. The pelvis leans forward by atan(20 / 80).
    """
    bones, marks, heads = {}, {}, {}
    for side, out in OUT.items():
        center = np.array([100.0 * out, 0, 0])
        along = turned(out * neck_shaft)  # away from the head, down and outward
        base = center + 60 * along
        heads[side] = Sphere(center, RADIUS)
        ball = trimesh.creation.icosphere(subdivisions=5, radius=RADIUS).apply_translation(center)
        bones[f"femur_{side}"] = solid(
            ball, rod(center, base, NECK_RADIUS), rod(base, base + 300 * DOWN, 13.0))
        for key, points in _landmarks(center, base, along, out, lcea).items():
            marks.setdefault(key, {})[side] = np.array(points, float)
    return Anatomy(bones, marks, heads)


def _landmarks(center: np.ndarray, base: np.ndarray, along: np.ndarray, out: float, lcea: float) -> dict[str, list]:
    def off(start: np.ndarray, x: float, y: float, z: float) -> np.ndarray:
        return start + np.array([x * out, y, z])

    return {
        "teardrop": [[40 * out, 0, -20]],
        "ischium": [[60 * out, 0, -80]],
        "sourcil_lateral": [center + 28 * turned(out * lcea)],
        "sourcil_medial": [center + 28 * turned(out * -35)],
        "acetabular_edge": [center + 30 * turned(out * (lcea + 4))],
        "anterior_rim": [off(center, 20, -20, 20), off(center, 20, -20, -20)],
        "posterior_rim": [off(center, 30, 20, 20), off(center, 30, 20, -20)],
        "asis": [[110 * out, -20, 80]],
        "symphysis": [[5 * out, 0, 0], [5 * out, 0, -35]],
        "foramen": [[12 * out, 0, -30], [45 * out, 0, -35], [30 * out, 0, -50]],
        "neck_center": [center + 40 * along],
        "neck_axis": [center + 30 * along, base],
        "neck_anterior": [off(center + 40 * along, 0, -NECK_RADIUS, 0)],
        "shaft_axis": [base + 30 * DOWN, base + 60 * DOWN],
        "canal_center": [base + 50 * DOWN],
        "condyles_posterior": [off(base, -20, 20, -300), off(base, 20, 20, -300)],
    }
