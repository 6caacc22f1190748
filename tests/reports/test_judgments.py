"""Film quality, cautions and findings in every report: T1 by hand, with midline marks worked to a known tilt."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from planning.case import Patient
from planning.reading import read_case_films
from planning.reports.readings_json import readings_record
from planning.reports.summary_csv import summary_csv
from planning.reports.summary_record import summary_record
from tests.reports.t1 import SPACING


def at(x, y):
    """A mark at millimeters across and down."""
    return ((x / SPACING[1], y / SPACING[0]),)


@pytest.fixture
def tilted(case):
    """T1 with walls on the right hip, the sacrococcygeal joint 80 mm above the symphysis; and a judged sign."""
    film = case.films[0]
    (column, row), = film.marks["teardrop"]["R"]
    (other, _), = film.marks["teardrop"]["L"]
    x, y = (column + other) / 2 * SPACING[1], row * SPACING[0]
    rim = film.marks["head"]["R"]
    cx, cy = (sum(p[i] for p in rim) / len(rim) * SPACING[1 - i] for i in (0, 1))
    marks = {**film.marks, "symphysis": {"-": at(x, y + 20)}, "sacrococcygeal": {"-": at(x, y - 60)},
             "anterior_wall": {"R": (*at(cx - 20, cy - 20), *at(cx, cy - 5), *at(cx + 18, cy + 18))},
             "posterior_wall": {"R": (*at(cx - 21, cy - 20), *at(cx - 8, cy), *at(cx - 4, cy + 20))}}
    film = replace(film.with_marks(marks), grades={"shenton_line": {"L": "broken"}})
    return replace(case.with_film(film), patient=Patient(28, "F"))


def test_the_tilt_is_told_in_words_with_its_value_and_the_walls_are_cautioned(tilted):
    record = readings_record(tilted, read_case_films(tilted))
    tilt = next(v for v in record["quality"]["ap"] if v["what"] == "tilt")
    assert tilt["verdict"] == "tilted forward" and tilt["value"] == "80.0 mm" and tilt["ok"] is False
    assert tilt["sources"]
    cautioned = {r["key"] for r in record["readings"] if r["caution"]}
    assert "crossover_sign" in cautioned and "lcea_sourcil" not in cautioned
    crossover = next(r for r in record["readings"] if r["key"] == "crossover_sign" and r["side"] == "R")
    assert crossover["caution"].startswith("tilted forward: ")


def test_the_csv_has_the_caution_beside_the_reading(tilted):
    rows = csv.DictReader(StringIO(summary_csv(tilted, read_case_films(tilted)).decode()))
    told = {(r["key"], r["side"]): r["caution"] for r in rows}
    assert told["crossover_sign", "R"].startswith("tilted forward: ") and told["lcea_sourcil", "R"] == ""


def test_the_summary_has_verdicts_cautions_and_judged_signs(tilted):
    film = summary_record(tilted, read_case_films(tilted), {}, "", "", "")["films"][0]
    assert {"what": "Tilt", "words": "tilted forward (80.0 mm)"}.items() <= film["quality"][1].items()
    rows = {row["name"]: row for row in film["rows"]}
    assert rows["Crossover sign"]["caution"].startswith("tilted forward: ")
    assert rows["Crossover sign"]["cells"]["R"]["value"] in ("present", "absent")
    shenton = rows["Shenton line"]["cells"]["L"]
    assert (shenton["value"], shenton["words"]) == ("broken", "judged by eye")
    assert not any(shenton[part] for part in ("departure", "spread", "chances", "straddle", "bar"))
    assert rows["Lateral center-edge angle (sourcil)"]["caution"] == ""
    assert "Neck-shaft angle" not in rows  # nothing is marked for it, and the protocol does not ask


def test_the_findings_name_side_readings_and_sources(case):
    film = case.films[0]
    short = film.with_marks({**film.marks, "sourcil_lateral": {
        **film.marks["sourcil_lateral"], "R": tuple((c + 60, r) for c, r in film.marks["sourcil_lateral"]["R"])}})
    case = case.with_film(short)
    findings = summary_record(case, read_case_films(case), {}, "", "", "")["findings"]
    under = next(f for f in findings if f["key"] == "undercoverage")
    assert under["side"] == "Right" and under["sources"]
    assert under["readings"][0].startswith("LCEA ") and "(dysplasia, " in under["readings"][0]
    assert not [f for f in findings if f["side"] == "Left" and f["key"] == "undercoverage"]
