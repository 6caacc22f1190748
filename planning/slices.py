"""The axial films of a case as one: marks of many slices laid into the patient's axial plane."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from planning.case import MarkedFilm
from planning.geometry.circle import circle_fit

AXIAL = "axial"
# Coxa's own limits: beyond them a slice shows another outline than the methods are defined on, or is no leg's axis.
TILTED = 10.0  # degrees from the axial plane
LEAST_FALL = 0.5  # of the way from head to knee, how much must lead down the body
ASSUMED = (
    "the pictures do not say where they lie: taken as one field of view at one scale, the front of the body up; "
    "only directions count"
)
UNEQUAL = "the pictures are of different size: do they show one field of view at one scale?"
LEFT_OUT = (
    "is marked on a picture that does not say where it lies in the coordinates of the others, and cannot be combined "
    "with them"
)

Place = tuple[str, str]  # landmark, side


@dataclass(frozen=True)
class Slices:
    """Axial films read together.

    film: their marks in millimeters of the axial plane, x to the patient's left, y to the back (of pictures that do
    not say where they lie: in the pixels of each, scaled); named for the film that bears the head. heights: how far
    up the body each mark lies, in millimeters; empty without places. doubts: what is odd about a landmark. assumed:
    what is taken for granted. left_out: landmarks on pictures that cannot be combined with the rest.
    """

    film: MarkedFilm
    heights: Mapping[Place, tuple[float, ...]] = field(default_factory=dict)
    doubts: Mapping[Place, str] = field(default_factory=dict)
    assumed: str | None = None
    left_out: frozenset[Place] = frozenset()

    def points(self, key: str, side: str) -> np.ndarray | None:
        """The marks of a landmark in the axial plane, (k, 2), or None."""
        points = self.film.marks.get(key, {}).get(side)
        return np.array(points) if points else None

    def aligned(self, key: str, side: str) -> np.ndarray | None:
        """The marks of a landmark seen along the line from head center to knee center, (k, 2), or None.

        The patient is turned the shortest way that makes this line the long axis. A head circle is moved as a whole.
        Without a head circle there is no such line, and the marks stay as they are.
        """
        points, head = self.points(key, side), self.points("head", side)
        turn = self._turn(side)
        if points is None or head is None or turn is None:
            return None
        if key == "head":
            center = circle_fit(points)[:2]
            there = turn @ (*center, np.mean(self.heights[key, side]))
            return points if np.isnan(center).any() else points + (there[:2] - center)
        return (np.column_stack([points, self.heights[key, side]]) @ turn.T)[:, :2]

    def _turn(self, side: str) -> np.ndarray | None:
        """The rotation (3, 3) that makes the line from knee to head the long axis; None where it is not known."""
        head, knee = self.points("head", side), self.points("knee_center", side)
        if head is None or knee is None or ("head", side) not in self.heights:
            return None
        ends = [(*at, np.mean(self.heights[key, side]))
                for key, at in (("head", circle_fit(head)[:2]), ("knee_center", knee.mean(axis=0)))]
        up = np.subtract(*ends)
        if np.isnan(up).any():
            return np.eye(3)
        long = np.linalg.norm(up)
        return _turned_up(up / long) if up[2] > LEAST_FALL * long else None


def combined(films: Sequence[MarkedFilm]) -> Slices:
    """The axial films of a case as one, in whatever order and series they come."""
    placed = [film for film in films if film.position_mm and film.orientation]
    frame = _frame(placed)
    placed = [film for film in placed if not film.frame or film.frame == frame]
    used = placed or films
    marks: dict[str, dict[str, tuple]] = {}
    heights: dict[Place, tuple] = {}
    doubts: dict[Place, str] = {}
    for film in used:
        tilt = _tilt(film) if placed else 0.0
        for key, sides in film.marks.items():
            for side, points in sides.items():
                spots = [_in_patient(film, p) for p in points]
                found = marks.setdefault(key, {})
                found[side] = (*found.get(side, ()), *((x, y) for x, y, _ in spots))
                if placed:
                    heights[key, side] = (*heights.get((key, side), ()), *(z for *_, z in spots))
                if tilt > TILTED:
                    doubts[key, side] = f"a marked slice is tilted by {tilt:.0f}°, and version is defined on axial ones"
    if not placed and len({(film.rows, film.columns) for film in films}) > 1:
        doubts = {(key, side): UNEQUAL for key, sides in marks.items() for side in sides}
    left_out = {(key, side) for film in films if film not in used for key in film.marks for side in film.marks[key]}
    named = next((film for film in used if "head" in film.marks), used[0])
    whole = replace(named, spacing_mm=(1.0, 1.0), position_mm=None, orientation=None, marks=marks,
                    hangs="" if placed else named.hangs)  # the patient's coordinates are not the picture's
    return Slices(whole, heights, doubts, None if placed else ASSUMED, frozenset(left_out))


def seen_on(film: MarkedFilm, films: Sequence[MarkedFilm]) -> MarkedFilm:
    """An axial film with the marks of all films it is read with, seen along the body, in its own pixels.

    films: those of the case, whatever their views; none for a film that shows no marks but its own circle and lines.
    """
    axial = [f for f in films if f.view == AXIAL]
    if not axial or not (film.position_mm and film.orientation):
        return replace(film, marks={})
    o, (between_rows, between_columns) = film.orientation, film.spacing_mm
    steps = np.array([[o[0] * between_columns, o[3] * between_rows], [o[1] * between_columns, o[4] * between_rows]])
    if abs(np.linalg.det(steps)) < LEAST_FALL * between_rows * between_columns:
        return replace(film, marks={})
    onto = np.linalg.inv(steps).T
    return replace(film, marks={
        key: {side: tuple(map(tuple, (np.array(points) - film.position_mm[:2]) @ onto + 0.5))
              for side, points in sides.items()}
        for key, sides in combined(axial).film.marks.items()})


def _frame(films: Sequence[MarkedFilm]) -> str:
    """The frame of reference in which most marks lie; "" when no slice names one."""
    lying = Counter()
    for film in films:
        lying[film.frame] += sum(len(points) for sides in film.marks.values() for points in sides.values())
    return max((frame for frame in lying if frame), key=lambda frame: (lying[frame], frame), default="")


def _in_patient(film: MarkedFilm, mark: tuple[float, float]) -> tuple[float, float, float]:
    """A mark in millimeters: (x, y, z) of the patient by DICOM PS3.3 C.7.6.2.1.1; without a place, of the picture.

    The position is that of the first pixel's center, the mark (0.5, 0.5).
    """
    (between_rows, between_columns), (column, row) = film.spacing_mm, mark
    if not (film.position_mm and film.orientation):
        return column * between_columns, row * between_rows, 0.0
    across, down = between_columns * (column - 0.5), between_rows * (row - 0.5)
    o = film.orientation
    return tuple(p + o[i] * across + o[i + 3] * down for i, p in enumerate(film.position_mm))


def _tilt(film: MarkedFilm) -> float:
    """The angle between a slice and the axial plane in degrees, 0 to 90."""
    a, b, c, d, e, f = film.orientation
    return math.degrees(math.atan2(math.hypot(b * f - c * e, c * d - a * f), abs(a * e - b * d)))


def _turned_up(u: np.ndarray) -> np.ndarray:
    """The shortest rotation that takes a unit vector to (0, 0, 1), by Rodrigues' formula."""
    x, y, z = u
    cross = np.array([[0, 0, -x], [0, 0, -y], [x, y, 0]])
    return np.eye(3) + cross + cross @ cross / (1 + z)
