"""The words a construction is written with; each returns a symbol, nothing is computed here."""

from __future__ import annotations

from planning.geometry.symbol import Symbol


def marks(key: str, whose: str, least: int) -> Symbol:
    """The points of a landmark on the hip's own side, the other side, or "-" (unsided).

    Fewer than `least` points count as not marked, so nothing is read from a half-placed landmark.
    """
    return Symbol("marks", (), (("key", key), ("whose", whose), ("least", least)))


def film_up() -> Symbol:
    """The direction toward the upper edge of the film, for views that have no anatomical line."""
    return Symbol("film_up")


def point(points: Symbol) -> Symbol:
    """The first of the points."""
    return Symbol("point", (points,))


def mean(points: Symbol) -> Symbol:
    """The middle of the points."""
    return Symbol("mean", (points,))


def circle_fit(points: Symbol) -> Symbol:
    """The circle with the least sum of squared distances to three or more points."""
    return Symbol("circle_fit", (points,))


def midpoint(a: Symbol, b: Symbol) -> Symbol:
    """The point halfway between two points."""
    return Symbol("midpoint", (a, b))


def unit(vector: Symbol) -> Symbol:
    """The vector at length one."""
    return Symbol("unit", (vector,))


def perpendicular(vector: Symbol, toward: Symbol) -> Symbol:
    """The unit vector at a right angle to a vector, on the side that `toward` points to."""
    return Symbol("perpendicular", (vector, toward))


def line(through: Symbol, along: Symbol) -> Symbol:
    """The line through a point, along a vector."""
    return Symbol("line", (through, along))


def foot(of: Symbol, on: Symbol) -> Symbol:
    """The foot of the perpendicular from a point to a line."""
    return Symbol("foot", (of, on))


def meet(a: Symbol, b: Symbol) -> Symbol:
    """The point where two lines cross."""
    return Symbol("meet", (a, b))


def angle(base: Symbol, arm: Symbol, toward: Symbol | None = None) -> Symbol:
    """The angle in degrees from a base vector to an arm.

    With `toward` it is signed, -180 to 180, positive when the arm lies on the side of the base that
    `toward` points to. Without, it is between 0 and 180.
    """
    if toward is None:
        return Symbol("angle", (base, arm))
    return Symbol("angle_toward", (base, arm, toward))


def distance(a: Symbol, b: Symbol) -> Symbol:
    """The distance between two points in millimeters, never negative."""
    return Symbol("distance", (a, b))


def along(vector: Symbol, direction: Symbol) -> Symbol:
    """How far a vector reaches in a direction, in millimeters; negative when it points back."""
    return Symbol("along", (vector, direction))


def ratio(a: Symbol, b: Symbol) -> Symbol:
    """One number divided by another."""
    return Symbol("ratio", (a, b))


def percent(a: Symbol, b: Symbol) -> Symbol:
    """One number as a percentage of another."""
    return Symbol("scaled", (ratio(a, b),), (("by", 100.0),))


def first_of(*choices: Symbol, names: tuple[str, ...] = ()) -> Symbol:
    """The first of the choices that could be formed; `names` lets a reader be told which it was."""
    return Symbol("first_of", choices, (("names", names),) if names else ())
