"""A film is a frozen record with a fingerprint of its shape and pixels."""

import dataclasses
import hashlib

import numpy as np
import pytest

from planning.film import Film


def film(pixels):
    return Film(pixels, (0.15, 0.14), "detector", "a test", (0, 100))


def test_pixels_cannot_be_changed():
    made = film(np.arange(6, dtype=np.uint16).reshape(2, 3))
    with pytest.raises(ValueError):
        made.pixels[0, 0] = 7
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.scale = "patient"
    assert (made.rows, made.columns) == (2, 3)


def test_fingerprint_is_sha256_of_shape_and_little_endian_pixels():
    # Written out by hand: "1x3:" and three 16-bit numbers, low byte first.
    expected = hashlib.sha256(b"1x3:" + b"\x01\x00\x02\x01\xff\xff").hexdigest()
    assert film(np.array([[1, 258, 65535]], np.uint16)).sha256 == expected


def test_same_bytes_in_another_shape_are_another_film():
    pixels = np.arange(6, dtype=np.uint16)
    assert film(pixels.reshape(2, 3)).sha256 != film(pixels.reshape(3, 2)).sha256


def test_one_changed_pixel_is_another_film():
    assert film(np.array([[1, 2]], np.uint16)).sha256 != film(np.array([[1, 3]], np.uint16)).sha256
