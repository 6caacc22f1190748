"""The lowest lumbar vertebrae, which the bone models lack: plain solids stacked on the sacrum."""

from __future__ import annotations

import numpy as np

from sample_images.render.anatomy import Anatomy
from sample_images.render.volume import Volume

COUNT = 3
DISC, HEIGHT, WIDTH, DEPTH = 9.0, 28.0, 25.0, 17.0  # mm; the last two are half axes of the body
SLOPE, LORDOSIS = 38.0, 15.0  # degrees: of the sacrum's upper end forward, and less by this at each vertebra
REACH = np.array([46.0, 62.0, 30.0])  # mm from a body's middle: sideways, backward (and forward), up


def lumbar(anatomy: Anatomy, spacing: float) -> list[Volume]:
    """The depth below the surface, in mm, of each vertebra in a box of its own, from the lowest up."""
    across, middle = _sideways(anatomy)
    slope = np.radians(SLOPE)
    up = np.array([across[1] * np.sin(slope), -across[0] * np.sin(slope), np.cos(slope)])
    seat = _upper_end(anatomy, across, middle, up)
    stack = []
    for level in range(COUNT):
        slope = np.radians(SLOPE - LORDOSIS * level)
        up = np.array([across[1] * np.sin(slope), -across[0] * np.sin(slope), np.cos(slope)])
        center = seat + up * (DISC + HEIGHT / 2)
        stack.append(_vertebra(center, across, up, spacing))
        seat = center + up * HEIGHT / 2
    return stack


def _sideways(anatomy: Anatomy) -> tuple[np.ndarray, np.ndarray]:
    """The horizontal direction to the patient's left, and the middle between the femoral heads."""
    right, left = anatomy.heads["R"].center, anatomy.heads["L"].center
    across = (left - right) * [1, 1, 0]
    return across / np.linalg.norm(across), (left + right) / 2


def _upper_end(anatomy: Anatomy, across: np.ndarray, middle: np.ndarray, up: np.ndarray) -> np.ndarray:
    """The middle of the sacrum's upper end."""
    vertices = anatomy.bones["sacrum"].vertices
    strip = vertices[np.abs((vertices - middle) @ across) < 12]
    height = strip @ up
    return strip[height > height.max() - 4].mean(axis=0)


def _vertebra(center: np.ndarray, across: np.ndarray, up: np.ndarray, spacing: float) -> Volume:
    back = np.cross(up, across)
    reach = np.abs(np.stack([across, back, up], axis=1)) @ REACH
    counts = np.ceil(2 * reach / spacing).astype(int) + 1
    low = center - reach
    axes = [low[a] + spacing * np.arange(counts[a]) - center[a] for a in range(3)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), -1)
    # Bone is never quite even: the plain shapes are bent a little by slow waves.
    grid = grid + 1.3 * np.sin(grid[..., [1, 2, 0]] / 7.0 + center) + 0.7 * np.sin(grid[..., [2, 0, 1]] / 3.3 - center)
    x, y, z = np.abs(grid @ across), grid @ back, grid @ up
    flare = 0.94 + 0.12 * (2 * z / HEIGHT) ** 2
    body = (1 - np.hypot(x / (WIDTH * flare), np.where(y > 0, y * 1.15, y) / (DEPTH * flare))) * DEPTH
    body = np.minimum(body, HEIGHT / 2 - np.abs(z))
    parts = [
        body,
        _rod(x, y, z / 1.5, (15, 8, 4), (17, 26, 4), 4.6, 4.6),  # pedicle
        _rod(x, y, z, (16, 25, 6), (38, 32, 11), 5.5, 2.4),  # transverse process
        _rod(x, y, z, (15, 26, 10), (20, 33, -2), 4.0, 5.0),  # joint facets
        _rod(x, y, z, (20, 31, -2), (15, 34, -18), 4.0, 4.5),
        _rod(x, y, z / 2, (15, 30, -1), (0, 40, -3), 3.2, 3.2),  # lamina
        _rod(x, y, z / 2.2, (0, 40, -3), (0, 60, -6), 2.6, 3.2),  # spinous process
    ]
    return Volume(low, spacing, _melted(parts).astype(np.float32))


def _rod(x, y, z, start, end, first: float, last: float) -> np.ndarray:
    """Depth below the surface of a rod with round ends and a radius that changes along it."""
    start, end = np.array(start, float), np.array(end, float)
    along = end - start
    share = ((x - start[0]) * along[0] + (y - start[1]) * along[1] + (z - start[2]) * along[2]) / (along @ along)
    share = np.clip(share, 0, 1)
    away = [axis - start[n] - share * along[n] for n, axis in enumerate((x, y, z))]
    return first + (last - first) * share - np.sqrt(away[0] ** 2 + away[1] ** 2 + away[2] ** 2)


def _melted(parts: list[np.ndarray], width: float = 1.5) -> np.ndarray:
    """The union of solids, given by their depths, with the seams rounded."""
    top = np.maximum.reduce(parts)
    return top + width * np.log(sum(np.exp(np.clip((part - top) / width, -30, 0)) for part in parts))
