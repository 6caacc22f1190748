"""Hounsfield units of a person of plain solids, against the tissues that were put there."""

import numpy as np
import pytest

from sample_images.render.ct import ct

from .person import person

SPACING, SIZE = 1.6, 256


def pixel(x: float, y: float) -> tuple[int, int]:
    """Row and column at x, y in mm, of slices about (0, 60)."""
    return round((y - 60) / SPACING + (SIZE - 1) / 2), round(x / SPACING + (SIZE - 1) / 2)


@pytest.fixture(scope="module")
def slices() -> np.ndarray:
    return ct(person(), np.array([0.0, -170.0]), SPACING, SIZE, grid=0.8)


def test_slices_are_hounsfield_units(slices):
    assert slices.shape == (2, SIZE, SIZE)
    assert slices.dtype == np.int16


def test_air_around_the_body(slices):
    corner = slices[:, :10, :10]
    assert np.isclose(corner.mean(), -1000, atol=3)
    assert np.isclose(corner.std(), 12, atol=4)  # the noise; below -1024 nothing is stored


def test_the_shaft_is_a_dense_wall_around_a_canal_of_marrow(slices):
    for x in (-140, 140):
        row, column = pixel(x, 60)
        assert np.isclose(slices[1, row - 1 : row + 2, column - 1 : column + 2].mean(), -30, atol=25)
        ring = [slices[1][pixel(x + 11 * np.cos(a), 60 + 11 * np.sin(a))] for a in np.arange(0, 6.28, 0.4)]
        assert 1050 < np.mean(ring) < 1350


def test_spongy_bone_is_between_marrow_and_cortex(slices):
    row, column = pixel(-100, 60)
    inside = slices[0, row - 5 : row + 6, column - 5 : column + 6]
    assert 150 < inside.mean() < 350


def test_the_head_ends_where_its_sphere_ends(slices):
    row, column = pixel(100, 60)
    dense = np.nonzero(slices[0, row, column - 30 : column + 31] > 300)[0]
    assert np.isclose(np.ptp(dense) * SPACING, 48, atol=2.5)
    assert np.isclose(dense.mean(), 30, atol=0.6)


def test_muscle_within_and_fat_under_the_skin(slices):
    body = slices[0] > -400
    row = np.nonzero(body[SIZE // 2])[0]
    under_skin = slices[0, SIZE // 2, row[0] + 3 : row[0] + 6]
    assert np.isclose(under_skin.mean(), -95, atol=25)
    deep = slices[0][
        pixel(-60, 100)[0] - 15 : pixel(-60, 100)[0] + 15, pixel(-60, 100)[1] - 15 : pixel(-60, 100)[1] + 15
    ]
    assert np.isclose(np.percentile(deep, 75), 50, atol=25)


def test_left_is_at_the_right_of_the_slice():
    """One bone removed on the patient's left is missing in the right half."""
    whole = person()
    bones = {name: mesh for name, mesh in whole.bones.items() if name != "femur_L"}
    (slice_,) = ct(type(whole)(bones, whole.landmarks, whole.heads), np.array([-170.0]), SPACING, SIZE, grid=1.0)
    assert slice_[:, : SIZE // 2].max() > 1000 > 400 > slice_[:, SIZE // 2 :].max()
