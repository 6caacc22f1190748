"""The outline that one bone throws on the film, and where it leaves a circle."""

from __future__ import annotations

from dataclasses import dataclass

import numba
import numpy as np
from scipy import ndimage
from skimage.measure import find_contours

from sample_images.render.camera import Camera
from sample_images.render.mesh import Mesh

FINE = 4  # samples along each side of a film pixel
CLEAR = 0.5  # mm in the patient by which a contour must stand off a circle to be seen to have left it
TURN = 0.1  # degrees between the rays along which a contour is looked for


@dataclass(frozen=True)
class Shade:
    """How much of each film pixel a bone covers: cover (rows, columns) 0 to 1, of a window at film (column, row)."""

    cover: np.ndarray
    at: np.ndarray

    def outlines(self) -> list[np.ndarray]:
        """Every outline as (n, 2) film points (column, row), the longest first."""
        found = find_contours(np.pad(self.cover, 1), 0.5)
        # A contour counts from pixel centers, and the padding moves it by one.
        return sorted((line[:, ::-1] - 0.5 + self.at for line in found), key=len, reverse=True)

    def hole(self) -> np.ndarray | None:
        """The outline (n, 2), film points (column, row), of the largest hole with bone all around it; None without."""
        holes, count = ndimage.label(self.cover < 0.5)
        sizes = np.bincount(holes.ravel(), minlength=count + 1)
        sizes[np.unique(np.concatenate([[0], holes[0], holes[-1], holes[:, 0], holes[:, -1]]))] = 0
        if not sizes.any():
            return None
        own = ndimage.binary_dilation(holes == sizes.argmax())
        around = max(find_contours(np.where(own, self.cover, 1.0), 0.5), key=len)
        return around[:, ::-1] + 0.5 + self.at

    def reach(self, center: np.ndarray, degrees: np.ndarray, farthest: float) -> np.ndarray:
        """How far the bone goes on unbroken from a point (column, row) in directions (n,), clockwise on the film from
        rising column; film pixels, no more than `farthest`.
        """
        out = np.arange(0, farthest, 0.1)
        away = np.stack([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
        where = (center - self.at - 0.5)[:, None, None] + away[:, :, None] * out
        covered = ndimage.map_coordinates(self.cover, where[::-1], order=1) >= 0.5
        return np.where(covered.all(axis=1), farthest, out[covered.argmin(axis=1)])


def shade(bone: Mesh, camera: Camera, center: np.ndarray, half: float) -> Shade:
    """What a bone covers of the square window of film pixels `center` ± `half`."""
    at, size = np.floor(center - half), int(np.ceil(2 * half)) + 1
    fine = np.zeros((size * FINE, size * FINE), np.uint8)
    _fill(((camera.project(bone.vertices) - at) * FINE)[bone.faces], fine)
    cover = fine.reshape(size, FINE, size, FINE).mean(axis=(1, 3))
    return Shade(cover, at)


def departure(
    cover: Shade, center: np.ndarray, radius: float, toward: np.ndarray, side: float, clear: float
) -> np.ndarray:
    """The point (column, row) where the outline, followed from the head to the neck, first leaves a circle outward.

    center, radius: of the circle, film pixels. toward: a point down the neck. side: +1 or -1, the side of the neck
    that is followed, + clockwise on the film. clear: pixels beyond the circle that count as having left it.
    ValueError when the outline stays on the circle as far as the neck's own middle.
    """
    neck = np.degrees(np.arctan2(*(toward - center)[::-1]))
    from_neck = np.arange(150, 5, -TURN)
    degrees = neck + side * from_neck
    reach = cover.reach(center, degrees, radius + 3 * clear + 2)
    left = reach > radius + clear
    if not left.any() or left[0]:
        raise ValueError("The outline does not leave the circle between the head and the neck.")
    first = np.radians(degrees[left.argmax()])
    return center + reach[left.argmax()] * np.array([np.cos(first), np.sin(first)])


def hollow(cover: Shade, start: np.ndarray, end: np.ndarray, side: float) -> np.ndarray:
    """The point (column, row) of the outline nearest to a line, between its ends, on one side (+ clockwise from it)."""
    along = (end - start) / np.hypot(*(end - start))
    across = side * np.array([-along[1], along[0]])
    points = np.concatenate(cover.outlines()) - start
    beside = points[(points @ along > 0) & (points @ along < np.hypot(*(end - start))) & (points @ across > 0)]
    if len(beside) == 0:
        raise ValueError("The bone has no outline beside this line.")
    return start + beside[np.argmin(beside @ across)]


@numba.njit(cache=True)
def _fill(triangles, fine):  # pragma: no cover - compiled
    """Mark every sample whose center lies in a triangle (n, 3, 2), in samples: row by row between its edges."""
    rows, columns = fine.shape
    for t in range(len(triangles)):
        low, high = triangles[t, :, 1].min(), triangles[t, :, 1].max()
        for row in range(max(0, int(np.ceil(low - 0.5))), min(rows, int(np.floor(high - 0.5)) + 1)):
            left, right = np.inf, -np.inf
            for i in range(3):
                (ax, ay), (bx, by) = triangles[t, i], triangles[t, (i + 1) % 3]
                if ay != by and min(ay, by) <= row + 0.5 <= max(ay, by):
                    x = ax + (row + 0.5 - ay) / (by - ay) * (bx - ax)
                    left, right = min(left, x), max(right, x)
            if left <= right:
                fine[row, max(0, int(np.ceil(left - 0.5))) : max(0, min(columns, int(np.floor(right - 0.5)) + 1))] = 1
