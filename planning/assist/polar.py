"""A film unrolled about a point: edges along rays, the cheapest path across them, and its place between samples."""

from __future__ import annotations

import numpy as np
from skimage.graph import MCP_Geometric

from planning.assist.patch import Patch, gray_at

LEAST_COST = 0.03  # keeps a path along a perfect edge from wandering for nothing


def on_rays(center: np.ndarray, angles: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """Places (angles, ..., 2) at a distance (angles, ...) along rays; radians, clockwise on the film from rising x."""
    ways = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    return center + reach[..., None] * ways.reshape(len(angles), *[1] * (reach.ndim - 1), 2)


def fall(patch: Patch, center: np.ndarray, angles: np.ndarray, radii: np.ndarray) -> np.ndarray:
    """How fast the film darkens outward, gray per mm, (angles, radii); negative where it brightens.

    center: mm. angles: radians. radii: evenly spaced, mm.
    """
    reach = np.broadcast_to(radii, (len(angles), len(radii)))
    return -np.gradient(gray_at(patch, on_rays(center, angles, reach)), radii[1] - radii[0], axis=1)


def edges(slopes: np.ndarray) -> np.ndarray:
    """Slopes (n, m) as edges from 0 to 1: a whole edge is as steep as the rows' steepest on average; more is no more.

    So a few bright lines do not make everything else faint, and rows without an edge do not make noise one.
    """
    whole = np.maximum(slopes.max(axis=1), 0).mean()
    return np.clip(slopes / whole, 0, 1) if whole > 0 else np.zeros_like(slopes)


def cheapest_path(seen: np.ndarray, closed: bool = False) -> np.ndarray:
    """The path of most edge from the first to the last row of edges (n, m) from 0 to 1: a column for each row, (n,).

    closed: the rows go round, and the path's end must meet its beginning.
    """
    rows = len(seen)
    turns = np.concatenate([seen[-rows // 2 :], seen, seen[: rows // 2]]) if closed else seen
    cost = LEAST_COST + (1 - turns) ** 2
    columns = range(cost.shape[1])
    finder = MCP_Geometric(cost)
    total, _ = finder.find_costs([(0, k) for k in columns], [(len(cost) - 1, k) for k in columns])
    steps = np.array(finder.traceback((len(cost) - 1, int(total[-1].argmin()))))
    best = np.full(len(cost), -1)
    for row, column in steps[np.argsort(-cost[tuple(steps.T)], kind="stable")]:
        best[row] = column  # of the columns a path passes in one row, the last written is the cheapest
    return best[rows // 2 + rows % 2 :][:rows] if closed else best


def between(slopes: np.ndarray, columns: np.ndarray, reach: int = 2) -> np.ndarray:
    """Where each row's slope is steepest near its column, in columns and parts of one, (n,), by a parabola.

    slopes: (n, m). columns: (n,). reach: as many samples to either side are looked at; at the border the column itself.
    """
    rows = np.arange(len(columns))
    near = np.clip(columns[:, None] + np.arange(-reach, reach + 1), 0, slopes.shape[1] - 1)
    top = near[rows, slopes[rows[:, None], near].argmax(axis=1)]
    inner = np.clip(top, 1, slopes.shape[1] - 2)
    before, here, after = (slopes[rows, inner + k] for k in (-1, 0, 1))
    bend = before - 2 * here + after
    shift = np.where(bend < 0, (before - after) / (2 * np.where(bend < 0, bend, -1)), 0)
    return np.where(inner == top, inner + np.clip(shift, -0.5, 0.5), top)
