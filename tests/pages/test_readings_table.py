"""The readings beside the film, as HTML: limits by side, the departure of an alpha, what is assumed."""

import re

from planning.case import Case, Patient
from planning.pages.compare import _together
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
