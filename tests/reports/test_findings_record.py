"""What a finding rests on, in words: which film it is read on, where that is not plain."""

import pytest

from planning.case import Case, Category, MarkedFilm, Patient, Reading
from planning.measures import CATALOGUE
from planning.reading import references_for
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


def test_a_person_keeps_the_capital():
    read = [reading(key, 15.0, film) for key in ("lcea_sourcil", "tonnis_angle") for film in (AP, OTHER_AP)]
    assert "AP pelvis (1) Tönnis 15.0°" in grounds(*read, films=(AP, OTHER_AP))
