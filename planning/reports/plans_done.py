"""The plans of a case done, each against its own windows; one that cannot be done with the sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass

from planning.case import Case, CaseProblem
from planning.plans import Plan
from planning.presets import windows_of
from planning.realign import Outcome, Stage, outcome, stages


@dataclass(frozen=True)
class Done:
    """A plan, its steps done and what it comes to; without `told`, the problem."""

    plan: Plan
    stages: tuple[Stage, ...] = ()
    told: Outcome | None = None
    problem: str = ""


def plans_done(case: Case) -> tuple[Done, ...]:
    """Every plan of a case, in its order."""
    return tuple(_done(case, plan) for plan in case.plans)


def _done(case: Case, plan: Plan) -> Done:
    try:
        return Done(plan, stages(case, plan), outcome(case, plan, windows_of(plan)))
    except CaseProblem as problem:
        return Done(plan, problem=str(problem))
