"""What the desk takes from the viewer, and what it refuses."""

from dataclasses import replace
from weakref import ref

import numpy as np
import pytest

from planning import store
from planning.case import Case, MarkedFilm, Placement
from planning.film import Film, Place, Stack
from planning.pages.desk import Desk
from planning.pages.opening import add_film

PIXELS = np.arange(200 * 300, dtype="uint16").reshape(200, 300)
MARKS = {"teardrop": {"R": [[10.0, 20.0]]}}


@pytest.fixture
def on(tmp_path, monkeypatch):
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path / 'kept.db'}")
    desk = Desk(case_id="case")
    add_film(desk, Film(PIXELS.copy(), (0.2, 0.1), "detector", "a tag", (0, 100)), "ap_pelvis", "R")
    return desk


def sent(on, rev, marks=MARKS, sha=None):
    return {"rev": rev, "film": sha or on.case.films[0].sha256, "desk": on.token, "marks": marks}


def marks_of(on):
    return on.case.film("ap").marks


@pytest.mark.parametrize(("told", "answered", "hangs"), [
    ("RF", "", "mirrored"), ("RF", "usual", "mirrored"), ("LF", "mirrored", "usual"), ("LF", "", ""),
    ("PF", "mirrored", "mirrored"), (None, "mirrored", "mirrored"),
])
def test_the_case_keeps_what_a_file_says_of_the_way_its_film_hangs_over_what_was_answered(on, told, answered, hangs):
    on.set_hanging("ap", answered)
    on.lay("ap", Film(PIXELS.copy(), (0.2, 0.1), "detector", "a tag", (0, 100), directions=told and tuple(told)))
    assert on.case.film("ap").hangs == store.load_case("case").film("ap").hangs == hangs


def test_marks_are_taken_and_kept(on):
    on.take_marks("ap", sent(on, 1))
    assert marks_of(on) == {"teardrop": {"R": ((10.0, 20.0),)}}
    assert store.load_case("case") == on.case


def test_marks_of_another_film_are_refused(on):
    on.take_marks("ap", sent(on, 1, sha="0" * 64))
    assert marks_of(on) == {}


def test_marks_sent_to_the_desk_of_a_server_that_has_ended_are_refused(on):
    on.take_marks("ap", {**sent(on, 7), "desk": Desk(case_id="case").token})
    assert marks_of(on) == {} and on.revs == {}


def test_marks_older_than_what_is_known_are_refused(on):
    on.take_marks("ap", sent(on, 5))
    on.take_marks("ap", sent(on, 4, {}))
    on.take_marks("ap", sent(on, 5, {}))
    assert marks_of(on) == {"teardrop": {"R": ((10.0, 20.0),)}}


def test_marks_changed_on_the_page_raise_the_revision(on):
    on.take_marks("ap", sent(on, 5))
    on.set_marks("ap", {})
    on.take_marks("ap", sent(on, 6))
    assert marks_of(on) == {} and on.revs["ap"] == 6


@pytest.mark.parametrize("marks", [
    {"teardrop": {"R": [[10.0, 201.0]]}},
    {"teardrop": {"R": [[-0.1, 20.0]]}},
    {"teardrop": {"R": [[float("nan"), 20.0]]}},
    {"teardrop": {"R": [["10", 20.0]]}},
    {"teardrop": {"R": [[1.0, 2.0], [3.0, 4.0]]}},
    {"kneecap": {"R": [[1.0, 2.0]]}},
    {"teardrop": {"-": [[1.0, 2.0]]}},
    "marks",
    None,
])
def test_marks_that_make_no_sense_leave_a_sentence_and_the_old_marks(on, marks):
    on.take_marks("ap", sent(on, 1))
    on.take_marks("ap", sent(on, 2, marks))
    assert marks_of(on) == {"teardrop": {"R": ((10.0, 20.0),)}}
    assert on.problem.endswith((".", "!")) or ";" in on.problem


@pytest.mark.parametrize("message", [{}, {"rev": "1"}, {"rev": None, "film": 3}])
def test_a_message_that_is_none_is_ignored(on, message):
    on.take_marks("ap", message)
    assert marks_of(on) == {} and on.problem is None


