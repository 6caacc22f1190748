"""What lies on the desk, and what becomes of it beside another tab with the same case."""

from weakref import ref

import pytest

from planning import store
from planning.case import Case, MarkedFilm
from planning.pages.desk import Desk
from planning.pages.marking import set_hanging, take_marks
from planning.pages.opening import add_film
from tests.pages.conftest import MARKS, PIXELS, film_of, sent


@pytest.mark.parametrize(("told", "answered", "hangs"), [
    ("RF", "", "mirrored"), ("RF", "usual", "mirrored"), ("LF", "mirrored", "usual"), ("LF", "", ""),
    ("PF", "mirrored", "mirrored"), (None, "mirrored", "mirrored"),
])
def test_the_case_keeps_what_a_file_says_of_the_way_its_film_hangs_over_what_was_answered(on, told, answered, hangs):
    set_hanging(on, "ap", answered)
    on.lay("ap", film_of(PIXELS, directions=told and tuple(told)))
    assert on.case.film("ap").hangs == store.load_case("case").film("ap").hangs == hangs


def beside(on):
    """Another tab with the same case, and the same film at hand."""
    other = Desk(case_id="case")
    other.take_up(*store.load_kept("case"))
    other.lay("ap", on.film("ap"))
    return other


def test_what_another_tab_kept_is_not_overwritten(on):
    other = beside(on)
    other.set_patient(40, "F")
    take_marks(on, "ap", sent(on, 1))
    take_marks(on, "ap", sent(on, 2))
    assert on.is_outrun and not other.is_outrun
    assert on.case.film("ap").marks == {"teardrop": {"R": ((10.0, 20.0),)}}  # it lies here, and is not kept
    assert store.load_case("case") == other.case and other.case.film("ap").marks == {}


def test_what_is_kept_is_taken_over_with_the_films_that_are_at_hand(on):
    other = beside(on)
    take_marks(other, "ap", sent(other, 1))
    on.set_patient(40, "F")
    token, ticket = on.token, on.light_box.tickets["ap"]
    on.take_over()
    assert on.case == other.case and not on.is_outrun
    assert (on.revs, on.light_box.tickets["ap"]) == ({}, ticket) and on.token != token
    on.set_patient(50, "M")
    assert not on.is_outrun and store.load_case("case") == on.case


def test_a_film_that_has_another_ones_name_is_not_shown_in_its_place(on):
    other = beside(on)
    other.remove("ap")
    add_film(other, film_of(PIXELS[::-1]), "ap_pelvis", None)
    on.set_patient(40, "F")
    on.take_over()
    assert on.shown == "ap" and on.film("ap").sha256 == on.case.film("ap").sha256 == other.film("ap").sha256


def test_a_film_that_was_taken_out_elsewhere_is_not_on_show_after_taking_over(on):
    beside(on).remove("ap")
    on.set_patient(40, "F")
    on.take_over()
    assert on.case.films == () and on.shown is None and on.light_box.laid == {}


def test_this_tabs_state_goes_on_as_a_case_of_its_own(on):
    other = beside(on)
    other.set_patient(40, "F")
    take_marks(on, "ap", sent(on, 1))
    on.part()
    assert on.case_id != "case" and not on.is_outrun
    assert store.load_case(on.case_id) == on.case and on.case.film("ap").marks == {"teardrop": {"R": ((10.0, 20.0),)}}
    assert store.load_case("case") == other.case
    take_marks(on, "ap", sent(on, 2, {}))
    assert store.load_case(on.case_id).film("ap").marks == {}


def test_two_films_of_one_view_get_ids_of_their_own(on):
    other = film_of(PIXELS[::-1])
    assert add_film(on, other, "ap_pelvis", None).id == "ap_2"
    on.remove("ap")
    assert [f.id for f in on.case.films] == ["ap_2"] and on.shown == "ap_2"


def test_the_film_keeps_its_spacing_and_the_trust_in_it(on):
    film = on.case.film("ap")
    assert (film.spacing_mm, film.scale, film.rows, film.columns) == ((0.2, 0.1), "detector", 200, 300)
    assert isinstance(film, MarkedFilm) and isinstance(on.case, Case)


def test_a_question_is_answered_from_what_lies_on_the_desk_and_changes_nothing(on):
    before = on.case
    asked = {"key": "sourcil_lateral", "side": "R", "marks": MARKS}
    assert on.light_box.tickets["ap"].suggest(asked)["problem"].startswith("Mark the femoral head first")
    assert on.light_box.tickets["ap"].suggest({"key": "<b>"})["problem"].endswith(".") and on.case is before


def test_a_desk_goes_with_its_ticket_at_once(on):
    """Its pixels must not wait for the garbage collector."""
    desk = Desk(case_id="other")
    desk.lay("ap", on.film("ap"))
    held = ref(desk.light_box.tickets["ap"])
    del desk
    assert held() is None
