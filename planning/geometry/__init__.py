"""Geometric constructions as data: symbols, programs, evaluation. Knows no anatomy."""

from planning.geometry.construct import (
    along,
    angle,
    circle_fit,
    distance,
    film_up,
    first_of,
    foot,
    line,
    marks,
    mean,
    meet,
    midpoint,
    percent,
    perpendicular,
    point,
    ratio,
    unit,
)
from planning.geometry.evaluate import absent, evaluate
from planning.geometry.program import Program, Step, flatten
from planning.geometry.symbol import Symbol

__all__ = [
    "Program",
    "Step",
    "Symbol",
    "absent",
    "along",
    "angle",
    "circle_fit",
    "distance",
    "evaluate",
    "film_up",
    "first_of",
    "flatten",
    "foot",
    "line",
    "marks",
    "mean",
    "meet",
    "midpoint",
    "percent",
    "perpendicular",
    "point",
    "ratio",
    "unit",
]
