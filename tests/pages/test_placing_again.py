"""A film's marks placed again: which placement is the first, and what is kept of the others."""

from dataclasses import replace

from planning import store
from planning.case import Placement
from planning.pages.marking import set_marks, take_marks
from planning.pages.placing_again import finish_again, forget_repeats, place_again
from tests.pages.conftest import MARKS, sent


def test_the_first_placement_is_kept_when_the_second_is_finished_and_stays_what_it_was(on):
    first, second, moved = ({"teardrop": {"R": ((x, 20.0),)}} for x in (10.0, 12.0, 30.0))
    set_marks(on, "ap", first)
    place_again(on, "ap")
    take_marks(on, "ap", sent(on, 1, {"teardrop": {"R": [[12.0, 20.0]]}}))
    finish_again(on, "ap", keep=True)
    set_marks(on, "ap", moved)
    place_again(on, "ap")
    take_marks(on, "ap", sent(on, 2, {"teardrop": {"R": [[12.0, 20.0]]}}))
    finish_again(on, "ap", keep=True)
    film = store.load_case("case").film("ap")
    assert (film.marks, film.first, film.repeats) == (moved, Placement(first, {}), (second, second))
    forget_repeats(on, "ap")
    assert on.case.film("ap") == replace(film, first=None, repeats=())


def test_a_second_placement_given_up_leaves_no_first(on):
    set_marks(on, "ap", MARKS)
    place_again(on, "ap")
    finish_again(on, "ap", keep=False)
    assert on.case.film("ap").first is None
