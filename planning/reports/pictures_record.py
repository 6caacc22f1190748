"""The pictures of a plan with their words: before and after what moves, and what a resection takes off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planning.case import Case, CaseProblem, Reading
from planning.film import Film
from planning.plans import CamStep
from planning.reading import name_of
from planning.realign import Stage
from planning.realign.cam import taken_outline
from planning.reports.annotated import annotated_svg
from planning.reports.plan_pictures import LONGEST, before_and_after, has_pictures
from planning.reports.plan_words import TAKEN_OFF
from planning.reports.plans_done import Done
from planning.reports.printable import printable
from planning.views import VIEWS
from planning.wording import SIDES, reading_text, value_text

NO_PICTURE = "Before and after are not shown: the film's image is not at hand, or is left out above."
NO_RESECTION = "What is taken off is not shown: the film's image is not at hand, or is left out above."
TOLD_OF = ("lcea_sourcil", "tonnis_angle", "neck_shaft_angle")


def pictures_record(one: Done, case: Case, films: Mapping[str, Film]) -> list[dict]:
    """Of each film that something moves on a pair, then one of each resection that takes something off.

    films: the pixels that may be shown.
    """
    moved = [name for name in dict.fromkeys(stage.step.film for stage in one.stages) if has_pictures(one.stages, name)]
    cams = [stage for stage in one.stages if isinstance(stage.step, CamStep)]
    return [*(_pair(one, case, name, films.get(name)) for name in moved),
            *(found for stage in cams if (found := _resection(stage, films.get(stage.step.film))))]


def _pair(one: Done, case: Case, name: str, film: Film | None) -> dict:
    view = VIEWS[case.film(name).view].name
    alts = tuple(f"{view} film “{printable(name)}” {words}: {_values(readings, name)}" for words, readings in (
        ("before the plan", one.told.before),
        (f"as plan “{printable(one.plan.name)}” would leave it, the fragments moved as an image", one.told.after)))
    drawn = before_and_after(film, one.stages, name, alts) if film else ()
    is_drawn = any(getattr(stage.step, "outline", ()) for stage in one.stages if stage.step.film == name)
    return {
        "film": f"{view}, film {printable(name)}", "missing": "" if film else NO_PICTURE,
        "drawn": list(drawn), "alts": list(alts),
        "outline": "as drawn by the reader" if is_drawn else "schematic, of no real operation", "words": "",
    }


def _resection(stage: Stage, film: Film | None) -> dict | None:
    """The film that a resection is planned on with what it takes; None where it takes nothing."""
    marked, step = stage.found.film(stage.step.film), stage.step
    outline = taken_outline(step, marked)
    if not len(outline):
        return None
    view = VIEWS[marked.view].name
    try:
        drawn = [annotated_svg(film, marked, stage.found, LONGEST, (outline,))] if film else []
        missing = "" if film else NO_RESECTION
    except CaseProblem as problem:  # a step before may have taken a mark off the film
        drawn, missing = [], printable(str(problem))
    alt = (f"{view} film “{printable(step.film)}” with what the resection on the {SIDES[step.side].lower()} takes off, "
           f"until alpha is {value_text(step.alpha_deg, 'deg')}; values before it")
    return {"film": f"{view}, film {printable(step.film)}", "missing": missing, "drawn": drawn, "alts": [alt],
            "outline": "", "words": TAKEN_OFF}


def _values(readings: Sequence[Reading], name: str) -> str:
    told = [f"{SIDES[r.side].lower()} {name_of(r)} {reading_text(r)}" for r in readings
            if r.film == name and r.value is not None and r.side in SIDES and r.key in TOLD_OF]
    return ", ".join(told) or "no reading"
