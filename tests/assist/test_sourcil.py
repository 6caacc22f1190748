"""The sourcil's ends: a roof of closed form, either side, and what must be refused."""

import numpy as np
import pytest

from planning.assist import NoSuggestion, suggest_sourcil
from tests.assist import drawn

SQUARE, TALL = (0.2, 0.2), (0.25, 0.16)
CENTER, RADIUS = np.array([52.0, 60.0]), 24.0
MEDIAL, LATERAL = 42.0, 28.0  # degrees from straight up


def roof(spacing, medially=1, noise=15):
    """A head, 4 mm of joint space, and a dense band between two directions; medially: +1 toward rising x."""
    x, y = drawn.places(spacing)
    away = np.hypot(x - CENTER[0], y - CENTER[1])
    turn = np.degrees(np.arctan2(medially * (x - CENTER[0]), CENTER[1] - y))
    band = np.minimum(away - (RADIUS + 4), RADIUS + 7 - away)
    ends = np.radians(np.minimum(turn + LATERAL, MEDIAL - turn)) * away
    return drawn.film(drawn.step(np.maximum(np.minimum(band, ends), RADIUS - away), 0.3), noise)


@pytest.mark.parametrize("spacing", (SQUARE, TALL))
@pytest.mark.parametrize("medially", (1, -1))
def test_the_ends_of_a_dense_roof_are_found(spacing, medially):
    center = tuple(CENTER / (spacing[1], spacing[0]))
    found = suggest_sourcil(roof(spacing, medially), spacing, center, RADIUS, (center[0] + 300 * medially, center[1]))
    for end, degrees in ((found.medial, MEDIAL), (found.lateral, -LATERAL)):
        x, y = np.array(end) * (spacing[1], spacing[0]) - CENTER
        assert np.hypot(x, y) == pytest.approx(RADIUS + 4, abs=0.3)
        assert np.degrees(np.arctan2(medially * x, -y)) == pytest.approx(degrees, abs=3)


def test_a_roof_on_a_film_that_lies_sideways_is_found_by_the_way_up():
    pixels = np.rot90(roof(SQUARE)).copy()  # what was up now points to the left
    center = (60.0 / 0.2, drawn.SHAPE[1] - 52.0 / 0.2)
    found = suggest_sourcil(pixels, SQUARE, center, RADIUS, (center[0], center[1] - 300), up=(-1, 0))
    x, y = np.array(found.lateral) * 0.2 - np.array(center) * 0.2
    assert np.degrees(np.arctan2(y, -x)) == pytest.approx(LATERAL, abs=3)


def test_without_a_roof_there_are_no_ends():
    flat = np.full(drawn.SHAPE, 1000, np.uint16)
    noisy = drawn.film(np.full(drawn.SHAPE, 1000.0), noise=100)
    for pixels in (flat, noisy):
        with pytest.raises(NoSuggestion, match="sourcil"):
            suggest_sourcil(pixels, SQUARE, (260, 300), RADIUS, (500, 300))


def test_the_roof_ends_at_a_wide_gap_and_not_beyond_it():
    """Eight degrees of the roof taken out, from 16 degrees laterally of straight up: there it ends."""
    pixels = roof(SQUARE)
    x, y = drawn.places(SQUARE)
    turn = np.degrees(np.arctan2(x - CENTER[0], CENTER[1] - y))
    out = (turn < -16) & (turn > -24) & (np.hypot(x - CENTER[0], y - CENTER[1]) > RADIUS + 2)
    pixels[out] = 800
    center = tuple(CENTER / 0.2)
    found = suggest_sourcil(pixels, SQUARE, center, RADIUS, (center[0] + 300, center[1]))
    x, y = np.array(found.lateral) * 0.2 - CENTER
    assert np.degrees(np.arctan2(x, -y)) == pytest.approx(-16, abs=2)
