"""The exposure of known line integrals: what must come of them whatever the tone."""

import numpy as np
import pytest

from sample_images.render.exposure import Exposure, exposed

PITCH = 0.2
QUIET = Exposure(dose=1e12)


def wedge(low: float, high: float) -> np.ndarray:
    """Line integrals (200, 300) that rise from the first to the last column."""
    return np.tile(np.linspace(low, high, 300, dtype=np.float32), (200, 1))


def test_denser_is_brighter_and_the_scale_is_12_bit():
    pixels = exposed(wedge(2, 7), PITCH, 1.2, seed=0, how=QUIET)
    assert pixels.dtype == np.uint16
    assert 0 <= pixels.min() < 800 and 3300 < pixels.max() <= 4095
    middle = pixels[100].astype(int)
    assert np.all(np.diff(middle[::10]) > 0)


@pytest.mark.parametrize("integrals", [wedge(0, 0), wedge(0, 60), wedge(30, 30)], ids=["air", "lead", "all lead"])
def test_nothing_leaves_the_scale(integrals):
    pixels = exposed(integrals, PITCH, 1.2, seed=0)
    assert pixels.dtype == np.uint16
    assert pixels.max() <= 4095
    assert np.isfinite(pixels).all()


def test_air_is_black_beside_the_body():
    integrals = np.full((200, 300), 5, np.float32)
    integrals[:, 200:] = 0
    pixels = exposed(integrals, PITCH, 1.2, seed=0)
    assert pixels[:, 220:].max() < 200 < pixels[:, :180].min()


def test_a_larger_focal_spot_and_more_magnification_blur_an_edge_alike():
    """The penumbra is the focal spot times (magnification - 1): 1 mm at 1.4 is 2 mm at 1.2."""
    edge = np.full((100, 200), 5, np.float32)
    edge[:, 100:] = 5.5
    images = [
        exposed(edge, PITCH, magnification, 0, Exposure(focal_spot=spot, dose=1e12))
        for spot, magnification in ((1.0, 1.4), (2.0, 1.2), (0.1, 1.2))
    ]
    assert np.array_equal(images[0], images[1])
    steepest = [np.abs(np.diff(image[50].astype(int))).max() for image in images]
    assert steepest[2] > 1.1 * steepest[0]


def test_noise_is_that_of_counted_quanta():
    """Half the quanta, 1.41 times the noise; one seed, one film."""
    flat = np.full((200, 300), 4, np.float32)

    def noise(dose: float) -> float:
        return exposed(flat, PITCH, 1.2, 3, Exposure(dose=dose)).std()

    assert np.isclose(noise(1e6) / noise(2e6), np.sqrt(2), rtol=0.03)
    assert np.array_equal(exposed(flat, PITCH, 1.2, 3), exposed(flat, PITCH, 1.2, 3))
    assert not np.array_equal(exposed(flat, PITCH, 1.2, 3), exposed(flat, PITCH, 1.2, 4))


def test_scatter_lowers_contrast():
    integrals = np.full((400, 400), 5, np.float32)
    integrals[:, 200:] = 5.3

    def step(scatter: float) -> int:
        pixels = exposed(integrals, PITCH, 1.2, 0, Exposure(scatter=scatter, dose=1e12, evened=0)).astype(int)
        return int(pixels[200, 230] - pixels[200, 170])

    assert 0 < step(1.0) < 0.75 * step(0.0)
