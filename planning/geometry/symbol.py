"""The closed vocabulary of constructions, and the symbols a construction is written with."""

from __future__ import annotations

from dataclasses import dataclass

# op -> (kinds of its arguments, kind of its result). "*" repeats the one before it.
VOCABULARY: dict[str, tuple[tuple[str, ...], str]] = {
    "marks": ((), "points"),
    "film_up": ((), "vector"),
    "given": ((), "number"),
    "point": (("points",), "point"),
    "last": (("points",), "point"),
    "mean": (("points",), "point"),
    "circle_fit": (("points",), "circle"),
    "center": (("circle",), "point"),
    "radius": (("circle",), "number"),
    "farthest": (("circle", "vector"), "point"),
    "midpoint": (("point", "point"), "point"),
    "difference": (("point", "point"), "vector"),
    "opposite": (("vector",), "vector"),
    "unit": (("vector",), "vector"),
    "perpendicular": (("vector", "vector"), "vector"),
    "line": (("point", "vector"), "line"),
    "foot": (("point", "line"), "point"),
    "meet": (("line", "line"), "point"),
    "angle": (("vector", "vector"), "number"),
    "angle_toward": (("vector", "vector", "vector"), "number"),
    "distance": (("point", "point"), "number"),
    "along": (("vector", "vector"), "number"),
    "crossing": (("points", "points"), "point"),
    "crosses": (("points", "points"), "number"),
    "nearest": (("points", "point"), "point"),
    "contour_meet": (("points", "line"), "point"),
    "ratio": (("number", "number"), "number"),
    "plus": (("number", "number"), "number"),
    "minus": (("number", "number"), "number"),
    "product": (("number", "number"), "number"),
    "sine": (("number",), "number"),
    "cosine": (("number",), "number"),
    "tangent": (("number",), "number"),
    "arctangent": (("number", "number"), "number"),
    "scaled": (("number",), "number"),
    "first_of": (("same", "*"), "same"),  # of anything but points
}


@dataclass(frozen=True)
class Symbol:
    """One step of a construction before any mark exists: an op, what it is applied to, and its settings.

    Equal steps are equal symbols, so a circle that five measures share is fitted once.
    """

    op: str
    args: tuple[Symbol, ...] = ()
    settings: tuple[tuple[str, object], ...] = ()

    def __post_init__(self) -> None:
        wanted = VOCABULARY[self.op][0]
        given = tuple(a.kind for a in self.args)
        fits = len(set(given)) == 1 and given[0] != "points" if wanted == ("same", "*") else given == wanted
        if not fits:
            raise TypeError(f"{self.op} takes {wanted}, not {given}")

    @property
    def kind(self) -> str:
        """What the step yields: points, point, vector, line, circle or number."""
        result = VOCABULARY[self.op][1]
        return self.args[0].kind if result == "same" else result

    def __add__(self, other: Symbol) -> Symbol:
        """The sum of two numbers."""
        return Symbol("plus", (self, other))

    def __sub__(self, other: Symbol) -> Symbol:
        """The vector from another point to this one, or one number less another."""
        return Symbol("minus" if self.kind == "number" else "difference", (self, other))

    def __neg__(self) -> Symbol:
        """The vector turned about."""
        return Symbol("opposite", (self,))

    @property
    def first(self) -> Symbol:
        """The first of the points."""
        return Symbol("point", (self,))

    @property
    def last(self) -> Symbol:
        """The last of the points."""
        return Symbol("last", (self,))

    @property
    def center(self) -> Symbol:
        """The center of a circle."""
        return Symbol("center", (self,))

    @property
    def radius(self) -> Symbol:
        """The radius of a circle."""
        return Symbol("radius", (self,))

    @property
    def diameter(self) -> Symbol:
        """The diameter of a circle."""
        return Symbol("scaled", (self.radius,), (("by", 2.0),))

    def farthest(self, direction: Symbol) -> Symbol:
        """The point of a circle that lies farthest in a direction."""
        return Symbol("farthest", (self, direction))
