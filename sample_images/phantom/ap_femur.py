"""The femur of the AP phantom, mm about the center of a head of radius 24; scaled and turned to each hip."""

import numpy as np

from .canvas import Points, arc, path, smooth
from .hips import AP, Hip
from .shadows import Image, add_bone, add_line, chord, depth_inside

FEMUR = path(
    "6 14, 17.6 14.8, 20.9 11.1, 22.9 7.4, 24.9 3.4, 27.8 -2, 31 -6, 34.8 -8.3, "
    "41 -10.5, 46.5 -6, 51 -0.5, 57 0.5, 63.5 -6, 68 -19, 67 -35, 61 -52, 57 -70, "
    "54.5 -95, 53 -130, 51 -200, 21 -200, 22 -130, 23 -95, 22 -79, 17.5 -68, 15.5 -60, "
    "18.5 -49.5, 17.8 -41, 14.2 -32.9, 9.6 -27.8, 5.2 -24.9, 0.8 -24.05, -2.5 -23.4, "
    "-6 -12"
)


def add_femur(density: Image, texture: Image, hip: Hip) -> None:
    """Head, neck, trochanters and shaft, with the calcar and the main trabecular bundles."""
    turn, size = np.radians(hip.femur_turn), hip.radius / 24.0
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])

    def place(points: Points) -> Points:
        return AP.pixels(np.asarray(points, float) @ spin * size + hip.center, hip.side)

    head = AP.pixels(arc(hip.center, hip.radius, 0, 359.5, 720), hip.side)
    rest = smooth(place(FEMUR), count=3000)
    rows = np.arange(AP.rows, dtype=np.float32)[:, None] + np.zeros(AP.columns, np.float32)
    below = AP.origin[1] - rows - hip.center[1] / AP.spacing
    cortex = (0.8 + 5.2 / (1 + np.exp((below * AP.spacing + 66) / 11))).astype(np.float32)
    add_bone(
        density, AP, [head, rest], half=14.5, cortex=cortex, cancellous=0.17, weight=0.92, texture=texture
    )
    box, depth = depth_inside([head], [], AP)
    density[box] += 0.032 * chord(depth, hip.radius) * (1 + texture[box])
    bundles = [
        (path("-3 19, 3 2, 11 -18, 17 -36, 21 -52"), 5.0, 1.7),
        (path("-16 4, 2 8, 18 1, 36 -13, 54 -34, 57 -55"), 3.5, 0.9),
        (path("11 -29.5, 16 -37.5, 20 -48, 21 -58"), 1.3, 3.2),
        (path("55 -3, 49 -20, 38 -36, 27 -50, 20 -58"), 1.0, 1.6),
        ([(47, -6), (45, -14), (42, -22)], 0.8, 1.2),
        ([(63, -9), (66, -22), (64, -36)], 2.5, 0.8),
    ]
    for points, width, weight in bundles:
        add_line(density, AP, smooth(place(points), closed=False), width=width, weight=weight, taper=0.25)
    fovea = place(arc((-24.5, -5), 4.2, 20, 160))
    add_line(density, AP, fovea, width=0.9, weight=-1.0, taper=0.3)
