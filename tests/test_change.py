"""Change between two films: differences worked by hand, and how sure they are."""

import pytest

from planning.case import Case, MarkedFilm, Reading
from planning.change import changes, film_pairs, sign_changes
from planning.repeats import Within


def reading(value, spread=2.2, film="before", key="lcea_sourcil", side="R", **more):
    return Reading(key, side, film, value, "deg", None, spread=spread, **more)


def test_a_difference_has_the_errors_of_both_films():
    (c,) = changes([reading(18.0, 3.0)], [reading(30.0, 4.0, "after")], {})
    assert c.difference == 12.0
    assert c.margin == c.least == pytest.approx(1.96 * 5.0, rel=1e-4)  # 3, 4, 5
    assert c.counts and not c.is_own


@pytest.mark.parametrize(("after", "counts"), [(24.0, False), (24.2, True), (12.0, False), (11.8, True)])
def test_only_what_is_more_than_the_readers_own_detectable_change_counts(after, counts):
    """The realignment sheet (7.1): with a deviation of 2.2 degrees an LCEA has changed from 6.1 degrees on."""
    (c,) = changes([reading(18.0, 0.1)], [reading(after, 0.1)], {"lcea_sourcil": Within(2.2, 10)})
    assert c.least == pytest.approx(6.1, abs=0.01) and c.is_own and c.counts is counts


def test_a_readers_own_deviation_from_too_few_placements_is_not_used():
    """Two placements that happened to agree do not make every change count."""
    (c,) = changes([reading(18.0)], [reading(18.5)], {"lcea_sourcil": Within(0.01, 3)})
    assert not c.is_own and not c.counts


def test_a_reader_who_hit_the_same_pixels_twice_is_not_taken_to_be_without_error():
    (c,) = changes([reading(18.0)], [reading(18.5)], {"lcea_sourcil": Within(0.0, 10)})
    assert not c.is_own and not c.counts


@pytest.mark.parametrize("other", [
    reading(30.0, side="L"), reading(30.0, key="tonnis_angle"), reading(None), reading(30.0, None),
    reading(30.0, doubt="the sides look exchanged"),
])
def test_what_is_not_read_for_sure_on_both_is_no_change(other):
    assert changes([reading(18.0)], [other], {}) == changes([other], [reading(18.0)], {}) == ()


def sign(value, film="before", key="crossover_sign", **more):
    return Reading(key, "R", film, value, "sign", None, **more)


def test_signs_are_told_before_and_after():
    spine = [Reading("ischial_spine_sign", "R", film, None, "grade", None, grade=answer)
             for film, answer in (("before", "present"), ("after", "absent"))]
    cross = sign(1.0), sign(0.0, "after")
    assert sign_changes([cross[0], spine[0]], [cross[1], spine[1]]) == (cross, tuple(spine))
    assert changes([cross[0]], [cross[1]], {}) == ()


@pytest.mark.parametrize("other", [
    sign(None), sign(0.0, doubt="the sides look exchanged"), sign(0.0, key="posterior_wall_sign"), reading(18.0),
    Reading("crossover_sign", "R", "after", None, "grade", "not graded"),
])
def test_a_sign_that_is_not_told_on_both_is_left_out(other):
    assert sign_changes([sign(1.0)], [other]) == sign_changes([other], [sign(1.0)]) == ()


def test_films_of_one_view_are_paired_in_the_order_of_the_case():
    films = [MarkedFilm(name, view, 9, 9, side=side) for name, view, side in (
        ("a", "ap_pelvis", None), ("r", "dunn_45", "R"), ("b", "ap_pelvis", None), ("l", "dunn_45", "L"),
        ("c", "ap_pelvis", None), ("r2", "dunn_45", "R"), ("x", "axial", None), ("y", "axial", None))]
    assert [(one.id, two.id) for one, two in film_pairs(Case(tuple(films)))] == [("a", "b"), ("b", "c"), ("r", "r2")]
