"""How deep every sample of a box lies below a closed surface."""

from __future__ import annotations

import numba
import numpy as np
from scipy import ndimage

from sample_images.render.mesh import Mesh
from sample_images.render.volume import Volume

BAND = 1.4  # mm on either side of the surface in which the depth is measured to the triangles themselves
COARSE = 1.0  # mm, of the grid that measures the depth farther in


def depth(mesh: Mesh, low: np.ndarray, high: np.ndarray, spacing: float) -> Volume:
    """Millimeters below the surface (outside: negative, no less than -BAND) in a box that may cut the mesh.

    To the triangles within BAND of the surface; farther in on a grid of COARSE, to about 0.2 mm.
    """
    shape = tuple(np.maximum(np.ceil((np.asarray(high) - low) / spacing).astype(int) + 1, 2))
    triangles = (mesh.vertices[mesh.faces] - low) / spacing
    turns = np.zeros(shape, np.int8)
    _count_crossings(triangles, turns)
    np.cumsum(turns, axis=2, out=turns)
    near = np.full(shape, BAND / spacing, np.float32)
    _nearest(triangles, near)
    near *= spacing
    step = max(1, round(COARSE / spacing))
    deep = ndimage.distance_transform_edt(turns[::step, ::step, ::step] > 0).astype(np.float32)
    # The transform measures to the nearest outside sample; the surface lies a little before it.
    _signed(near, turns, (deep - 0.25) * np.float32(step * spacing), step, BAND)
    return Volume(np.asarray(low, float), spacing, near)


@numba.njit(cache=True)
def _count_crossings(triangles, turns):  # pragma: no cover - compiled
    """Add, along every line of rising k, +1 where a surface is entered and -1 where it is left."""
    wide, deep, high = turns.shape
    for t in range(len(triangles)):
        # Lines are taken a hair beside the whole numbers, so that none runs through a vertex or an edge.
        ax, ay, az = triangles[t, 0, 0] - 1.7e-4, triangles[t, 0, 1] - 2.3e-4, triangles[t, 0, 2]
        bx, by, bz = triangles[t, 1, 0] - 1.7e-4, triangles[t, 1, 1] - 2.3e-4, triangles[t, 1, 2]
        cx, cy, cz = triangles[t, 2, 0] - 1.7e-4, triangles[t, 2, 1] - 2.3e-4, triangles[t, 2, 2]
        area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
        if area == 0 or min(az, bz, cz) > high - 1:
            continue
        for i in range(max(0, int(np.ceil(min(ax, bx, cx)))), min(wide - 1, int(np.floor(max(ax, bx, cx)))) + 1):
            for j in range(max(0, int(np.ceil(min(ay, by, cy)))), min(deep - 1, int(np.floor(max(ay, by, cy)))) + 1):
                u = ((bx - i) * (cy - j) - (cx - i) * (by - j)) / area
                v = ((cx - i) * (ay - j) - (ax - i) * (cy - j)) / area
                if u < 0 or v < 0 or u + v > 1:
                    continue
                k = max(0, int(np.ceil(u * az + v * bz + (1 - u - v) * cz)))
                if k < high:
                    turns[i, j, k] += -1 if area > 0 else 1


@numba.njit(cache=True)
def _nearest(triangles, near):  # pragma: no cover - compiled
    """Lower every sample to its distance from the nearest triangle, where that is less; in grid steps."""
    band = near[0, 0, 0]
    for t in range(len(triangles)):
        a, b, c = triangles[t, 0], triangles[t, 1], triangles[t, 2]
        first, last = np.zeros(3, np.int64), np.zeros(3, np.int64)
        for axis in range(3):
            first[axis] = max(0, int(np.ceil(min(a[axis], b[axis], c[axis]) - band)))
            last[axis] = min(near.shape[axis] - 1, int(np.floor(max(a[axis], b[axis], c[axis]) + band)))
        for i in range(first[0], last[0] + 1):
            for j in range(first[1], last[1] + 1):
                for k in range(first[2], last[2] + 1):
                    away = _to_triangle(i, j, k, a, b, c)
                    if away < near[i, j, k]:
                        near[i, j, k] = away


@numba.njit(cache=True)
def _to_triangle(x, y, z, a, b, c):  # pragma: no cover - compiled
    """The distance of a point from a triangle's nearest feature (Ericson, Real-Time Collision Detection, 5.1.5)."""
    abx, aby, abz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    acx, acy, acz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
    apx, apy, apz = x - a[0], y - a[1], z - a[2]
    d1, d2 = abx * apx + aby * apy + abz * apz, acx * apx + acy * apy + acz * apz
    e1, e2, e3 = abx * abx + aby * aby + abz * abz, acx * acx + acy * acy + acz * acz, abx * acx + aby * acy + abz * acz
    d3, d4 = d1 - e1, d2 - e3
    d5, d6 = d1 - e3, d2 - e2
    va, vb, vc = d3 * d6 - d5 * d4, d5 * d2 - d1 * d6, d1 * d4 - d3 * d2
    if d1 <= 0 and d2 <= 0:
        v, w = 0.0, 0.0
    elif d3 >= 0 and d4 <= d3:
        v, w = 1.0, 0.0
    elif d6 >= 0 and d5 <= d6:
        v, w = 0.0, 1.0
    elif vc <= 0 and d1 >= 0 and d3 <= 0:
        v, w = d1 / (d1 - d3), 0.0
    elif vb <= 0 and d2 >= 0 and d6 <= 0:
        v, w = 0.0, d2 / (d2 - d6)
    elif va <= 0 and d4 >= d3 and d5 >= d6:
        w = (d4 - d3) / ((d4 - d3) + (d5 - d6))
        v = 1 - w
    else:
        whole = va + vb + vc
        v, w = (vb / whole, vc / whole) if whole > 0 else (0.0, 0.0)
    dx, dy, dz = apx - v * abx - w * acx, apy - v * aby - w * acy, apz - v * abz - w * acz
    return np.sqrt(dx * dx + dy * dy + dz * dz)


@numba.njit(parallel=True, cache=True)
def _signed(near, turns, deep, step, band):  # pragma: no cover - compiled
    """Give the distances their sign, and beyond the band inside the depth of the coarse grid."""
    for i in numba.prange(near.shape[0]):
        p = min(i // step, deep.shape[0] - 2) if deep.shape[0] > 1 else 0
        for j in range(near.shape[1]):
            q = min(j // step, deep.shape[1] - 2) if deep.shape[1] > 1 else 0
            for k in range(near.shape[2]):
                if turns[i, j, k] <= 0:
                    near[i, j, k] = -near[i, j, k]
                elif near[i, j, k] > band - 1e-3:
                    r = min(k // step, deep.shape[2] - 2) if deep.shape[2] > 1 else 0
                    u, v, w = min(i / step - p, 1.0), min(j / step - q, 1.0), min(k / step - r, 1.0)
                    total = 0.0
                    for a in range(min(2, deep.shape[0])):
                        for b in range(min(2, deep.shape[1])):
                            for c in range(min(2, deep.shape[2])):
                                share = (u if a else 1 - u) * (v if b else 1 - v) * (w if c else 1 - w)
                                total += share * deep[p + a, q + b, r + c]
                    near[i, j, k] = max(band, total)
