"""The circle fit against the best there can be: its bias, and its variance over the Cramér-Rao bound."""

import math

import numpy as np
import pytest

from tests.bench.circle import NOISE, POINTS, RADIUS, arcs, bound, ours, quality, theirs

TRIALS = 10_000


@pytest.mark.parametrize("arc", (60, 90, 120, 180, 360))
def test_the_bound_is_that_of_points_spread_evenly(arc):
    """In closed form for many points on an arc of 2h radians.

    The mean cosine is c = sin h/h, the mean of its square c2 = (1 + sin 2h/2h)/2.
    The variance times n over the noise squared is 1/(c2 - c²) along the middle, 1/(1 - c2) across it, and
    c2/(c2 - c²) of the radius.
    """
    h = math.radians(arc / 2)
    c, c2 = math.sin(h) / h, (1 + math.sin(2 * h) / (2 * h)) / 2
    variances = np.diag(bound(arc)) * POINTS / NOISE**2
    np.testing.assert_allclose(variances, (1 / (c2 - c * c), 1 / (1 - c2), c2 / (c2 - c * c)), rtol=0.002)


@pytest.mark.parametrize("arc", (90, 120, 150, 180, 240, 300, 360))
def test_center_and_radius_are_not_biased(arc):
    center, radius, _, _ = quality(ours(arcs(arc, TRIALS)), arc)
    assert abs(center) < 0.05
    assert abs(radius) < 0.05


@pytest.mark.parametrize("arc", (120, 150, 180, 240, 300, 360))
def test_hardly_any_of_what_the_points_tell_is_lost(arc):
    _, _, center, radius = quality(ours(arcs(arc, TRIALS)), arc)
    # A mean square over 10,000 trials is itself uncertain by 1.4 %.
    assert 0.9 < center < 1.06
    assert 0.9 < radius < 1.06


def test_where_the_algebraic_fit_of_scikit_image_is_biased_ours_is_not():
    points = arcs(90, 1000)
    assert quality(theirs(points), 90)[1] < -0.3 < -0.1 < quality(ours(points), 90)[1]
    assert RADIUS == 24
