"""What a finding rests on, in words: which film it is read on, where that is not plain."""

from dataclasses import replace

import pytest

from planning.case import Case, Category, MarkedFilm, Patient, Reading
from planning.limits_for import references_for
from planning.measures import CATALOGUE
from planning.reports.findings_record import findings_record

DUNN, FROG, AGAIN = (MarkedFilm(name, view, 400, 400, side="R")
                     for name, view in (("dunn", "dunn_45"), ("frog", "frog_leg"), ("again", "dunn_45")))
AP, OTHER_AP = MarkedFilm("ap", "ap_pelvis", 400, 400), MarkedFilm("ap_2", "ap_pelvis", 400, 400)


def reading(key, value, film, side="R"):
    m, case = CATALOGUE[key], Case((film,), Patient(30, "F"))
    categories = () if value is None else tuple(
        Category(r.key, r.title, r.category(value), r.evidence) for r in references_for(m, film, case))
    return Reading(key, side, film.id, value, m.unit, None, categories)


def grounds(*readings, films):
    """The words of every reading that any finding rests on, up to its limits."""
    told = findings_record(Case(films, Patient(30, "F")), readings)
    return {words.split(" (")[0] if not words.startswith("AP") else words.split("° ")[0] + "°"
            for f in told for words in f["readings"]}


@pytest.mark.parametrize(("other", "first"), [
    (reading("alpha_angle", 69.4, FROG), "Dunn 45° alpha 70.2°"),
    (reading("alpha_angle", None, FROG), "Alpha 70.2°"),  # marked on one film only
    (reading("alpha_angle", 69.4, FROG, side="L"), "Alpha 70.2°"),  # the other hip
])
def test_the_view_is_named_where_the_same_is_read_on_several_films(other, first):
    told = grounds(reading("alpha_angle", 70.2, DUNN), other, films=(DUNN, FROG))
    assert first in told and len(told) == 1 + (other.value is not None)


def test_films_of_one_view_are_numbered_and_letters_stay_letters():
    told = grounds(reading("lcea_sourcil", 15.0, AP), reading("lcea_sourcil", 16.0, OTHER_AP), films=(AP, OTHER_AP))
    assert {words for words in told if "LCEA" in words} == {"AP pelvis (1) LCEA 15.0°", "AP pelvis (2) LCEA 16.0°"}


def test_a_finding_on_a_value_that_straddles_is_told_as_not_settled():
    # 19.6 with a deviation of 2.2: 57 % below 20, 42 % from 20 to 25, by a table of the normal distribution.
    (told,) = findings_record(Case((AP,), Patient(30, "F")), [replace(reading("lcea_sourcil", 19.6, AP), spread=2.2)])
    assert told["title"] == "Undercoverage, not settled" and told["settled"] is False
    assert told["sentence"] == ("LCEA could also be borderline (42 %). As read, the socket covers less of "
                                "the femoral head laterally than the published limit.")
    assert told["readings"] == ["LCEA 19.6° (dysplasia, Wiberg 20 / 25 / 40; straddles dysplasia and borderline)"]


def test_a_settled_finding_is_told_as_it_is():
    (told,) = findings_record(Case((AP,), Patient(30, "F")), [replace(reading("lcea_sourcil", 12.0, AP), spread=2.2)])
    assert (told["title"], told["settled"]) == ("Undercoverage", True)
    assert told["sentence"].startswith("The socket covers less")


def test_a_person_keeps_the_capital():
    read = [reading(key, 15.0, film) for key in ("lcea_sourcil", "tonnis_angle") for film in (AP, OTHER_AP)]
    assert "AP pelvis (1) Tönnis 15.0°" in grounds(*read, films=(AP, OTHER_AP))
