"""The part of a film worth showing, and that part as a JPEG at its true proportions."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from PIL import Image

from planning.film import Film

MARGIN_ACROSS, MARGIN_DOWN = 0.26, 0.2  # of the longer side of what is marked
WIDE = 1.45  # a crop is made at least this much wider than high, where the film has the room
FEWEST_PIXELS = 200  # about a lone mark
JPEG_QUALITY = 85


@dataclass(frozen=True)
class Crop:
    """Whole pixels of a film, [left, right) by [top, bottom), and the size of the drawing they fill.

    spacing_mm: between rows, between columns. One drawing unit is the same length in both directions.
    """

    left: int
    top: int
    right: int
    bottom: int
    spacing_mm: tuple[float, float]
    longest: int

    @property
    def millimeters(self) -> tuple[float, float]:
        """Width and height."""
        return (self.right - self.left) * self.spacing_mm[1], (self.bottom - self.top) * self.spacing_mm[0]

    @property
    def units_per_mm(self) -> float:
        """Drawing units in a millimeter, so that the longer side is `longest` units."""
        return self.longest / max(self.millimeters)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in drawing units."""
        width, height = (max(1, round(side * self.units_per_mm)) for side in self.millimeters)
        return width, height

    def place(self, millimeters: np.ndarray) -> np.ndarray:
        """Points (..., 2) from millimeters on the film to drawing units."""
        corner = (self.left * self.spacing_mm[1], self.top * self.spacing_mm[0])
        return (millimeters - corner) * self.units_per_mm


def crop_to(points: np.ndarray, film: Film, spacing_mm: tuple[float, float], longest: int, wide: float = WIDE) -> Crop:
    """The crop about points (n, 2) in millimeters, with a generous margin; the whole film when there are none.

    wide: how many times as wide as high it is at least, where the film has the room.
    """
    if not len(points):
        return Crop(0, 0, film.columns, film.rows, spacing_mm, longest)
    low, high = points.min(axis=0), points.max(axis=0)
    margin = np.array([MARGIN_ACROSS, MARGIN_DOWN]) * max(*(high - low), FEWEST_PIXELS * min(spacing_mm))
    low, high = low - margin, high + margin
    missing = max(0.0, wide * (high[1] - low[1]) - (high[0] - low[0])) / 2
    wider, scale = np.array([missing, 0.0]), np.array([spacing_mm[1], spacing_mm[0]])
    left, top = np.floor((low - wider) / scale)
    right, bottom = np.ceil((high + wider) / scale)
    return Crop(
        int(max(left, 0)), int(max(top, 0)), int(min(right, film.columns)), int(min(bottom, film.rows)),
        spacing_mm, longest,
    )


def jpeg_of(film: Film, crop: Crop) -> bytes:
    """The crop, windowed to 8 bits and never enlarged; it is to be stretched to the crop's `size`."""
    low, high = film.window
    levels = (np.arange(65536.0) - low) / max(high - low, 1)
    table = np.uint8(np.round(255 * np.clip(levels, 0, 1)))
    image = Image.fromarray(table[film.pixels[crop.top : crop.bottom, crop.left : crop.right]])
    size = tuple(min(own, shown) for own, shown in zip(image.size, crop.size, strict=True))
    image = image.resize(size, Image.Resampling.LANCZOS) if size != image.size else image
    written = BytesIO()
    image.save(written, "JPEG", quality=JPEG_QUALITY)
    return written.getvalue()
