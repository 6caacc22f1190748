"""The 45 degree Dunn phantom: a right hip with a cam, drawn in mm about the head center."""

import numpy as np

from .canvas import Points, path, smooth
from .dunn_backdrop import SIDE, add_ilium, add_ring, curve, soft_tissue
from .exposure import expose, trabeculae
from .hips import CAM, DUNN
from .shadows import Image, add_bone, add_line, add_marker, chord, depth_inside

LATERAL = path(
    "58 -3.2, 66 -3.5, 74 -9, 80 -20, 82 -33, 79 -47, 75.5 -60, 74 -76, 74.5 -95, 76 -120, 78 -230"
)  # greater trochanter and shaft, downward
MEDIAL = path("45 -230, 44.5 -120, 43 -96, 40 -84, 35 -76, 32.5 -68, 34.5 -60, 37 -52")  # upward


def draw_dunn() -> Image:
    """The pixels of the Dunn film, (2000, 2000) uint16, brighter is denser."""
    density = soft_tissue()
    texture = trabeculae(DUNN, 21)
    add_ilium(density, texture)
    add_ring(density, texture)
    _femur(density, texture)
    add_marker(density, DUNN, (110.0, 1850.0))
    return expose(density, 25)


def _neck() -> list[Points]:
    """Anterior and posterior contours from the head circle to the trochanters, mm.

    The anterior contour leaves the circle at the marked junction, bulges, and is most hollow at the marked
    narrowest neck; the posterior contour is hollow from the start.
    """
    start, end = CAM.rim(CAM.alpha), CAM.place(CAM.neck, CAM.half_neck)
    lean = np.radians(90 - CAM.alpha - 25)  # 25 degrees flatter than the circle: an edge the eye can find
    leave = CAM.place(24 * np.cos(lean), -24 * np.sin(lean))
    level = CAM.place(26.0, 0.0)
    t = np.linspace(0, 1, 80)[:, None]
    hermite = (
        (2 * t**3 - 3 * t**2 + 1) * start
        + (t**3 - 2 * t**2 + t) * leave
        + (3 * t**2 - 2 * t**3) * end
        + (t**3 - t**2) * level
    )
    along = np.array([6, 12.0, 16, 20, 24, 30, CAM.neck, 42, 48])
    below = -np.array([22, 21.7, 20.3, 19.0, 18.1, 17.2, CAM.half_neck, 17.6, 19.8])
    anterior = np.vstack([CAM.rim(np.linspace(85, CAM.alpha, 10))[:-1] * 0.99, hermite])
    return [anterior, smooth(CAM.place(along, below), closed=False, count=200)]


def _femur(density: Image, texture: Image) -> None:
    """Head and neck with the cam; trochanters and the foreshortened shaft behind them."""
    anterior, posterior = _neck()
    head = DUNN.pixels(CAM.rim(np.linspace(0, 359.5, 720)), SIDE)
    flare = smooth(
        [
            anterior[-1],
            *CAM.place(np.array([41, 47]), np.array([17.4, 19.4])),
            *LATERAL,
            *MEDIAL,
            posterior[-1],
        ],
        closed=False,
        count=3000,
    )
    front = np.vstack([anterior, flare[1:-1], posterior[::-1]])
    rows = np.arange(DUNN.rows, dtype=np.float32)[:, None] + np.zeros(DUNN.columns, np.float32)
    below = (DUNN.origin[1] - rows) * DUNN.spacing
    cortex = (0.9 + 5.0 / (1 + np.exp((below + 84) / 9))).astype(np.float32)
    add_bone(
        density,
        DUNN,
        [head, DUNN.pixels(front, SIDE)],
        half=15.5,
        cortex=cortex,
        cancellous=0.18,
        texture=texture,
    )
    box, depth = depth_inside([head], [], DUNN)
    density[box] += 0.045 * chord(depth, CAM.radius) * (1 + texture[box])
    greater = path("50 -10, 64 -8, 76 -18, 79 -36, 72 -54, 58 -50, 50 -34")
    box, depth = depth_inside([curve(greater, closed=True)], [], DUNN)
    density[box] += 2.2 * (1 - np.exp(-((depth / 7) ** 2))) * (1 + texture[box])
    lines = [
        (CAM.place(np.array([-16, 0, 18, 36, 50]), np.array([8, 3, -4, -9, -12])), 5.0, 1.3),
        (CAM.place(np.array([18, 26, 34, 42]), np.array([-19.0, -16.6, -16.0, -16.8])), 1.2, 2.6),
        (CAM.place(np.array([13, 20, 27, 34]), np.array([20.5, 19, 17.2, 15.8])), 2.0, 2.0),
        (path("56 -7, 51.5 -18, 51 -32, 46 -50, 38 -62"), 0.8, 1.7),
    ]
    for points, width, weight in lines:
        add_line(density, DUNN, curve(points), width=width, weight=weight, taper=0.3)
