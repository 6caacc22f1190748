"""Surfaces of solids that a formula gives: the distance to the surface, + inside."""

from collections.abc import Callable

import numpy as np
from skimage.measure import marching_cubes

from sample_images.render.mesh import Mesh, volume


def surface(
    inside: Callable[[np.ndarray], np.ndarray], low: tuple[float, ...], high: tuple[float, ...], spacing: float
) -> Mesh:
    """The surface where `inside`, of points (..., 3), is zero, in a box."""
    axes = [np.arange(a, b + spacing, spacing) for a, b in zip(low, high, strict=True)]
    depth = inside(np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1))
    vertices, faces, _, _ = marching_cubes(depth, 0)
    found = Mesh(vertices.astype(float) * spacing + np.array(low), faces.astype(np.int64))
    return found if volume(found) > 0 else Mesh(found.vertices, found.faces[:, ::-1])


def ball(points: np.ndarray, center: tuple[float, ...], radius: float) -> np.ndarray:
    """How deep points lie in a ball."""
    return radius - np.linalg.norm(points - np.array(center), axis=-1)


def rod(points: np.ndarray, start: tuple[float, ...], end: tuple[float, ...], radius: float) -> np.ndarray:
    """How deep points lie in a rod with round ends."""
    a, along = np.array(start, float), np.array(end, float) - np.array(start, float)
    share = np.clip((points - a) @ along / (along @ along), 0, 1)
    return radius - np.linalg.norm(points - a - share[..., None] * along, axis=-1)
