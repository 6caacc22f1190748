"""Motions of bone on a film: 3 x 3 matrices in millimeters of the film, x along the row, y down."""

from __future__ import annotations

import numpy as np

from planning.case import MarkedFilm
from planning.plans import Spot


def turned(about: np.ndarray, degrees: float, lateral: np.ndarray, up: np.ndarray) -> np.ndarray:
    """A turn about a point: + takes what is up toward the lateral side, on either hip and on a mirrored film.

    about: (2,); lateral, up: unit vectors (2,) at a right angle.
    """
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    basis = np.column_stack([lateral, up])
    linear = basis @ np.array([[c, s], [-s, c]]) @ basis.T
    return _matrix(linear, about - linear @ about)


def shifted(by: np.ndarray) -> np.ndarray:
    """A shift by a vector (2,)."""
    return _matrix(np.eye(2), by)


def moved(points: np.ndarray, motion: np.ndarray) -> np.ndarray:
    """Points (..., 2) as a motion leaves them."""
    return points @ motion[:2, :2].T + motion[:2, 2]


def to_mm(film: MarkedFilm, spots: object) -> np.ndarray:
    """Spots (..., 2) as (column, row) in pixels, in millimeters."""
    return np.asarray(spots, float) * _sizes(film)


def to_pixels(film: MarkedFilm, points: np.ndarray) -> np.ndarray:
    """Points (..., 2) in millimeters as (column, row) in pixels."""
    return points / _sizes(film)


def in_pixels(film: MarkedFilm, motion: np.ndarray) -> np.ndarray:
    """A motion as the 2 x 3 matrix that moves (column, row, 1); with pixels that are not square it is no rotation."""
    size = np.array([*_sizes(film), 1.0])
    return (motion * size / size[:, None])[:2]


def spot(film: MarkedFilm, point: np.ndarray) -> Spot:
    """A point in millimeters as a spot of the film."""
    column, row = to_pixels(film, point)
    return float(column), float(row)


def _sizes(film: MarkedFilm) -> np.ndarray:
    return np.array([film.spacing_mm[1], film.spacing_mm[0]])


def _matrix(linear: np.ndarray, shift: np.ndarray) -> np.ndarray:
    return np.vstack([np.column_stack([linear, shift]), (0.0, 0.0, 1.0)])
