"""The rows of a plan in the CSV: what it changes or aims at, before and after, by the name of the column."""

from __future__ import annotations

from collections.abc import Iterator

from planning.case import Case, Reading
from planning.reading import name_of
from planning.realign import Chance, Outcome
from planning.reports.plan_words import changed
from planning.reports.plans_done import Done
from planning.reports.procedures import nothing_done
from planning.sureness import interval_of
from planning.wording import STATEMENT, reading_text

Row = dict[str, str | float | None]
SIMULATED = f"simulated in the plane of the film; execution assumed. {STATEMENT}"


def plan_rows(case: Case, one: Done) -> Iterator[Row]:
    """A row for each reading; of a plan that cannot be done, or does nothing, a single one that says so."""
    named: Row = {"plan": one.plan.name, "chosen": "yes" if one.plan.chosen else "no", "note": SIMULATED}
    if why := one.problem or nothing_done(one.plan):
        yield {**named, "problem": why}
        return
    for before, after, held in changed(one.told):
        yield {**named, **_reading(case, before, after), **(_target(held, one.told) if held else {})}


def _reading(case: Case, before: Reading, after: Reading) -> Row:
    low, high = interval_of(after) or (None, None)
    first = after.categories[0] if after.categories else None
    return {
        "film": after.film, "view": case.film(after.film).view, "key": after.key, "name": name_of(after),
        "side": after.side, "unit": after.unit, "problem": after.problem, "doubt": after.doubt,
        "reference": first and first.title, "evidence": first and first.evidence,
        "before": before.value, "before_sd": before.spread, "after": after.value,
        "after_printed": None if after.value is None else reading_text(after), "after_sd": after.spread,
        "after_low": low, "after_high": high, "after_category": first and first.label,
    }


def _target(held: Chance, told: Outcome) -> Row:
    return {
        "target_low": held.window.low, "target_high": held.window.high, "target_evidence": held.window.evidence,
        "chance": held.chance, "all_targets_chance": told.chances.together,
        "execution_sd": told.chances.execution_deg,
    }
