"""A small film of a person of plain solids: everything is where the camera says."""

import numpy as np
import pytest

from sample_images.render.camera import overhead
from sample_images.render.film import Detail, film, integral

from .person import person

CAMERA = overhead(np.array([0.0, 60.0, -60.0]), rows=240, columns=340, pitch=1.25)
ROUGH = Detail(bone=1.0, body=5.0, every=1)


@pytest.fixture(scope="module")
def pixels() -> np.ndarray:
    return film(person(), CAMERA, seed=1, detail=ROUGH).astype(int)


def test_a_film_is_12_bit(pixels):
    assert pixels.shape == (240, 340)
    assert pixels.min() >= 0
    assert 3000 < pixels.max() <= 4095


def test_heads_and_shafts_are_brighter_than_what_is_beside_them(pixels):
    for out in (-1, 1):
        (column, row), (beside, _) = CAMERA.project(np.array([[100.0 * out, 60, 0], [60.0 * out, 60, 0]])).astype(int)
        assert (
            pixels[row - 3 : row + 4, column - 3 : column + 4].mean()
            > pixels[row, beside - 3 : beside + 4].mean() + 200
        )


def test_the_wall_of_the_shaft_is_brighter_than_its_canal(pixels):
    (middle, row), (wall, _) = CAMERA.project(np.array([[-140.0, 60, -130], [-151.0, 60, -130]])).astype(int)
    assert pixels[row - 5 : row + 5, wall].mean() > pixels[row - 5 : row + 5, middle].mean() + 80


def test_the_marker_is_on_the_patients_own_side():
    without = film(person(), CAMERA, seed=1, detail=ROUGH, marker="").astype(int)
    for marker, half in (("R", slice(0, 60)), ("L", slice(-60, None))):
        more = film(person(), CAMERA, seed=1, detail=ROUGH, marker=marker).astype(int) - without
        assert (more[:40, half] > 500).sum() > 20
        assert (more > 500).sum() == (more[:40, half] > 500).sum()


def test_a_body_of_muscle_takes_what_muscle_takes():
    """Between the hips the ray passes about 240 mm of tissue: 240 mm * 0.0227 / mm is about 5.4."""
    total = integral(person(), CAMERA, 1, ROUGH)
    column, row = CAMERA.project(np.array([50.0, 60.0, 0.0]))[0].astype(int)
    assert 4.6 < total[row - 5 : row + 5, column - 5 : column + 5].mean() < 5.9
