"""Hips to measure: marks in millimeters, moved about as a film may be, and stored on a film of any pixel size."""

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from planning.case import Case, MarkedFilm
from planning.constructions import landmarks_of
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.reading import read_case_films
from planning.views import VIEWS

Millimeters = Mapping[str, Mapping[str, list[tuple[float, float]]]]

# The drawings show a right hip in a box of 100 by 100. At 1.5 mm a unit its head has a radius of about 24 mm, and
# with the midline at 110 the teardrops lie 120 mm apart.
MM_PER_UNIT, MIDLINE = 1.5, 110
ROOM = 400  # millimeters from the origin to the edge of the film, more than any mark is away
OTHER = {"R": "L", "L": "R", "-": "-"}
# The drawings show walls that do not cross; an index of how far they do needs some that do.
CROSSING = {"anterior_wall": ((21, 36), (33, 43), (45, 52), (58, 58))}

# How far up the body the slices lie on which these are marked, in millimeters; all others lie with the head.
HEIGHTS = {"neck_lee": -5.0, "neck_reikeras": -12.0, "neck_tomczak": -25.0, "canal_murphy": -60.0,
           "condyles_posterior": -400.0, "knee_center": -395.0}
# Both femora with their necks at 135° on the shaft, by 45° triangles.
NECK_OF_135 = {
    key: {side: [(way * x, y) for x, y in points] for side, way in (("R", 1), ("L", -1))}
    for key, points in {"head": [(-115, 40), (-65, 40), (-90, 65)], "neck_axis": [(-120, 70)],
                        "shaft_axis": [(-140, 100), (-140, 200)]}.items()
}


def random_hips(view: str, seed: int) -> Millimeters:
    """Both hips of a view, different from each other: each mark where its drawing shows it, give or take a few mm.

    A landmark that takes more points than are asked for gets twice as many, but for an outline, whose points have
    an order. What lies in the midline is put there.
    """
    rng = np.random.default_rng(seed)
    hips: dict[str, dict[str, list]] = {}
    for key in landmarks_of(view):
        mark = LANDMARKS[key]
        twice = mark.more and mark.shape != "contour"
        shown = np.array(CROSSING.get(key, mark.shown[VIEWS[view].drawing]) * (2 if twice else 1))
        for side, way in (("R", 1), ("L", -1)) if mark.sided else (("-", 0),):
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


def film_of(
    view: str, hips: Millimeters, spacing=(0.15, 0.15), scale="calibrated", room=ROOM, name="film", **more
) -> MarkedFilm:
    """A film of square millimeters around the origin, its marks in pixels of (between rows, between columns) mm."""
    rows, columns = (math.ceil(2 * room / mm) for mm in spacing)
    marks = {
        key: {side: tuple(((x + room) / spacing[1], (y + room) / spacing[0]) for x, y in points)
              for side, points in sides.items()}
        for key, sides in hips.items()
    }
    return MarkedFilm(name, view, rows, columns, spacing_mm=spacing, scale=scale, **more).with_marks(marks)


def case_of(film: MarkedFilm) -> Case:
    """A film with what its view needs beside it: axial marks on a slice each, a Rippstein view with an AP film."""
    if film.view == "rippstein":
        return Case((film, film_of("ap_pelvis", NECK_OF_135, name="ap")))
    if film.view != "axial" or not film.marks:
        return Case((film,))
    (down, across), half = film.spacing_mm, ROOM
    return Case(tuple(
        replace(film, id="film" if key == "head" else f"film {key}", marks={key: sides}, orientation=(1, 0, 0, 0, 1, 0),
                position_mm=(across / 2 - half, down / 2 - half, HEIGHTS.get(key, 0.0)))
        for key, sides in film.marks.items()
    ))


def read(film: MarkedFilm) -> dict:
    """The readings of a film by measure and side; "-" is the side of what is read once for the film."""
    view = film.view
    return {(r.key, r.side): r for r in read_case_films(case_of(film))
            if r.key in CATALOGUE and view in CATALOGUE[r.key].views}


def values(film: MarkedFilm) -> dict[tuple[str, str], float | None]:
    """The values of a film by measure and side."""
    return {which: reading.value for which, reading in read(film).items()}
