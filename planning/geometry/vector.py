"""Products and lengths of vectors in the plane, and the length below which there is none."""

from __future__ import annotations

import numpy as np

# Lengths below this (millimeters) are no length: the marks coincide.
NOTHING = 1e-9


def dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The scalar product of vectors (..., 2)."""
    return a[..., 0] * b[..., 0] + a[..., 1] * b[..., 1]


def cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The cross product of vectors (..., 2), positive when the turn from a to b is from x to y."""
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]


def length(v: np.ndarray) -> np.ndarray:
    """The length of vectors (..., 2)."""
    return np.sqrt(dot(v, v))


def kept(value: np.ndarray, keep: np.ndarray) -> np.ndarray:
    """A number (...) or a point or vector (..., 2) where `keep` (...) holds, else NaN."""
    return np.where(keep if np.ndim(value) == np.ndim(keep) else keep[..., None], value, np.nan)
