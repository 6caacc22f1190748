"""The live-wire: along a curved edge of closed form, its given points kept, and what must be refused."""

import numpy as np
import pytest

from planning.assist import NoSuggestion, suggest_outline
from tests.assist import drawn

SQUARE, TALL = (0.2, 0.2), (0.25, 0.16)
CENTER, RADIUS = np.array([50.0, 52.0]), 30.0


def on_rim(degrees, spacing):
    turn = np.radians(degrees)
    return tuple((CENTER + RADIUS * np.array([np.cos(turn), np.sin(turn)])) / (spacing[1], spacing[0]))


@pytest.mark.parametrize("spacing", (SQUARE, TALL))
def test_between_points_of_a_round_edge_the_outline_follows_it(spacing):
    pixels = drawn.film(drawn.disk(CENTER, RADIUS, spacing), noise=20)
    given = [on_rim(degrees, spacing) for degrees in (200, 260, 330)]
    found = suggest_outline(pixels, spacing, given)
    away = np.array(found) * (spacing[1], spacing[0]) - CENTER
    # The chord of the first piece runs 4 mm inside of the edge, of the second 5.4 mm.
    assert np.abs(np.hypot(*away.T) - RADIUS).max() < 0.6
    turned = np.degrees(np.arctan2(away[:, 1], away[:, 0])) % 360
    assert (np.diff(turned) > 0).all()
    # 130 degrees of 30 mm are 68 mm: a mark about every 5.
    assert 12 <= len(found) <= 17


def test_the_given_points_stay_as_they_are():
    pixels = drawn.film(drawn.disk(CENTER, RADIUS, SQUARE), noise=20)
    given = [(250.125, 110.5), (300.75, 118.25), (352.5, 150.0)]
    found = suggest_outline(pixels, SQUARE, given)
    assert [min(np.hypot(*(np.array(f) - g)) for f in found) for g in given] == pytest.approx([0, 0, 0], abs=1e-9)
    assert np.allclose(found[0], given[0]) and np.allclose(found[-1], given[-1])


def test_one_point_points_far_apart_and_off_the_film_are_refused():
    flat = np.full((1200, 1200), 900, np.uint16)
    with pytest.raises(NoSuggestion, match="two points"):
        suggest_outline(flat, SQUARE, [(20, 20)])
    with pytest.raises(NoSuggestion, match="two points"):
        suggest_outline(flat, SQUARE, [(20, 20), (1100, 900)])
    with pytest.raises(NoSuggestion, match="off the film"):
        suggest_outline(flat, SQUARE, [(-500, 20), (-400, 20)])


def test_on_a_flat_film_the_outline_is_straight():
    found = np.array(suggest_outline(np.full(drawn.SHAPE, 900, np.uint16), SQUARE, [(100, 100), (100, 200)]))
    assert np.abs(found[:, 0] - 100).max() < 2.1


@pytest.mark.parametrize("turned", (1, -1))
def test_an_edge_that_brightens_the_other_way_is_not_taken(turned):
    """Between given points on a faint edge, a sharper one of the other side runs 1.5 mm beside it."""
    x, y = drawn.places(SQUARE)
    bow = x - 50 - 3 * np.sin((y - 20) * np.pi / 60)
    gray = drawn.step(turned * bow, 0.4, 1000, 1400) + drawn.step(turned * (1.5 - bow), 0.3, 0, 1200)
    given = [(250, 100), (265, 250), (250, 400)]
    found = np.array(suggest_outline(drawn.film(gray, noise=10), SQUARE, given)) * 0.2
    off = found[:, 0] - 50 - 3 * np.sin((found[:, 1] - 20) * np.pi / 60)
    assert np.abs(off).max() < 0.8
