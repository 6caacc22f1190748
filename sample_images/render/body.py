"""The soft body around the bones: trunk and thighs, fat under the skin, muscle, bladder and bowel gas."""

from __future__ import annotations

import numpy as np

from sample_images.render.anatomy import Anatomy
from sample_images.render.gas import gas
from sample_images.render.material import AIR, FAT, MUSCLE, rise
from sample_images.render.texture import clouds
from sample_images.render.volume import Volume

SPAN = 205.0  # mm between the hips of the body that these lengths are of; another is as much larger or smaller
# Heights above the hips, and there the trunk's half width, half depth and how far its middle is behind the hips, mm.
HEIGHTS = (-120.0, -60.0, 0.0, 60.0, 120.0, 180.0, 260.0)
HALF_WIDTH = (188.0, 200.0, 202.0, 192.0, 176.0, 166.0, 168.0)
HALF_DEPTH = (105.0, 117.0, 122.0, 120.0, 116.0, 110.0, 112.0)
MIDDLE = (30.0, 34.0, 34.0, 36.0, 34.0, 28.0, 24.0)
PERINEUM, BUTTOCK = -60.0, -118.0  # mm, where the trunk ends in front and behind
THIGH = (99.0, 62.0)  # mm, radius at the hip and at the knee
AROUND = 45.0  # mm over which trunk and thigh melt into each other


def body(anatomy: Anatomy, low: np.ndarray, high: np.ndarray, spacing: float, seed: int) -> Volume:
    """Hounsfield units above air of everything but bone, in a box."""
    counts = np.ceil((np.asarray(high) - low) / spacing).astype(int) + 1
    axes = [low[a] + spacing * np.arange(counts[a], dtype=np.float32) for a in range(3)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), -1).astype(np.float32)
    inside = skin(anatomy, grid)
    left, back, up = _directions(anatomy, grid)
    own = np.stack([left, back, up], axis=-1)
    slow = [clouds(own, size, seed % 97) for size in (24.0, 8.0)]
    fat = 1 - rise(inside - 17 - 4 * slow[0], -3, 3)
    planes = 0.35 * rise(0.28 - np.abs(slow[1]), 0, 0.2)  # fat between the muscles
    tissue = MUSCLE + (FAT - MUSCLE) * np.maximum(fat, planes) + 4 * slow[0]
    tissue = _with_bladder(tissue, left, back, up)
    tissue += (AIR - tissue) * gas(left, back, up, seed) * rise(inside, 25, 35)
    share = np.clip(inside / (1.5 * spacing) + 0.5, 0, 1)
    return Volume(np.asarray(low, float), spacing, (share * (tissue - AIR)).astype(np.float32))


def extent(anatomy: Anatomy) -> tuple[np.ndarray, np.ndarray]:
    """The low and high corner (3,) of a box around trunk and thighs, mm."""
    hips = np.array([head.center for head in anatomy.heads.values()])
    knees = np.array([points[0] for points in anatomy.landmarks["knee_center"].values()])
    size = np.linalg.norm(hips[0] - hips[-1]) / SPAN
    middle = hips.mean(axis=0)
    trunk = middle + size * np.array([[-210.0, -210.0, -160.0], [210.0, 210.0, HEIGHTS[-1]]])
    ends = np.concatenate([hips, knees])
    thick = size * THIGH[0] + 5
    return np.minimum(trunk[0], ends.min(axis=0) - thick), np.maximum(trunk[1], ends.max(axis=0) + thick)


def skin(anatomy: Anatomy, points: np.ndarray) -> np.ndarray:
    """Depth (...) of points (..., 3) below the skin, in mm, outside negative: true near the skin, rough far from it."""
    left, back, up = _directions(anatomy, points)
    levels = (np.interp(up, HEIGHTS, values).astype(np.float32) for values in (HALF_WIDTH, HALF_DEPTH, MIDDLE))
    wide, deep, middle = levels
    around = (np.abs(left / wide) ** 2.7 + np.abs((back - middle) / deep) ** 2.7) ** (1 / 2.7)
    floor = PERINEUM + (BUTTOCK - PERINEUM) * rise(back, 0, 110) * rise(np.abs(left), -50, 60)
    depth = -_melted((around - 1) * np.minimum(wide, deep), (floor - up) * 0.8, AROUND)
    for side, head in anatomy.heads.items():
        depth = _melted(depth, _thigh(anatomy, side, head.center, points), AROUND)
    return depth


def _directions(anatomy: Anatomy, points: np.ndarray) -> list[np.ndarray]:
    """Left, back and up of the middle between the heads, in mm for hips SPAN apart; turned with the patient."""
    right, left = anatomy.heads["R"].center, anatomy.heads["L"].center
    across = (left - right) * [1, 1, 0]
    size = np.linalg.norm(across)
    across = across / size
    away = (points - ((left + right) / 2).astype(np.float32)) * np.float32(SPAN / size)
    return [away @ way.astype(np.float32) for way in (across, np.cross([0, 0, 1.0], across), np.array([0, 0, 1.0]))]


def _thigh(anatomy: Anatomy, side: str, hip: np.ndarray, points: np.ndarray) -> np.ndarray:
    right, left = anatomy.heads["R"].center, anatomy.heads["L"].center
    scale = np.linalg.norm(left - right) / SPAN
    outward = (hip - (left + right) / 2) / np.linalg.norm(hip - (left + right) / 2)
    start = hip + 3 * scale * outward
    along = anatomy.landmarks["knee_center"][side][0] - start
    away = points - start.astype(np.float32)
    share = np.clip(away @ (along / (along @ along)).astype(np.float32), -0.05, 1.3)
    off = np.sqrt(((away - share[..., None] * along.astype(np.float32)) ** 2).sum(axis=-1))
    return scale * (THIGH[0] + (THIGH[1] - THIGH[0]) * share) - off


def _melted(one: np.ndarray, two: np.ndarray, width: float) -> np.ndarray:
    """The union of two solids, given by their depths, with the seam filled over `width`."""
    near = np.maximum(width - np.abs(one - two), 0) / width
    return np.maximum(one, two) + near * near * width / 4


def _with_bladder(tissue: np.ndarray, left: np.ndarray, back: np.ndarray, up: np.ndarray) -> np.ndarray:
    """A bladder of water behind and above the symphysis, with a rim of fat."""
    away = np.sqrt((left / 46) ** 2 + ((back - 5) / 36) ** 2 + ((up - 42) / 34) ** 2)
    tissue = tissue + (FAT - tissue) * 0.8 * rise(1.22 - away, 0, 0.08)
    return tissue + (8 - tissue) * rise(1 - away, -0.06, 0.06)
