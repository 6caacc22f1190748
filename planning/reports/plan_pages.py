"""The plan part of the summary in words and plain data: the chosen plan, or all; alternatives; open questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planning.case import Case, Reading
from planning.film import Film
from planning.measures import CATALOGUE
from planning.plans import USUAL
from planning.presets import PRESETS, windows_of
from planning.reading import name_of
from planning.realign import EXECUTION_SOURCE, Chance, Chances, Outcome
from planning.reports.alternatives import alternatives
from planning.reports.open_questions import open_questions
from planning.reports.pictures_record import pictures_record
from planning.reports.plan_checks import checks_record
from planning.reports.plan_record import source_text
from planning.reports.plan_words import (
    LIMITS,
    LIMITS_NOTE,
    chance_text,
    changed_named,
    ends_text,
    left_out_text,
    together_text,
)
from planning.reports.plans_done import Done
from planning.reports.printable import printable
from planning.reports.procedures import nothing_done, procedures
from planning.reports.reading_cell import first_reference, reading_cell
from planning.reports.strip import strip_of
from planning.sureness import interval_of
from planning.wording import SIDES

SIMULATED = ("A plan moves what is marked on the film and reads it again: a simulation in the plane of the film, not a "
             "forecast of the outcome. Targets are published windows, not advice.")
AID = "Planning aid, not a measurement of outcome."


def plan_pages(case: Case, done: Sequence[Done], readings: Sequence[Reading], films: Mapping[str, Film]) -> dict | None:
    """The record of the plan pages; None of a case without plans.

    films: the pixels that may be shown, by the film's id.
    """
    if not done:
        return None
    chosen = [one for one in done if one.plan.chosen]
    return {
        "simulated": SIMULATED,
        "limits_title": LIMITS,
        "limits_note": LIMITS_NOTE,
        "aid": AID,
        "plans": [_plan(one, case, films) for one in chosen or done],
        "alternatives": alternatives(case, done),
        "questions": [printable(told) for told in open_questions(case, readings, done)],
    }


def _plan(one: Done, case: Case, films: Mapping[str, Film]) -> dict:
    return {
        "name": printable(one.plan.name),
        "chosen": one.plan.chosen,
        "note": [printable(line) for line in one.plan.note.split("\n")] if one.plan.note else [],
        "problem": printable(one.problem),
        "procedures": procedures(case, one.plan),
        "nothing": nothing_done(one.plan),
        "pictures": pictures_record(one, case, films),
        "targets": _targets(one),
        "told": _told(case, one.told) if one.told else None,
    }


def _told(case: Case, told: Outcome) -> dict:
    return {
        "rows": [_row(*pair) for pair in changed_named(case, told)],
        "together": _together(case, told.chances),
        "execution": f"{told.chances.execution_deg:g}°",
        "left_out": printable(left_out_text(case, told)),
        **checks_record(case, told),
    }


def _row(before: Reading, after: Reading, held: Chance | None, film: str) -> dict:
    """A reading before and after, where both stand among the bands, and how it meets its target."""
    reference = first_reference(after)
    both = {word: r for word, r in (("before", before), ("after", after))
            if r.value is not None and reference is not None and first_reference(r) == reference}
    return {
        "name": name_of(after) + printable(film),
        "side": SIDES.get(after.side, "Film"),
        "before": reading_cell(before),
        "after": reading_cell(after),
        "strip": strip_of(reference, {word: r.value for word, r in both.items()},
                          {word: interval_of(r) for word, r in both.items()},
                          (held.window.low, held.window.high) if held else None) if both else None,
        "target": _held(held, after.unit) if held else None,
    }


def _held(held: Chance, unit: str) -> dict:
    window = held.window
    return {"window": ends_text(window.low, window.high, unit), "met": held.standing,
            "chance": held.problem if held.chance is None else f"chance {chance_text(held.chance)}",
            "unverified": window.evidence == "unverified"}


def _together(case: Case, told: Chances) -> dict | None:
    if told.together is None:
        return None
    return {
        "chance": f"{printable(together_text(case, told))}: {chance_text(told.together)}",
        "how": (f"with the marks as a hand places them, and execution off by a standard deviation of "
                f"{told.execution_deg:g}°, which is assumed ({source_text(EXECUTION_SOURCE)})"),
    }


def _targets(one: Done) -> dict:
    preset = PRESETS.get(one.plan.preset, PRESETS[USUAL])
    return {
        "title": preset.title,
        "of": preset.population,
        "note": preset.note,
        "windows": [{"name": CATALOGUE[w.key].name, "ends": ends_text(w.low, w.high, CATALOGUE[w.key].unit),
                     "source": source_text(w.source), "unverified": w.evidence == "unverified"}
                    for w in windows_of(one.plan)],
    }
