"""The readings of a plan's films and hips, as they are and after the plan; what is doubtful, and by whose doing."""

from __future__ import annotations

from dataclasses import replace

from planning.case import Case, Reading
from planning.plans import Plan
from planning.plausibility import too_far
from planning.reading import read_film_marks
from planning.realign.lost import without_lost


def of_plan(case: Case, plan: Plan) -> Case:
    """The case with only the films that a plan names."""
    names = {step.film for step in plan.steps}
    return replace(case, films=tuple(film for film in case.films if film.id in names))


def readings_of(case: Case, plan: Plan) -> list[Reading]:
    """The readings of the films and sides that a plan names, film by film in the order of its steps."""
    asked = {(step.film, step.side) for step in plan.steps}
    films = dict.fromkeys(step.film for step in plan.steps)
    return [r for name in films for r in read_film_marks(case.film(name), case) if (name, r.side) in asked]


def readings_after(found: Case, left: Case, plan: Plan) -> list[Reading]:
    """The same readings after the plan. Marks that were doubtful stay so; a value no hip has, which was possible
    before, is the plan's doing and says so; what is told from a lost teardrop has no value.
    """
    both = zip(readings_of(found, plan), readings_of(left, plan), strict=True)
    return without_lost([_doubted(was, now) for was, now in both], plan)


def _doubted(was: Reading, now: Reading) -> Reading:
    if now.value is None:
        return now
    if was.doubt:
        return replace(now, doubt=was.doubt, categories=())
    return replace(now, doubt=too_far(now.key, now.value) or now.doubt)
