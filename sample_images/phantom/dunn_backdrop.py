"""What lies about the femur on the Dunn phantom: soft tissue, socket, ilium, pubis, ischium, sacrum."""

import numpy as np

from .canvas import Points, arc, path, smooth
from .exposure import clouds
from .hips import CAM, DUNN
from .shadows import Image, add_bone, add_line, chord, depth_inside

SIDE = "R"
JOINT = CAM.radius + 4.0
EDGE = arc((0, 0), JOINT + 2, 36, 36, 1)[0]


def curve(points: list, closed: bool = False) -> Points:
    """A smooth curve through points in mm about the head center, in film pixels."""
    return smooth(DUNN.pixels(points, SIDE), closed=closed)


def soft_tissue() -> Image:
    """Thigh and buttock fading to air laterally, with muscle planes."""
    density = np.zeros((DUNN.rows, DUNN.columns), np.float32)
    body = path(
        "-200 200, 70 200, 98 90, 117 20, 124 -60, 118 -250, -40 -250, -52 -130, -70 -96, -90 -92, -200 -140"
    )
    box, depth = depth_inside([curve(body, closed=True)], [], DUNN)
    density[box] += 0.125 * chord(depth, 80.0) * (1 + 0.04 * clouds(DUNN, 23, 9.0)[box])
    density[box] += np.where(depth > 0, 0.5 * clouds(DUNN, 24, 3.0)[box], 0)
    for fat in (
        path("34 40, 58 16, 84 -10, 96 -40"),
        [(10, -50), (26, -80), (34, -110)],
        [(78, 60), (98, 0), (106, -60)],
    ):
        add_line(density, DUNN, curve(fat), width=2.4, weight=-1.0, taper=0.4)
    return density


def add_ilium(density: Image, texture: Image) -> None:
    """Ilium and roof above the head with the sourcil, teardrop and brim; the edge of the sacrum."""
    roof = arc((0, 0), JOINT, -52, 30, 60)
    lip = EDGE + path("0 0, 1 3, 1 8, 2 14, 5.5 22, 8 32")
    wing = [
        *lip,
        *path(
            "36 66, 50 88, 58 112, 66 150, -70 170, -72 112, -63 80, -56 66, -47 52, -40 38, -39 20, "
            "-38 6, -37 -6, -34 -16, -31 -8, -31.5 6, -30.5 14"
        ),
    ]
    outline = np.vstack([curve(wing), DUNN.pixels(roof, SIDE)])
    add_bone(density, DUNN, [outline], half=8, cortex=0.7, cancellous=0.24, weight=0.9, texture=texture)
    sacrum = path("-56 150, -58 100, -62 78, -68 58, -76 38, -86 22, -105 12, -160 10, -160 150")
    add_bone(
        density,
        DUNN,
        [curve(sacrum, closed=True)],
        half=14,
        cortex=0.4,
        cancellous=0.2,
        weight=0.7,
        texture=texture,
    )
    thick = path("-34 36, -16 40, 12 40, 30 46, 34 66, 8 78, -24 76, -44 62")
    box, depth = depth_inside([curve(thick, closed=True)], [], DUNN)
    density[box] += 3.2 * (1 - np.exp(-((depth / 11.0) ** 2))) * (1 + texture[box])
    for shift in np.linspace(0, 3.2, 9):
        add_line(
            density,
            DUNN,
            DUNN.pixels(arc((0, 0), JOINT + 0.5 + shift, -50 + 3 * shift, 29), SIDE),
            width=0.5,
            weight=1.5 * np.exp(-((shift / 2.4) ** 2)),
            taper=0.06,
        )
    drop = path("-30.5 4, -30.6 -8, -33.6 -16, -36.6 -8, -36.5 4")
    add_line(density, DUNN, curve(drop), width=0.5, weight=3.4, taper=0.2)
    brim = path("-62 78, -55 66, -46 52, -40 37, -39 20, -39.5 8, -46 -4, -58 -12.5, -74 -11")
    add_line(density, DUNN, curve(brim), width=0.7, weight=2.4, taper=0.25)


def add_ring(density: Image, texture: Image) -> None:
    """Pubis and ischium with the walls of the socket; the tip of the other pubis."""
    posterior = [EDGE, (14.5, 19), (11.5, 8), (7.5, -5), (1, -19), (-5, -33)]
    anterior = [EDGE, (12, 18), (2, 8), (-8, 0), (-20, -5), (-33, -7)]
    ischium = [
        *posterior,
        *path(
            "-9 -48, -10 -64, -16 -82, -30 -90, -48 -82, -66 -66, -84 -52, -92 -40, -92.5 -24, "
            "-90 -14, -76 -11, -58 -14, -44 -6, -36 8, -34 28"
        ),
    ]
    hole = path("-30 -24, -44 -24, -60 -28, -68 -38, -62 -52, -48 -66, -34 -70, -26 -56, -25 -38")
    ring = np.vstack([curve(ischium), DUNN.pixels([(-20, 44), (10, 46)], SIDE)])
    top = DUNN.pixels(path("-60 16, -20 22, 60 22, 60 80, -60 80"), SIDE)
    add_bone(
        density,
        DUNN,
        [ring],
        half=7,
        cortex=0.8,
        cancellous=0.26,
        weight=0.8,
        holes=(curve(hole, closed=True),),
        texture=texture,
        fading=top,
    )
    for rim in (posterior, anterior):
        add_line(density, DUNN, curve(rim), width=0.5, weight=1.8, taper=0.2)
    other = path("-97.5 -18, -101 -13, -120 -8, -150 -10, -150 -60, -110 -50, -99 -40")
    add_bone(
        density,
        DUNN,
        [curve(other, closed=True)],
        half=7,
        cortex=0.8,
        cancellous=0.26,
        weight=0.8,
        texture=texture,
    )
