"""The constructions of one hip as lines in millimeters, ready to be drawn, and where each value is pinned."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from planning.case import MarkedFilm
from planning.constructions import DrawnShape, constructions
from planning.marked_film import values_of

REACH = 1.15  # a ray, beyond the arm of its angle
# An arc's radius, of the shortest arm about its vertex; arcs about one vertex stand one outside the other.
ARC, ARC_STEP = 0.42, 0.11
ARCS_APART = 5
PINNED = ("arc", "span", "segment", "dot", "contour", "circle")


@dataclass(frozen=True, eq=False)
class Stroke:
    """One line or dot to draw: path is (n, 2) in millimeters, x along the row and y down, one point for a dot.

    leveling: it is the pelvic line.
    """

    measure: str
    shape: str
    path: np.ndarray
    leveling: bool

    @property
    def pin(self) -> np.ndarray:
        """The point of the stroke a label belongs to: the middle of an arc or line, the top of a circle."""
        if self.shape == "circle":
            return self.path[self.path[:, 1].argmin()]
        count = len(self.path)
        return self.path[count // 2] if count % 2 else self.path[count // 2 - 1 : count // 2 + 1].mean(axis=0)


def strokes_of(marked: MarkedFilm, side: str, measures: Collection[str] | None = None) -> tuple[Stroke, ...]:
    """Every line that shows a construction of this hip, each once; what could not be formed is left out.

    measures: the keys of those whose constructions are wanted; all when None. Strokes of no measure, of an object of
    known size, are always among them.
    """
    shapes = [s for s in constructions(marked.view).shapes if measures is None or s.measure in ("", *measures)]
    values = values_of(marked, side)
    drawn: dict[tuple, Stroke] = {}
    radii = _arc_radii(shapes, values)
    for at, shape in enumerate(shapes):
        given = [values[i] for i in shape.args]
        if not _wanted(shape, values):
            continue
        # NaN goes through to the path, also when only the arm of a ray's angle is missing: such a ray would hint
        # at a measurement that was not made.
        with np.errstate(invalid="ignore"):
            path = _path(shape, given, _arm(shape, shapes, values), radii.get(at, np.nan))
        if not len(path) or np.isnan(path).any():
            continue
        drawn.setdefault((shape.shape, path.tobytes()), Stroke(shape.measure, shape.shape, path, bool(shape.when)))
    return tuple(drawn.values())


def pin_of(measure: str, strokes: Sequence[Stroke]) -> np.ndarray | None:
    """Where a measure's value is pinned: at its arc, else its span, segment or circle; None when none is its own."""
    own = [s for s in strokes if s.measure == measure and not s.leveling]
    return next((s.pin for shape in PINNED for s in own if s.shape == shape), None)


def _wanted(shape: DrawnShape, values: list) -> bool:
    return not shape.when or np.array_equal(values[shape.when[0]], values[shape.when[1]])


def _arm(shape: DrawnShape, shapes: Sequence[DrawnShape], values: list) -> float:
    """The length in millimeters of the arm of the angle that a ray belongs to; 0 for what belongs to none."""
    arms = [s.args[2] for s in shapes if s.shape == "arc" and (s.measure, s.args[0]) == (shape.measure, shape.args[0])]
    return float(np.hypot(*values[arms[0]])) if arms else 0.0


def _arc_radii(shapes: Sequence[DrawnShape], values: list) -> dict[int, float]:
    """The radius of each arc, by its place in the list: those about one vertex step outward from one another."""
    about: dict[int, list[int]] = {}
    for at, shape in enumerate(shapes):
        if shape.shape == "arc" and not np.isnan(values[shape.args[2]]).any():
            about.setdefault(shape.args[0], []).append(at)
    radii = {}
    for arcs in about.values():
        shortest = min(float(np.hypot(*values[shapes[at].args[2]])) for at in arcs)
        radii |= {at: (ARC + ARC_STEP * (rank % ARCS_APART)) * shortest for rank, at in enumerate(arcs)}
    return radii


def _path(shape: DrawnShape, given: list[np.ndarray], arm: float, radius: float) -> np.ndarray:
    if shape.shape == "circle":
        turn = np.linspace(0, 2 * np.pi, 97)
        return given[0][:2] + given[0][2] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    if shape.shape in ("segment", "dot"):
        return np.stack(given)
    if shape.shape == "contour":
        return given[0]
    if shape.shape == "ray":
        start, vector = given
        return np.stack([start, start + vector * (REACH * (arm or np.hypot(*vector)) / np.hypot(*vector))])
    if shape.shape == "span":
        start, direction, length = given
        return np.stack([start, start + direction * length / np.hypot(*direction)])
    return _arc(*given, radius)


def _arc(vertex: np.ndarray, base: np.ndarray, arm: np.ndarray, radius: float) -> np.ndarray:
    cross, dot = base[0] * arm[1] - base[1] * arm[0], base @ arm
    turn = np.arctan2(base[1], base[0]) + np.linspace(0, np.arctan2(cross, dot), 25)
    return vertex + radius * np.stack([np.cos(turn), np.sin(turn)], axis=1)
