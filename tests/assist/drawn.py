"""Films of closed form for the tests of assistance: every edge lies where a formula says."""

from math import erf

import numpy as np

SHAPE = (560, 640)
_erf = np.vectorize(erf)


def places(spacing_mm, shape=SHAPE):
    """The centers of all pixels in mm from the film's outer corner: x, y."""
    row, column = np.mgrid[: shape[0], : shape[1]]
    return (column + 0.5) * spacing_mm[1], (row + 0.5) * spacing_mm[0]


def step(inside_mm, blur=0.4, low=800, high=2000):
    """Gray across an edge blurred by a normal curve: `high` far inside, `low` far outside, halfway on the edge."""
    return low + (high - low) * (1 + _erf(inside_mm / (blur * 2**0.5))) / 2


def disk(center_mm, radius_mm, spacing_mm, shape=SHAPE, blur=0.4):
    """A dense disk on a thinner ground."""
    x, y = places(spacing_mm, shape)
    return step(radius_mm - np.hypot(x - center_mm[0], y - center_mm[1]), blur)


def half_plane(on_mm, degrees, spacing_mm, shape=SHAPE, blur=0.4):
    """Dense on the far side of a straight edge through a point; degrees: the way into it, clockwise from rising x."""
    x, y = places(spacing_mm, shape)
    turn = np.radians(degrees)
    return step((x - on_mm[0]) * np.cos(turn) + (y - on_mm[1]) * np.sin(turn), blur)


def film(gray, noise=0.0, seed=0):
    """Gray as the pixels of a film, with noise of a standard deviation."""
    random = np.random.default_rng(seed)
    return np.clip(np.rint(gray + noise * random.standard_normal(gray.shape)), 0, 65535).astype(np.uint16)
