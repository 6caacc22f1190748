"""The AP pelvis phantom: every bone as a drawn shape, mm in the hip frame, mirrored for the other side."""

import numpy as np

from .ap_backdrop import add_spine, soft_tissue
from .ap_femur import add_femur
from .canvas import Points, arc, path, smooth
from .exposure import expose, trabeculae
from .hips import AP, LEFT, RIGHT, Hip
from .shadows import Image, add_bone, add_line, add_marker, depth_inside

ILIUM = path(
    "119 81, 126.5 90, 130 97, 134 105, 140 114, 141.5 125, 136 137, 122 147, 105 151, "
    "86 147, 69 137, 55 123, 45 107, 38 91, 35 77, 39 66, 47 59, 56 54, 62 47, 62.5 40, "
    "59.5 33, 56 26, 54 18, 53.4 11, 54 4.2"
)
RING = path(
    "62 42, 61.5 32, 59 22, 55 12, 47 4, 37 -1, 26 -4.5, 16 -5, 8 -7, 3.2 -12, 2.6 -26, "
    "3.6 -42, 9 -52, 17 -62, 28 -73, 40 -83, 53 -88, 65 -84, 73.5 -72, 75.5 -59, "
    "74.5 -46, 77 -33"
)
FORAMEN = path("58 -13, 47 -10, 36 -15, 27 -24, 23 -36, 28 -49, 38 -59, 49 -63, 57 -57, 61 -43, 62.5 -26")


def draw_ap() -> Image:
    """The pixels of the AP film, (2500, 3000) uint16, brighter is denser."""
    density = soft_tissue()
    texture = trabeculae(AP, 11)
    add_spine(density, texture)
    for hip in (RIGHT, LEFT):
        add_femur(density, texture, hip)
        _ilium(density, texture, hip)
        _ring(density, texture, hip)
        _pelvic_lines(density, hip)
        _sourcil(density, hip)
        _teardrop(density, hip)
    add_marker(density, AP, (150.0, 2330.0))
    return expose(density, 5)


def _curve(points: list, hip: Hip, closed: bool = False) -> Points:
    return smooth(AP.pixels(points, hip.side), closed=closed, count=2000)


def _ilium(density: Image, texture: Image, hip: Hip) -> None:
    """Ilium down to the roof and the medial wall, ending in the teardrop."""
    roof = arc(hip.center, hip.roof_radius, -hip.medial, hip.sourcil, 60)
    edge = hip.at(hip.edge_radius, hip.edge)
    lip = [edge, *(edge + np.array(path("1.2 2.4, 0.9 6, 1.6 11, 5 17, 7.5 24, 8.5 32")))]
    fossa = [hip.at(hip.roof_radius + 2.6, -hip.medial - step) for step in (10, 24, 38)]
    floor = [(60.6, 8.0), (60.2, 4.0), (59.4, 1.6), hip.teardrop, (54.6, 1.6)]
    wing = smooth(AP.pixels([*lip, *ILIUM], hip.side), closed=False, count=2000)
    socket = _curve([*floor[::-1], *fossa[::-1], roof[0]], hip)
    outline = np.vstack([wing, socket, AP.pixels(roof, hip.side)])
    add_bone(
        density,
        AP,
        [outline],
        half=7,
        cortex=0.75,
        cancellous=0.24,
        weight=0.95,
        texture=texture,
        fading=AP.pixels(path("20 66, 38 66, 50 84, 56 112, 40 130, 20 130"), hip.side),
    )
    thick = path("60 38, 70 46, 90 50, 108 52, 116 72, 100 82, 74 80, 50 88, 42 76, 54 58")
    box, depth = depth_inside([smooth(AP.pixels(thick, hip.side))], [], AP)
    density[box] += 3.6 * (1 - np.exp(-((depth / 11.0) ** 2))) * (1 + texture[box])


