"""All the constructions of a view as one program, so that a circle shared by five measures is fitted once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from planning.geometry import Program, flatten
from planning.geometry.drawing import shapes
from planning.measures import CATALOGUE, Measure
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
    """What a view measures: the steps, the step that holds each measure's number, and what to draw."""

    measures: tuple[Measure, ...]
    program: Program
    outputs: Mapping[str, int]
    shapes: tuple[DrawnShape, ...]

    @property
    def landmarks(self) -> tuple[str, ...]:
        """The landmarks the measures ask for, in the order a reader meets them."""
        return tuple(dict.fromkeys(key for m in self.measures for key in _asked(m)))

    def as_json(self) -> dict:
        """The program as the browser reads it."""
        return {
            "steps": [step.as_json() for step in self.program.steps],
            "outputs": dict(self.outputs),
            "shapes": [
                {"measure": s.measure, "shape": s.shape, "args": s.args, **({"when": s.when} if s.when else {})}
                for s in self.shapes
            ],
        }


@cache
def constructions(view: str) -> Constructions:
    """The constructions of every measure that is read on a view."""
    measures = tuple(m for m in CATALOGUE.values() if view in m.views)
    drawn = [(m, shape) for m in measures for shape in shapes(m.construction)]
    wanted = [m.construction for m in measures] + [s for _, shape in drawn for s in (*shape.args, *shape.when)]
    program = flatten(*wanted)
    at = program.at
    return Constructions(
        measures,
        program,
        {m.key: at[m.construction] for m in measures},
        tuple(
            DrawnShape(m.key, s.shape, tuple(at[a] for a in s.args), tuple(at[a] for a in s.when)) for m, s in drawn
        ),
    )


def _asked(measure: Measure) -> tuple[str, ...]:
    leveled_by = ("teardrop",) if measure.frame == "pelvis" else ()
    return leveled_by + measure.landmarks


def landmarks_of(view: str) -> tuple[str, ...]:
    """Every landmark that may stand on a film of this view, the other pelvic lines' landmarks included."""
    alternatives = ("ischium",) if VIEWS[view].frame == "pelvis" else ()
    return constructions(view).landmarks + alternatives
