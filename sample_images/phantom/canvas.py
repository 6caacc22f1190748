"""A drawing in mm on a film of pixels: where points land, smooth curves, circles and filled outlines."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Canvas:
    """Where a drawing in mm lands on a film: size, mm per pixel, pixel of the mm origin, roll in degrees."""

    rows: int
    columns: int
    spacing: float
    origin: tuple[float, float]
    roll: float = 0.0

    def pixels(self, points: Points, side: str) -> Points:
        """(column, row) of (lateral, cranial) mm of one side; patient right is on the left of the film."""
        x, y = np.moveaxis(np.atleast_2d(np.asarray(points, float)), -1, 0)
        x = -x if side == "R" else x
        turn = np.radians(self.roll)
        column = x * np.cos(turn) + y * np.sin(turn)
        row = x * np.sin(turn) - y * np.cos(turn)
        return np.stack([column, row], -1) / self.spacing + np.asarray(self.origin)


def path(text: str) -> Points:
    """Points, (n, 2), written as "x y, x y, ..."."""
    return np.array([pair.split() for pair in text.split(",")], float)


def smooth(points: Points, closed: bool = True, count: int = 800) -> Points:
    """A smooth curve through points, (count, 2)."""
    points = np.asarray(points, float)
    if closed:
        points = np.vstack([points, points[:1]])
    steps = np.hypot(*np.diff(points, axis=0).T)
    length = np.concatenate([[0.0], np.cumsum(np.sqrt(steps))])  # centripetal: no loops at uneven gaps
    curve = CubicSpline(length, points, bc_type="periodic" if closed else "natural")
    return curve(np.linspace(0, length[-1], count))


def arc(center: Points, radius: float, start: float, stop: float, count: int = 120) -> Points:
    """Points of a circle; angles in degrees from cranial, + toward lateral."""
    angle = np.radians(np.linspace(start, stop, count))
    return np.asarray(center) + radius * np.stack([np.sin(angle), np.cos(angle)], -1)


def filled(outline: Points, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """The pixels (rows, columns) whose centers lie inside a closed outline of (column, row) points."""
    rows, columns = shape
    start, stop = outline, np.roll(outline, -1, axis=0)
    first = np.ceil(np.minimum(start[:, 1], stop[:, 1]) - 0.5).astype(int)
    count = np.ceil(np.maximum(start[:, 1], stop[:, 1]) - 0.5).astype(int) - first
    edge = np.repeat(np.arange(len(outline)), count)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count) + first[edge]
    a, b = start[edge], stop[edge]
    crossing = a[:, 0] + (row + 0.5 - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0])
    column = np.clip(np.ceil(crossing - 0.5), 0, columns).astype(int)
    seen = (row >= 0) & (row < rows)
    turns = np.zeros((rows, columns + 1), np.int32)
    np.add.at(turns, (row[seen], column[seen]), 1)
    return np.cumsum(turns, axis=1)[:, :columns] % 2 == 1
