"""The circle along which a film darkens outward most: every center near a point, every radius, all round."""

from __future__ import annotations

import numpy as np


def centers_about(reach: float, step: float) -> np.ndarray:
    """Offsets (n, 2) on a square grid, no farther than `reach` from zero."""
    line = np.arange(-round(reach / step), round(reach / step) + 1) * step
    grid = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
    return grid[np.hypot(*grid.T) <= reach + 1e-9]


def best_circle(
    seen: np.ndarray, angles: np.ndarray, radii: np.ndarray, offsets: np.ndarray, sizes: np.ndarray
) -> tuple[np.ndarray, float]:
    """The center's offset (2,) and the radius of the circle with the most edge on it.

    seen: edges (angles, radii) from 0 to 1 on rays from a point, all round. offsets: (n, 2) of the centers tried,
    sizes: (m,) of the radii tried, in the unit of the radii and longer than any offset. A circle counts each ray
    once, however strong its edge: so one bright line cannot outvote a faint rim. After Daugman's circular edge
    operator: the mean edge along each circle is compared.
    """
    along = offsets @ np.stack([np.cos(angles), np.sin(angles)])
    aside = (offsets**2).sum(axis=1)[:, None] - along**2
    reach = along[:, None, :] + np.sqrt(sizes[None, :, None] ** 2 - aside[:, None, :])
    column = np.rint((reach - radii[0]) / (radii[1] - radii[0])).astype(int)
    inside = (column >= 0) & (column < len(radii))
    on = seen[np.arange(len(angles)), np.clip(column, 0, len(radii) - 1)] * inside
    which, size = np.unravel_index(on.sum(axis=-1).argmax(), on.shape[:2])
    return offsets[which], float(sizes[size])
