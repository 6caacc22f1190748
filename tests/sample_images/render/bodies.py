"""Simple closed surfaces to take films of: a ball and a bar."""

import numpy as np
from scipy.spatial import ConvexHull

from sample_images.render.mesh import Mesh


def convex(points: np.ndarray) -> Mesh:
    """The hull of points (n, 3), normals outward."""
    hull = ConvexHull(points)
    corners = points[hull.simplices]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    inward = np.einsum("ij,ij->i", normals, hull.equations[:, :3]) < 0
    return Mesh(points, np.where(inward[:, None], hull.simplices[:, ::-1], hull.simplices).astype(np.int64))


def ball(center: np.ndarray, radius: float, count: int = 4000) -> Mesh:
    """A sphere of evenly strewn points."""
    n = np.arange(count) + 0.5
    height, turn = 1 - 2 * n / count, n * np.pi * (1 + np.sqrt(5))
    wide = np.sqrt(1 - height**2)
    return convex(center + radius * np.stack([wide * np.cos(turn), wide * np.sin(turn), height], axis=1))


def cylinder(start: np.ndarray, end: np.ndarray, radius: float) -> Mesh:
    """A round bar with flat ends."""
    along = (end - start) / np.linalg.norm(end - start)
    side = np.cross(along, [0.3, 0.5, 0.81])
    side /= np.linalg.norm(side)
    turn = np.linspace(0, 2 * np.pi, 180, endpoint=False)[:, None]
    ring = radius * (np.cos(turn) * side + np.sin(turn) * np.cross(along, side))
    return convex(np.concatenate([start + ring, end + ring]))
