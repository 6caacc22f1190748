"""All the constructions of a view as one program, so that a circle shared by five measures is fitted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from planning.geometry import Program, flatten
from planning.geometry.drawing import shapes
from planning.measures import CATALOGUE, Measure
from planning.protocols import PROTOCOLS
from planning.views import VIEWS


@dataclass(frozen=True)
class DrawnShape:
    """A shape of one measure, its arguments given as step numbers."""

    measure: str
    shape: str
    args: tuple[int, ...]
    when: tuple[int, ...]


@dataclass(frozen=True)
class Constructions:
    """What a view measures: the steps, the step that holds each measure's number, and what to draw on each hip."""

    view: str
    measures: tuple[Measure, ...]
    program: Program
    outputs: Mapping[str, int]
    shapes: tuple[DrawnShape, ...]

    @property
    def landmarks(self) -> tuple[str, ...]:
        """The landmarks the measures ask for, in the order a reader meets them."""
        return _asked(self.view, self.measures)

    def as_json(self) -> dict:
        """The program as the browser reads it, with what is read for each hip."""
        return {
            "steps": [step.as_json() for step in self.program.steps],
            "outputs": {m.key: self.outputs[m.key] for m in self.measures if m.sided},
            "shapes": [
                {"measure": s.measure, "shape": s.shape, "args": s.args, **({"when": s.when} if s.when else {})}
                for s in self.shapes
            ],
        }


@cache
def constructions(view: str) -> Constructions:
    """The constructions of every measure that is read on a view."""
    measures = tuple(m for m in CATALOGUE.values() if view in m.views)
    drawn = [(m, shape) for m in measures if m.sided for shape in shapes(m.construction)]
    wanted = [m.construction for m in measures] + [s for _, shape in drawn for s in (*shape.args, *shape.when)]
    program = flatten(*wanted)
    at = program.at
    return Constructions(
        view,
        measures,
        program,
        {m.key: at[m.construction] for m in measures},
        tuple(
            DrawnShape(m.key, s.shape, tuple(at[a] for a in s.args), tuple(at[a] for a in s.when)) for m, s in drawn
        ),
    )


def _asked(view: str, measures: Iterable[Measure]) -> tuple[str, ...]:
    asked = (key for m in measures for key in (*(VIEWS[view].leveled_by if m.frame else ()), *m.landmarks, *m.across))
    return tuple(dict.fromkeys(asked))


def landmarks_of(view: str, protocol: str | None = None) -> tuple[str, ...]:
    """The landmarks a protocol of the view asks for; without one, every landmark that may stand on such a film.

    KeyError when the view has no such protocol.
    """
    if protocol is None:
        return tuple(dict.fromkeys((*constructions(view).landmarks, *VIEWS[view].also)))
    measures = {p.key: p for p in PROTOCOLS[view]}[protocol].measures
    return _asked(view, (CATALOGUE[key] for key in measures))
