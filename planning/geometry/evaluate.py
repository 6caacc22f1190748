"""Run a program of steps over one set of marks, or over a batch of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from planning.geometry.circle import circle_fit
from planning.geometry.program import Step

# Lengths below this (millimeters) are no length: the marks coincide.
NOTHING = 1e-9
NO_POINTS = np.empty((0, 2))

Lookup = Callable[[str, str], np.ndarray | None]


def evaluate(steps: Sequence[Step], lookup: Lookup) -> list[np.ndarray]:
    """Evaluate every step in order; NaN stands for what cannot be formed.

    lookup(key, whose) gives the points of a landmark in millimeters, (k, 2) or a batch (n, k, 2), or None.
    Results: number (...), point and vector (..., 2), circle (..., 3), line (..., 4), points (..., k, 2),
    where ... is () for one set of marks and (n,) for a batch.
    """
    values: list[np.ndarray] = []
    with np.errstate(all="ignore"):
        for step in steps:
            if step.op == "marks":
                values.append(_marks(lookup, **step.settings))
            elif step.op == "scaled":
                values.append(values[step.args[0]] * step.settings["by"])
            elif step.op == "first_of":
                values.append(_first_of(step.kind, [values[i] for i in step.args]))
            else:
                values.append(OPS[step.op](*(values[i] for i in step.args)))
    return values


def absent(value: np.ndarray) -> bool:
    """Whether a value of one set of marks (no batch) could not be formed."""
    return bool(np.isnan(value).any())


def _marks(lookup: Lookup, key: str, whose: str, least: int) -> np.ndarray:
    points = lookup(key, whose)
    return NO_POINTS if points is None or points.shape[-2] < least else points


def _kept(value: np.ndarray, keep: np.ndarray) -> np.ndarray:
    return np.where(keep if np.ndim(value) == np.ndim(keep) else keep[..., None], value, np.nan)


def _point(points: np.ndarray) -> np.ndarray:
    return points[..., 0, :] if points.shape[-2] else np.full(2, np.nan)


def _mean(points: np.ndarray) -> np.ndarray:
    return points.mean(axis=-2) if points.shape[-2] else np.full(2, np.nan)


def _dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a[..., 0] * b[..., 0] + a[..., 1] * b[..., 1]


def _cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]


def _length(v: np.ndarray) -> np.ndarray:
    return np.sqrt(_dot(v, v))


def _unit(v: np.ndarray) -> np.ndarray:
    length = _length(v)
    return _kept(v / length[..., None], length > NOTHING)


def _perpendicular(v: np.ndarray, toward: np.ndarray) -> np.ndarray:
    u = _unit(v)
    n = np.stack([-u[..., 1], u[..., 0]], axis=-1)
    side = _dot(n, toward)
    return _kept(n * np.sign(side)[..., None], np.abs(side) > NOTHING)


def _line(through: np.ndarray, along: np.ndarray) -> np.ndarray:
    through, direction = np.broadcast_arrays(through, _unit(along))
    return np.concatenate([through, direction], axis=-1)


def _foot(of: np.ndarray, on: np.ndarray) -> np.ndarray:
    start, direction = on[..., :2], on[..., 2:]
    return start + direction * _dot(of - start, direction)[..., None]


def _meet(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    lean = _cross(a[..., 2:], b[..., 2:])
    t = _cross(b[..., :2] - a[..., :2], b[..., 2:]) / lean
    return _kept(a[..., :2] + a[..., 2:] * t[..., None], np.abs(lean) > NOTHING)


def _angle(base: np.ndarray, arm: np.ndarray) -> np.ndarray:
    formed = (_length(base) > NOTHING) & (_length(arm) > NOTHING)
    return _kept(np.degrees(np.arctan2(np.abs(_cross(base, arm)), _dot(base, arm))), formed)


def _angle_toward(base: np.ndarray, arm: np.ndarray, toward: np.ndarray) -> np.ndarray:
    side = _cross(base, toward)
    formed = (_length(base) > NOTHING) & (_length(arm) > NOTHING) & (np.abs(side) > NOTHING)
    return _kept(np.degrees(np.arctan2(_cross(base, arm) * np.sign(side), _dot(base, arm))), formed)


def _ratio(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return _kept(a / b, np.abs(b) > NOTHING)


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
    "mean": _mean,
    "circle_fit": circle_fit,
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
    "distance": lambda a, b: _length(a - b),
    "along": lambda v, direction: _dot(v, _unit(direction)),
    "ratio": _ratio,
}
