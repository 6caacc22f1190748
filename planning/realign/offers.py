"""What a plan could be changed to so that readings lie in its windows: each change as the plan it would make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, isfinite
from typing import Literal

from planning.case import Case, CaseProblem
from planning.plans import CamStep, FemurStep, Plan, SocketStep, Step
from planning.presets import Window
from planning.realign.apply import apply
from planning.realign.cam import resected
from planning.realign.combined import cams_for, derotation_for, varus_for
from planning.realign.hip import AP
from planning.realign.solve import TURNED_BY_SOCKET, Solution, rotations
from planning.views import VIEWS

Kind = Literal["turn", "varus", "derotation", "resection"]
ORDER: tuple[type, ...] = (SocketStep, FemurStep, CamStep)  # the rim is trimmed last
NECK_WEDGE = "No varus is told of a wedge in the plane of the neck; choose the coronal plane, or turn it by hand."
FINE = 100  # steps to a degree, of what a plan keeps


@dataclass(frozen=True)
class Offer:
    """One change. which: the least that meets the windows, the middle of what does, or all there is; degrees: the
    amount; low, high: what meets them; film: of a resection; plan: as it would then be."""

    kind: Kind
    which: Literal["least", "middle", "only"]
    degrees: float
    low: float
    high: float
    film: str
    plan: Plan


@dataclass(frozen=True)
class Offers:
    """The changes that a plan could take, and in sentences why there is none, or what one rests on."""

    each: tuple[Offer, ...]
    problems: tuple[str, ...]


def offers(case: Case, plan: Plan, windows: Sequence[Window]) -> Offers:
    """What the windows ask of the plan's hip; nothing for a plan without steps. CaseProblem as for applying its turns.

    A socket is turned only by a plan that has one; a femur and a cam are added where a window asks for them.
    """
    if not plan.steps:
        return Offers((), ())
    turned = apply(case, replace(plan, steps=tuple(s for s in plan.steps if isinstance(s, SocketStep | FemurStep))))
    found = (_turn(case, plan, windows), _varus(case, plan, windows), _derotation(case, plan, windows),
             *_resections(turned, plan, windows))
    return Offers(tuple(offer for each, _ in found for offer in each), tuple(why for _, why in found if why))


Found = tuple[tuple[Offer, ...], str]


def _turn(case: Case, plan: Plan, windows: Sequence[Window]) -> Found:
    step = next((s for s in plan.steps if isinstance(s, SocketStep)), None)
    if step is None or all(w.key not in TURNED_BY_SOCKET for w in windows):
        return (), ""
    solution = rotations(case, step.film, step.side, windows, step.head)
    return _of("turn", solution, step.film, lambda by: _with(plan, replace(step, rotation_deg=by)))


def _varus(case: Case, plan: Plan, windows: Sequence[Window]) -> Found:
    step = _femur(case, plan)
    solution = varus_for(case, step.film, step.side, windows)
    if solution is not None and step.wedge == "neck":
        return (), NECK_WEDGE
    return _of("varus", solution, step.film, lambda by: _with(plan, replace(step, varus_deg=by)))


def _derotation(case: Case, plan: Plan, windows: Sequence[Window]) -> Found:
    step = _femur(case, plan)
    steps = _with(plan, replace(step, derotation_deg=0.0)).steps
    solution = derotation_for(case, [s for s in steps if s.side == step.side], step.side, windows)
    return _of("derotation", solution, step.film, lambda by: _with(plan, replace(step, derotation_deg=by)))


def _resections(case: Case, plan: Plan, windows: Sequence[Window]) -> Iterator[Found]:
    for cam in cams_for(case, plan.steps[0].side, windows):
        film = case.film(cam.film)
        try:
            resected(cam, film)
        except CaseProblem as problem:
            yield (), f"{VIEWS[film.view].name}: {problem}"
        else:
            yield (Offer("resection", "only", cam.alpha_deg, 0.0, cam.alpha_deg, cam.film, _with(plan, cam)),), ""


def _of(kind: Kind, solution: Solution | None, film: str, plan_with: Callable[[float], Plan]) -> Found:
    if solution is None:
        return (), ""
    if solution.smallest is None:
        return (), " ".join(filter(None, (solution.problem, solution.note)))
    settled = [(which, _rounded(degrees, solution)) for which, degrees in _amounts(solution)]
    return tuple(Offer(kind, which, degrees, solution.low, solution.high, film, plan_with(degrees))
                 for which, degrees in settled), solution.note


def _amounts(solution: Solution) -> Iterator[tuple[Literal["least", "middle"], float]]:
    yield "least", solution.smallest
    if isfinite(solution.low) and isfinite(solution.high):
        yield "middle", (solution.low + solution.high) / 2


def _rounded(degrees: float, solution: Solution) -> float:
    """Rounded, but never out of what meets the windows."""
    near = round(degrees * FINE) / FINE
    if near < solution.low:
        near = ceil(solution.low * FINE) / FINE
    elif near > solution.high:
        near = floor(solution.high * FINE) / FINE
    return near if solution.low <= near <= solution.high else degrees


def _femur(case: Case, plan: Plan) -> FemurStep:
    """The plan's femoral step, or the one that it would get."""
    first = plan.steps[0]
    films = [f.id for f in case.films if f.view == AP]
    film = first.film if first.film in films or not films else films[0]
    return next((s for s in plan.steps if isinstance(s, FemurStep)), FemurStep(film, first.side))


def _with(plan: Plan, step: Step) -> Plan:
    """The plan with a step in place of its own of that kind and film, or after those that are done before it."""
    def same(other: Step) -> bool:
        return type(other) is type(step) and (not isinstance(step, CamStep) or other.film == step.film)
    if any(map(same, plan.steps)):
        return replace(plan, steps=tuple(step if same(other) else other for other in plan.steps))
    earlier = ORDER[:ORDER.index(type(step)) + 1]
    at = sum(isinstance(other, earlier) for other in plan.steps)
    return replace(plan, steps=(*plan.steps[:at], step, *plan.steps[at:]))
