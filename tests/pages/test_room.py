"""Room for open films: one picture for all who have it, the one looked at longest ago let go, and no mark with it."""

import gc
from dataclasses import replace

import numpy as np
import pytest

from planning.film import Film
from planning.pages import room
from planning.pages.desk import Desk
from planning.pages.marking import take_marks
from planning.pages.opening import add_film
from planning.viewer.routes import _tickets

MB = 1 << 20


@pytest.fixture(autouse=True)
def four_mb(monkeypatch, tmp_path):
    monkeypatch.setenv("COXA_FILMS_MB", "4")
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path}/coxa.db")
    monkeypatch.setattr(room, "_open", type(room._open)())


def film(shade, mb=2):
    pixels = np.full((1024, 512 * mb), shade, "uint16")
    return Film(pixels, (0.1, 0.1), "detector", "", (0, 1))


def desk_with(*films):
    on = Desk("case")
    for one in films:
        add_film(on, one, "ap_pelvis", None)
    return on


def test_one_picture_is_held_once_for_two_desks_each_with_its_own_scale():
    one, other = film(7), replace(film(7), spacing_mm=(0.2, 0.2))
    first, second = desk_with(one), desk_with(other)
    assert first.film("ap").pixels is second.film("ap").pixels
    assert (first.film("ap").spacing_mm, second.film("ap").spacing_mm) == ((0.1, 0.1), (0.2, 0.2))
    assert room._held() == 2 * MB


def test_what_was_looked_at_longest_ago_is_let_go_and_its_memory_is_free():
    first, second = desk_with(film(1)), desk_with(film(2))
    address = first.light_box.tickets["ap"].token
    second.film("ap")
    gone = room.ref(first.film("ap").pixels)  # looked at last, for now
    second.film("ap")
    third = desk_with(film(3))
    gc.collect()
    assert gone() is None and first.film("ap") is None and address not in _tickets
    assert second.film("ap") is not None and third.film("ap") is not None
    assert room._held() == 4 * MB


def test_marks_of_a_film_let_go_are_kept_and_the_same_film_opened_again_goes_on():
    on = desk_with(film(1))
    desks = [desk_with(film(shade)) for shade in (2, 3)]
    assert on.film("ap") is None and len(desks) == 2
    sha = on.case.film("ap").sha256
    take_marks(on, "ap", {"desk": on.token, "rev": 1, "film": sha, "marks": {"teardrop": {"R": [[1.0, 2.0]]}}})
    assert on.case.film("ap").marks == {"teardrop": {"R": ((1.0, 2.0),)}}
    on.lay("ap", film(1))
    assert on.film("ap") is not None


def test_the_film_just_opened_stays_even_when_it_takes_all_the_room():
    on = desk_with(film(1), film(2, mb=8))
    assert [on.film(f.id) is not None for f in on.case.films] == [False, True]


def test_a_session_that_ended_takes_no_room():
    desk_with(film(1))
    desk_with(film(2))
    gc.collect()
    on = desk_with(film(3))
    assert room._held() == 2 * MB and on.film("ap") is not None


@pytest.mark.parametrize(("said", "most"), [("", 2048), ("512", 512), ("0", 2048), ("-3", 2048), ("much", 2048)])
def test_the_room_is_set_by_the_environment(monkeypatch, said, most):
    monkeypatch.setenv("COXA_FILMS_MB", said)
    assert room.most() == most * MB
