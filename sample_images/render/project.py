"""Line integrals of a volume along the rays from the tube to the film."""

from __future__ import annotations

import numba
import numpy as np
from scipy import ndimage

from sample_images.render.camera import Camera
from sample_images.render.volume import Volume


def shadow(volume: Volume, camera: Camera, every: int = 2) -> np.ndarray:
    """The integral of a volume along the ray to each pixel (rows, columns) float32, in its unit times mm.

    every: rays go to every n-th pixel in both directions, to blocks of n x n pixels, and are interpolated between.
    """
    rows, columns = -(-camera.rows // every), -(-camera.columns // every)
    coarse = np.zeros((rows, columns), np.float32)
    top, bottom, left, right = _reach(volume, camera, every, rows, columns)
    if top < bottom and left < right:
        step = camera.pitch * every
        first = camera.corner + step * ((left + 0.5) * camera.along + (top + 0.5) * camera.down)
        part = np.zeros((bottom - top, right - left), np.float32)
        values = np.ascontiguousarray(volume.values, np.float32)
        start = (camera.source - volume.low) / volume.spacing
        corner = (first - volume.low) / volume.spacing
        along, down = camera.along * step / volume.spacing, camera.down * step / volume.spacing
        _integrate(values, start, corner, along, down, part)
        coarse[top:bottom, left:right] = part * volume.spacing
    if every == 1:
        return coarse
    fine = ndimage.zoom(coarse, every, order=3, mode="nearest", grid_mode=True)
    return fine[: camera.rows, : camera.columns]


def seen(camera: Camera, low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The part of a box, as its low and high corner, that the film can show (a box too, a little too large)."""
    ends = np.array([[c, r] for c in (0, camera.columns) for r in (0, camera.rows)]) * camera.pitch
    on_film = camera.corner + ends[:, :1] * camera.along + ends[:, 1:] * camera.down
    far = (_corners(low, high) - camera.source) @ camera.normal / camera.distance
    beam = np.concatenate([camera.source + (on_film - camera.source) * share for share in (far.min(), far.max())])
    return np.maximum(low, beam.min(axis=0)), np.minimum(high, beam.max(axis=0))


def _corners(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    box = np.stack([low, high])
    return np.array([[box[a, 0], box[b, 1], box[c, 2]] for a in (0, 1) for b in (0, 1) for c in (0, 1)])


def _reach(volume: Volume, camera: Camera, every: int, rows: int, columns: int) -> tuple[int, int, int, int]:
    """The block of rays (top, bottom, left, right) that can meet the volume."""
    at = camera.project(_corners(volume.low, volume.high)) / every
    (left, top), (right, bottom) = np.floor(at.min(axis=0)).astype(int), np.ceil(at.max(axis=0)).astype(int)
    return max(top, 0), min(bottom, rows), max(left, 0), min(right, columns)


@numba.njit(parallel=True, fastmath=True, cache=True)
def _integrate(values, start, corner, along, down, image):  # pragma: no cover - compiled
    """Sum trilinear samples one grid step apart along each ray; everything in grid steps."""
    for row in numba.prange(image.shape[0]):
        for column in range(image.shape[1]):
            x = corner[0] + column * along[0] + row * down[0] - start[0]
            y = corner[1] + column * along[1] + row * down[1] - start[1]
            z = corner[2] + column * along[2] + row * down[2] - start[2]
            length = np.sqrt(x * x + y * y + z * z)
            way = (x / length, y / length, z / length)
            enter, leave = 0.0, length
            for axis in range(3):
                if abs(way[axis]) < 1e-9:
                    if start[axis] < 0 or start[axis] > values.shape[axis] - 1:
                        leave = -1.0
                    continue
                one = (0 - start[axis]) / way[axis]
                two = (values.shape[axis] - 1 - start[axis]) / way[axis]
                enter, leave = max(enter, min(one, two)), min(leave, max(one, two))
            if leave <= enter:
                continue
            count = max(1, int(np.ceil(leave - enter)))
            stride = (leave - enter) / count
            total = 0.0
            for n in range(count):
                t = enter + (n + 0.5) * stride
                px, py, pz = start[0] + t * way[0], start[1] + t * way[1], start[2] + t * way[2]
                i = min(max(int(px), 0), values.shape[0] - 2)
                j = min(max(int(py), 0), values.shape[1] - 2)
                k = min(max(int(pz), 0), values.shape[2] - 2)
                u, v, w = px - i, py - j, pz - k
                low = values[i, j, k] * (1 - w) + values[i, j, k + 1] * w
                low = low * (1 - v) + (values[i, j + 1, k] * (1 - w) + values[i, j + 1, k + 1] * w) * v
                high = values[i + 1, j, k] * (1 - w) + values[i + 1, j, k + 1] * w
                high = high * (1 - v) + (values[i + 1, j + 1, k] * (1 - w) + values[i + 1, j + 1, k + 1] * w) * v
                total += low * (1 - u) + high * u
            image[row, column] = total * stride
