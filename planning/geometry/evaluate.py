"""Run a program of steps over one set of marks, or over a batch of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from planning.geometry.contour import contour_meet, crosses, crossing, nearest
from planning.geometry.program import Step
from planning.geometry.remembered import circle_fit_of_many
from planning.geometry.vector import NOTHING, cross, dot, kept, length

NO_POINTS = np.empty((0, 2))
NONE = {
    "points": NO_POINTS,
    "number": np.array(np.nan),
    **{kind: np.full(size, np.nan) for kind, size in (("point", 2), ("vector", 2), ("circle", 3), ("line", 4))},
}
NONES = frozenset(map(id, NONE.values()))

Lookup = Callable[[str, str], np.ndarray | None]


def evaluate(steps: Sequence[Step], lookup: Lookup) -> list[np.ndarray]:
    """Evaluate every step in order; NaN stands for what cannot be formed.

    lookup(key, whose) gives the points of a landmark in millimeters, (k, 2) or a batch (n, k, 2), or None; of whose
    "given", a number as (1,) or a batch (n, 1).
    Results: number (...), point and vector (..., 2), circle (..., 3), line (..., 4), points (..., k, 2),
    where ... is () for one set of marks and (n,) for a batch.
    """
    values: list[np.ndarray] = []
    with np.errstate(all="ignore"):
        for step in steps:
            if step.op == "marks":
                values.append(_marks(lookup, **step.settings))
            elif step.op == "given":
                values.append(_given(lookup, **step.settings))
            else:
                values.append(_applied(step, [values[i] for i in step.args]))
    return values


def _applied(step: Step, args: Sequence[np.ndarray]) -> np.ndarray:
    """A step's value; without work when an argument rests on marks that are not there, as most do on a new film."""
    if step.op == "first_of":
        return _first_of(step.kind, args)
    if not NONES.isdisjoint(map(id, args)):
        return NONE[step.kind]
    return args[0] * step.settings["by"] if step.op == "scaled" else OPS[step.op](*args, **step.settings)


def absent(value: np.ndarray) -> bool:
    """Whether a value of one set of marks (no batch) could not be formed."""
    return bool(np.isnan(value).any())


def _marks(lookup: Lookup, key: str, whose: str, least: int) -> np.ndarray:
    points = lookup(key, whose)
    return NO_POINTS if points is None or points.shape[-2] < least else points


def _given(lookup: Lookup, key: str, least: float, most: float) -> np.ndarray:
    found = lookup(key, "given")
    number = np.array(np.nan) if found is None else np.asarray(found)[..., 0]
    return kept(number, (number >= least) & (number <= most))


def _point(points: np.ndarray) -> np.ndarray:
    return points[..., 0, :]


def _last(points: np.ndarray) -> np.ndarray:
    return points[..., -1, :]


def _mean(points: np.ndarray) -> np.ndarray:
    return points.mean(axis=-2)


def _unit(v: np.ndarray) -> np.ndarray:
    long = length(v)
    return kept(v / long[..., None], long > NOTHING)


def _perpendicular(v: np.ndarray, toward: np.ndarray) -> np.ndarray:
    u = _unit(v)
    n = np.stack([-u[..., 1], u[..., 0]], axis=-1)
    side = dot(n, toward)
    return kept(n * np.sign(side)[..., None], np.abs(side) > NOTHING)


def _line(through: np.ndarray, along: np.ndarray) -> np.ndarray:
    through, direction = np.broadcast_arrays(through, _unit(along))
    return np.concatenate([through, direction], axis=-1)


def _foot(of: np.ndarray, on: np.ndarray) -> np.ndarray:
    start, direction = on[..., :2], on[..., 2:]
    return start + direction * dot(of - start, direction)[..., None]


def _meet(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    lean = cross(a[..., 2:], b[..., 2:])
    t = cross(b[..., :2] - a[..., :2], b[..., 2:]) / lean
    return kept(a[..., :2] + a[..., 2:] * t[..., None], np.abs(lean) > NOTHING)


def _angle(base: np.ndarray, arm: np.ndarray) -> np.ndarray:
    formed = (length(base) > NOTHING) & (length(arm) > NOTHING)
    return kept(np.degrees(np.arctan2(np.abs(cross(base, arm)), dot(base, arm))), formed)


def _angle_toward(base: np.ndarray, arm: np.ndarray, toward: np.ndarray) -> np.ndarray:
    side = cross(base, toward)
    formed = (length(base) > NOTHING) & (length(arm) > NOTHING) & (np.abs(side) > NOTHING)
    return kept(np.degrees(np.arctan2(cross(base, arm) * np.sign(side), dot(base, arm))), formed)


def _ratio(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return kept(a / b, np.abs(b) > NOTHING)


def _tangent(degrees: np.ndarray) -> np.ndarray:
    turn = np.radians(degrees)
    return kept(np.tan(turn), np.abs(np.cos(turn)) > NOTHING)


def _arctangent(across: np.ndarray, along: np.ndarray) -> np.ndarray:
    return kept(np.degrees(np.arctan2(across, along)), (np.abs(across) > NOTHING) | (np.abs(along) > NOTHING))


def _first_of(kind: str, choices: Sequence[np.ndarray]) -> np.ndarray:
    chosen = choices[-1]
    for choice in reversed(choices[:-1]):
        gone = np.isnan(choice)
        # A batch of numbers and one vector have the same shape; only the kind tells them apart.
        chosen = np.where(gone if kind == "number" else gone.any(axis=-1, keepdims=True), chosen, choice)
    return chosen


OPS: dict[str, Callable[..., np.ndarray]] = {
    "film_up": lambda: np.array([0.0, -1.0]),
    "point": _point,
    "last": _last,
    "mean": _mean,
    "circle_fit": circle_fit_of_many,
    "center": lambda circle: circle[..., :2],
    "radius": lambda circle: circle[..., 2],
    "farthest": lambda circle, v: circle[..., :2] + _unit(v) * circle[..., 2:],
    "midpoint": lambda a, b: (a + b) / 2,
    "difference": lambda a, b: a - b,
    "opposite": lambda v: -v,
    "unit": _unit,
    "perpendicular": _perpendicular,
    "line": _line,
    "foot": _foot,
    "meet": _meet,
    "angle": _angle,
    "angle_toward": _angle_toward,
    "distance": lambda a, b: length(a - b),
    "along": lambda v, direction: dot(v, _unit(direction)),
    "crossing": crossing,
    "crosses": crosses,
    "nearest": nearest,
    "contour_meet": contour_meet,
    "ratio": _ratio,
    "plus": lambda a, b: a + b,
    "minus": lambda a, b: a - b,
    "product": lambda a, b: a * b,
    "sine": lambda degrees: np.sin(np.radians(degrees)),
    "cosine": lambda degrees: np.cos(np.radians(degrees)),
    "tangent": _tangent,
    "arctangent": _arctangent,
}