def test_marks_go_with_the_hip_but_never_over_marks_of_that_hip(on):
    on.take_marks("ap", sent(on, 1))
    on.set_side("ap", "L")
    assert marks_of(on) == {"teardrop": {"L": ((10.0, 20.0),)}}
    both = {"teardrop": {"R": ((1.0, 2.0),), "L": ((3.0, 4.0),)}}
    on.set_marks("ap", both)
    on.set_side("ap", "R")
    assert marks_of(on) == both


def test_the_first_placement_is_kept_when_the_second_is_finished_and_stays_what_it_was(on):
    first, second, moved = ({"teardrop": {"R": ((x, 20.0),)}} for x in (10.0, 12.0, 30.0))
    on.set_marks("ap", first)
    on.place_again("ap")
    on.take_marks("ap", sent(on, 1, {"teardrop": {"R": [[12.0, 20.0]]}}))
    on.finish_again("ap", keep=True)
    on.set_marks("ap", moved)
    on.place_again("ap")
    on.take_marks("ap", sent(on, 2, {"teardrop": {"R": [[12.0, 20.0]]}}))
    on.finish_again("ap", keep=True)
    film = store.load_case("case").film("ap")
    assert (film.marks, film.first, film.repeats) == (moved, Placement(first, {}), (second, second))
    on.forget_repeats("ap")
    assert on.case.film("ap") == replace(film, first=None, repeats=())


def test_a_second_placement_given_up_leaves_no_first(on):
    on.set_marks("ap", MARKS)
    on.place_again("ap")
    on.finish_again("ap", keep=False)
    assert on.case.film("ap").first is None


def beside(on):
    """Another tab with the same case, and the same film at hand."""
    other = Desk(case_id="case")
    other.take_up(*store.load_kept("case"))
    other.lay("ap", on.film("ap"))
    return other


def test_what_another_tab_kept_is_not_overwritten(on):
    other = beside(on)
    other.set_patient(40, "F")
    on.take_marks("ap", sent(on, 1))
    on.take_marks("ap", sent(on, 2))
    assert on.is_outrun and not other.is_outrun
    assert marks_of(on) == {"teardrop": {"R": ((10.0, 20.0),)}}  # it lies here, and is not kept
    assert store.load_case("case") == other.case and other.case.film("ap").marks == {}


def test_what_is_kept_is_taken_over_with_the_films_that_are_at_hand(on):
    other = beside(on)
    other.take_marks("ap", sent(other, 1))
    on.set_patient(40, "F")
    token, ticket = on.token, on.tickets["ap"]
    on.take_over()
    assert on.case == other.case and not on.is_outrun
    assert (on.revs, on.tickets["ap"]) == ({}, ticket) and on.token != token
    on.set_patient(50, "M")
    assert not on.is_outrun and store.load_case("case") == on.case


def test_a_film_that_has_another_ones_name_is_not_shown_in_its_place(on):
    other = beside(on)
    other.remove("ap")
    add_film(other, Film(PIXELS[::-1].copy(), (0.2, 0.1), "detector", "a tag", (0, 100)), "ap_pelvis", None)
    on.set_patient(40, "F")
    on.take_over()
    assert on.shown == "ap" and on.film("ap").sha256 == on.case.film("ap").sha256 == other.film("ap").sha256


def test_a_film_that_was_taken_out_elsewhere_is_not_on_show_after_taking_over(on):
    beside(on).remove("ap")
    on.set_patient(40, "F")
    on.take_over()
    assert on.case.films == () and on.shown is None and on.laid == {}


def test_this_tabs_state_goes_on_as_a_case_of_its_own(on):
    other = beside(on)
    other.set_patient(40, "F")
    on.take_marks("ap", sent(on, 1))
    on.part()
    assert on.case_id != "case" and not on.is_outrun
    assert store.load_case(on.case_id) == on.case and marks_of(on) == {"teardrop": {"R": ((10.0, 20.0),)}}
    assert store.load_case("case") == other.case
    on.take_marks("ap", sent(on, 2, {}))
    assert store.load_case(on.case_id).film("ap").marks == {}


