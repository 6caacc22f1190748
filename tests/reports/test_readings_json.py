"""Readings as JSON: every field, every bit."""

from __future__ import annotations

import json

import pytest

from planning.case import Case, Category, MarkedFilm, Reading
from planning.reading import read_case_films
from planning.reports.readings_json import readings_record
from planning.spreads import spreads, with_spreads
from tests.measures.fixtures import T2
from tests.measures.hips import film_of


def test_a_reading_is_told_whole():
    reading = Reading("lcea_sourcil", "R", "ap", 0.1 + 0.2, "deg", None,
                      (Category("wiberg", "Wiberg", "normal", "seen"),), "both teardrops", 1.5, "odd")
    case = Case((MarkedFilm("ap", "judet_iliac", 10, 10),))
    assert readings_record(case, [reading]) == {"readings": [{
        "key": "lcea_sourcil", "side": "R", "film": "ap", "value": 0.30000000000000004, "unit": "deg",
        "spread": 1.5, "interval": [pytest.approx(-2.64, abs=1e-2), pytest.approx(3.24, abs=1e-2)], "chances": [],
        "line": "both teardrops", "doubt": "odd", "note": None, "caution": None,
        "grade": None, "departure_tolerance": None, "problem": None,
        "categories": [{"reference": "wiberg", "title": "Wiberg", "label": "normal", "evidence": "seen"}],
    }], "quality": {"ap": []}, "findings": [], "suggested": {}}


def test_the_probability_of_each_category_is_told():
    """T23 of the realignment sheet: an LCEA of 23.5 with a deviation of 2.2, by Wiberg's limits."""
    reading = Reading("lcea_sourcil", "R", "ap", 23.5, "deg", None,
                      (Category("wiberg", "Wiberg 20 / 25 / 40", "borderline", "seen"),), spread=2.2)
    (told,) = readings_record(Case((MarkedFilm("ap", "judet_iliac", 10, 10),)), [reading])["readings"]
    assert {c["label"]: c["share"] for c in told["chances"]} == pytest.approx(
        {"dysplasia": 0.056, "borderline": 0.697, "normal": 0.248, "overcoverage": 0.0}, abs=6e-4)


def test_it_goes_through_json_unchanged(case, readings):
    readings = with_spreads(readings, spreads(case))
    record = readings_record(case, readings)
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert len(record["readings"]) == len(readings)
    lcea = next(r for r in record["readings"] if (r["key"], r["side"]) == ("lcea_sourcil", "L"))
    assert lcea["value"] == pytest.approx(28.0, abs=0.005)  # T1, by hand
    assert all((r["value"] is None) == bool(r["problem"]) for r in record["readings"])


def test_the_departure_of_an_alpha_is_told_with_it():
    """T2: the junction lies 24 mm from the center of a circle of 25, so 1 mm inside it, 4 % of the radius."""
    case = Case((film_of("dunn_45", T2),))
    read = {r["key"]: r["departure_tolerance"] for r in readings_record(case, read_case_films(case))["readings"]}
    assert read["alpha_angle"] == {"percent": pytest.approx(-4), "mm": pytest.approx(-1)}
    assert read["head_neck_offset_ratio"] is None and read["alpha_angle_anatomic"] is None
