"""The lines, circles and arcs that show a construction, read off the construction itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planning.geometry.symbol import Symbol


@dataclass(frozen=True)
class Shape:
    """One thing to draw, told in symbols.

    circle(circle) · segment(point, point) · ray(point, vector) · arc(vertex, base vector, arm vector) ·
    span(point, direction, length). `when` holds two symbols: draw only if the first turned out to be the second
    (which of several pelvic lines was used).
    """

    shape: str
    args: tuple[Symbol, ...]
    when: tuple[Symbol, ...] = ()


def shapes(symbol: Symbol) -> tuple[Shape, ...]:
    """Everything that shows a construction, each once, in the order it is built."""
    return tuple(dict.fromkeys(_walk(symbol)))


def _walk(symbol: Symbol) -> Iterator[Shape]:
    if symbol.op == "first_of":
        # What leveled the hip is shown as the one line that was used; how the others would run is not.
        for choice in symbol.args if dict(symbol.settings) else ():
            yield Shape("segment", choice.args, when=(symbol, choice))
        return
    for arg in symbol.args[:1] if symbol.op == "perpendicular" else symbol.args:
        yield from _walk(arg)
    if symbol.op == "circle_fit":
        yield Shape("circle", (symbol,))
    elif symbol.op in ("angle", "angle_toward"):
        yield from _angle(*symbol.args[:2])
    elif symbol.op == "along" and symbol.args[0].op == "difference":
        yield Shape("span", (symbol.args[0].args[1], symbol.args[1], symbol))


def _angle(base: Symbol, arm: Symbol) -> Iterator[Shape]:
    vertex = arm.args[1]
    for side in (base, arm):
        if side.op == "difference" and side.args[1] == vertex:
            yield Shape("segment", (vertex, side.args[0]))
        else:
            yield Shape("ray", (vertex, side))
    yield Shape("arc", (vertex, base, arm))
