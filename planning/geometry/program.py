"""A construction as data: a flat list of steps that Python and the browser both run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planning.geometry.symbol import Symbol


@dataclass(frozen=True)
class Step:
    """One op, the numbers of the earlier steps it is applied to, its settings, and the kind of its result."""

    op: str
    args: tuple[int, ...]
    settings: Mapping[str, object]
    kind: str

    def as_json(self) -> dict:
        """The step as the browser reads it."""
        return {"op": self.op, "args": list(self.args), **self.settings}


@dataclass(frozen=True)
class Program:
    """Steps in the order they are run, and where each named symbol ended up."""

    steps: tuple[Step, ...]
    at: Mapping[Symbol, int]


def flatten(*wanted: Symbol) -> Program:
    """Lay symbols out as steps, each distinct symbol once, arguments before what uses them."""
    steps: list[Step] = []
    at: dict[Symbol, int] = {}

    def lay(symbol: Symbol) -> int:
        if symbol not in at:
            args = tuple(lay(a) for a in symbol.args)
            steps.append(Step(symbol.op, args, dict(symbol.settings), symbol.kind))
            at[symbol] = len(steps) - 1
        return at[symbol]

    for symbol in wanted:
        lay(symbol)
    return Program(tuple(steps), at)
