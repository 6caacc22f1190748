"""The words a construction is written with; each returns a symbol, nothing is computed here."""

from __future__ import annotations

from planning.geometry.symbol import Symbol


def marks(key: str, whose: str, least: int) -> Symbol:
    """The points of a landmark on the hip's own side, the other side, or "-" (unsided).

    "aligned" are those of its own side seen along the bone instead of along the film's own direction.
    Fewer than `least` points count as not marked, so nothing is read from a half-placed landmark.
    """
    return Symbol("marks", (), (("key", key), ("whose", whose), ("least", least)))


def film_up() -> Symbol:
    """The direction toward the upper edge of the film, for views that have no anatomical line."""
    return Symbol("film_up")


def given(key: str, least: float, most: float) -> Symbol:
    """A number that was read elsewhere, from other marks; outside the limits there is none."""
    return Symbol("given", (), (("key", key), ("least", least), ("most", most)))


def point(points: Symbol) -> Symbol:
    """The first of the points."""
    return Symbol("point", (points,))


def last(points: Symbol) -> Symbol:
    """The last of the points."""
    return Symbol("last", (points,))


def heading(points: Symbol) -> Symbol:
    """The vector from the first of the points to the last."""
    return last(points) - point(points)


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


def crossing(first: Symbol, second: Symbol, clear: float = 0.0) -> Symbol:
    """The point where two contours cross: the first one, going along the first contour from its start.

    A contour is two or more points in order. Pieces that run parallel or in one another do not cross, nor does
    a contour that only begins or ends on the other. What lies nearer to where either contour begins than the share
    `clear` of the way from that beginning to that contour's end is no crossing: two outlines that begin together.
    """
    return Symbol("crossing", (first, second), _clear(clear))


def crosses(first: Symbol, second: Symbol, clear: float = 0.0) -> Symbol:
    """1 where two contours cross, 0 where they do not; `clear` as for a crossing."""
    return Symbol("crosses", (first, second), _clear(clear))


def _clear(share: float) -> tuple[tuple[str, object], ...]:
    return (("clear", share),) if share else ()


def nearest(contour: Symbol, to: Symbol) -> Symbol:
    """The point of a contour, between its marks too, that is nearest to a point."""
    return Symbol("nearest", (contour, to))


def contour_meet(contour: Symbol, line: Symbol) -> Symbol:
    """The point where a contour meets an infinite line: the first one from the start of the contour."""
    return Symbol("contour_meet", (contour, line))


def ratio(a: Symbol, b: Symbol) -> Symbol:
    """One number divided by another."""
    return Symbol("ratio", (a, b))


def percent(a: Symbol, b: Symbol) -> Symbol:
    """One number as a percentage of another."""
    return scaled(ratio(a, b), 100.0)


def scaled(number: Symbol, by: float) -> Symbol:
    """A number times a constant."""
    return Symbol("scaled", (number,), (("by", by),))


def plus(a: Symbol, b: Symbol) -> Symbol:
    """The sum of two numbers."""
    return Symbol("plus", (a, b))


def minus(a: Symbol, b: Symbol) -> Symbol:
    """One number less another."""
    return Symbol("minus", (a, b))


def product(a: Symbol, b: Symbol) -> Symbol:
    """One number times another."""
    return Symbol("product", (a, b))


def sine(degrees: Symbol) -> Symbol:
    """The sine of an angle in degrees."""
    return Symbol("sine", (degrees,))


def cosine(degrees: Symbol) -> Symbol:
    """The cosine of an angle in degrees."""
    return Symbol("cosine", (degrees,))


def tangent(degrees: Symbol) -> Symbol:
    """The tangent of an angle in degrees; at a right angle there is none."""
    return Symbol("tangent", (degrees,))


def arctangent(across: Symbol, along: Symbol) -> Symbol:
    """The angle in degrees, -180 to 180, whose tangent is `across` over `along`; of two zeros there is none."""
    return Symbol("arctangent", (across, along))


def first_of(*choices: Symbol, names: tuple[str, ...] = ()) -> Symbol:
    """The first of the choices that could be formed; `names` lets a reader be told which it was."""
    return Symbol("first_of", choices, (("names", names),) if names else ())
