"""One clean closed surface out of bone parts that overlap, leave gaps or are open."""

from __future__ import annotations

import numba
import numpy as np
from scipy import ndimage, sparse
from scipy.sparse.csgraph import connected_components
from skimage.measure import marching_cubes

from sample_images.render.mesh import Mesh, smoothed, volume

SPACING = 0.5  # mm, of the grid in which parts are joined
COARSE = 2  # grid cells, of the coarser grid on which the surface is cut
BLUR = 0.9  # mm, the smoothing of the solid
ROUNDS = 15  # of smoothing that keeps the volume
MARGIN = 8.0  # mm, of empty space around the bone


def joined(parts: list[Mesh], *, hollow: tuple[np.ndarray, float] | None = None) -> Mesh:
    """The outer surface of all parts together, as one closed and smooth mesh.

    hollow: center (3,) and radius of a ball that is cut out, mm.
    """
    low = np.min([part.vertices.min(axis=0) for part in parts], axis=0) - MARGIN
    high = np.max([part.vertices.max(axis=0) for part in parts], axis=0) + MARGIN
    size = np.ceil((high - low) / SPACING / COARSE).astype(int) * COARSE
    full = np.zeros(size, bool)
    for part in parts:
        first = np.floor((part.vertices.min(axis=0) - low) / SPACING).astype(int) - 1
        last = np.ceil((part.vertices.max(axis=0) - low) / SPACING).astype(int) + 2
        box = tuple(slice(a, b) for a, b in zip(first, last, strict=True))
        full[box] |= inside(part, low + SPACING * first, last - first)
    full = _whole(full)
    soft = ndimage.gaussian_filter(full.astype(np.float32), BLUR / SPACING)[::COARSE, ::COARSE, ::COARSE]
    if hollow:
        soft = np.minimum(soft, 0.5 + _beyond(*hollow, low, soft.shape) / (4 * BLUR))
    return smoothed(_surface(soft, low, SPACING * COARSE), ROUNDS)


def inside(part: Mesh, low: np.ndarray, size: np.ndarray) -> np.ndarray:
    """The grid cells inside a part (size, bool): at least half of the six axis rays from a cell leave the part.

    The six rays are an estimate of the winding number, so a part with holes still has an inside.
    """
    turns = np.zeros(size, np.int16)
    cells = (part.vertices - low) / SPACING
    for axis in range(3):
        order = [(axis + 1) % 3, (axis + 2) % 3, axis]
        along = np.zeros(size[order], np.int16)
        _count_crossings(cells[:, order][part.faces], along)
        np.cumsum(along, axis=2, out=along)
        turns += (2 * along - along[:, :, -1:]).transpose(np.argsort(order))
    return turns >= 3


@numba.njit(cache=True)
def _count_crossings(triangles, turns):  # pragma: no cover - compiled
    """Add, in every grid column, +1 where a surface is entered and -1 where it is left."""
    wide, deep, high = turns.shape
    for t in range(len(triangles)):
        # Grid lines are taken a hair beside the whole numbers, so that none runs through a vertex or an edge.
        ax, ay, az = triangles[t, 0, 0] - 1.7e-4, triangles[t, 0, 1] - 2.3e-4, triangles[t, 0, 2]
        bx, by, bz = triangles[t, 1, 0] - 1.7e-4, triangles[t, 1, 1] - 2.3e-4, triangles[t, 1, 2]
        cx, cy, cz = triangles[t, 2, 0] - 1.7e-4, triangles[t, 2, 1] - 2.3e-4, triangles[t, 2, 2]
        area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
        if area == 0:
            continue
        for i in range(max(0, int(np.ceil(min(ax, bx, cx)))), min(wide - 1, int(np.floor(max(ax, bx, cx)))) + 1):
            for j in range(max(0, int(np.ceil(min(ay, by, cy)))), min(deep - 1, int(np.floor(max(ay, by, cy)))) + 1):
                u = ((bx - i) * (cy - j) - (cx - i) * (by - j)) / area
                v = ((cx - i) * (ay - j) - (ax - i) * (cy - j)) / area
                if u < 0 or v < 0 or u + v > 1:
                    continue
                k = int(np.ceil(u * az + v * bz + (1 - u - v) * cz))
                if 0 <= k < high:
                    turns[i, j, k] += -1 if area > 0 else 1


def _whole(full: np.ndarray) -> np.ndarray:
    """The largest piece, without its inner cavities."""
    pieces, _ = ndimage.label(full)
    outside, _ = ndimage.label(pieces != 1 + np.argmax(np.bincount(pieces.ravel())[1:]))
    return outside != outside[0, 0, 0]


def _beyond(center: np.ndarray, radius: float, low: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """How far every cell of the coarser grid lies outside a ball, mm."""
    away = [low[i] + SPACING * COARSE * np.arange(shape[i]) - center[i] for i in range(3)]
    x, y, z = np.meshgrid(*away, indexing="ij", sparse=True)
    return np.sqrt(x**2 + y**2 + z**2) - radius


def _surface(soft: np.ndarray, low: np.ndarray, spacing: float) -> Mesh:
    vertices, faces, _, _ = marching_cubes(soft, 0.5)
    mesh = _largest(Mesh(vertices.astype(float) * spacing + low, faces.astype(np.int64)))
    return mesh if volume(mesh) > 0 else Mesh(mesh.vertices, mesh.faces[:, ::-1].copy())


def _largest(mesh: Mesh) -> Mesh:
    """The piece with the most vertices: cutting the ball out may leave crumbs."""
    count = len(mesh.vertices)
    edges = mesh.faces[:, [0, 1, 1, 2]].reshape(-1, 2)
    links = sparse.coo_matrix((np.ones(len(edges)), edges.T), (count, count))
    _, piece = connected_components(links, directed=False)
    kept = piece == np.bincount(piece).argmax()
    return Mesh(mesh.vertices[kept], (np.cumsum(kept) - 1)[mesh.faces[kept[mesh.faces[:, 0]]]])
