"""Stacks on the desk: marks go to the slices they were placed on, and come back; what is not marked is not kept."""

from dataclasses import replace
from weakref import WeakValueDictionary

import numpy as np
import pytest

from planning import store
from planning.casefile import read_case, write_case
from planning.film import Film, Place, Stack
from planning.pages import room
from planning.pages.desk import Desk
from planning.pages.marking import marks_of, set_protocol, take_marks
from planning.pages.opening import add_film
from planning.pages.slices import adopted
from planning.protocols import PROTOCOLS, Protocol
from planning.views import VIEWS, View


@pytest.fixture(autouse=True)
def axial(monkeypatch):
    """A view of axial slices on which heads and necks are marked."""
    monkeypatch.setitem(VIEWS, "axial", View("axial", "Axial slices", True, "lateral", also=("head", "neck_axis")))
    monkeypatch.setitem(PROTOCOLS, "axial", (Protocol("none", "Nothing", ()),))
    from planning.constructions import constructions

    constructions.cache_clear()
    yield
    constructions.cache_clear()


def ct(count, seed=0):
    """Slices of 20 by 30 pixels, 3 mm apart."""
    pixels = np.arange(600, dtype="uint16").reshape(20, 30) + 100 * seed
    return Stack(tuple(
        Film(pixels + k, (1.0, 1.0), "patient", "PixelSpacing", (0, 600), view="axial",
             place=Place((0.0, 0.0, -3.0 * k), (1.0, 0.0, 0.0, 0.0, 1.0, 0.0), "", "CT"))
        for k in range(count)
    ), f"CT, {count} slices, 3.0 mm")


@pytest.fixture
def on(tmp_path, monkeypatch):
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path / 'kept.db'}")
    monkeypatch.setattr(room, "_pixels", WeakValueDictionary())  # no pixels of another test are shared
    return Desk(case_id="case")


MARKS = {"head": {"R": [[5.0, 5.0, 7], [9.0, 5.0, 7], [7.0, 8.5, 8]]}, "neck_axis": {"R": [[12.0, 9.0, 3]], "L": []}}


def send(on, stack, rev, marks=MARKS):
    take_marks(on, on.shown, {"rev": rev, "film": stack.sha256, "desk": on.token, "marks": marks})


@pytest.fixture
def opened(on):
    stack = ct(10)
    on.shown = on.light_box.lay_stack(stack)
    return on, stack


def test_an_open_stack_is_one_entry_and_not_yet_in_the_case(opened):
    on, stack = opened
    assert list(on.entries()) == [on.shown] and on.case.films == () and on.at_hand(on.shown) is stack
    entry = on.entries()[on.shown]
    assert (entry.view, entry.rows, entry.columns, entry.sha256) == ("axial", 20, 30, stack.sha256)


def test_marks_go_to_the_slices_they_were_placed_on(opened):
    on, stack = opened
    send(on, stack, 1)
    assert [(f.id, f.position_mm[2], dict(f.marks)) for f in on.case.films] == [
        ("axial", -9.0, {"neck_axis": {"R": ((12.0, 9.0),)}}),
        ("axial_2", -21.0, {"head": {"R": ((5.0, 5.0), (9.0, 5.0))}}),
        ("axial_3", -24.0, {"head": {"R": ((7.0, 8.5),)}}),
    ]
    assert {f.series for f in on.case.films} == {on.shown}
    assert [f.sha256 for f in on.case.films] == [stack.slices[k].sha256 for k in (3, 7, 8)]
    assert store.load_case("case") == on.case == read_case(write_case(on.case))


def test_the_viewer_gets_the_same_points_back(opened):
    on, stack = opened
    send(on, stack, 1)
    back = marks_of(on, on.shown)
    assert back == {"neck_axis": {"R": [(12.0, 9.0, 3)]}, "head": {"R": [(5.0, 5.0, 7), (9.0, 5.0, 7), (7.0, 8.5, 8)]}}


def test_a_slice_keeps_its_name_and_leaves_the_case_with_its_last_mark(opened):
    on, stack = opened
    send(on, stack, 1)
    send(on, stack, 2, {"head": MARKS["head"], "neck_axis": {"L": [[1.0, 1.0, 0]]}})
    there = [(f.id, f.position_mm[2]) for f in on.case.films]
    assert there == [("axial_4", 0.0), ("axial_2", -21.0), ("axial_3", -24.0)]
    send(on, stack, 3, {})
    assert on.case.films == () and on.shown in on.entries()


def test_the_protocol_of_a_stack_is_kept_with_its_slices(opened):
    on, stack = opened

    def on_a_later_visit():
        later = Desk(case_id="case")
        later.take_up(*store.load_kept("case"))
        return later.entries()[on.shown].protocol

    set_protocol(on, on.shown, "methods")
    assert on.case.films == () and on.entries()[on.shown].protocol == "methods"
    send(on, stack, 1)
    assert on_a_later_visit() == "methods"
    set_protocol(on, on.shown, "full")
    send(on, stack, 2, {**MARKS, "neck_axis": {"R": [[12.0, 9.0, 4]]}})
    assert on_a_later_visit() == "full" and {film.protocol for film in on.case.films} == {"full"}


