"""What lies about the hips on the AP phantom: soft tissue, bowel gas, sacrum, coccyx and lumbar spine."""

import numpy as np

from .canvas import Points, arc, path, smooth
from .exposure import clouds
from .hips import AP
from .shadows import Image, add_bone, add_line, chord, depth_inside

SACRUM = path(
    "0 119, 20 118, 38 113, 52 113, 60 105, 59 92, 52 77, 45 62, 36 50, 29 36, 23 22, 15 13, 8 9, 0 8"
)


def _both_sides(half: list[tuple[float, float]]) -> Points:
    """A midline shape from its left half, whose first and last points are on the midline."""
    return smooth(np.vstack([AP.pixels(half, "L"), AP.pixels(half[-2:0:-1], "R")]), count=1600)


def soft_tissue() -> Image:
    """Trunk, thighs, uneven muscle and fat, and gas in the bowel."""
    density = np.zeros((AP.rows, AP.columns), np.float32)
    half = path(
        "0 200, 146 200, 150 165, 157 135, 166 95, 175 40, 181 -10, 181 -60, 174 -120, "
        "166 -200, 24 -200, 15 -150, 7 -112, 0 -96"
    )
    box, depth = depth_inside([_both_sides(half)], [], AP)
    density[box] += 0.112 * chord(depth, 95.0) * (1 + 0.035 * clouds(AP, 3, 9.0)[box])
    density[box] += np.where(depth > 0, 0.55 * clouds(AP, 4, 3.0)[box], 0)
    for x, y, wide, high, dark in [
        (-30, 92, 12, 8, 3.5),
        (-20, 80, 10, 7, 3),
        (26, 66, 11, 9, 3.2),
        (14, 52, 9, 11, 3.5),
        (4, 36, 10, 7, 2.6),
        (42, 122, 14, 9, 3),
        (-52, 126, 13, 10, 3),
        (-88, 112, 10, 15, 2.2),
    ]:
        turn = np.linspace(0, 2 * np.pi, 13)[:-1]
        ragged = 1 + 0.16 * np.sin(3 * turn + x) + 0.1 * np.sin(5 * turn + y)
        blob = np.stack([x + wide * ragged * np.cos(turn), y + high * ragged * np.sin(turn)], -1)
        box, depth = depth_inside([smooth(AP.pixels(blob, "L"))], [], AP)
        density[box] -= dark * (1 - np.exp(-depth / 2.5))
    for side in "RL":
        for fat in (
            [(112, 30), (122, 10), (128, -15)],
            path("126 86, 146 50, 158 10, 160 -40"),
            [(86, -52), (98, -66), (104, -90)],
        ):
            add_line(
                density, AP, smooth(AP.pixels(fat, side), closed=False), width=2.2, weight=-0.9, taper=0.4
            )
    return density


def add_spine(density: Image, texture: Image) -> None:
    """Sacrum with its foramina, coccyx, and the lower edge of the last lumbar vertebra."""
    add_bone(
        density, AP, [_both_sides(SACRUM)], half=14, cortex=0.5, cancellous=0.2, weight=0.75, texture=texture
    )
    vertebra = path("0 121, 24 122, 29 128, 27 150, 30 190, 0 190")
    add_bone(
        density,
        AP,
        [_both_sides(vertebra)],
        half=16,
        cortex=0.4,
        cancellous=0.16,
        weight=0.9,
        texture=texture,
    )
    for points, width in (
        (path("0 190, 0 160, 1.5 142, 0 132"), 1.4),
        (path("-3 110, 0 96, 1 80, 0 62"), 1.2),
    ):
        add_line(
            density, AP, smooth(AP.pixels(points, "L"), closed=False), width=width, weight=1.8, taper=0.3
        )
    for side in "RL":
        pedicle = AP.pixels(arc((17, 153), 4.5, 0, 360), side)
        add_line(density, AP, pedicle, width=0.6, weight=2.2, taper=0)
        process = smooth(AP.pixels(path("24 128, 44 130, 62 138, 64 146, 46 146, 26 148"), side))
        add_bone(density, AP, [process], half=6, cortex=0.4, cancellous=0.25, weight=0.5)
        for x, y, size in [(19, 92, 5.5), (17, 71, 5), (14, 53, 4.3), (11, 38, 3.4)]:
            ring = smooth(AP.pixels(arc((x, y), size, 0, 345, 24), side))
            box, depth = depth_inside([ring], [], AP)
            density[box] -= 2.6 * (1 - np.exp(-depth / 1.5))
            brow = AP.pixels(arc((x + 1, y - 1), size + 0.8, -80, 70), side)
            add_line(density, AP, brow, width=0.6, weight=3.0, taper=0.3)
        joint = smooth(AP.pixels(path("57 104, 54 92, 49 78, 44 63"), side), closed=False)
        add_line(density, AP, joint, width=0.9, weight=-2.2, taper=0.2)
        for shift in (-2.4, 2.2):
            edge = smooth(
                AP.pixels([(57 + shift, 104), (54 + shift, 92), (49 + shift, 78), (44 + shift, 63)], side),
                False,
            )
            add_line(density, AP, edge, width=0.55, weight=2.0, taper=0.3)
    tail = path("0 9, 5 8, 4.5 0, 3 -4, 0 -6")
    add_bone(density, AP, [_both_sides(tail)], half=5, cortex=0.5, cancellous=0.2, weight=0.6)