def test_marks_of_slices_from_an_earlier_visit_go_to_the_slices_they_were_on(on):
    def stack(*heights):
        return Stack(tuple(Film(PIXELS + k, (1.0, 1.0), "patient", "", (0, 1), place=Place(
            (0.0, 0.0, 3.0 * k), (1.0, 0.0, 0.0, 0.0, 1.0, 0.0), "frame", "CT")) for k in heights), "CT")

    before, now = Desk(case_id="before"), stack(5, 4, 3)
    series = before.lay_stack(stack(6, 5, 4))
    told = {"head": {"R": [[1.0, 2.0, 0], [3.0, 4.0, 1], [5.0, 6.0, 2]]}}
    whole = before.entries()[series].sha256
    before.take_marks(series, {"rev": 1, "film": whole, "desk": before.token, "marks": told})
    series = on.lay_stack(now)
    earlier = store.find_films({film.sha256 for film in now.slices}, besides=on.case_id)
    on.set_slices(series, earlier)
    # The series lacks the slice at 18 mm; those at 15 and 12 are its first and second.
    assert on.marks_of(series) == {"head": {"R": [(3.0, 4.0, 0), (5.0, 6.0, 1)]}}
    assert on.revs[series] == 1 and {f.frame for f in on.case.films if f.series} == {"frame"}


def test_marks_of_a_film_that_was_taken_out_are_ignored(on):
    late = sent(on, 1)
    on.remove("ap")
    on.take_marks("ap", late)
    assert on.case.films == () and on.problem is None


def test_two_films_of_one_view_get_ids_of_their_own(on):
    other = Film(PIXELS[::-1].copy(), (0.2, 0.1), "detector", "a tag", (0, 100))
    assert add_film(on, other, "ap_pelvis", None).id == "ap_2"
    on.remove("ap")
    assert [f.id for f in on.case.films] == ["ap_2"] and on.shown == "ap_2"


def test_the_film_keeps_its_spacing_and_the_trust_in_it(on):
    film = on.case.film("ap")
    assert (film.spacing_mm, film.scale, film.rows, film.columns) == ((0.2, 0.1), "detector", 200, 300)
    assert isinstance(film, MarkedFilm) and isinstance(on.case, Case)


def test_what_was_suggested_is_kept_with_the_marks_and_goes_with_the_hip(on):
    told = {"teardrop": {"R": [[11.0, 20.5]]}}
    on.take_marks("ap", sent(on, 1) | {"suggested": told})
    assert on.case.film("ap").suggested == {"teardrop": {"R": ((11.0, 20.5),)}}
    assert store.load_case("case") == on.case
    on.set_known_size("ap", "", 0)
    assert on.case.film("ap").suggested == {"teardrop": {"R": ((11.0, 20.5),)}}
    on.set_side("ap", "L")
    assert on.case.film("ap").suggested == {"teardrop": {"L": ((11.0, 20.5),)}}
    on.take_marks("ap", sent(on, 9))
    assert on.case.film("ap").suggested == {}


@pytest.mark.parametrize("told", [3, {"head": {"R": [[1, 2]]}}, {"teardrop": {"R": [["<b>", 2]]}}])
def test_suggestions_that_do_not_belong_to_the_marks_are_refused_with_a_sentence(on, told):
    on.take_marks("ap", sent(on, 1) | {"suggested": told})
    assert marks_of(on) == {} and on.problem.endswith(".")


def test_a_question_is_answered_from_what_lies_on_the_desk_and_changes_nothing(on):
    before = on.case
    asked = {"key": "sourcil_lateral", "side": "R", "marks": MARKS}
    assert on.tickets["ap"].suggest(asked)["problem"].startswith("Mark the femoral head first")
    assert on.tickets["ap"].suggest({"key": "<b>"})["problem"].endswith(".") and on.case is before


def test_a_desk_goes_with_its_ticket_at_once(on):
    """Its pixels must not wait for the garbage collector."""
    desk = Desk(case_id="other")
    desk.lay("ap", on.film("ap"))
    held = ref(desk.tickets["ap"])
    del desk
    assert held() is None
