"""Readings as a table for a spreadsheet or a cohort: CSV, one row each."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from planning.case import Case, Reading
from planning.quality import cautions
from planning.reading import name_of
from planning.reports.plan_rows import plan_rows
from planning.reports.plans_done import plans_done
from planning.reports.suggested_marks import suggested_note
from planning.sureness import interval_of
from planning.wording import reading_text

PLAN_COLUMNS = (
    "plan", "chosen", "before", "before_sd", "after", "after_printed", "after_sd", "after_low", "after_high",
    "after_category", "target_low", "target_high", "target_evidence", "chance", "all_targets_chance", "execution_sd",
)
COLUMNS = (
    "film", "view", "key", "name", "side", "value", "printed", "unit", "sd", "low", "high", "problem", "doubt",
    "category", "reference", "evidence", "line", "note", "departure_mm", "departure_percent", "caution",
    "suggested",
    *PLAN_COLUMNS,
)
# A spreadsheet runs a cell that begins with one of these; the wide forms count in East Asian editions.
# See OWASP, "CSV Injection".
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def summary_csv(case: Case, readings: Sequence[Reading]) -> bytes:
    """UTF-8 CSV, a heading and one row for each reading; values unrounded, an empty cell where there is none.

    Then one row for each reading that a plan changes or aims at; it has its value before and after the plan, and none
    in the column of what was read, so that nobody takes what is simulated for a reading.

    sd is the standard deviation by the hand's noise, low and high the ends of the 95 % interval it gives; after_sd that
    of a value after a plan, by execution too.
    category, reference and evidence are those of the set that comes first; line is the pelvic line used; note says
    why there is no category or what is assumed, departure_mm and departure_percent how far outside the head circle the
    junction of an alpha angle is marked, caution what the film's position does to the reading, suggested which marks of
    the film were suggested. Text is always
    quoted, and text a spreadsheet would run as a formula begins with an apostrophe.
    """
    written = StringIO(newline="")
    rows = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
    rows.writerow(COLUMNS)
    cautious = {film.id: cautions(film, readings, case.patient) for film in case.films}
    suggested = {film.id: suggested_note(film) for film in case.films}
    for r in readings:
        told = (*_row(case, r), cautious[r.film].get(r.key), suggested[r.film],
                *[None] * len(PLAN_COLUMNS))
        rows.writerow([_cell(value) for value in told])
    for one in plans_done(case):
        rows.writerows([_cell(row.get(column)) for column in COLUMNS] for row in plan_rows(case, one))
    return written.getvalue().encode("utf-8", errors="replace")


def _row(case: Case, reading: Reading) -> tuple[str | float | None, ...]:
    first = reading.categories[0] if reading.categories else None
    departure = reading.departure_tolerance
    low, high = interval_of(reading) or (None, None)
    return (
        reading.film,
        case.film(reading.film).view,
        reading.key,
        name_of(reading),
        reading.side,
        reading.value,
        None if reading.value is None and reading.grade is None else reading_text(reading),
        reading.unit,
        reading.spread,
        low,
        high,
        reading.problem,
        reading.doubt,
        first and first.label,
        first and first.title,
        first and first.evidence,
        reading.line,
        reading.note,
        departure and departure.mm,
        departure and departure.percent,
    )


def _cell(value: str | float | None) -> str | float:
    if value is None:
        return ""
    # A dash alone, the side of what is read once for a film, is no formula.
    return f"'{value}" if isinstance(value, str) and value != "-" and value.startswith(FORMULA) else value
