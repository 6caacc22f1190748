"""A person of plain solids: two balls for heads, two bars for shafts."""

import numpy as np

from sample_images.render.anatomy import Anatomy, Sphere

from .bodies import ball, cylinder


def person() -> Anatomy:
    """Heads of 24 mm at x = ±100, y = 60, z = 0, as the ends of femora; straight shafts of 14 mm below x = ±140."""
    bones, heads = {}, {}
    marks: dict[str, dict[str, np.ndarray]] = {}
    for side, out in (("R", -1.0), ("L", 1.0)):
        center, top = np.array([100 * out, 60, 0]), np.array([140 * out, 60, -30.0])
        heads[side] = Sphere(center, 24.0)
        bones[f"patella_{side}"] = ball(center, 24.0, 1500)
        bones[f"femur_{side}"] = cylinder(top, top - [0, 0, 370], 14.0)
        for key, points in {
            "lesser_trochanter": [top - [0, 0, 25]],
            "shaft_axis": [top - [0, 0, 40], top - [0, 0, 200]],
            "knee_center": [top - [0, 0, 380]],
        }.items():
            marks.setdefault(key, {})[side] = np.array(points, float)
    return Anatomy(bones, marks, heads)
