"""Contours against brute force, symmetry and closed forms; batches against single contours.

Expected values come from other ways to the answer: exact fractions for what crosses, a fine walk along the contour
for what is nearest, and the moved answer for the moved contour.
"""

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planning.geometry.contour import contour_meet, crosses, crossing, nearest


def quietly(op, *given, **settings):
    with np.errstate(all="ignore"):
        return op(*(np.asarray(g, float) for g in given), **settings)


whole = st.integers(-12, 12)
spots = st.tuples(whole, whole)
contours = st.lists(spots, min_size=2, max_size=6)
motions = st.tuples(st.floats(-math.pi, math.pi), st.floats(0.1, 10), st.tuples(*[st.floats(-500, 500)] * 2),
                    st.booleans())


def moved(points, motion):
    """Points turned, scaled, mirrored and shifted."""
    turn, scale, shift, mirror = motion
    c, s = math.cos(turn), math.sin(turn)
    spin = scale * np.array([[c, -s], [s, c]]) @ np.diag([-1 if mirror else 1, 1])
    return np.asarray(points, float) @ spin.T + shift


def beside_a_start(point, clear, *contours):
    """Whether a place lies nearer to a contour's start than a share of the way from there to its end, squared."""
    for (ax, ay), (bx, by) in ((c[0], c[-1]) for c in contours):
        if (point[0] - ax) ** 2 + (point[1] - ay) ** 2 <= clear**2 * ((bx - ax) ** 2 + (by - ay) ** 2):
            return True
    return False


def first_crossing(first, second, clear=0):
    """The first crossing in exact fractions, by Cramer's rule piece by piece; None when there is none."""
    ends = {first[0], first[-1], second[0], second[-1]}
    for a, b in pairwise(first):
        found = []
        for c, d in pairwise(second):
            (ux, uy), (vx, vy), (wx, wy) = ((q[0] - p[0], q[1] - p[1]) for p, q in ((a, b), (c, d), (a, c)))
            det = ux * vy - uy * vx
            if det:
                t, s = Fraction(wx * vy - wy * vx, det), Fraction(wx * uy - wy * ux, det)
                point = (a[0] + t * ux, a[1] + t * uy)
                met = 0 <= t <= 1 and 0 <= s <= 1 and point not in ends
                if met and not (clear and beside_a_start(point, clear, first, second)):
                    found.append((t, point))
        if found:
            return min(found)[1]
    return None


@given(first=contours, second=contours)
@settings(deadline=None, max_examples=600)
def test_what_crosses_is_what_exact_fractions_say(first, second):
    expected, found = first_crossing(first, second), quietly(crossing, first, second)
    assert float(quietly(crosses, first, second)) == (expected is not None)
    if expected is None:
        assert np.isnan(found).all()
    else:
        np.testing.assert_allclose(found, [float(x) for x in expected], atol=1e-9)


@given(first=contours, second=contours)
@settings(deadline=None, max_examples=600)
def test_what_lies_beside_a_start_is_no_crossing(first, second):
    clear = Fraction(5, 12) + Fraction(1, 10**6)  # no place on a grid of twelfths lies at that very distance
    expected, found = first_crossing(first, second, clear), quietly(crossing, first, second, clear=float(clear))
    assert float(quietly(crosses, first, second, clear=float(clear))) == (expected is not None)
    if expected is not None:
        np.testing.assert_allclose(found, [float(x) for x in expected], atol=1e-9)


@given(first=contours, second=contours, motion=motions)
@settings(deadline=None, max_examples=300)
def test_a_moved_pair_crosses_at_the_place_so_moved(first, second, motion):
    before = quietly(crossing, first, second)
    after = quietly(crossing, moved(first, motion), moved(second, motion))
    np.testing.assert_allclose(after, moved(before, motion), atol=1e-8)


@given(first=contours, second=contours)
@settings(deadline=None)
def test_whether_two_contours_cross_depends_on_no_order(first, second):
    answers = {
        float(quietly(crosses, p, q)) for a, b in ((first, second), (second, first))
        for p in (a, a[::-1]) for q in (b, b[::-1])
    }
    assert len(answers) == 1


@given(contour=contours, spot=spots)
@settings(deadline=None)
def test_no_place_on_a_contour_is_nearer_than_the_nearest(contour, spot):
    found = quietly(nearest, contour, spot)
    corners = np.array(contour, float)
    walk = np.linspace(0, 1, 401)[:, None, None]
    places = (corners[:-1] + walk * np.diff(corners, axis=0)).reshape(-1, 2)
    away = np.hypot(*(places - spot).T).min()
    longest = np.hypot(*np.diff(corners, axis=0).T).max()
    # It lies on the contour, and no further away than the nearest of the places walked over.
    assert np.hypot(*(places - found).T).min() <= longest / 800 + 1e-9
    assert np.hypot(*(found - spot)) <= away + 1e-9


