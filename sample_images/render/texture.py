"""The grain of spongy bone: a tile of band-limited noise, sampled along the direction of the struts."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy import ndimage

TILE = 128  # samples along each side of the noise, which repeats
GRAIN = 0.4  # mm, a sample of the noise before it is stretched


def grain(across: np.ndarray, along: np.ndarray, deep: np.ndarray, seed: int = 0, stretch: float = 3.0) -> np.ndarray:
    """Noise (n,) of mean 0 and standard deviation 1 at places (n,) in mm, `stretch` times longer along than across.

    Spots are about 1 mm wide. `deep` is the third direction, in which struts join to plates.
    """
    where = np.stack([across, along / stretch, deep / 3.0]) / GRAIN
    return ndimage.map_coordinates(_tile(seed), where, order=1, mode="grid-wrap")


def clouds(points: np.ndarray, size: float, seed: int) -> np.ndarray:
    """Slow noise (...) of mean 0 and standard deviation 1 at points (..., 3) in mm; size: of a cloud, mm."""
    where = np.moveaxis(points, -1, 0) * np.float32(1 / (size * GRAIN))
    return ndimage.map_coordinates(_tile(seed), where, order=1, mode="grid-wrap")


@cache
def _tile(seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).standard_normal((TILE,) * 3)
    along = np.fft.fftfreq(TILE, GRAIN)
    frequency = np.sqrt(along[:, None, None] ** 2 + along[None, :, None] ** 2 + along[None, None, :] ** 2)
    band = np.exp(-((np.log(np.maximum(frequency, 1e-6) / 0.5) / 0.6) ** 2))  # about 2 mm from strut to strut
    tile = np.fft.ifftn(np.fft.fftn(noise) * band).real
    return (tile / tile.std()).astype(np.float32)
