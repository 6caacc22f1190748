"""What the browser shows of moved fragments is what the summary prints of them: two programs, one picture."""

import math

import numpy as np
import pytest

from planning.realign.fragments import Fragment
from planning.realign.picture import moved_picture
from tests.viewer.planner.test_planner import BENCH, OUTLINE, Planner, server

assert server
WINDOW = [0, 4095]
TURN, SLIDE = 20.0, (6.0, 4.0)  # degrees; millimeters lateral and up, of half a millimeter for a pixel
EARLIER = [[1, 0, 30.0], [0, 1, -16.0]]


def smooth_film():
    """A film on which neighboring pixels hardly differ, and far ones do."""
    y, x = np.mgrid[0:800, 0:1000]
    return np.round(1600 + 1000 * np.sin(x / 41) * np.cos(y / 53) + 0.9 * x).astype(np.uint16)


def turned():
    """The motion of the bench on (column, row, 1), worked by hand: clockwise about (400, 400), then slid."""
    c, s = math.cos(math.radians(TURN)), math.sin(math.radians(TURN))
    return np.array([[c, -s, 400 - c * 400 + s * 400 + 2 * SLIDE[0]], [s, c, 400 - s * 400 - c * 400 - 2 * SLIDE[1]]])


def moved(points, matrix):
    return np.asarray(points) @ np.asarray(matrix)[:, :2].T + np.asarray(matrix)[:, 2]


@pytest.fixture(params=[False, True], ids=("alone", "after another step"))
def both(request, page, server):
    """The browser with the fragment moved, and what Python makes before and after, as shades from 0 to 255."""
    outline = moved(OUTLINE, EARLIER) if request.param else np.array(OUTLINE)
    motion = {"degrees": TURN, "pivot": [400.0, 400.0], "slide": list(SLIDE)}
    body = {**BENCH["bodies"][0], "outline": outline.tolist()}
    earlier = [[{"outline": OUTLINE, "matrix": EARLIER}]] if request.param else []
    film = server.film(smooth_film(), "smooth", spacing=[0.5, 0.5], window=WINDOW)
    planner = Planner(page, server, {"motion": motion, "bodies": [body], "earlier": earlier}, **film)
    first = [[Fragment("piece", np.array(OUTLINE), np.array(EARLIER))]] if request.param else []
    fragment = Fragment("piece", outline, turned())
    found = moved_picture(smooth_film(), first, tuple(WINDOW))
    pixels = moved_picture(smooth_film(), [*first, [fragment]], tuple(WINDOW))
    return planner, found / 4095 * 255, pixels / 4095 * 255, fragment


def inside(outline, points, margin):
    """Which points lie in a convex outline, at least so far from its sides."""
    corners = np.asarray(outline)
    way = np.roll(corners, -1, axis=0) - corners
    away = points[:, None] - corners
    return ((way[:, 0] * away[..., 1] - way[:, 1] * away[..., 0]) / np.hypot(*way.T)).min(axis=1) > margin


def grid(fragment):
    """Centers of pixels all about the fragment, not so near that a grip of the bench hides them."""
    x, y = np.meshgrid(np.arange(300, 560, 13) + 0.5, np.arange(190, 420, 11) + 0.5)
    return np.column_stack([x.ravel(), y.ravel()])


def shades_of(pixels, points):
    return np.array([pixels[int(y), int(x)] for x, y in points])


def test_the_moved_piece_is_the_same(both):
    planner, _, pixels, fragment = both
    points = grid(fragment)
    # What it covers is tinted on the screen, so it is looked at where it lay before, too.
    points = points[inside(fragment.moved, points, 3) & inside(fragment.outline, points, 3)]
    assert len(points) > 40
    seen = np.array([planner.shade(*point)[0] for point in points])
    printed = shades_of(pixels, points)
    assert np.ptp(printed) > 60
    assert seen == pytest.approx(printed, abs=4)  # of 255; a pixel on the screen is larger than one of the film


def test_the_gap_is_as_dark_and_hatched_in_both(both):
    planner, found, pixels, fragment = both
    points = grid(fragment)
    points = points[inside(fragment.outline, points, 4) & ~inside(fragment.moved, points, -4)]
    assert len(points) > 10
    was = shades_of(found, points)
    for shades in (np.array([planner.shade(*point)[0] for point in points]), shades_of(pixels, points)):
        assert np.median(shades / was) == pytest.approx(0.38, abs=0.02)


def test_the_rest_of_the_film_is_as_it_was(both):
    planner, _, pixels, fragment = both
    points = grid(fragment)
    around = [fragment.moved, fragment.outline, np.array(OUTLINE)]
    points = points[~np.any([inside(outline, points, -6) for outline in around], axis=0)]
    seen = np.array([planner.shade(*point)[0] for point in points])
    assert seen == pytest.approx(shades_of(pixels, points), abs=4)
