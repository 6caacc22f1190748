"""A film as a plain 8-bit picture: the small one of the gallery, and exports that have lost their scale."""

from pathlib import Path

import numpy as np
from PIL import Image

WIDE = 300  # pixels of a small picture


def shown(pixels: np.ndarray, window: tuple[int, int]) -> Image.Image:
    """Pixels (rows, columns) between black and white of a window, 8 bits."""
    low, high = window
    level = (pixels.astype(np.float32) - low) / (high - low)
    return Image.fromarray(np.rint(255 * np.clip(level, 0, 1)).astype(np.uint8))


def write_thumbnail(path: Path, pixels: np.ndarray, window: tuple[int, int]) -> None:
    """A JPEG of the film's middle, of three by two, a few kilobytes."""
    path.parent.mkdir(exist_ok=True)
    whole = shown(pixels, window)
    wide = min(whole.width, whole.height * 3 / 2)
    high = wide * 2 / 3
    left, top = (whole.width - wide) / 2, (whole.height - high) / 2
    box = (left, top, left + wide, top + high)
    small = whole.resize((WIDE, round(WIDE * 2 / 3)), Image.Resampling.LANCZOS, box=box, reducing_gap=3)
    small.save(path, quality=80, optimize=True)
