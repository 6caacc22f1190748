"""Change between films on the real Compare page: two films of a case, and an earlier case file."""

import copy
import json
from dataclasses import replace

import pytest

from planning.case import Patient, Reading
from planning.casefile import read_case
from planning.pages.change_tables import ANOTHER, _since, _table, _within
from planning.spreads import read_with_spreads
from tests.pages.reader import AP, SAMPLE, open_sample, wait_for_film

LATER = copy.deepcopy(SAMPLE)
# The right roof's lateral end 60 pixels farther out: from an LCEA of 30 degrees to one well above.
LATER["films"][0]["marks"]["sourcil_lateral"]["R"][0][0] -= 60


def two_films():
    later = {**copy.deepcopy(LATER["films"][0]), "id": "ap_2"}
    return read_case(json.dumps({**SAMPLE, "films": [AP, later]}))


def test_two_films_of_a_view_have_a_table_that_tells_what_changed():
    case = two_films()
    html = _within(case, read_with_spreads(case))
    rows = html.split("<tr>")
    lcea = next(r for r in rows if "Lateral center-edge angle (sourcil)" in r and ">Right<" in r)
    assert ">30.0°<" in lcea and "+" in lcea and ">changed<" in lcea
    other = next(r for r in rows if "Lateral center-edge angle (sourcil)" in r and ">Left<" in r)
    assert ">0.0° ± 6." in other and ">within measurement error<" in other
    assert "AP pelvis (1), then AP pelvis (2)" in html


def test_two_films_of_a_view_are_told_apart_above_their_strips(page, app, tmp_path):
    file = tmp_path / "two.json"
    file.write_text(json.dumps({**SAMPLE, "films": [AP, {**copy.deepcopy(LATER["films"][0]), "id": "ap_2"},
                                                    *SAMPLE["films"][1:2]]}))
    page.goto(app)
    page.locator("input[type=file]").first.set_input_files([file])
    wait_for_film(page)
    page.get_by_role("link", name="Compare").first.click()
    for name in ("AP pelvis (1)", "AP pelvis (2)", "Dunn 45°"):
        page.get_by_role("heading", name=name, exact=True).wait_for()


def read(key, value, unit="deg", film="ap", **more):
    return Reading(key, "R", film, value, unit, None, spread=1.0 if unit == "deg" else None, **more)


@pytest.mark.parametrize(("before", "after", "told"), [
    (30.04, 31.05, "<td>30.0°</td><td>31.1°</td><td>+1.1°"),  # 1.01 apart, and 1.1 as printed
    (31.05, 30.04, "<td>31.1°</td><td>30.0°</td><td>−1.1°"), (30.01, 30.04, "<td>30.0°</td><td>30.0°</td><td>0.0°"),
])
def test_the_difference_is_that_of_the_values_beside_it(before, after, told):
    assert told in _table("", ([read("lcea_sourcil", before)], {}), ([read("lcea_sourcil", after)], {}), {})


def test_a_sign_has_a_row_of_what_it_was_and_is():
    was, now = (([read("crossover_sign", value, "sign"), Reading(
        "ischial_spine_sign", "R", "ap", None, "grade", None, grade="present")], {}) for value in (1.0, 0.0))
    html = _table("", was, now, {})
    assert "Crossover sign</th><td>Right</td><td>present</td><td>absent</td><td>–</td><td>–</td>" in html
    assert "<b>differs</b>" in html and ">the same<" in html


@pytest.mark.parametrize(("before", "after", "told"), [
    ("tilted", "", "Before: tilted."), ("", "turned", "After: turned."), ("a", "a", "On both: a."),
    ("a", "b", "Before: a. After: b."),
])
def test_what_either_film_does_to_a_reading_is_told_below_its_change(before, after, told):
    was, now = (([read("anterior_wall_index", 0.3)], {"anterior_wall_index": words} if words else {})
                for words in (before, after))
    assert f'<tr class="coxa-caution"><td colspan="7">{told}</td></tr>' in _table("", was, now, {})
    assert "coxa-caution" not in _table("", (was[0], {}), (now[0], {}), {})


def test_films_are_called_as_above_the_film_and_never_by_names_from_a_file():
    hostile = read_case(json.dumps({**SAMPLE, "films": [{**AP, "id": "<s>x"}, {**AP, "id": "<s>y"}]}))
    told = read_with_spreads(hostile)
    for html in (_within(hostile, told), _since(two_films(), hostile, told)):
        assert "s>x" not in html and "s&gt;x" not in html and "AP pelvis (2)" in html


def test_a_film_compared_with_itself_is_told_as_such():
    case = two_films()
    other = replace(case.films[1], sha256="0" * 64)
    html, of_two = _within(case, read_with_spreads(case)), _within(case.with_film(other), read_with_spreads(case))
    assert "AP pelvis (1), then AP pelvis (2): the same film marked twice" in html and "the same film" not in of_two
    since = _since(read_case(json.dumps(SAMPLE)), case, read_with_spreads(case))
    assert since.count("the same film marked twice") == 2


@pytest.mark.parametrize(("was", "now", "is_told"), [
    (Patient(30, "F"), Patient(31, "M"), True), (Patient(30, "F"), Patient(29, "F"), True),
    (Patient(30, "F"), Patient(30, "F"), False), (Patient(30, "F"), Patient(), False), (Patient(), Patient(3), False),
])
def test_an_earlier_case_that_cannot_be_of_the_same_patient_is_told(was, now, is_told):
    earlier, case = (replace(read_case(json.dumps(SAMPLE)), patient=patient) for patient in (was, now))
    assert (ANOTHER in _since(earlier, case, read_with_spreads(case))) is is_told


def test_an_earlier_case_file_is_compared_and_nothing_of_it_is_kept(page, app, tmp_path):
    open_sample(page, app, marked=True)
    page.get_by_role("link", name="Compare").first.click()
    earlier, bad = tmp_path / "earlier.json", tmp_path / "bad.json"
    earlier.write_text(json.dumps(LATER))
    bad.write_text("[]")
    page.locator("input[type=file]").last.set_input_files([bad])
    page.get_by_text("This is not a case file").wait_for()
    page.locator("input[type=file]").last.set_input_files([earlier])
    page.get_by_text("Change between films").wait_for()
    table = page.locator(".coxa-change").first
    assert "The earlier case, then AP pelvis" in table.inner_text() and "changed" in table.inner_text()
    page.reload()
    page.get_by_text("Lateral center-edge angle (sourcil)").first.wait_for()
    assert page.locator(".coxa-change").count() == 0
