"""The published limits that speak to a reading: which sets, what they call its value, or why there are none."""

from __future__ import annotations

from dataclasses import replace

from planning.case import Case, Category, MarkedFilm
from planning.measures import Measure, Reference
from planning.measures.declare import ADULTS
from planning.wording import age_note


def references_for(m: Measure, film: MarkedFilm, case: Case, side: str | None = None) -> tuple[Reference, ...]:
    """The published sets that speak to this view, patient and hip: the chosen one first, unverified ones last.

    Without a side, those that speak to either hip.
    """
    fitting = [r for r in m.references if r.fits(film.view, case.patient.age, case.patient.sex, side)]
    chosen = case.chosen.get(m.key)
    return tuple(sorted(fitting, key=lambda r: (chosen not in (r.key, r.table), r.evidence != "seen")))


def categories_of(m: Measure, film: MarkedFilm, case: Case, side: str, value: float) -> tuple[Category, ...]:
    """What each published set that speaks to a hip calls a value."""
    return tuple(
        Category(r.key, r.title, r.category(value), r.evidence) for r in references_for(m, film, case, side)
    )


def age_reason(m: Measure, film: MarkedFilm, case: Case, side: str) -> str | None:
    """Why there is no category, when it is for the patient's age or sex alone."""
    age, sex = case.patient.age, case.patient.sex
    if sex is None and any(replace(r, sex=None).fits(film.view, age, sex, side) for r in m.references):
        return "the limits depend on the sex, which is not entered"
    others = [r.ages for r in m.references if r.ages and replace(r, ages=None).fits(film.view, age, sex, side)]
    if not others:
        return None
    if age is None:
        return "the limits depend on the age, which is not entered"
    whose = "adults" if all(low >= ADULTS[0] for low, _ in others) else "other ages"
    if age >= ADULTS[0] and all(high <= ADULTS[0] for _, high in others):
        whose = "children"
    return age_note(whose, age)
