"""All the constructions of a view as one program, so that a circle shared by five measures is fitted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from planning.geometry import Program, Symbol, flatten
from planning.geometry.drawing import Shape, shapes
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE, Measure
from planning.protocols import PROTOCOLS
from planning.views import VIEWS


@dataclass(frozen=True)
class DrawnShape:
    """A shape of one measure, or of an object of known size (measure ""), its arguments given as step numbers."""

    measure: str
    shape: str
    args: tuple[int, ...]
    when: tuple[int, ...]


@dataclass(frozen=True)
class Constructions:
    """What is measured on a view: the steps, the step that holds each measure's number, what to draw on each hip."""

    view: str
    measures: tuple[Measure, ...]
    program: Program
    outputs: Mapping[str, int]
    shapes: tuple[DrawnShape, ...]

    @property
    def landmarks(self) -> tuple[str, ...]:
        """The landmarks the measures ask for, in the order a reader meets them."""
        return _asked(self.view, self.measures)

    @property
    def is_aligned(self) -> bool:
        """Whether anything is measured along the bone instead of along the film's own direction."""
        return any(step.settings.get("whose") == "aligned" for step in self.program.steps)

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
def constructions(view: str, protocol: str | None = None) -> Constructions:
    """The constructions of every measure read on a view; with a protocol, of what it reads on each hip, in its order.

    KeyError when the view has no such protocol.
    """
    if protocol is None:
        return _built(view, tuple(m for m in CATALOGUE.values() if view in m.views))
    return _built(view, tuple(m for m in _measures_of(view, protocol) if m.sided))


@cache
def constructions_of(view: str, keys: tuple[str, ...]) -> Constructions:
    """The constructions of some measures of a view, in their order; what the view does not have is left out."""
    return _built(view, tuple(CATALOGUE[key] for key in keys if view in CATALOGUE[key].views))


def _built(view: str, measures: tuple[Measure, ...]) -> Constructions:
    drawn = [(m.key, shape) for m in measures if m.sided for shape in _shown(m.construction)]
    drawn += [("", shape) for key in VIEWS[view].known_size for shape in _outline(LANDMARKS[key].symbol())]
    wanted = [m.construction for m in measures] + [s for _, shape in drawn for s in (*shape.args, *shape.when)]
    program = flatten(*wanted)
    at = program.at
    return Constructions(
        view,
        measures,
        program,
        {m.key: at[m.construction] for m in measures},
        tuple(
            DrawnShape(key, s.shape, tuple(at[a] for a in s.args), tuple(at[a] for a in s.when)) for key, s in drawn
        ),
    )


def _shown(construction: Symbol) -> list[Shape]:
    """What shows a construction, with the lines between two marks that it is read against.

    What is seen along the bone lies elsewhere than its marks do, and is not shown.
    """
    upright = [s.args[0] for s in _under(construction) if s.op == "perpendicular"]
    read_against = [Shape("segment", (v.args[1], v.args[0])) for v in upright if v.op == "difference"]
    return [s for s in (*shapes(construction), *read_against) if not any(map(_is_aligned, s.args))]


def _outline(known_size: Symbol) -> tuple[Shape, ...]:
    """What shows an object of known size: its circle, or the line between its ends."""
    return (Shape("segment", known_size.args),) if known_size.op == "difference" else shapes(known_size)


def _under(symbol: Symbol) -> dict[Symbol, None]:
    """A symbol and everything it is made of, each once."""
    found: dict[Symbol, None] = {symbol: None}
    for arg in symbol.args:
        found |= _under(arg)
    return found


def _is_aligned(symbol: Symbol) -> bool:
    return any(("whose", "aligned") in s.settings for s in _under(symbol))


def _asked(view: str, measures: Iterable[Measure]) -> tuple[str, ...]:
    asked = (key for m in measures for key in (*(VIEWS[view].leveled_by if m.frame else ()), *m.landmarks, *m.across))
    return tuple(dict.fromkeys(asked))


def landmarks_of(view: str, protocol: str | None = None) -> tuple[str, ...]:
    """The landmarks a protocol of the view asks for; without one, every landmark that may stand on such a film.

    KeyError when the view has no such protocol.
    """
    if protocol is None:
        return tuple(dict.fromkeys((*constructions(view).landmarks, *VIEWS[view].also, *VIEWS[view].known_size)))
    return _asked(view, _measures_of(view, protocol))


def _measures_of(view: str, protocol: str) -> tuple[Measure, ...]:
    return tuple(CATALOGUE[key] for key in {p.key: p for p in PROTOCOLS[view]}[protocol].measures)