def _ring(density: Image, texture: Image, hip: Hip) -> None:
    """Pubis and ischium about the foramen, and the two walls of the socket seen through the head."""
    edge = hip.at(hip.edge_radius, hip.edge)
    posterior, anterior = _wall_rims(hip)
    inside = [edge + np.array([-4, 9]), (84, 62), (66, 62)]
    ring = np.vstack(
        [_curve(RING, hip), _curve([RING[-1], *posterior[::-1]], hip), AP.pixels(inside, hip.side)]
    )
    top = AP.pixels(path("40 27, 58 27, 70 31, 90 38, 130 38, 130 80, 40 80"), hip.side)
    hole = smooth(AP.pixels(FORAMEN, hip.side))
    add_bone(
        density,
        AP,
        [ring],
        half=7,
        cortex=0.8,
        cancellous=0.25,
        weight=0.8,
        holes=(hole,),
        texture=texture,
        fading=top,
    )
    front = np.vstack([_curve(anterior, hip), AP.pixels([(50, 2), (58, 24), (70, 44)], hip.side)])
    add_bone(density, AP, [front], half=7, cortex=0.4, cancellous=0.4, weight=0.3, fading=top)
    for rim, weight in ((posterior, 1.8), (anterior, 2.0)):
        add_line(density, AP, _curve(rim, hip), width=0.5, weight=weight, taper=0.2)


def _pelvic_lines(density: Image, hip: Hip) -> None:
    """Cortices seen edge on: brim, ilioischial line, thin wing, ischial spine, crest, tuberosity."""
    lines = [
        (path("38 66, 48 60.5, 58 55, 63 46, 62 36, 58.5 24, 53 11, 44 2, 32 -3"), 0.7, 2.6),
        (path("60.5 46, 58.5 30, 57.4 14, 58.2 -4, 61 -24, 64 -44"), 0.6, 2.0),
        (path("48 84, 66 96, 88 106, 116 122"), 9.0, -1.8),
        (path("55 30, 48 21, 46.5 16, 52 9"), 0.6, 1.6),
        (path("138.5 113, 140 125, 135 135.5, 121.5 145.3, 105 149.3, 86.5 145.3, 70 135.5"), 1.3, 2.0),
        (path("41 -82, 54 -86, 65 -82, 73 -71"), 1.0, 2.0),
    ]
    for points, width, weight in lines:
        add_line(density, AP, _curve(points, hip), width=width, weight=weight, taper=0.2)


def _wall_rims(hip: Hip) -> tuple[list, list]:
    """The posterior and anterior rims of the socket, from the bony edge down, mm in the hip frame."""
    edge, center, size = hip.at(hip.edge_radius, hip.edge), np.asarray(hip.center), hip.radius / 24.0
    posterior = path("14.8 16, 13 6, 8.5 -6, 2 -18, -5 -29")
    anterior = path("9 17.5, 0 7, -9 -3, -19 -9.5, -30 -11")
    return [edge, *(center + size * np.array(posterior))], [edge, *(center + size * np.array(anterior))]


def _sourcil(density: Image, hip: Hip) -> None:
    """The dense eyebrow of the roof: sharp toward the joint, soft upward, ending at both marked ends."""
    everywhere = AP.pixels(arc(hip.center, hip.roof_radius + 9, -hip.medial - 6, hip.sourcil + 6), hip.side)
    low, high = np.floor(everywhere.min(0)).astype(int) - 80, np.ceil(everywhere.max(0)).astype(int) + 120
    box = (slice(low[1], high[1]), slice(low[0], high[0]))
    center = AP.pixels(hip.center, hip.side)[0]
    row, column = np.mgrid[box]
    x, y = (column + 0.5 - center[0]) * AP.spacing, -(row + 0.5 - center[1]) * AP.spacing
    turn = np.radians(AP.roll)
    x, y = x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)
    angle = np.degrees(np.arctan2(-x if hip.side == "R" else x, y))
    up = np.hypot(x, y) - hip.roof_radius
    part = (angle + hip.medial) / (hip.medial + hip.sourcil)
    thickness = 1.2 + 2.6 * np.clip(part, 0, 1) ** 0.8
    across = np.where(up > 0, np.exp(-((np.maximum(up, 0) / thickness) ** 2)), 0)
    ends = 1 / (1 + np.exp(-(angle + hip.medial) / 0.5)) / (1 + np.exp((angle - hip.sourcil) / 0.5))
    density[box] += (6.5 * across * ends).astype(np.float32)


def _teardrop(density: Image, hip: Hip) -> None:
    """The U of the teardrop: socket floor, pelvic wall, and the tip where they meet."""
    x, y = hip.teardrop
    drop = [
        (x + 2.6, 27),
        (x + 3.2, 18),
        (x + 3.6, 9),
        (x + 2.9, 3.4),
        (x, y + 0.55),
        (x - 2.7, 3.6),
        (x - 3.3, 9),
        (x - 2.8, 17),
        (x - 1.0, 26),
    ]
    add_line(density, AP, _curve(drop, hip), width=0.5, weight=4.2, taper=0.15)
