"""The lines, circles and arcs that show a construction, read off the construction itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planning.geometry.symbol import Symbol

ON_CONTOUR = ("crossing", "nearest", "contour_meet")


@dataclass(frozen=True)
class Shape:
    """One thing to draw, told in symbols.

    circle(circle) · segment(point, point) · ray(point, vector) · arc(vertex, base vector, arm vector) ·
    span(point, direction, length) · contour(points) · dot(point). `when` holds two symbols: draw only if the first
    turned out to be the second (which of several pelvic lines was used).
    """

    shape: str
    args: tuple[Symbol, ...]
    when: tuple[Symbol, ...] = ()


def shapes(symbol: Symbol) -> tuple[Shape, ...]:
    """Everything that shows a construction, each once, in the order it is built."""
    distinct: dict[tuple, Shape] = {}
    for shape in _walk(symbol):
        # A segment is the same line from either end.
        alike = frozenset(shape.args) if shape.shape == "segment" else shape.args
        distinct.setdefault((shape.shape, alike, shape.when), shape)
    return tuple(distinct.values())


def _walk(symbol: Symbol) -> Iterator[Shape]:
    if symbol.op == "first_of":
        # What leveled the hip is shown as the one line that was used; how the others would run is not.
        for choice in symbol.args if dict(symbol.settings) else ():
            yield Shape("segment", choice.args, when=(symbol, choice))
        return
    if symbol.op == "plus" and (arms := _arms(*symbol.args)):
        for arm in arms:
            yield from _walk(arm)
        yield from _angle(*arms)
        return
    for arg in symbol.args[:1] if symbol.op == "perpendicular" else symbol.args:
        yield from _walk(arg)
    if symbol.op == "circle_fit":
        yield Shape("circle", (symbol,))
    elif symbol.op in ("angle", "angle_toward"):
        yield from _angle(*symbol.args[:2])
    elif symbol.op == "distance":
        yield Shape("segment", symbol.args)
    elif symbol.op in (*ON_CONTOUR, "crosses"):
        yield from _on_contour(symbol)
    elif symbol.op == "along" and symbol.args[0].op == "difference":
        yield Shape("span", (symbol.args[0].args[1], symbol.args[1], symbol))


def _arms(one: Symbol, other: Symbol) -> tuple[Symbol, Symbol] | None:
    """The arms of two angles from one line to either side, whose sum is the angle between them; None of others."""
    if any(angle.op != "angle_toward" for angle in (one, other)) or one.args[0] != other.args[0]:
        return None
    return one.args[1], other.args[1]


def _on_contour(symbol: Symbol) -> Iterator[Shape]:
    for contour in symbol.args:
        if contour.kind == "points":
            yield Shape("contour", (contour,))
    # A sign is shown by the place that makes it one.
    yield Shape("dot", (Symbol("crossing", symbol.args, symbol.settings) if symbol.op == "crosses" else symbol,))


def _angle(base: Symbol, arm: Symbol) -> Iterator[Shape]:
    ends = {side: _ends(side) for side in (base, arm)}
    vertex = next((found[0] for side in (arm, base) if (found := ends[side])), None)
    if vertex is None:
        return  # two bare directions lie nowhere on the film
    for side in (base, arm):
        if ends[side] and ends[side][0] == vertex:
            yield Shape("segment", ends[side])
        else:
            yield Shape("ray", (vertex, side))
    yield Shape("arc", (vertex, base, arm))


def _ends(vector: Symbol) -> tuple[Symbol, Symbol] | None:
    """The points a vector runs between, from its start; None for a direction without any."""
    if vector.op == "difference":
        return vector.args[1], vector.args[0]
    if vector.op == "unit":
        return _ends(vector.args[0])
    if vector.op == "opposite" and (ends := _ends(vector.args[0])):
        return ends[1], ends[0]
    return None
