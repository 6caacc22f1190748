"""Hips to realign: points by how far they lie lateral to and above the head's center, laid onto an AP film."""

import math

import numpy as np

from planning.case import Case, MarkedFilm
from planning.reading import read_case_films
from planning.realign import Plan
from tests.measures.hips import film_of, mirrored

CENTER = (-90.0, 40.0)  # of the right head, x to the right and y down in millimeters; that of the left is its mirror


def at(lateral: float, up: float) -> tuple[float, float]:
    """A point of a right hip, told in millimeters lateral to and above the head's center."""
    return CENTER[0] - lateral, CENTER[1] - up


def rim(radius: float, lateral: float = 0.0, up: float = 0.0) -> list[tuple[float, float]]:
    """Rim points of a head about a point."""
    turns = np.radians([10, 75, 150, 220, 300])
    return [at(lateral + radius * math.cos(t), up + radius * math.sin(t)) for t in turns]


def polar(length: float, degrees: float) -> tuple[float, float]:
    """(lateral, up) of a point so far away, so many degrees from straight up toward the lateral side."""
    return length * math.sin(math.radians(degrees)), length * math.cos(math.radians(degrees))


def socket(lcea: float = 12.0, tonnis: float = 22.0, *, reach: float = 28.5, width: float = 30.0,
           radius: float = 24.0, head: tuple[float, float] = (0.0, 0.0), **more: list) -> dict:
    """A right hip with level teardrops, its edges told from a point that is the head's center unless `head` shifts it.

    more: further landmarks as (lateral, up).
    """
    e = polar(reach, lcea)
    m = (e[0] - width * math.cos(math.radians(tonnis)), e[1] - width * math.sin(math.radians(tonnis)))
    marks = {"sourcil_lateral": [at(*e)], "sourcil_medial": [at(*m)], "head": rim(radius, *head),
             **{key: [at(*p) for p in points] for key, points in more.items()}}
    return {"teardrop": {"R": [(-60.0, 70.0)], "L": [(60.0, 70.0)]}, **{k: {"R": p} for k, p in marks.items()}}


def film(hips: dict, side: str = "R", **more: object) -> MarkedFilm:
    """The hip on a film named ap, as a left one if asked."""
    return film_of("ap_pelvis", hips if side == "R" else mirrored(hips), name="ap", **more)


def spot(of: MarkedFilm, lateral: float, up: float, side: str = "R") -> tuple[float, float]:
    """Where a point of the hip lies on its film, (column, row)."""
    x, y = at(lateral, up)
    return (400 + (x if side == "R" else -x)) / of.spacing_mm[1], (400 + y) / of.spacing_mm[0]


def values(case: Case, side: str = "R") -> dict[str, float | None]:
    """What is read of one side, by measure."""
    return {r.key: r.value for r in read_case_films(case) if r.side == side}


def plan(*steps: object) -> Plan:
    """A plan of some steps."""
    return Plan("plan", steps)
