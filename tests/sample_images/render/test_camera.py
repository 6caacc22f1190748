"""The camera against hand-worked numbers."""

import numpy as np

from sample_images.render.camera import overhead

CAMERA = overhead(np.array([10.0, 60.0, 20.0]), rows=2000, columns=2500, pitch=0.2)


def test_the_tube_stands_over_the_aim_and_the_film_lies_under_it():
    # Film 190 mm behind y = 60, tube 1150 mm before the film.
    assert np.allclose(CAMERA.source, [10, -900, 20])
    # Half of 2500 x 0.2 mm to the right of the patient, half of 2000 x 0.2 mm up.
    assert np.allclose(CAMERA.corner, [10 - 250, 250, 20 + 200])
    assert CAMERA.distance == 1150


def test_points_worked_by_hand():
    points = np.array([
        [10.0, 60.0, 20.0],  # the aim: the middle of the film
        [106.0, 60.0, 20.0],  # 96 mm to the left, 960 mm from the tube: 96 * 1150 / 960 = 115 mm = 575 pixels
        [10.0, 60.0, -28.0],  # 48 mm down: 57.5 mm = 287.5 pixels
        [106.0, 250.0, 20.0],  # on the film itself: 96 mm = 480 pixels
        [-40.0, -325.0, 120.0],  # halfway to the film: twice as large, 100 mm to the right and 200 mm up
    ])  # fmt: skip
    expected = [[1250, 1000], [1825, 1000], [1250, 1287.5], [1730, 1000], [750, 0]]
    assert np.allclose(CAMERA.project(points), expected)


def test_the_film_corner_is_pixel_zero():
    assert np.allclose(CAMERA.project(CAMERA.corner), [[0, 0]])


def test_magnification_is_distance_over_distance():
    assert np.isclose(CAMERA.magnification(np.array([500.0, 60.0, -3.0])), 1150 / 960)
    assert np.isclose(CAMERA.magnification(np.array([10.0, -325.0, 20.0])), 2)


def test_twice_the_distance_magnifies_less():
    far = overhead(np.array([10.0, 60.0, 20.0]), 2000, 2500, 0.2, source_to_detector=2300)
    points = np.array([[10.0, 60.0, 20.0], [106.0, 60.0, 20.0]])
    # 96 mm at 2110 of 2300 mm: 104.64 mm.
    assert np.isclose(np.diff(far.project(points)[:, 0])[0], 96 * 2300 / 2110 / 0.2)
