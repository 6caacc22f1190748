"""The steps below the suggestions: the blur in millimeters, the vote for a circle, the path that goes round."""

import numpy as np
import pytest

from planning.assist.patch import cut
from planning.assist.polar import cheapest_path
from planning.assist.vote import best_circle, centers_about
from tests.assist import drawn

ANGLES = np.radians(np.arange(0.0, 360.0, 2.0))
RADII = np.arange(10.0, 40.0, 0.25)


@pytest.mark.parametrize("spacing", ((0.25, 0.16), (0.15, 0.22)))
def test_the_blur_is_as_wide_down_as_across(spacing):
    """One bright pixel becomes a normal curve: its standard deviation is the blur, both ways, in mm."""
    pixels = np.zeros((81, 81), np.uint16)
    pixels[40, 40] = 60000
    gray = cut(pixels, spacing, np.array([0, 0]), np.array([81 * spacing[1], 81 * spacing[0]]), 0.6).gray
    x, y = drawn.places(spacing, pixels.shape)
    for place, middle in ((x, 40.5 * spacing[1]), (y, 40.5 * spacing[0])):
        assert np.sqrt((gray * (place - middle) ** 2).sum() / gray.sum()) == pytest.approx(0.6, abs=0.01)


def rays_across(center, radius):
    """Edges on rays from zero that cross one circle, by the law of cosines."""
    along = center[0] * np.cos(ANGLES) + center[1] * np.sin(ANGLES)
    reach = along + np.sqrt(radius**2 - np.dot(center, center) + along**2)
    return (np.abs(RADII - reach[:, None]) <= 0.2).astype(float)


@pytest.mark.parametrize("center", ((0, 0), (5, 0), (-3, 6), (0, -7)))
def test_the_vote_finds_the_circle_that_crosses_every_ray(center):
    offset, size = best_circle(
        rays_across(center, 24.0), ANGLES, RADII, centers_about(8.0, 1.0), np.arange(15.0, 30.0, 0.5)
    )
    assert tuple(offset) == center and size == 24.0


def test_what_lies_beyond_the_rays_counts_for_no_circle():
    seen = rays_across((0, 0), 20.0)
    seen[:10] = 0
    seen[:, -1] = 1
    _, size = best_circle(seen, ANGLES, RADII, centers_about(2.0, 1.0), np.arange(15.0, 60.0, 0.5))
    assert size == 20.0


@pytest.mark.parametrize("rows", (90, 91))
def test_a_path_that_goes_round_is_told_row_by_row(rows):
    true = np.rint(12 + 5 * np.sin(2 * np.pi * np.arange(rows) / rows)).astype(int)
    seen = np.zeros((rows, 25))
    seen[np.arange(rows), true] = 1
    np.testing.assert_array_equal(cheapest_path(seen, closed=True), true)
