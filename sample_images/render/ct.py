"""Axial CT slices of the posed anatomy, in Hounsfield units, from the same tissues as the films."""

from __future__ import annotations

import numpy as np

from sample_images.render.anatomy import Anatomy
from sample_images.render.body import body
from sample_images.render.material import AIR
from sample_images.render.tissue import bone

NOISE = 12.0  # Hounsfield units
MARGIN = 2.0  # mm around the slices that is worked out


def ct(
    anatomy: Anatomy,
    levels: np.ndarray,
    spacing: float,
    size: int = 512,
    *,
    center: tuple[float, float] | None = None,
    seed: int = 0,
    grid: float = 0.5,
) -> np.ndarray:
    """Slices (n, size, size) int16 in Hounsfield units: rows run to the back, columns to the patient's left.

    levels: z of the slices, mm. spacing: of pixels, mm. center: x and y of the slices' middle; without it, between
    the hips. The middle of the first pixel is at center - spacing * (size - 1) / 2. grid: mm, of the bone samples.
    """
    x, y = center if center is not None else np.mean([head.center for head in anatomy.heads.values()], axis=0)[:2]
    along = (np.arange(size) - (size - 1) / 2) * spacing
    noise = np.random.default_rng(seed)
    slices = []
    for level in levels:
        columns, rows = np.meshgrid(x + along, y + along)
        places = np.stack([columns, rows, np.full_like(rows, level)], axis=-1)
        slices.append(_slice(anatomy, places, seed, grid) + noise.normal(0, NOISE, rows.shape))
    return np.clip(np.rint(slices), AIR - 24, 3071).astype(np.int16)


def _slice(anatomy: Anatomy, places: np.ndarray, seed: int, grid: float) -> np.ndarray:
    low, high = places.min(axis=(0, 1)) - MARGIN, places.max(axis=(0, 1)) + MARGIN
    units = AIR + body(anatomy, low - MARGIN, high + MARGIN, 2.0, seed).at(places)
    for name in anatomy.bones:
        solid = bone(name, anatomy, low, high, grid)
        if solid is not None:
            units = units + solid.at(places)
    return units
