"""The circle fit against closed forms, another least-squares program, symmetry, and the fit it is there to avoid."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import least_squares

from planning.geometry.circle import circle_fit


def fit(points):
    with np.errstate(all="ignore"):
        return circle_fit(np.asarray(points, float))


def arc(center, radius, start, span, count):
    """Points on an arc, angles in degrees."""
    at = np.radians(np.linspace(start, start + span, count))
    return np.column_stack([center[0] + radius * np.cos(at), center[1] + radius * np.sin(at)])


def circumcircle(a, b, c):
    """Closed form: the point equally far from three points, by Cartesian determinants."""
    (ax, ay), (bx, by), (cx, cy) = a, b, c
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    x = ((ax**2 + ay**2) * (by - cy) + (bx**2 + by**2) * (cy - ay) + (cx**2 + cy**2) * (ay - by)) / d
    y = ((ax**2 + ay**2) * (cx - bx) + (bx**2 + by**2) * (ax - cx) + (cx**2 + cy**2) * (bx - ax)) / d
    return x, y, math.hypot(ax - x, ay - y)


def kasa(points):
    """Radii of the algebraic fit x² + y² = 2ax + 2by + c by linear least squares; points (n, k, 2)."""
    system = np.concatenate([2 * points, np.ones((*points.shape[:-1], 1))], axis=-1)
    a, b, c = (np.linalg.pinv(system) @ (points**2).sum(-1, keepdims=True))[..., 0].T
    return np.sqrt(c + a * a + b * b)


def test_points_by_3_4_5_triangles_give_their_circle_exactly():
    rim = [(-90 + dx, 40 + dy) for dx, dy in ((-25, 0), (15, 20), (20, -15), (-7, -24), (0, 25))]
    np.testing.assert_allclose(fit(rim), (-90, 40, 25), atol=1e-11)


@pytest.mark.parametrize("span", (20, 45, 90, 180, 300, 350))
@pytest.mark.parametrize("count", (3, 4, 9))
def test_an_exact_arc_gives_its_circle(span, count):
    np.testing.assert_allclose(fit(arc((812.5, 1403.25), 24, 33, span, count)), (812.5, 1403.25, 24), rtol=1e-9)


def test_three_points_give_their_circumcircle():
    rng = np.random.default_rng(1)
    compared = 0
    for triangle in rng.uniform(0, 100, (300, 3, 2)):
        x, y, r = circumcircle(*triangle)
        if r < 100:
            np.testing.assert_allclose(fit(triangle), (x, y, r), rtol=1e-8, atol=1e-8)
            compared += 1
    assert compared > 200


@pytest.mark.parametrize("span", (60, 90, 150, 240, 360))
def test_noisy_arcs_give_the_least_squares_of_scipy(span):
    rng = np.random.default_rng(span)
    for _ in range(20):
        rim = arc((50, 70), 24, rng.uniform(0, 360), span, rng.integers(4, 12)) + 0  # a fresh array
        rim += rng.normal(0, 0.5, rim.shape)
        sought = least_squares(
            lambda c, rim=rim: np.hypot(*(rim - c[:2]).T) - c[2], (50, 70, 24), xtol=1e-15, ftol=1e-15, gtol=1e-15
        )
        np.testing.assert_allclose(fit(rim), sought.x, atol=1e-6)


@given(
    seed=st.integers(0, 10_000),
    turn=st.floats(-math.pi, math.pi),
    scale=st.floats(0.01, 100),
    shift=st.tuples(st.floats(-3000, 3000), st.floats(-3000, 3000)),
    mirror=st.booleans(),
)
@settings(deadline=None)
def test_a_turned_scaled_shifted_or_mirrored_rim_gives_the_circle_so_moved(seed, turn, scale, shift, mirror):
    rng = np.random.default_rng(seed)
    rim = arc((0, 0), 24, rng.uniform(0, 360), rng.uniform(80, 360), rng.integers(3, 9))
    rim += rng.normal(0, 0.3, rim.shape)
    c, s = math.cos(turn), math.sin(turn)
    move = scale * np.array([[c, -s], [s, c]]) @ np.diag([-1 if mirror else 1, 1])
    x, y, r = fit(rim)
    expected = (*(move @ (x, y) + shift), r * scale)
    np.testing.assert_allclose(fit(rim @ move.T + shift), expected, rtol=1e-7, atol=1e-7 * scale * 24)


def test_a_quarter_arc_is_read_at_its_true_size_where_the_algebraic_fit_is_small():
    """R 24 mm, 12 points over 90°, noise 0.5 mm. The bias of the algebraic fit is computed here, beside ours."""
    rng = np.random.default_rng(7)
    clean = arc((0, 0), 24, 200, 90, 12)
    noisy = clean + rng.normal(0, 0.5, (20_000, *clean.shape))
    ours, theirs = fit(noisy)[:, 2].mean() - 24, kasa(noisy).mean() - 24
    assert abs(ours) < 0.1, f"mean radius off by {ours:.3f} mm"
    assert -0.9 < theirs < -0.3, f"the algebraic fit is off by {theirs:.3f} mm"


NOT_CIRCLES = {
    "no points": np.empty((0, 2)),
    "one point": [(1, 2)],
    "two points": [(1, 2), (5, 6)],
    "coincident points": [(100, 200)] * 4,
    "two points and one of them again": [(100, 200), (130, 210), (100, 200)],
    "two points, each twice": [(100, 200), (130, 210), (100, 200), (130, 210)],
    "points on a slanted line": [(i * 8, i * 3) for i in range(5)],
    "points on a row": [(i * 8, 40) for i in range(4)],
    "an arc of 2 degrees": arc((0, 0), 500, 10, 2, 5),
}


@pytest.mark.parametrize("rim", NOT_CIRCLES.values(), ids=NOT_CIRCLES)
def test_what_makes_no_circle_is_all_nan(rim):
    assert np.isnan(fit(rim)).all()


def test_a_doubled_point_beside_three_others_does_no_harm():
    rim = [(25, 0), (0, 25), (-25, 0), (25, 0)]
    np.testing.assert_allclose(fit(rim), (0, 0, 25), atol=1e-10)


def test_a_batch_keeps_its_good_members_when_one_makes_no_circle():
    good, line = arc((5, 6), 20, 0, 200, 4), [(0, 0), (1, 1), (2, 2), (3, 3)]
    both = fit([good, line, good])
    np.testing.assert_allclose(both[[0, 2]], [(5, 6, 20)] * 2, rtol=1e-10)
    assert np.isnan(both[1]).all()
