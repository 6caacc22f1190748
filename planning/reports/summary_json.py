"""The summary as plain data, ready for JSON: readings, and what the plans of the case come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planning.case import Case, Reading
from planning.planfile import plan_record
from planning.reports.plan_record import outcome_record
from planning.reports.plans_done import Done, plans_done
from planning.reports.readings_json import readings_record
from planning.wording import STATEMENT


def summary_data(case: Case, readings: Sequence[Reading]) -> dict:
    """{"statement", "readings", "quality", "findings", "plans"}: values unrounded, a plan as the command `plan` has it.

    A plan's note is in the reader's own words, which may name somebody, and is left out.
    """
    return {
        "statement": STATEMENT,
        **readings_record(case, readings),
        "plans": [_record(one) for one in plans_done(case)],
    }


def _record(one: Done) -> dict:
    plan = replace(one.plan, note="")
    if one.told is None:
        return {**plan_record(plan), "problem": one.problem}
    return outcome_record(replace(one.told, plan=plan))
