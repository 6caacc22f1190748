"""What a plan comes to: readings before and after, lengths, models, limits and cautions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planning.case import Case, Reading
from planning.plans import FemurStep, Plan, SocketStep
from planning.reading import read_film_marks
from planning.realign.apply import Stage, stages
from planning.realign.cam import Resection
from planning.realign.cautions import cautions
from planning.realign.femur import WedgeHeight, leg_change, wedge_height
from planning.realign.limits import Limit, limits
from planning.realign.models import Modeled, models
from planning.realign.socket import center_shift
from planning.realign.trim import Trimming
from planning.realign.wedge import film_turn


@dataclass(frozen=True)
class Lengths:
    """What a plan does to one hip in millimeters.

    medial_mm: of the hip center, toward the midline. leg_mm: + is longer. offset_mm: of the femur, + is more.
    """

    side: str
    medial_mm: float
    leg_mm: float
    offset_mm: float


@dataclass(frozen=True)
class Outcome:
    """A plan done and read again.

    before, after: the readings of the plan's films on its sides, in the same order. lengths: of each side whose films
    are calibrated. taken: what cam and rim steps take off. wedges: of each femoral step that tells the bone's width.
    """

    plan: Plan
    before: tuple[Reading, ...]
    after: tuple[Reading, ...]
    lengths: tuple[Lengths, ...]
    taken: tuple[Resection | Trimming, ...]
    wedges: tuple[WedgeHeight, ...]
    models: tuple[Modeled, ...]
    limits: tuple[Limit, ...]
    cautions: tuple[str, ...]


def outcome(case: Case, plan: Plan) -> Outcome:
    """What a plan comes to; CaseProblem when it cannot be done. Without steps nothing is told."""
    done = stages(case, plan)
    left = done[-1].left if done else case
    sides = tuple(dict.fromkeys(step.side for step in plan.steps))
    after = _readings(left, plan)
    modeled = tuple(m for side in sides for m in models(case, _of(plan, side), side))
    taken = tuple(stage.taken for stage in done if stage.taken)
    checked = tuple(limit for side in sides for limit in
                    limits(_of(plan, side), after, modeled, [t for t in taken if t.side == side], side))
    return Outcome(
        plan,
        _readings(case, plan),
        after,
        tuple(length for side in sides if (length := _lengths([s for s in done if s.step.side == side], side))),
        taken,
        tuple(wedge_height(step.width_mm, step.varus_deg) for step in plan.steps
              if isinstance(step, FemurStep) and step.width_mm is not None and step.varus_deg),
        modeled,
        checked,
        cautions(done, after, checked),
    )


def _of(plan: Plan, side: str) -> list:
    return [step for step in plan.steps if step.side == side]


def _readings(case: Case, plan: Plan) -> tuple[Reading, ...]:
    films = dict.fromkeys(step.film for step in plan.steps)
    return tuple(r for name in films for r in read_film_marks(case.film(name), case)
                 if any((step.film, step.side) == (name, r.side) for step in plan.steps))


def _lengths(done: Sequence[Stage], side: str) -> Lengths | None:
    """The sum over a side's socket and femoral steps; None without any, or on a film without a trusted scale."""
    medial = leg = offset = 0.0
    told = [stage for stage in done if isinstance(stage.step, SocketStep | FemurStep)]
    for stage in told:
        film = stage.found.film(stage.step.film)
        if isinstance(stage.step, SocketStep):
            center = center_shift(stage.step, film)
            if center is None:
                return None
            medial, leg = medial + center.medial_mm, leg + center.leg_mm
        else:
            change = leg_change(stage.step, film, film_turn(stage.step, film, stage.found))
            if change is None:
                return None
            leg, offset = leg + change.leg_mm, offset + change.offset_mm
    return Lengths(side, medial, leg, offset) if told else None
