"""What hangs open on a light box: it is let go, found again by its hash, and dies with the light box."""

import gc
from weakref import ref

import numpy as np
import pytest

from planning.film import Film, Place, Stack
from planning.pages import room
from planning.pages.light_box import LightBox, film_at_hand
from planning.viewer.routes import Visitor
from tests.pages.conftest import PIXELS, film_of


@pytest.fixture
def box():
    return LightBox(Visitor("a browser"))


def stack_of(*shades):
    return Stack(tuple(Film(PIXELS + k, (1.0, 1.0), "patient", "", (0, 1), place=Place(
        (0.0, 0.0, 3.0 * k), (1.0, 0.0, 0.0, 0.0, 1.0, 0.0), "frame", "CT")) for k in shades), "CT")


def test_a_film_hangs_under_its_id_with_a_ticket_for_its_visitor(box):
    box.lay("ap", film_of(PIXELS), lambda asked: {"told": asked})
    ticket = box.tickets["ap"]
    np.testing.assert_array_equal(ticket.slices[0], PIXELS)
    assert ticket.visitor == Visitor("a browser") and ticket.suggest("this") == {"told": "this"}
    assert box.film("ap").spacing_mm == (0.2, 0.1) and box.film("dunn_45") is None


def test_a_stack_hangs_under_its_series_and_a_slice_is_found_by_its_place(box):
    series = box.lay_stack(stack := stack_of(6, 5))
    assert box.stack(series) == stack and len(box.tickets[series].slices) == 2
    assert box.slice_of(series, (0.0, 0.0, 15.0)).sha256 == stack.slices[1].sha256
    assert box.slice_of(series, (0.0, 0.0, 9.0)) is None and box.slice_of("another", (0.0, 0.0, 15.0)) is None


def test_what_is_let_go_leaves_no_ticket_and_its_file_for_its_other_images(box):
    box.lay("ap", film_of(PIXELS))
    series = box.lay_stack(stack_of(6, 5))
    box.files = {"ap": b"a file"}
    for name in ("ap", series):
        box.let_go(name)
    assert (box.laid, box.stacks, box.tickets, box.files) == ({}, {}, {}, {"ap": b"a file"})
    box.take_down("ap")
    assert box.files == {}


def test_only_films_with_the_pixels_that_belong_to_their_id_go_on_hanging(box):
    same, other = film_of(PIXELS), film_of(PIXELS[::-1])
    for name, film in {"ap": same, "ap_2": other, "ap_3": same}.items():
        box.lay(name, film)
    box.let_go_all_but({"ap": same.sha256, "ap_2": same.sha256})
    assert list(box.laid) == list(box.tickets) == ["ap"]


def test_what_one_reader_has_open_is_found_by_its_hash_for_another_and_not_once_it_is_closed(box):
    film, other = film_of(PIXELS + 7), LightBox()
    sha256, series = film.sha256, box.lay_stack(stack_of(9, 8))
    box.lay("ap", film)
    assert film_at_hand(sha256) is film and other.stack(series) == box.stack(series)
    del film, other
    box.let_go("ap")
    box.let_go(series)
    gc.collect()
    assert film_at_hand(sha256) is None and box.stack(series) is None


def test_the_shared_room_lets_go_what_hangs_on_a_light_box(box, monkeypatch):
    monkeypatch.setattr(room, "most", lambda: PIXELS.nbytes)
    monkeypatch.setattr(room, "_open", type(room._open)())
    box.lay("ap", film_of(PIXELS))
    LightBox().lay("ap", film_of(PIXELS[::-1]))
    assert box.film("ap") is None and box.tickets == {}


def test_the_tickets_go_with_the_light_box_at_once():
    """Their pixels must not wait for the garbage collector, nor for the shared room to be tidied."""
    box = LightBox()
    box.lay("ap", film_of(PIXELS))
    held = [ref(box.tickets[name]) for name in ("ap", box.lay_stack(stack_of(6, 5)))]
    del box
    assert [one() for one in held] == [None, None]
