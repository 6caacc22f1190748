"""Readings as a table for a spreadsheet or a cohort: CSV, one row each."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from planning.case import Case, Reading
from planning.measures import CATALOGUE
from planning.wording import reading_text

COLUMNS = (
    "film", "view", "key", "name", "side", "value", "printed", "unit", "problem", "doubt", "category", "reference",
    "evidence", "line",
)
# A spreadsheet runs a cell that begins with one of these; the wide forms count in East Asian editions.
# See OWASP, "CSV Injection".
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def summary_csv(case: Case, readings: Sequence[Reading]) -> bytes:
    """UTF-8 CSV, a heading and one row for each reading; values unrounded, an empty cell where there is none.

    category, reference and evidence are those of the set that comes first; line is the pelvic line used. Text
    is always quoted, and text a spreadsheet would run as a formula begins with an apostrophe.
    """
    written = StringIO(newline="")
    rows = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
    rows.writerow(COLUMNS)
    rows.writerows([_cell(value) for value in _row(case, reading)] for reading in readings)
    return written.getvalue().encode("utf-8", errors="replace")


def _row(case: Case, reading: Reading) -> tuple[str | float | None, ...]:
    first = reading.categories[0] if reading.categories else None
    return (
        reading.film,
        case.film(reading.film).view,
        reading.key,
        CATALOGUE[reading.key].name,
        reading.side,
        reading.value,
        None if reading.value is None else reading_text(reading),
        reading.unit,
        reading.problem,
        reading.doubt,
        first and first.label,
        first and first.title,
        first and first.evidence,
        reading.line,
    )


def _cell(value: str | float | None) -> str | float:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
