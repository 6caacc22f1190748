"""That marks were suggested is told with every export of them."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest

from planning.reading import read_case_films
from planning.reports.readings_json import readings_record
from planning.reports.suggested_marks import suggested_note
from planning.reports.summary_csv import summary_csv
from planning.reports.summary_record import summary_record

KEPT = "Suggested by Coxa, and accepted by the reader: right femoral head."
MOVED = "Suggested by Coxa, then moved by the reader: left teardrop."


@pytest.fixture
def suggested(marked):
    """The right head as it was suggested, the left teardrop moved since."""
    head, (x, y) = marked.marks["head"]["R"], marked.marks["teardrop"]["L"][0]
    return marked.with_marks(marked.marks, {
        "head": {"R": (*head[:2], *(None for _ in head[2:]))}, "teardrop": {"L": ((x + 1, y),)}})


def test_kept_and_moved_marks_are_told_apart(marked, suggested):
    assert suggested_note(suggested) == f"{KEPT} {MOVED}"
    assert suggested_note(marked) == ""
    only = replace(suggested, suggested={"teardrop": suggested.suggested["teardrop"]})
    assert suggested_note(only) == MOVED


def test_summary_table_and_json_tell_it(case, suggested):
    told = case.with_film(suggested)
    readings = read_case_films(told)
    note = suggested_note(suggested)
    assert note in summary_record(told, readings, {}, "", "2026-11-27", "1")["films"][0]["notes"]
    rows = list(csv.DictReader(StringIO(summary_csv(told, readings).decode(), newline="")))
    assert {r["suggested"] for r in rows if r["film"] == "ap"} == {note}
    assert {r["suggested"] for r in rows if r["film"] != "ap"} <= {""}
    record = json.loads(json.dumps(readings_record(told, readings)))["suggested"]
    assert list(record) == ["ap"] and record["ap"]["head"]["R"][2] is None
