"""A box of evenly spaced samples in the patient."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage


@dataclass(frozen=True)
class Volume:
    """Samples (i, j, k) of something at low + spacing * (i, j, k), patient LPS millimeters."""

    low: np.ndarray
    spacing: float
    values: np.ndarray

    @property
    def high(self) -> np.ndarray:
        """The place (3,) of the last sample."""
        return self.low + self.spacing * (np.array(self.values.shape) - 1)

    def at(self, points: np.ndarray) -> np.ndarray:
        """The values at points (..., 3), interpolated linearly; 0 outside."""
        where = np.moveaxis((points - self.low) / self.spacing, -1, 0)
        return ndimage.map_coordinates(self.values, where, order=1, mode="constant", cval=0)

    def places(self, indices: tuple[np.ndarray, ...]) -> np.ndarray:
        """The points (n, 3) of samples given as numpy.nonzero gives them."""
        return self.low + self.spacing * np.stack(indices, axis=1)
