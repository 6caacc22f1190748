"""What makes a drawing look like a film: bone texture, uneven soft tissue, and the exposure to 12 bits."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from .canvas import Canvas
from .shadows import Image


def trabeculae(canvas: Canvas, seed: int) -> Image:
    """A bone texture of fine steep streaks, mean 0, standard deviation about 0.08."""
    noise = np.random.default_rng(seed).standard_normal((canvas.rows, canvas.columns)).astype(np.float32)
    field = np.zeros_like(noise)
    for share, steep, wide in ((0.045, 4.0, 1.1), (0.045, 9.0, 2.2), (0.05, 8.0, 7.0)):
        band = ndimage.gaussian_filter(noise, (steep, wide)) - ndimage.gaussian_filter(
            noise, (2 * steep, 3 * wide)
        )
        field += share * band / band.std()
    return field


def clouds(canvas: Canvas, seed: int, size: float) -> Image:
    """Slow unevenness of soft tissue, mean 0, standard deviation 1; size in mm."""
    coarse = 8
    shape = (canvas.rows // coarse + 2, canvas.columns // coarse + 2)
    noise = np.random.default_rng(seed).standard_normal(shape)
    field = ndimage.gaussian_filter(noise, size / canvas.spacing / coarse)
    field = ndimage.zoom(field / field.std(), coarse, order=1)[: canvas.rows, : canvas.columns]
    return field.astype(np.float32)


def expose(density: Image, seed: int, noise: float = 5.0) -> NDArray[np.uint16]:
    """12-bit pixels, higher is denser: focal blur, scatter, film curve, quantum noise of `noise` levels."""
    sharp = ndimage.gaussian_filter(density, 1.3)
    sharp = sharp - 0.35 * ndimage.zoom(_slow(sharp), 16, order=1)[: density.shape[0], : density.shape[1]]
    level = 3700 / (1 + np.exp(-(sharp - 18.5) / 5.5)) + 120
    grain = np.random.default_rng(seed).standard_normal(density.shape).astype(np.float32)
    grain = ndimage.gaussian_filter(grain, 0.7)
    level = level + noise * grain / grain.std()
    return np.clip(np.rint(level), 0, 4095).astype(np.uint16)


def _slow(image: Image) -> Image:
    """Every 16th pixel of the image blurred over a wide disk, with a margin to zoom back from."""
    small = ndimage.zoom(np.pad(image, ((0, 32), (0, 32)), mode="edge")[::2, ::2], 1 / 8, order=1)
    return ndimage.gaussian_filter(small, 12)
