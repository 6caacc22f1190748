"""Where a ray from the tube through a point of the patient meets the film."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Camera:
    """A point source and a flat detector, in patient LPS millimeters.

    source: the focal spot (3,). corner: the outer corner of the film's top-left pixel (3,). along, down: unit
    vectors (3,) of rising column and rising row. pitch: side of a pixel, mm.
    """

    source: np.ndarray
    corner: np.ndarray
    along: np.ndarray
    down: np.ndarray
    pitch: float
    rows: int
    columns: int

    @property
    def normal(self) -> np.ndarray:
        """The unit vector (3,) from the tube to the detector, at right angles to the film."""
        across = np.cross(self.along, self.down)
        return across if across @ (self.corner - self.source) > 0 else -across

    @property
    def distance(self) -> float:
        """Source to detector, mm."""
        return float(self.normal @ (self.corner - self.source))

    def project(self, points: np.ndarray) -> np.ndarray:
        """Points (n, 3) to (n, 2) column and row; (0, 0) is the outer corner of the top-left pixel."""
        from_source = np.atleast_2d(points) - self.source
        reach = self.distance / (from_source @ self.normal)
        on_film = self.source + from_source * reach[:, None] - self.corner
        return np.stack([on_film @ self.along, on_film @ self.down], axis=1) / self.pitch

    def magnification(self, point: np.ndarray) -> float:
        """How many times larger than life a small object at `point` (3,) is on the film."""
        return self.distance / float((point - self.source) @ self.normal)


def overhead(
    aim: np.ndarray,
    rows: int,
    columns: int,
    pitch: float,
    source_to_detector: float = 1150.0,
    hip_to_detector: float = 190.0,
) -> Camera:
    """The tube over a supine patient, the detector under the table, the patient's right at the film's left.

    aim: the point (3,) in the plane of the hips that falls on the middle of the film. Lengths in mm.
    """
    aim = np.asarray(aim, float)
    along, down, toward_film = np.eye(3)[0], -np.eye(3)[2], np.eye(3)[1]
    middle = aim + hip_to_detector * toward_film
    corner = middle - pitch / 2 * (columns * along + rows * down)
    return Camera(middle - source_to_detector * toward_film, corner, along, down, pitch, rows, columns)
