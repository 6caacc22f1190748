"""The head circle: disks of closed form, what must be refused, and the rendered films with their truth."""

import numpy as np
import pytest

from planning.assist import NoSuggestion, suggest_head
from planning.geometry.circle import circle_fit
from tests.assist import drawn
from tests.assist.samples import heads, pixels_of

SQUARE, TALL, WIDE = (0.2, 0.2), (0.25, 0.16), (0.15, 0.22)


def in_mm(points, spacing):
    return np.asarray(points) * (spacing[1], spacing[0])


@pytest.mark.parametrize("spacing", (SQUARE, TALL, WIDE))
@pytest.mark.parametrize("off", ((0, 0), (3, 0), (-2, 2), (0, -5)))
def test_a_disk_is_found_where_it_was_drawn(spacing, off):
    center = (52.13, 48.47)
    pixels = drawn.film(drawn.disk(center, 23.4, spacing), noise=20)
    click = (np.array(center) + off) / (spacing[1], spacing[0])
    found = suggest_head(pixels, spacing, tuple(click))
    # The steepest place of a blurred rim of radius R lies blur² / 2R inside it: 0.01 mm here.
    np.testing.assert_allclose(in_mm(found.center, spacing), center, atol=0.03)
    assert found.radius_mm == pytest.approx(23.4, abs=0.05)
    assert found.arc_deg > 355
    assert found.residual_mm < 0.1


@pytest.mark.parametrize("spacing", (SQUARE, TALL))
def test_the_marks_are_the_circle_and_the_rim_lies_on_the_edge(spacing):
    center = (60.0, 50.0)
    pixels = drawn.film(drawn.disk(center, 26.0, spacing), noise=30)
    found = suggest_head(pixels, spacing, tuple(np.array(center) / (spacing[1], spacing[0])))
    through = circle_fit(in_mm(found.marks, spacing))
    np.testing.assert_allclose(through, (*in_mm(found.center, spacing), found.radius_mm), atol=1e-9)
    away = np.hypot(*(in_mm(found.rim, spacing) - center).T)
    assert np.abs(away - 26).max() < 0.4


def test_a_neck_a_bump_and_a_joint_space_do_not_pull_the_circle():
    """A head of 24 mm with a neck over 80°, a bump of 3 mm over 30° beside it, and a dense socket 4 mm beyond."""
    center, spacing = (56.0, 52.0), SQUARE
    x, y = drawn.places(spacing)
    away = np.hypot(x - center[0], y - center[1])
    turn = np.degrees(np.arctan2(y - center[1], x - center[0])) % 360
    reach = np.where((turn > 100) & (turn < 180), 60.0, np.where((turn >= 180) & (turn < 210), 27.0, 24.0))
    socket = (turn > 200) | (turn < 40)
    gray = np.where(socket, np.maximum(drawn.step(reach - away), drawn.step(away - 28)), drawn.step(reach - away))
    found = suggest_head(drawn.film(gray, noise=40), spacing, (290, 250))
    np.testing.assert_allclose(in_mm(found.center, spacing), center, atol=0.15)
    assert found.radius_mm == pytest.approx(24, abs=0.15)
    assert 220 < found.arc_deg < 265


@pytest.mark.parametrize("seed", range(8))
def test_noise_is_no_head(seed):
    random = np.random.default_rng(seed)
    fine = random.standard_normal(drawn.SHAPE)
    coarse = np.kron(random.standard_normal((70, 80)), np.ones((8, 8)))
    for noise in (fine, coarse):
        with pytest.raises(NoSuggestion, match="No clear head rim"):
            suggest_head((2000 + 200 * noise).astype(np.uint16), SQUARE, (320, 280))


def test_a_flat_film_and_a_place_off_the_film_are_no_head():
    flat = np.full(drawn.SHAPE, 900, np.uint16)
    with pytest.raises(NoSuggestion):
        suggest_head(flat, SQUARE, (320, 280))
    with pytest.raises(NoSuggestion, match="off the film"):
        suggest_head(flat, SQUARE, (5000, 280))


def test_a_straight_edge_and_half_a_rim_are_no_head():
    with pytest.raises(NoSuggestion):
        suggest_head(drawn.film(drawn.half_plane((60, 50), 30, SQUARE), noise=20), SQUARE, (320, 280))
    gray = drawn.disk((60, 52), 24, SQUARE)
    gray[:275] = 1400
    with pytest.raises(NoSuggestion):
        suggest_head(drawn.film(gray, noise=20), SQUARE, (300, 260))


@pytest.mark.parametrize("name", ("normal_f", "normal_m", "dysplasia", "cam"))
def test_on_the_rendered_films_the_center_lies_at_its_truth(name):
    """Half a millimeter, from clicks 3 mm off. The truth is the sphere's own outline, projected by the beam."""
    for film in heads(name):
        pixels = pixels_of(film)
        for off in ((3, 0), (0, -3), (-2, 2)):
            click = film.center + np.array(off) / film.spacing_mm[::-1]
            found = suggest_head(pixels, film.spacing_mm, tuple(click))
            miss = np.hypot(*(in_mm(found.center, film.spacing_mm) - in_mm(film.center, film.spacing_mm)))
            assert miss < 0.5, f"{film.file} {film.side}: {miss:.2f} mm"
