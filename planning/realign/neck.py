"""The femoral neck as a line in space: how it is seen on a film, and what an osteotomy makes of it.

Angles in degrees. The neck's unit vector in the femur's own directions (medial, anterior, proximal) is
(sin n cos v, sin n sin v, -cos n), of neck-shaft angle n and version v; + version points to the front.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, atan2, cos, degrees, hypot, radians, sin, tan

from planning.plans import Wedge


@dataclass(frozen=True)
class Neck:
    """The true neck-shaft angle and version of a femur, in degrees."""

    shaft: float
    version: float


def projected(shaft: float, beta: float) -> float:
    """The neck-shaft angle as a film shows it, of the true one and the neck's version in the view.

    beta: version less how far the leg is turned inward, within 90 degrees. Never less than a true angle above 90.
    """
    n = radians(shaft)
    return degrees(atan2(sin(n) * cos(radians(beta)), cos(n)))


def true(seen: float, beta: float) -> float:
    """The true neck-shaft angle of the one a film shows, the inverse of `projected`."""
    n = radians(seen)
    return degrees(atan2(sin(n) / cos(radians(beta)), cos(n)))


def inclination(neck: Neck) -> float:
    """How far the neck leans out of the coronal plane; no cut in that plane changes it."""
    n, v = radians(neck.shaft), radians(neck.version)
    ahead = sin(n) * sin(v)
    return degrees(atan2(ahead, hypot(sin(n) * cos(v), cos(n))))


def cut(neck: Neck, varus: float, wedge: Wedge = "coronal") -> Neck:
    """The neck after a wedge: + varus.

    In the plane of the neck, version stays. In the coronal plane the neck's forward part stays, so that varus lowers
    version and valgus raises it.
    """
    if wedge == "neck":
        return Neck(neck.shaft - varus, neck.version)
    n, v = radians(neck.shaft), radians(neck.version)
    ahead, reach = sin(n) * sin(v), hypot(sin(n) * cos(v), cos(n))
    seen = atan2(sin(n) * cos(v), cos(n)) - radians(varus)
    medial, proximal = reach * sin(seen), -reach * cos(seen)
    return Neck(degrees(atan2(hypot(medial, ahead), -proximal)), degrees(atan2(ahead, medial)))


def derotated(neck: Neck, by: float) -> Neck:
    """The neck after a turn of the shaft across its axis: + lowers version, the neck-shaft angle stays."""
    return Neck(neck.shaft, neck.version - by)


def from_two_films(first: float, second: float, turned_in: float) -> Neck:
    """The true neck from the neck-shaft angles of two AP films, the second turned inward by so many degrees more.

    The version is that of the first view. Exact for exact angles; an error of 2 degrees on one film moves it by
    about 5 (realignment sheet, 2.4).
    """
    turn = radians(turned_in)
    q = tan(radians(180 - second)) / tan(radians(180 - first))
    beta = degrees(atan((q - cos(turn)) / sin(turn)))
    return Neck(true(first, beta), beta)
