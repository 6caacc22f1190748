"""The readings beside the film, as HTML: limits by side, the departure of an alpha, what is assumed."""

import re
from dataclasses import replace

import pytest

from planning.case import Case, Patient, Reading
from planning.pages.compare import _together
from planning.pages.outside_age import outside_age
from planning.pages.readings_table import readings_table
from planning.reading import read_case_films
from tests.measures.fixtures import T2
from tests.measures.hips import film_of, random_hips


def rows(film, patient=None):
    """The rows of the table by their first word or words, tags taken out, and what stands below the table."""
    case = Case((film,), patient or Patient(30, "F"))
    html = readings_table(film, read_case_films(case), case)
    told = [" ".join(re.sub("<[^>]+>", " ", r).split()) for r in re.findall("<tr.*?</tr>", html)]
    return told, " ".join(re.sub("<[^>]+>", " ", html[html.index("</table>"):]).split())


def test_the_departure_of_an_alpha_stands_with_it():
    """T2: the junction lies 24 mm from the center of a circle of 25, so 1 mm inside it."""
    (alpha,) = (r for r in rows(film_of("dunn_45", T2))[0] if r.startswith("Alpha van Klij"))
    assert alpha.endswith("62.0° cam junction 1.0 mm (4.0 %) inside the head circle")
    (alpha,) = (r for r in rows(film_of("dunn_45", T2, scale="none"))[0] if r.startswith("Alpha van Klij"))
    assert alpha.endswith("junction 4.0 % of the radius inside the head circle")


def test_what_is_assumed_is_a_footnote_where_there_is_a_category():
    film = film_of("axial", random_hips("axial", 1))
    case = Case((film,), Patient(30, "F"))
    murphy = next(r for r in read_case_films(case) if (r.key, r.side) == ("femoral_version_murphy", "R"))
    assert murphy.categories and murphy.note
    told, below = rows(film)
    assert not any(murphy.note in row for row in told)
    assert below.count(murphy.note) == 1 and re.search(r"FV Lee, .*FV Murphy.*: ", below)
    assert "no limits for this view" not in below


def test_the_reason_for_no_category_stands_in_its_place_and_is_no_footnote():
    told, below = rows(film_of("ap_child", random_hips("ap_child", 1)), Patient(0.45))
    reason = "the limits depend on the sex, which is not entered"
    assert any(row.startswith("AI ") and reason in row for row in told) and reason not in below


@pytest.mark.parametrize(("view", "age", "said"), [
    ("dunn_45", 8, "No categories: the limits are for adults, and the patient is 8."),
    ("dunn_45", 0.58, "No categories: the limits are for adults, and the patient is 7 months."),
    ("ap_child", 40, "No categories: the limits and grades are for children, and the patient is 40."),
    ("ap_pelvis", 8, "No categories but those shown: the other limits are for adults, and the patient is 8."),
    ("ap_child", 8, ""), ("dunn_45", 30, ""), ("dunn_45", None, ""),
])
def test_limits_for_another_age_are_told_once_above_the_table(view, age, said):
    film, patient = film_of(view, random_hips(view, 1)), Patient(age, "F")
    case = Case((film,), patient)
    html = readings_table(film, read_case_films(case), case)
    above = " ".join(re.sub("<[^>]+>", " ", html[:html.index("<table")]).split())
    assert above == said and html.count("the patient is") == bool(said)


def test_a_childs_grade_alone_is_told_to_be_for_children_and_no_other_reading_is():
    grade = Reading("ihdi_grade", "R", "film", 2.0, "grade", None)
    child, pelvis = film_of("ap_child", {}), film_of("ap_pelvis", {})
    assert "grades are for children, and the patient is 40" in outside_age(child, [grade], Patient(40))
    assert outside_age(child, [replace(grade, value=None)], Patient(40)) == ""
    assert outside_age(child, [grade], Patient(4)) == outside_age(pelvis, [grade], Patient(40)) == ""


def test_what_else_is_noted_stays_when_the_age_is_told_above():
    told, _ = rows(film_of("axial", random_hips("axial", 1)), Patient(8, "F"))
    (murphy,) = (r for r in told if r.startswith("FV Murphy"))
    assert "taken as one field of view" in murphy and "the patient is" not in murphy


def test_limits_by_side_are_named_by_their_table_and_compared_apart():
    film = film_of("ap_child", random_hips("ap_child", 1))
    told, _ = rows(film, Patient(0.45, "F"))
    (row,) = (r for r in told if r.startswith("AI "))
    assert row.startswith("AI Tönnis 1976 unverified ")
    case = Case((film,), Patient(0.45, "F"))
    both = [r for r in read_case_films(case) if r.key == "acetabular_index"]
    assert [[r.side for r in group] for group in _together(case, film, both).values()] == [["R"], ["L"]]
    coverage = [r for r in read_case_films(case) if r.key == "lcea_sourcil"]
    assert [[r.side for r in group] for group in _together(case, film, coverage).values()] == [["R", "L"]]
