"""What a plan comes to: readings before and after, lengths, models, limits and cautions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planning.case import Case, Reading
from planning.noise import Noise, noise_of
from planning.plans import FemurStep, Plan, SocketStep, is_idle, operations
from planning.presets import Window
from planning.realign.again import of_plan, readings_after, readings_of
from planning.realign.apply import Stage, stages
from planning.realign.cam import Resection
from planning.realign.cautions import cautions
from planning.realign.chance import EXECUTION_DEG, Chances, chances, with_execution
from planning.realign.femur import WedgeHeight, leg_change, wedge_height
from planning.realign.limits import Limit, limits
from planning.realign.models import Modeled, lacking, models
from planning.realign.socket import center_shift
from planning.realign.trim import Trimming
from planning.realign.wedge import film_turn
from planning.spreads import spreads, with_spreads


@dataclass(frozen=True)
class Lengths:
    """What a plan does to one hip in millimeters.

    medial_mm, caudal_mm: how far the hip center goes, toward the midline and down. leg_mm: + is longer, by the center
    and by the femur. offset_mm: of the femur, + is more; global offset gains it less what is medial.
    """

    side: str
    medial_mm: float
    caudal_mm: float
    leg_mm: float
    offset_mm: float


@dataclass(frozen=True)
class Outcome:
    """A plan done and read again.

    plan: as it is; a step of it that does nothing is told of nowhere else.
    before, after: the readings of the plan's films on its sides, in the same order, each with its spread by the hand's
    noise on the marks; after, by how far the operation misses as well. lengths: of each side whose films are
    calibrated. taken: what cam and rim steps take off. wedges: of each femoral step with a wedge, None where the width
    of its bone is not told. chances: of the windows asked about.
    """

    plan: Plan
    before: tuple[Reading, ...]
    after: tuple[Reading, ...]
    lengths: tuple[Lengths, ...]
    taken: tuple[Resection | Trimming, ...]
    wedges: tuple[WedgeHeight | None, ...]
    models: tuple[Modeled, ...]
    limits: tuple[Limit, ...]
    cautions: tuple[str, ...]
    chances: Chances


def outcome(case: Case, plan: Plan, windows: Sequence[Window] = (), execution_deg: float | None = None,
            noise: Noise | None = None) -> Outcome:
    """What a plan comes to, and its chance of each window; CaseProblem when it cannot be done.

    execution_deg: the standard deviation of how far a turning step misses its plan, assumed; the plan's own unless
    given. noise: of the marks, as the case asks unless given. Without a step that does something nothing is told.
    """
    done, noise = [s for s in stages(case, plan) if not is_idle(s.step)], noise or noise_of(case)
    whole, plan = plan, replace(plan, steps=operations(plan))
    if execution_deg is None:
        execution_deg = EXECUTION_DEG if plan.execution_deg is None else plan.execution_deg
    left = done[-1].left if done else case
    sides = tuple(dict.fromkeys(step.side for step in plan.steps))
    sure = with_spreads(readings_after(case, left, plan), spreads(of_plan(left, plan), noise))
    after = with_execution(sure, case, plan, execution_deg)
    modeled = tuple(m for side in sides for m in models(case, _of(plan, side), side))
    taken = tuple(stage.taken for stage in done if stage.taken)
    checked = tuple(limit for side in sides for limit in
                    limits(_of(plan, side), after, modeled, [t for t in taken if t.side == side], side,
                           lacking(case, _of(plan, side), side, modeled)))
    return Outcome(
        whole,
        with_spreads(readings_of(case, plan), spreads(of_plan(case, plan), noise)),
        after,
        tuple(length for side in sides if (length := _lengths([s for s in done if s.step.side == side], side))),
        taken,
        tuple(_wedge(step) for step in plan.steps if isinstance(step, FemurStep) and step.varus_deg),
        modeled,
        checked,
        cautions(done, after, checked),
        chances(case, plan, windows, execution_deg, noise),
    )


def _of(plan: Plan, side: str) -> list:
    return [step for step in plan.steps if step.side == side]


def _wedge(step: FemurStep) -> WedgeHeight | None:
    """The picture's bone is drawn by the head's size and no measurement, so that only an entered width tells it."""
    return None if step.width_mm is None else wedge_height(step.width_mm, step.varus_deg)


def _lengths(done: Sequence[Stage], side: str) -> Lengths | None:
    """The sum over a side's socket and femoral steps; None without any, or on a film without a trusted scale."""
    medial = caudal = leg = offset = 0.0
    told = [stage for stage in done if isinstance(stage.step, SocketStep | FemurStep)]
    for stage in told:
        film = stage.found.film(stage.step.film)
        if isinstance(stage.step, SocketStep):
            center = center_shift(stage.step, film)
            if center is None:
                return None
            medial, caudal, leg = medial + center.medial_mm, caudal + center.leg_mm, leg + center.leg_mm
        else:
            change = leg_change(stage.step, film, film_turn(stage.step, film, stage.found))
            if change is None:
                return None
            leg, offset = leg + change.leg_mm, offset + change.offset_mm
    return Lengths(side, medial, caudal, leg, offset) if told else None
