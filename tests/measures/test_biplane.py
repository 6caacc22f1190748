"""True version and neck-shaft angle from two films: table and forward checks of section E of the clinical sheet."""

import json
import math

import pytest

from planning.__main__ import main
from planning.case import Case
from planning.casefile import write_case
from planning.reading import read_case_films
from tests.measures.hips import film_of
from tests.measures.worked import bent, lateral, rim

# AT': true AT / true CCD for CCD' of 110, 120, ... 160.
TABLE = """
5 5.3/109.9 5.7/119.9 6.1/129.8 6.7/139.8 7.6/149.8 9.3/159.8
10 10.6/109.7 11.3/119.5 12.2/129.4 13.4/139.2 15.1/149.1 18.3/159.0
15 15.9/109.3 16.9/118.9 18.2/128.6 19.8/138.3 22.3/148.0 26.7/157.8
20 21.2/108.7 22.5/118.1 24.1/127.5 26.1/136.9 29.1/146.5 34.4/156.2
30 31.6/107.2 33.3/115.8 35.3/124.4 37.9/133.2 41.5/142.4 47.3/151.8
40 41.8/105.2 43.7/112.7 45.8/120.3 48.5/128.3 52.1/136.8 57.6/145.8
50 51.7/102.7 53.6/108.9 55.6/115.3 58.1/122.2 61.3/129.8 65.9/138.2
60 61.5/99.8 63.1/104.6 64.8/109.7 66.8/115.1 69.4/121.4 72.9/128.9
"""
ROWS = [
    (float(line.split()[0]), 110.0 + 10 * i, *map(float, pair.split("/")))
    for line in TABLE.strip().splitlines() for i, pair in enumerate(line.split()[1:])
]
# Seen version and neck-shaft angle, and the true ones they were projected from, as the sheet prints them.
FORWARD = [(10.10, 126.60, 12, 126), (31.19, 142.55, 40, 135)]


def ap(neck_shaft, name="ap"):
    """An AP film of a right femur with its shaft straight down."""
    turn = math.radians(neck_shaft)
    neck = [(-90 - 40 * math.sin(turn), 40 - 40 * math.cos(turn))]
    return film_of("ap_pelvis", lateral(head=rim(-90, 40), neck_axis=neck, shaft_axis=[(-140, 100), (-140, 200)]),
                   name=name)


def read(seen, *films):
    films = (film_of("rippstein", bent(seen)), *films)
    found = {(r.film, r.key, r.side): r for r in read_case_films(Case(films))}
    return found["film", "femoral_version_biplane", "R"], found["film", "neck_shaft_angle_true", "R"]


@pytest.mark.parametrize(("seen", "neck_shaft", "version", "true"), ROWS)
def test_the_table(seen, neck_shaft, version, true):
    found = read(seen, ap(neck_shaft))
    assert [r.value for r in found] == [pytest.approx(version, abs=0.051), pytest.approx(true, abs=0.051)]


@pytest.mark.parametrize(("seen", "neck_shaft", "version", "true"), FORWARD)
def test_what_was_projected_is_found_again(seen, neck_shaft, version, true):
    found = read(seen, ap(neck_shaft))
    assert [r.value for r in found] == [pytest.approx(version, abs=0.01), pytest.approx(true, abs=0.01)]


@pytest.mark.parametrize(("seen", "neck_shaft", "version", "true", "within"),
                         [*((*row, 0.051) for row in ROWS), *((*row, 0.01) for row in FORWARD)])
def test_the_command_line_reads_both(tmp_path, capsys, seen, neck_shaft, version, true, within):
    file = tmp_path / "case.json"
    file.write_text(write_case(Case((film_of("rippstein", bent(seen)), ap(neck_shaft)))))
    assert main(["read", str(file), "--json"]) == 0
    found = {(r["key"], r["side"]): r["value"] for r in json.loads(capsys.readouterr().out)["readings"]}
    assert found["femoral_version_biplane", "R"] == pytest.approx(version, abs=within)
    assert found["neck_shaft_angle_true", "R"] == pytest.approx(true, abs=within)


def test_the_film_may_come_before_or_after_the_ap_film():
    films = (ap(135), film_of("rippstein", bent(30)))
    found = {(r.key, r.side): r.value for r in read_case_films(Case(films))}
    assert found["femoral_version_biplane", "R"] == read(30, ap(135))[0].value


@pytest.mark.parametrize("neck_shaft", (None, 25, 172))
def test_without_a_neck_shaft_angle_that_can_be_used_the_way_out_is_told(neck_shaft):
    for reading in read(20, *([ap(neck_shaft)] if neck_shaft else [])):
        assert reading.value is None and reading.problem == (
            "it needs the neck-shaft angle of another film of the case, between 30 and 170°: mark it there")


def test_two_ap_films_are_doubted():
    for reading in read(20, ap(130), ap(140, "later")):
        assert reading.doubt == "the neck-shaft angle is read on 2 other films, and the first is used"
    assert read(20, ap(130), ap(140, "later"))[0].value == read(20, ap(130))[0].value


def test_a_doubt_about_the_ap_film_is_handed_on():
    film = ap(130)
    *rim_points, (column, row) = film.marks["head"]["R"]
    off = {**film.marks, "head": {"R": (*rim_points, (column - 100, row))}}
    for reading in read(20, film.with_marks(off)):
        assert "off the circle" in reading.doubt
