"""Hips to measure: marks in millimeters, moved about as a film may be, and stored on a film of any pixel size."""

import math
from collections.abc import Mapping

import numpy as np

from planning.case import Case, MarkedFilm
from planning.constructions import landmarks_of
from planning.landmarks import LANDMARKS
from planning.reading import read_film_marks
from planning.views import VIEWS

Millimeters = Mapping[str, Mapping[str, list[tuple[float, float]]]]

# The drawings show a right hip in a box of 100 by 100. At 1.5 mm a unit its head has a radius of about 24 mm, and
# with the midline at 110 the teardrops lie 120 mm apart.
MM_PER_UNIT, MIDLINE = 1.5, 110
ROOM = 400  # millimeters from the origin to the edge of the film, more than any mark is away
OTHER = {"R": "L", "L": "R"}


def random_hips(view: str, seed: int) -> Millimeters:
    """Both hips of a view, different from each other: each mark where its drawing shows it, give or take a few mm.

    A landmark that takes more points than are asked for gets twice as many.
    """
    rng = np.random.default_rng(seed)
    hips: dict[str, dict[str, list]] = {}
    for key in landmarks_of(view):
        mark = LANDMARKS[key]
        shown = np.array(mark.shown[VIEWS[view].drawing] * (2 if mark.more else 1))
        for side, way in (("R", 1), ("L", -1)):
            placed = (shown - (MIDLINE, 50)) * (way, 1) * MM_PER_UNIT
            hips.setdefault(key, {})[side] = (placed + rng.normal(0, 1.0, shown.shape)).tolist()
    return hips


def moved(hips: Millimeters, matrix: object = ((1, 0), (0, 1)), shift: tuple[float, float] = (0, 0)) -> Millimeters:
    """Every mark multiplied by a 2 x 2 matrix, then shifted."""
    return {
        key: {side: (np.array(points) @ np.transpose(matrix) + shift).tolist() for side, points in sides.items()}
        for key, sides in hips.items()
    }


def turned(hips: Millimeters, degrees: float) -> Millimeters:
    """The hips on a film that was turned clockwise, as it is looked at."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return moved(hips, ((c, -s), (s, c)))


def mirrored(hips: Millimeters) -> Millimeters:
    """The patient seen in a mirror: x turned about, and right is left."""
    flipped = moved(hips, ((-1, 0), (0, 1)))
    return {key: {OTHER[side]: points for side, points in sides.items()} for key, sides in flipped.items()}


def without(hips: Millimeters, key: str, side: str) -> Millimeters:
    """The hips with one landmark of one side not marked."""
    return {k: {s: p for s, p in sides.items() if (k, s) != (key, side)} for k, sides in hips.items()}


def film_of(view: str, hips: Millimeters, spacing=(0.15, 0.15), scale="calibrated", room=ROOM, **more) -> MarkedFilm:
    """A film of square millimeters around the origin, its marks in pixels of (between rows, between columns) mm."""
    rows, columns = (math.ceil(2 * room / mm) for mm in spacing)
    marks = {
        key: {side: tuple(((x + room) / spacing[1], (y + room) / spacing[0]) for x, y in points)
              for side, points in sides.items()}
        for key, sides in hips.items()
    }
    return MarkedFilm("film", view, rows, columns, spacing_mm=spacing, scale=scale, **more).with_marks(marks)


def read(film: MarkedFilm) -> dict:
    """The readings of a film by measure and side."""
    return {(r.key, r.side): r for r in read_film_marks(film, Case((film,)))}


def values(film: MarkedFilm) -> dict[tuple[str, str], float | None]:
    """The values of a film by measure and side."""
    return {which: reading.value for which, reading in read(film).items()}
