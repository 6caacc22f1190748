"""Two mirrored hips of a few points each, at places that can be worked by hand."""

import numpy as np
import trimesh

from sample_images.render.anatomy import Anatomy, Sphere
from sample_images.render.mesh import Mesh

OUT = {"R": -1.0, "L": 1.0}
RADIUS, ROOF = 24.0, 28.0


def center(side: str) -> np.ndarray:
    """A head's center."""
    return np.array([100 * OUT[side], 50.0, 0.0])


def place(side: str, lateral: float, back: float, up: float) -> np.ndarray:
    """A point (1, 3) so far from the head's center, mm."""
    return center(side) + np.array([[lateral * OUT[side], back, up]])


def hand_made() -> Anatomy:
    """Neck 45 degrees down and outward in the frontal plane, shaft straight down, knee 400 mm below the head."""
    marks: dict[str, dict[str, np.ndarray]] = {"sacrococcygeal": {"-": np.array([[0.0, 120, 40]])}}
    bones = {"sacrum": Mesh(np.array([[0.0, 100, 80], [10, 100, 80], [0, 110, 90]]), np.array([[0, 1, 2]]))}
    for side in "RL":
        ball = trimesh.creation.icosphere(subdivisions=4, radius=1.0).vertices
        faces = trimesh.creation.icosphere(subdivisions=4, radius=1.0).faces
        far = place(side, 20, -30, 120)
        bones[f"hip_{side}"] = Mesh(np.vstack([center(side) + ROOF * ball, far]), faces)
        bones[f"femur_{side}"] = Mesh(np.vstack([center(side) + RADIUS * ball, place(side, 45, 0, -400)]), faces)
        bones[f"tibia_{side}"] = Mesh(center(side) + np.array([0, 0, -500]) + ball, faces)
        here = {
            "teardrop": place(side, -35, 0, -12),
            "sourcil_lateral": place(side, *_at(30)),
            "sourcil_medial": place(side, *_at(-40)),
            "anterior_rim": np.vstack([place(side, 0, -30, 5), place(side, 0, -30, -5)]),
            "posterior_rim": np.vstack([place(side, 0, 30, 5), place(side, 0, 30, -5)]),
            "neck_center": place(side, 20, 0, -20),
            "neck_axis": np.vstack([place(side, 18, 0, -18), place(side, 22, 0, -22)]),
            "shaft_axis": np.vstack([place(side, 45, 0, -90), place(side, 45, 0, -150)]),
            "canal_center": place(side, 45, 0, -80),
            "greater_trochanter": place(side, 70, 10, 0),
            "lesser_trochanter": place(side, 30, 20, -165),
            "condyles_posterior": np.vstack([place(side, 25, 30, -400), place(side, 65, 30, -400)]),
            "knee_center": place(side, 45, 0, -380),
        }
        for key, points in here.items():
            marks.setdefault(key, {})[side] = points
    return Anatomy(bones, marks, {side: Sphere(center(side), RADIUS) for side in "RL"})


def _at(degrees: float) -> tuple[float, float, float]:
    return ROOF * np.sin(np.radians(degrees)), 0.0, ROOF * np.cos(np.radians(degrees))
