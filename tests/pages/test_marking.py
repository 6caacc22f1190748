"""What a desk takes from the viewer and from the page, and what it refuses."""

import pytest

from planning import store
from planning.film import Film, Place, Stack
from planning.pages.desk import Desk
from planning.pages.marking import marks_of, set_known_size, set_marks, set_side, set_slices, take_marks
from tests.pages.conftest import PIXELS, sent


def test_marks_are_taken_and_kept(on):
    take_marks(on, "ap", sent(on, 1))
    assert on.case.film("ap").marks == {"teardrop": {"R": ((10.0, 20.0),)}}
    assert store.load_case("case") == on.case


def test_marks_of_another_film_are_refused(on):
    take_marks(on, "ap", sent(on, 1, sha="0" * 64))
    assert on.case.film("ap").marks == {}


def test_marks_sent_to_the_desk_of_a_server_that_has_ended_are_refused(on):
    take_marks(on, "ap", {**sent(on, 7), "desk": Desk(case_id="case").token})
    assert on.case.film("ap").marks == {} and on.revs == {}


def test_marks_older_than_what_is_known_are_refused(on):
    take_marks(on, "ap", sent(on, 5))
    take_marks(on, "ap", sent(on, 4, {}))
    take_marks(on, "ap", sent(on, 5, {}))
    assert on.case.film("ap").marks == {"teardrop": {"R": ((10.0, 20.0),)}}


def test_marks_changed_on_the_page_raise_the_revision(on):
    take_marks(on, "ap", sent(on, 5))
    set_marks(on, "ap", {})
    take_marks(on, "ap", sent(on, 6))
    assert on.case.film("ap").marks == {} and on.revs["ap"] == 6


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
    take_marks(on, "ap", sent(on, 1))
    take_marks(on, "ap", sent(on, 2, marks))
    assert on.case.film("ap").marks == {"teardrop": {"R": ((10.0, 20.0),)}}
    assert on.problem.endswith((".", "!")) or ";" in on.problem


@pytest.mark.parametrize("message", [{}, {"rev": "1"}, {"rev": None, "film": 3}])
def test_a_message_that_is_none_is_ignored(on, message):
    take_marks(on, "ap", message)
    assert on.case.film("ap").marks == {} and on.problem is None


def test_marks_go_with_the_hip_but_never_over_marks_of_that_hip(on):
    take_marks(on, "ap", sent(on, 1))
    set_side(on, "ap", "L")
    assert on.case.film("ap").marks == {"teardrop": {"L": ((10.0, 20.0),)}}
    both = {"teardrop": {"R": ((1.0, 2.0),), "L": ((3.0, 4.0),)}}
    set_marks(on, "ap", both)
    set_side(on, "ap", "R")
    assert on.case.film("ap").marks == both


def test_marks_of_slices_from_an_earlier_visit_go_to_the_slices_they_were_on(on):
    def stack(*heights):
        return Stack(tuple(Film(PIXELS + k, (1.0, 1.0), "patient", "", (0, 1), place=Place(
            (0.0, 0.0, 3.0 * k), (1.0, 0.0, 0.0, 0.0, 1.0, 0.0), "frame", "CT")) for k in heights), "CT")

    before, now = Desk(case_id="before"), stack(5, 4, 3)
    series = before.light_box.lay_stack(stack(6, 5, 4))
    told = {"head": {"R": [[1.0, 2.0, 0], [3.0, 4.0, 1], [5.0, 6.0, 2]]}}
    whole = before.entries()[series].sha256
    take_marks(before, series, {"rev": 1, "film": whole, "desk": before.token, "marks": told})
    series = on.light_box.lay_stack(now)
    earlier = store.find_films({film.sha256 for film in now.slices}, besides=on.case_id)
    set_slices(on, series, earlier)
    # The series lacks the slice at 18 mm; those at 15 and 12 are its first and second.
    assert marks_of(on, series) == {"head": {"R": [(3.0, 4.0, 0), (5.0, 6.0, 1)]}}
    assert on.revs[series] == 1 and {f.frame for f in on.case.films if f.series} == {"frame"}


def test_marks_of_a_film_that_was_taken_out_are_ignored(on):
    late = sent(on, 1)
    on.remove("ap")
    take_marks(on, "ap", late)
    assert on.case.films == () and on.problem is None


def test_what_was_suggested_is_kept_with_the_marks_and_goes_with_the_hip(on):
    told = {"teardrop": {"R": [[11.0, 20.5]]}}
    take_marks(on, "ap", sent(on, 1) | {"suggested": told})
    assert on.case.film("ap").suggested == {"teardrop": {"R": ((11.0, 20.5),)}}
    assert store.load_case("case") == on.case
    set_known_size(on, "ap", "", 0)
    assert on.case.film("ap").suggested == {"teardrop": {"R": ((11.0, 20.5),)}}
    set_side(on, "ap", "L")
    assert on.case.film("ap").suggested == {"teardrop": {"L": ((11.0, 20.5),)}}
    take_marks(on, "ap", sent(on, 9))
    assert on.case.film("ap").suggested == {}


@pytest.mark.parametrize("told", [3, {"head": {"R": [[1, 2]]}}, {"teardrop": {"R": [["<b>", 2]]}}])
def test_suggestions_that_do_not_belong_to_the_marks_are_refused_with_a_sentence(on, told):
    take_marks(on, "ap", sent(on, 1) | {"suggested": told})
    assert on.case.film("ap").marks == {} and on.problem.endswith(".")
