"""Circles of a batch remembered: the same as fitted, never another batch's, and safe from whoever has them."""

import numpy as np
import pytest

from planning.geometry import remembered
from planning.geometry.circle import circle_fit
from planning.geometry.remembered import circle_fit_of_many


def batch(seed: int) -> np.ndarray:
    """Five sets of six points about a circle of radius 25 around (40, 60), shaken by 1."""
    angles = np.radians([0, 50, 100, 150, 200, 250])
    rim = np.array([40, 60]) + 25 * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    return rim + np.random.default_rng(seed).normal(0, 1, (5, 6, 2))


def test_a_batch_is_fitted_once_and_others_are_not_taken_for_it(monkeypatch):
    fitted = []
    monkeypatch.setattr(remembered, "circle_fit", lambda points: fitted.append(points) or circle_fit(points))
    remembered._fitted.cache_clear()
    one, other = batch(1), batch(2)
    first = circle_fit_of_many(one)
    assert np.array_equal(circle_fit_of_many(one.copy()), first) and len(fitted) == 1
    assert np.array_equal(circle_fit_of_many(other), circle_fit(other)) and len(fitted) == 2
    # The same numbers in other sets are another batch.
    circle_fit_of_many(one.reshape(3, 10, 2))
    assert len(fitted) == 3
    one[0, 0, 0] += 1e-12
    circle_fit_of_many(one)
    assert len(fitted) == 4


def test_what_is_remembered_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        circle_fit_of_many(batch(3))[0] = 0


def test_a_batch_laid_out_otherwise_in_memory_is_the_same_batch():
    points = batch(4)
    assert np.array_equal(circle_fit_of_many(np.asfortranarray(points)), circle_fit_of_many(points))