@pytest.mark.parametrize("marks", [
    {"head": {"R": [[5.0, 5.0]]}},
    {"head": {"R": [[5.0, 5.0, 10]]}},
    {"head": {"R": [[5.0, 20.5, 1]]}},
    {"head": {"R": [[float("nan"), 5.0, 1]]}},
    {"head": {"-": [[5.0, 5.0, 1]]}},
    {"kneecap": {"R": [[5.0, 5.0, 1]]}},
    {"teardrop": {"R": [[5.0, 5.0, 1]]}},
    "marks",
])
def test_marks_that_make_no_sense_leave_a_sentence_and_the_old_marks(opened, marks):
    on, stack = opened
    send(on, stack, 1)
    before = on.case
    send(on, stack, 2, marks)
    assert on.case == before and on.problem.endswith(".") and on.revs[on.shown] == 1


def test_marks_of_another_stack_or_older_ones_are_refused(opened):
    on, stack = opened
    send(on, stack, 5)
    before = on.case
    send(on, ct(10, seed=1), 6, {})
    send(on, stack, 5, {})
    assert on.case == before and on.problem is None


def test_two_stacks_and_a_film_stand_side_by_side_and_are_read_together(opened):
    on, stack = opened
    add_film(on, Film(np.zeros((50, 50), "uint16"), (1.0, 1.0), "none", "", (0, 1)), "ap_pelvis", None)
    on.shown = on.light_box.lay_stack(knees := ct(4, seed=1))
    send(on, knees, 1, {"neck_axis": {"L": [[2.0, 3.0, 1]]}})
    on.shown = next(name for name, entry in on.entries().items() if entry.sha256 == stack.sha256)
    assert marks_of(on, on.shown) == {"neck_axis": {"L": [(2.0, 3.0, -1)]}}
    send(on, stack, 1, {"neck_axis": {"L": [[2.0, 3.0, -1]]}, "head": {"R": [[1.0, 1.0, 0]]}})
    assert [(f.view, dict(f.marks)) for f in on.case.films] == [
        ("ap_pelvis", {}), ("axial", {"neck_axis": {"L": ((2.0, 3.0),)}}), ("axial", {"head": {"R": ((1.0, 1.0),)}})]
    assert marks_of(on, "ap") == {} and len(on.entries()) == 3


def test_marks_of_two_screenshots_are_shown_together_and_kept_apart(on):
    for seed in (0, 1):
        add_film(on, Film(np.full((50, 50), seed, "uint16"), (1.0, 1.0), "none", "", (0, 1)), "axial", None)
    sent = {"rev": 1, "desk": on.token}
    take_marks(on, "axial", {**sent, "film": on.case.film("axial").sha256, "marks": {"head": {"R": [[1.0, 2.0]]}}})
    both = {"head": {"R": [[1.0, 2.0, -1]]}, "neck_axis": {"R": [[3.0, 4.0]]}}
    assert marks_of(on, "axial_2") == {"head": {"R": [(1.0, 2.0, -1)]}}
    take_marks(on, "axial_2", {**sent, "film": on.case.film("axial_2").sha256, "marks": both})
    assert dict(on.case.film("axial").marks) == {"head": {"R": ((1.0, 2.0),)}}
    assert dict(on.case.film("axial_2").marks) == {"neck_axis": {"R": ((3.0, 4.0),)}}


def test_a_stack_is_taken_out_with_its_marks_and_nothing_else(opened):
    on, stack = opened
    add_film(on, Film(np.zeros((50, 50), "uint16"), (1.0, 1.0), "none", "", (0, 1)), "ap_pelvis", None)
    series = next(name for name, entry in on.entries().items() if entry.series)
    on.shown = series
    send(on, stack, 1)
    assert len(on.case.films) == 4
    on.remove(series)
    assert [f.id for f in on.case.films] == ["ap"] and on.shown == "ap" and series not in on.entries()


def test_a_case_taken_up_again_asks_for_its_series_and_knows_it(opened):
    on, stack = opened
    send(on, stack, 1)
    later = Desk(case_id="case")
    later.take_up(on.case)
    assert later.shown == on.shown and later.at_hand(later.shown) is stack  # still open in the other session
    strange = replace(on.case, films=tuple(replace(f, series="gone") for f in on.case.films))
    alone = Desk(case_id="other")
    alone.take_up(strange)
    assert alone.at_hand("gone") is None and alone.entries()["gone"].rows == 20 and alone.films() == {}
    assert alone.film("axial") is None


def test_the_pixels_of_a_marked_slice_are_its_own(opened):
    on, stack = opened
    send(on, stack, 1)
    assert on.films() == {"axial": stack.slices[3], "axial_2": stack.slices[7], "axial_3": stack.slices[8]}


def test_slices_find_their_stack_again_when_it_is_read_from_more_files(opened):
    on, stack = opened
    send(on, stack, 1)
    longer, other = ct(12), ct(10, seed=1)
    assert {f.series for f in adopted(on.case, longer).films} == {longer.sha256[:16]}
    assert adopted(on.case, other) == on.case
    assert adopted(on.case, ct(8)) == on.case  # without the lowest marked slice
