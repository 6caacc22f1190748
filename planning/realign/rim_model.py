"""The socket as half a ball with a flat rim: what turns out of the film's plane do. A model, never a measurement.

It tells trends, to warn and to rank. Real rims are not flat: no crossover and no wall sign follows from it, and its
anterior edge is not the ACEA of a false profile (realignment sheet, 1.5: Coxa's own derivation, of the same order as
the CT phantom of PMC3094628). Angles in degrees; a rim is the unit vector (lateral, anterior, up) of its opening.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, asin, atan, atan2, cos, degrees, radians, sin, tan

Rim = tuple[float, float, float]
ANTERIOR_EDGE = 65.0  # azimuth that goes like a false profile does, without being one


@dataclass(frozen=True)
class Turns:
    """Turns of the socket in degrees, done in this order: lateral, anterior, axial."""

    lateral: float = 0.0
    anterior: float = 0.0
    axial: float = 0.0


def rim(lcea: float, version: float) -> Rim:
    """The rim of a lateral center-edge angle and an acetabular version in the axial plane."""
    inclination = radians(90 - lcea)
    ante = atan(tan(radians(version)) * sin(inclination))
    return cos(ante) * sin(inclination), sin(ante), -cos(ante) * cos(inclination)


def edge(of: Rim, azimuth: float = 0.0) -> float:
    """The center-edge angle in the vertical plane of an azimuth: 0 lateral, which is the LCEA; 90 anterior."""
    lateral, anterior, up = of
    a = radians(azimuth)
    return degrees(atan2(-up, lateral * cos(a) + anterior * sin(a)))


def version(of: Rim) -> float:
    """The version in the axial plane, + opening forward."""
    return degrees(atan2(of[1], of[0]))


def turned(of: Rim, turns: Turns) -> Rim:
    """The rim after its turns: lateral, then anterior, then axial; each + as the steps of a plan have it."""
    lateral, anterior, up = of
    lateral, up = _turn(lateral, up, turns.lateral)
    anterior, up = _turn(anterior, up, turns.anterior)
    anterior, lateral = _turn(anterior, lateral, turns.axial)
    return lateral, anterior, up


def _turn(one: float, other: float, by: float) -> tuple[float, float]:
    c, s = cos(radians(by)), sin(radians(by))
    return one * c + other * s, other * c - one * s


def neutral_tilt(before: float, after: float, at_version: float) -> float:
    """The one turn, in the vertical plane in which the socket opens, from one LCEA to another that keeps version."""
    flat = cos(radians(at_version))
    return degrees(atan(tan(radians(after)) * flat) - atan(tan(radians(before)) * flat))


def neutral_turns(before: float, after: float, at_version: float) -> tuple[Turns, Turns]:
    """The two ways from one LCEA to another that keep version: lateral with anterior, and lateral with axial."""
    start, goal = rim(before, at_version), rim(after, at_version)
    return _with_anterior(start, goal), _with_axial(start, goal)


def _with_anterior(start: Rim, goal: Rim) -> Turns:
    # An anterior turn leaves the lateral part alone, which the lateral turn must therefore bring to its goal.
    reach = (start[0] ** 2 + start[2] ** 2) ** 0.5
    lateral = degrees(atan2(start[2], start[0]) + acos(goal[0] / reach))
    anterior, up = start[1], turned(start, Turns(lateral))[2]
    return Turns(lateral, anterior=degrees(atan2(up, anterior) - atan2(goal[2], goal[1])))


def _with_axial(start: Rim, goal: Rim) -> Turns:
    # An axial turn leaves the upward part alone.
    reach = (start[0] ** 2 + start[2] ** 2) ** 0.5
    lateral = degrees(atan2(start[2], start[0]) - asin(goal[2] / reach))
    side, anterior, _ = turned(start, Turns(lateral))
    return Turns(lateral, axial=degrees(atan2(goal[1], goal[0]) - atan2(anterior, side)))
