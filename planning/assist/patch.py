"""A piece of a film, a little blurred, that tells its gray anywhere in millimeters; non-square pixels end here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from skimage.filters import gaussian
from skimage.transform import warp

from planning.assist.refusal import NoSuggestion

Spacing = tuple[float, float]
Mark = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Patch:
    """A blurred piece of a film.

    gray: (rows, columns) float32. first: row and column of its first pixel in the film. spacing_mm: between rows,
    between columns.
    """

    gray: np.ndarray
    first: tuple[int, int]
    spacing_mm: Spacing


def millimeters(marks: np.ndarray, spacing_mm: Spacing) -> np.ndarray:
    """Film points (column, row) in millimeters (x, y), (..., 2), from the outer corner of the top-left pixel."""
    return np.asarray(marks, float) * (spacing_mm[1], spacing_mm[0])


def film_points(places: np.ndarray, spacing_mm: Spacing) -> tuple[Mark, ...]:
    """Places in millimeters (n, 2) as marks: (column, row) in film pixels."""
    return tuple((float(x), float(y)) for x, y in np.asarray(places) / (spacing_mm[1], spacing_mm[0]))


def cut(pixels: np.ndarray, spacing_mm: Spacing, low: np.ndarray, high: np.ndarray, blur: float) -> Patch:
    """The piece of a film between two corners (x, y) in millimeters, as far as the film goes, blurred by `blur` mm.

    pixels: (rows, columns). NoSuggestion when the piece lies off the film.
    """
    step, margin = np.array(spacing_mm), 4 * blur
    first = np.maximum(np.floor((low[::-1] - margin) / step).astype(int), 0)
    end = np.minimum(np.ceil((high[::-1] + margin) / step).astype(int), pixels.shape)
    if (end - first < 2).any():
        raise NoSuggestion("This place lies off the film; mark the bone itself.")
    piece = pixels[first[0] : end[0], first[1] : end[1]].astype(np.float32)
    return Patch(gaussian(piece, blur / step, mode="nearest", preserve_range=True), tuple(first), spacing_mm)


def gray_at(patch: Patch, places: np.ndarray) -> np.ndarray:
    """The gray at places (..., 2) in millimeters, (...), by cubic splines; off the patch, its edge goes on."""
    # A pixel's own gray belongs to its center, half a pixel from its outer corner.
    row, column = (places[..., k] / patch.spacing_mm[1 - k] - 0.5 - patch.first[1 - k] for k in (1, 0))
    where = np.stack([row, column]).reshape(2, -1, 1)
    gray = warp(patch.gray, where, order=3, mode="edge", clip=False, preserve_range=True)
    return gray.reshape(places.shape[:-1])
