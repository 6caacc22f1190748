"""The plans of a case in one table beside no operation: what each hip reads after each of them."""

from __future__ import annotations

from collections.abc import Sequence

from planning.case import Case, Reading
from planning.measures import CATALOGUE
from planning.realign import Limit, Outcome
from planning.reports.plan_words import FIRST, STANDS, chance_text, change_text, changed, films_named
from planning.reports.plans_done import Done
from planning.reports.printable import printable
from planning.reports.procedures import in_short
from planning.sureness import spread_text
from planning.wording import SIDES, reading_text

MOST_READINGS = 5  # columns that a page has room for
# Of the readings that are told first, these last: a rotation of the socket says them with the Tönnis angle.
LAST = ("medial_center_edge_angle", "acetabular_arc")
NOTHING_DONE = "No operation"


def alternatives(case: Case, done: Sequence[Done]) -> list[dict]:
    """One table for each hip that is planned: the readings at its head, a row for no operation and for each plan."""
    sides = dict.fromkeys(step.side for one in done for step in one.plan.steps)
    return [_table(case, side, [one for one in done if side in {step.side for step in one.plan.steps}])
            for side in sides]


def _table(case: Case, side: str, done: Sequence[Done]) -> dict:
    told = [one.told for one in done if one.told]
    keys = _keys(side, told)
    named = films_named(case, [(film, key, side) for key, film in keys])
    before = [r for one in told for r in one.before]
    return {
        "side": SIDES[side],
        "heads": [CATALOGUE[key].short + printable(named[film, key, side]) for key, film in keys],
        "rows": [
            {"name": NOTHING_DONE, "steps": "the values as they are", "chosen": False, "problem": "",
             "cells": [_cell(before, place, side) for place in keys], "leg": "", "offset": "", "chance": "",
             "limits": ""},
            *(_row(case, one, side, keys) for one in sorted(done, key=lambda one: not one.plan.chosen)),
        ],
    }


def _keys(side: str, told: Sequence[Outcome]) -> list[tuple[str, str]]:
    """(measure, film) of what the plans change or aim at on this side, those made for first."""
    found = dict.fromkeys((after.key, after.film) for one in told for _, after, _ in changed(one)
                          if after.side == side and after.key in FIRST)
    return sorted(found, key=lambda place: (place[0] in LAST, FIRST.index(place[0])))[:MOST_READINGS]


def _row(case: Case, one: Done, side: str, keys: Sequence[tuple[str, str]]) -> dict:
    told = one.told
    named = {"name": printable(one.plan.name), "steps": in_short(case, one.plan), "chosen": one.plan.chosen}
    if told is None:
        return {**named, "problem": printable(one.problem), "cells": [], "leg": "", "offset": "", "chance": "",
                "limits": ""}
    lengths = next((length for length in told.lengths if length.side == side), None)
    return {
        **named, "problem": "", "cells": [_cell(told.after, place, side) for place in keys],
        "leg": change_text(lengths.leg_mm) if lengths else "–",
        "offset": change_text(lengths.offset_mm) if lengths else "–", "chance": chance_text(told.chances.together),
        "limits": _standing([limit for limit in told.limits if limit.side == side]),
    }


def _cell(readings: Sequence[Reading], place: tuple[str, str], side: str) -> dict:
    found = next((r for r in readings if (r.key, r.film, r.side) == (*place, side)), None)
    return {"value": reading_text(found), "spread": spread_text(found)} if found else {"value": "–", "spread": ""}


def _standing(limits: Sequence[Limit]) -> str:
    """How many limits are overstepped, or neared, or not known; none overstepped else."""
    counted = {status: sum(limit.status == status for limit in limits) for status in ("beyond", "near", "not known")}
    told = [f"{count} {STANDS[status]}" for status, count in counted.items() if count]
    return ", ".join(told) if told else "none overstepped" if limits else "–"
