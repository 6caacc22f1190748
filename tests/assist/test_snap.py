"""Snapping: straight edges of closed form, the limit as a property, and what must stay where it is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.assist import NoSuggestion, snap
from tests.assist import drawn
from tests.assist.samples import heads, pixels_of

SQUARE, TALL = (0.2, 0.2), (0.25, 0.16)


def mm(mark, spacing):
    return np.array(mark) * (spacing[1], spacing[0])


def film_point(place, spacing):
    return tuple(np.array(place) / (spacing[1], spacing[0]))


@pytest.mark.parametrize("spacing", (SQUARE, TALL))
@pytest.mark.parametrize("degrees", (0, 37, 90, 211, 300))
@pytest.mark.parametrize("off", (-2.0, -0.3, 0.0, 1.1, 2.2))
def test_a_mark_beside_a_straight_edge_moves_onto_it(spacing, degrees, off):
    on = np.array([50.37, 61.22])
    way = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    pixels = drawn.film(drawn.half_plane(on, degrees, spacing), noise=15)
    found = snap(pixels, spacing, film_point(on + off * way, spacing))
    np.testing.assert_allclose((mm(found.point, spacing) - on) @ way, 0, atol=0.05)
    assert found.moved_mm == pytest.approx(abs(off), abs=0.06)


def test_a_pixel_is_counted_from_its_corner_and_not_its_center():
    """A step between columns 299 and 300 lies at column 300.0, as marks are counted."""
    pixels = np.full(drawn.SHAPE, 500, np.uint16)
    pixels[:, 300:] = 2500
    assert snap(pixels, SQUARE, (303.0, 200.0)).point == pytest.approx((300.0, 200.0), abs=0.05)
    assert snap(pixels.T.copy(), SQUARE, (200.0, 297.0)).point == pytest.approx((200.0, 300.0), abs=0.05)


def test_of_a_bright_line_its_outer_edge_is_taken_from_either_side():
    """Cortex of 1.2 mm beside soft tissue, with spongy bone behind: the edge is where bone begins, at x = 60."""
    x, _ = drawn.places(SQUARE)
    gray = np.where(x < 60.6, drawn.step(x - 60, 0.3, 800, 2400), drawn.step(61.2 - x, 0.3, 1600, 2400))
    pixels = drawn.film(gray, noise=15)
    for start in (58.4, 59.5, 60.3, 61.0):
        x_found = mm(snap(pixels, SQUARE, film_point((start, 55), SQUARE)).point, SQUARE)[0]
        assert x_found == pytest.approx(60, abs=0.15)


@given(
    seed=st.integers(0, 50),
    limit=st.floats(0, 4),
    degrees=st.floats(0, 360),
    off=st.tuples(st.floats(-5, 5), st.floats(-5, 5)),
    noise=st.sampled_from((0, 20, 300)),
    spacing=st.sampled_from((SQUARE, TALL)),
)
@settings(deadline=None, max_examples=60)
def test_no_mark_moves_farther_than_the_limit(seed, limit, degrees, off, noise, spacing):
    shape = (120, 140)
    on = np.array([11.0, 12.5])
    pixels = drawn.film(drawn.half_plane(on, degrees, spacing, shape), noise, seed)
    mark = film_point(on + off, spacing)
    found = snap(pixels, spacing, mark, limit)
    moved = np.hypot(*(mm(found.point, spacing) - mm(mark, spacing)))
    assert moved <= limit + 1e-9
    assert moved == pytest.approx(found.moved_mm, abs=1e-9)


def test_without_an_edge_the_mark_stays():
    flat = np.full(drawn.SHAPE, 1200, np.uint16)
    assert snap(flat, SQUARE, (301.25, 200.5)).point == (301.25, 200.5)
    on = (50.0, 60.0)
    far = film_point((54.0, 60.0), SQUARE)
    pixels = drawn.film(drawn.half_plane(on, 0, SQUARE), noise=0)
    assert snap(pixels, SQUARE, far, limit_mm=2.0).point == far


def test_in_noise_hardly_any_mark_moves():
    stays = [
        snap(drawn.film(np.full((90, 90), 2000.0), 200, seed), SQUARE, (45.2, 44.1)).moved_mm == 0 for seed in range(60)
    ]
    assert np.mean(stays) > 0.8


def test_off_the_film_there_is_no_edge():
    with pytest.raises(NoSuggestion, match="off the film"):
        snap(np.zeros(drawn.SHAPE, np.uint16), SQUARE, (-900.0, 20.0))


def test_at_the_rim_of_a_rendered_head_marks_come_to_the_rim():
    """Places on the rim of the medial head, moved 1 mm in and out: back to within 0.3 mm of the circle."""
    for head in heads("normal_f"):
        pixels, center = pixels_of(head), mm(head.center, head.spacing_mm)
        inward = np.sign(pixels.shape[1] / 2 - head.center[0])
        for degrees in (0, -10, -30, -40):
            way = np.array([inward * np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
            for off in (-1, 1):
                start = film_point(center + (head.radius_mm + off) * way, head.spacing_mm)
                found = mm(snap(pixels, head.spacing_mm, start).point, head.spacing_mm)
                assert np.hypot(*(found - center)) == pytest.approx(head.radius_mm, abs=0.3)


def test_in_a_joint_space_the_told_bone_is_taken():
    """A head ends at x = 50, a denser socket begins at 53.5: between them, the side that is told decides."""
    x, _ = drawn.places(SQUARE)
    gray = np.where(x < 51.7, drawn.step(50 - x, 0.3, 800, 1800), drawn.step(x - 53.5, 0.3, 800, 3000))
    pixels, between = drawn.film(gray, noise=15), film_point((51.6, 55), SQUARE)
    for bone, edge in ((None, 53.5), ((100.0, 275.0), 50), ((400.0, 275.0), 53.5)):
        found = snap(pixels, SQUARE, between, bone=bone)
        assert mm(found.point, SQUARE)[0] == pytest.approx(edge, abs=0.05)


def test_of_two_edges_the_nearest_is_taken_though_the_other_is_stronger():
    x, _ = drawn.places(SQUARE)
    gray = drawn.step(x - 50, 0.3, 800, 1500) + drawn.step(x - 52, 0.3, 0, 1100)
    pixels = drawn.film(gray, noise=15)
    for start, edge in ((49.4, 50), (50.3, 50), (51.7, 52), (53.0, 52)):
        found = snap(pixels, SQUARE, film_point((start, 55), SQUARE))
        assert mm(found.point, SQUARE)[0] == pytest.approx(edge, abs=0.05)
