"""The CSV: its rows are the readings, numbers whole, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from planning.case import Case, Category, MarkedFilm, Reading
from planning.plans import Plan, SocketStep
from planning.reading import read_case_films
from planning.reports.summary_csv import PLAN_COLUMNS, summary_csv
from planning.wording import STATEMENT
from tests.measures.fixtures import T2
from tests.measures.hips import film_of
from tests.reports.planned import planned

ALPHA = ("alpha_angle", "R")


def rows_of(data: bytes) -> list[dict]:
    return list(csv.DictReader(StringIO(data.decode("utf-8"), newline="")))


def test_the_rows_are_the_readings(case, readings):
    rows = rows_of(summary_csv(case, readings))
    assert [(r["film"], r["key"], r["side"]) for r in rows] == [(r.film, r.key, r.side) for r in readings]
    assert [float(r["value"]) if r["value"] else None for r in rows] == [r.value for r in readings]
    assert [r["problem"] or None for r in rows] == [r.problem for r in readings]
    # T1, by hand.
    lcea = next(r for r in rows if (r["key"], r["side"]) == ("lcea_sourcil", "R"))
    assert float(lcea.pop("value")) == pytest.approx(28.0, abs=0.005)
    assert lcea == {
        "film": "ap", "view": "ap_pelvis", "key": "lcea_sourcil", "name": "Lateral center-edge angle (sourcil)",
        "side": "R", "printed": "28.0°", "unit": "deg", "sd": "", "low": "", "high": "", "problem": "", "doubt": "",
        "category": "normal", "reference": "Wiberg 20 / 25 / 40",
        "evidence": "seen", "line": "both teardrops", "note": "", "departure_mm": "", "departure_percent": "",
        "caution": "", "suggested": "", **dict.fromkeys(PLAN_COLUMNS, ""),
    }


def test_the_departure_of_an_alpha_stands_beside_it():
    """T2: the junction lies 24 mm from the center of a circle of 25, so 1 mm inside it."""
    for scale, mm in (("calibrated", -1), ("none", None)):
        case = Case((film_of("dunn_45", T2, scale=scale),))
        row = next(r for r in rows_of(summary_csv(case, read_case_films(case))) if (r["key"], r["side"]) == ALPHA)
        assert float(row["departure_percent"]) == pytest.approx(-4)
        assert row["departure_mm"] == "" if mm is None else float(row["departure_mm"]) == pytest.approx(mm)


def test_a_spread_stands_beside_its_value_with_the_ends_of_its_interval(case, readings):
    reading = replace(readings[0], value=23.5, spread=2.2)
    (row,) = rows_of(summary_csv(case, [reading]))
    assert float(row["sd"]) == 2.2
    assert (float(row["low"]), float(row["high"])) == pytest.approx((19.188, 27.812), abs=1e-3)  # 1.96 times 2.2


def test_no_readings_leave_the_heading():
    assert summary_csv(Case(), ()).decode() == (
        '"film","view","key","name","side","value","printed","unit","sd","low","high","problem","doubt","category","reference",'
        '"evidence","line","note","departure_mm","departure_percent","caution","suggested","plan","chosen","before","before_sd",'
        '"after","after_printed","after_sd","after_low","after_high","after_category","target_low","target_high",'
        '"target_evidence","chance","all_targets_chance","execution_sd"\r\n'
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_text_that_a_spreadsheet_would_run_is_defused_in_every_text_cell(start):
    hostile = f'{start}cmd|"/C calc"!A0;=1,2'
    case = Case((MarkedFilm(hostile, "ap_pelvis", 1, 1),))
    reading = Reading("tonnis_angle", "R", hostile, -3.25, "deg", hostile,
                      (Category("key", hostile, hostile, hostile),), hostile, doubt=hostile, note=hostile)
    row = rows_of(summary_csv(case, [reading]))[0]
    for column in ("film", "problem", "doubt", "category", "reference", "evidence", "line", "note"):
        assert row[column] == "'" + hostile
    assert row["value"] == "-3.25"


def test_numbers_stay_bare_and_unrounded_and_text_is_quoted(case, readings):
    reading = replace(readings[0], value=-1 / 3)
    line = summary_csv(case, [reading]).decode().splitlines()[1]
    assert ',-0.3333333333333333,"−0.3°","deg",' in line
    assert line.startswith('"ap","ap_pelvis"')


def test_a_broken_film_id_does_not_stop_the_table(readings):
    case = Case((MarkedFilm("a\ud800", "ap_pelvis", 1, 1),))
    assert rows_of(summary_csv(case, [replace(readings[0], film="a\ud800")]))[0]["film"] == "a?"


def test_a_plan_has_a_row_for_each_reading_it_changes_and_none_that_looks_like_a_reading():
    """T1 of the realignment sheet, turned by 20 degrees: LCEA 12 to 32, extrusion 37.655 to 18.536 %."""
    case, _ = planned()
    readings = read_case_films(case)
    rows = rows_of(summary_csv(case, readings))
    assert all(row["plan"] == "" for row in rows[:len(readings)])
    told = {(row["plan"], row["key"]): row for row in rows[len(readings):]}
    lcea, extrusion = told["Plan 1", "lcea_sourcil"], told["Plan 1", "extrusion_index"]
    assert (float(lcea["before"]), float(lcea["after"])) == pytest.approx((12, 32), abs=0.01)
    assert (float(extrusion["before"]), float(extrusion["after"])) == pytest.approx((37.655, 18.536), abs=0.01)
    target = ("target_low", "target_high", "target_evidence")
    assert [lcea[key] for key in (*target, "after_printed", "chosen")] == ["30", "40", "seen", "32.0°", "yes"]
    assert [extrusion[key] for key in target] == ["", "20", "unverified"]
    low, high, sd = (float(lcea[key]) for key in ("after_low", "after_high", "after_sd"))
    assert high - low == pytest.approx(2 * 1.96 * sd, rel=1e-3)
    assert float(told["Plan 2", "lcea_sourcil"]["after"]) == pytest.approx(22, abs=0.01)
    for row in rows[len(readings):]:
        assert row["value"] == row["printed"] == "" and STATEMENT in row["note"]
        assert float(row["execution_sd"] or 4) == 4


@pytest.mark.parametrize("name", ["=1+2", "@SUM(1)", "-x"])
def test_a_plans_name_is_no_formula_and_one_that_cannot_be_done_says_why(name):
    case, _ = planned()
    odd = replace(case, plans=(Plan(name, (SocketStep("ap", "L", 5.0),)),))
    row = rows_of(summary_csv(odd, read_case_films(odd)))[-1]
    assert row["plan"] == "'" + name and "left femoral head is not marked" in row["problem"]


def test_a_plan_that_does_nothing_has_one_row_that_says_so():
    case, _ = planned()
    idle = replace(case, plans=(Plan("Idle", (SocketStep("ap", "R"),)),))
    told = [row for row in rows_of(summary_csv(idle, read_case_films(idle))) if row["plan"]]
    assert [(row["key"], row["problem"]) for row in told] == [("", "No step moves anything yet")]