@given(contour=contours, spot=spots, motion=motions)
@settings(deadline=None)
def test_the_distance_to_a_contour_is_kept_when_both_are_moved(contour, spot, motion):
    before = np.hypot(*(quietly(nearest, contour, spot) - spot))
    there = moved(spot, motion)
    after = np.hypot(*(quietly(nearest, moved(contour, motion), there) - there))
    assert after == pytest.approx(before * motion[1], abs=1e-8)


@given(contour=contours, height=st.integers(-12, 12))
@settings(deadline=None)
def test_a_level_line_meets_a_contour_where_its_height_is_first_reached(contour, height):
    steep = [(a, b) for a, b in pairwise(contour) if a[1] != b[1] and min(a[1], b[1]) <= height <= max(a[1], b[1])]
    found = quietly(contour_meet, contour, (3, height, -1, 0))
    if not steep:
        assert np.isnan(found).all()
        return
    (ax, ay), (bx, by) = steep[0]
    np.testing.assert_allclose(found, (ax + (bx - ax) * (height - ay) / (by - ay), height), atol=1e-9)


@given(contour=contours, spot=spots, heading=st.floats(-math.pi, math.pi), motion=motions)
@settings(deadline=None)
def test_a_line_meets_a_moved_contour_at_the_place_so_moved(contour, spot, heading, motion):
    ahead = np.add(spot, (math.cos(heading), math.sin(heading)))
    cut = np.concatenate([spot, ahead - spot])
    start, end = moved(spot, motion), moved(ahead, motion)
    before = quietly(contour_meet, contour, cut)
    # A piece nearly in the line may be met anywhere along it, by rounding.
    leans = [abs(np.linalg.det([np.subtract(b, a), ahead - spot])) for a, b in pairwise(contour) if a != b]
    assume(all(lean > 1e-3 for lean in leans))
    reach = [np.linalg.det([ahead - spot, np.subtract(p, spot)]) for p in contour]
    assume(all(abs(r) > 1e-6 for r in reach))  # nor does an end lie in the line but for rounding
    after = quietly(contour_meet, moved(contour, motion), np.concatenate([start, (end - start) / motion[1]]))
    np.testing.assert_allclose(after, moved(before, motion), atol=1e-7)


def test_an_arc_of_many_corners_answers_as_its_circle_does():
    """A polygon of 720 corners about (0, 0), radius 25, and a chord at height -7: it leaves at (24, -7)."""
    turn = np.radians(np.linspace(-90, 90, 361))
    arc = 25 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    # A side of the polygon lies up to this much inside the circle; level, that is 25/24 of it.
    inside = 25 * (1 - math.cos(math.radians(0.25)))
    np.testing.assert_allclose(quietly(crossing, arc, [(0, -7), (40, -7)]), (24, -7), atol=inside * 25 / 24)
    # (40, -30) is 50 from the center, so 25 from the circle and up to `inside` more from the polygon.
    assert 25 <= math.dist(quietly(nearest, arc, (40, -30)), (40, -30)) <= 25 + inside


def test_a_batch_gives_what_its_members_give_alone():
    rng = np.random.default_rng(4)
    first, second = rng.integers(-9, 10, (400, 5, 2)).astype(float), rng.integers(-9, 10, (400, 4, 2)).astype(float)
    points = rng.uniform(-9, 9, (400, 2))
    lines = np.concatenate([points, np.tile((0.6, -0.8), (400, 1))], axis=1)
    for op, others in ((crossing, second), (crosses, second), (nearest, points), (contour_meet, lines)):
        alone = np.array([quietly(op, p, q) for p, q in zip(first, others, strict=True)])
        np.testing.assert_array_equal(quietly(op, first, others), alone)
        np.testing.assert_array_equal(
            quietly(op, first[0], others), np.array([quietly(op, first[0], q) for q in others]))
        np.testing.assert_array_equal(
            quietly(op, first, others[0]), np.array([quietly(op, p, others[0]) for p in first]))
    sure = quietly(crosses, first, second).mean()
    assert 0.3 < sure < 0.95  # both answers are seen


def test_a_missing_mark_takes_only_its_own_member_of_the_batch():
    roof = np.array([(0, 0), (0, -10), (10, -10), (10, 0)], float)
    both = np.stack([roof, roof])
    both[0, 2] = np.nan
    cut = np.array([(-5, -4), (15, -4)], float)
    np.testing.assert_array_equal(quietly(crossing, both, cut), [(np.nan, np.nan), (0, -4)])
    np.testing.assert_array_equal(quietly(crosses, both, cut), [np.nan, 1])
    np.testing.assert_array_equal(quietly(crosses, cut, both), [np.nan, 1])
    np.testing.assert_array_equal(quietly(contour_meet, both, (0, -4, 1, 0)), [(np.nan, np.nan), (0, -4)])
    np.testing.assert_array_equal(quietly(nearest, both, (3, -4)), [(np.nan, np.nan), (0, -4)])
