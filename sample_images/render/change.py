"""Known changes of a normal anatomy, each moving surface and landmarks together."""

from __future__ import annotations

import numpy as np

from sample_images.render.anatomy import Anatomy
from sample_images.render.directions import FORWARD, LATERAL, UP, unit
from sample_images.render.mesh import faded
from sample_images.render.move import LEG, Warp, moved, turned

SOCKET, BEYOND = 14.0, 55.0  # mm outside the head: turned wholly so far, not at all beyond
ROOF, FLOOR = 60.0, 105.0  # degrees from straight up in the coronal plane: turned wholly so far, not at all beyond
NECK_LATERAL, NECK_DISTAL = (6.0, 24.0), (14.0, 34.0)  # mm from the neck's middle: turned wholly, not at all
SHAFT, KNEE = 90.0, 60.0  # mm below the canal's middle, above the knee's: where the twist begins and ends
LEFT = 0.5  # mm off the head's circle at which a contour is seen to have left it
BUMP_EDGE = 10.0  # degrees about the head's center in which a bump rises
SOFT = 0.3  # mm in which a bump runs out into the surface outside it
BUMP_WIDTH = (35.0, 75.0)  # degrees round the neck from the bump's middle: full height so far, none beyond
BUMP_ROOT = (16.0, 26.0)  # degrees about the head's center from the neck's axis: no bump so far, full beyond


def acetabulum_turned(anatomy: Anatomy, side: str, degrees: float) -> Anatomy:
    """The socket turned about the head's center in the coronal plane; + covers more of the head sideways.

    Roof and sourcil turn by just so much; the turn fades out toward the ilium and toward the socket's floor, so that
    the teardrop stays. Negative: dysplasia. Positive: over-coverage. The joint stays concentric.
    """
    head = anatomy.heads[side]

    def warp(points: np.ndarray) -> np.ndarray:
        away = points - head.center
        from_top = np.degrees(np.abs(np.arctan2(away[:, 0], away[:, 2])))
        share = _near(away, head.radius) * faded(from_top, ROOF, FLOOR)
        return turned(points, head.center, FORWARD, -LATERAL[side][0] * degrees * share)

    return moved(anatomy, ("hip",), side, warp)


def retroverted(anatomy: Anatomy, side: str, degrees: float) -> Anatomy:
    """The socket turned about the craniocaudal line through the head's center; its version falls by just so much.

    The front rim comes to lie more lateral and the back rim more medial, so the two cross on an AP film.
    """
    head = anatomy.heads[side]

    def warp(points: np.ndarray) -> np.ndarray:
        share = _near(points - head.center, head.radius)
        return turned(points, head.center, UP, LATERAL[side][0] * degrees * share)

    return moved(anatomy, ("hip",), side, warp)


def _near(away: np.ndarray, radius: float) -> np.ndarray:
    return faded(np.linalg.norm(away, axis=1), radius + SOCKET, radius + BEYOND)


def version(anatomy: Anatomy, side: str, degrees: float) -> Anatomy:
    """The shaft twisted so that femoral version, in the axial plane, rises by just so much.

    The hip's end stays; shaft, condyles and lower leg turn inward (for +) about the vertical through the knee's middle.
    """
    knee, canal = (anatomy.landmarks[key][side][0] for key in ("knee_center", "canal_center"))

    def warp(points: np.ndarray) -> np.ndarray:
        share = faded(-points[:, 2], SHAFT - canal[2], -KNEE - knee[2])
        return turned(points, knee, UP, -LATERAL[side][0] * degrees * (1 - share))

    return moved(anatomy, LEG, side, warp)


def neck_shaft(anatomy: Anatomy, side: str, degrees: float) -> Anatomy:
    """Head and neck turned at the neck's base in the plane of neck and shaft; + opens the neck-shaft angle (valgus).

    The angle rises by just so much. The whole leg is then moved so that the head stays where it was.
    """
    head, neck = anatomy.heads[side].center, anatomy.landmarks["neck_center"][side][0]
    top, low = anatomy.landmarks["shaft_axis"][side]
    inward, down = unit(head - neck), unit(low - top)
    across = unit(np.cross(down, inward))
    toward_head = unit(inward + np.cross(across, down))
    base = neck - 15 * inward

    def bend(points: np.ndarray) -> np.ndarray:
        away = points - neck
        share = faded(-away @ toward_head, *NECK_LATERAL) * faded(away @ down, *NECK_DISTAL)
        return turned(points, base, across, degrees * share)

    shift = head - bend(head[None])[0]
    femur = moved(anatomy, ("femur",), side, lambda points: bend(points) + shift)
    return moved(femur, tuple(kind for kind in LEG if kind != "femur"), side, lambda points: points + shift)


def cam(anatomy: Anatomy, side: str, *, alpha: float = 66.0, height: float = 2.5) -> Anatomy:
    """A bump in front and above where the head meets the neck, filling its hollow.

    The contour there stands LEFT mm off the head's sphere `alpha` degrees from the neck's axis, and comes to stand
    `height` mm off it before it runs straight down to the neck. The head itself is unchanged.
    """
    if height <= LEFT:
        raise ValueError(f"A bump is higher than {LEFT} mm, or its alpha angle cannot be told.")
    head, neck = anatomy.heads[side], anatomy.landmarks["neck_center"][side][0]
    along = unit(neck - head.center)
    ahead = unit(FORWARD - FORWARD @ along * along)
    above = unit(UP - UP @ along * along)
    middle = unit(ahead + above)
    down = np.linspace(0, 1, 1001)
    left_at = np.interp(-LEFT / height, -faded(down, 0, 1), down)
    return moved(anatomy, ("femur",), side,
                 _bump(head.center, head.radius + height, along, middle, alpha + BUMP_EDGE * (1 - left_at)))


def _bump(center: np.ndarray, radius: float, along: np.ndarray, middle: np.ndarray, end: float) -> Warp:
    beside = np.cross(along, middle)

    def warp(points: np.ndarray) -> np.ndarray:
        away = points - center
        reach = np.maximum(np.linalg.norm(away, axis=1), 1e-9)
        from_neck = np.degrees(np.arccos(np.clip(away @ along / reach, -1, 1)))
        round_neck = np.degrees(np.abs(np.arctan2(away @ beside, away @ middle)))
        share = (1 - faded(from_neck, *BUMP_ROOT)) * faded(from_neck, end - BUMP_EDGE, end)
        share *= faded(round_neck, *BUMP_WIDTH)
        # From its full height the bump runs straight on to the neck, along the tangent, rather than round the head.
        straight = 1 / np.cos(np.radians(np.clip(end - BUMP_EDGE - from_neck, 0, 60)))
        return points + (share * _short_of(reach, radius * straight) / reach)[:, None] * away

    return warp


def _short_of(reach: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """How far points lie inside a radius, ending softly; nothing deep inside, where there is no surface."""
    short = radius - reach
    return SOFT * np.logaddexp(0, short / SOFT) * faded(short, 0.6 * radius, 0.9 * radius)
