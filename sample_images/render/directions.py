"""The directions of the body in patient coordinates."""

import numpy as np

LATERAL = {"R": np.array([-1.0, 0, 0]), "L": np.array([1.0, 0, 0])}
FORWARD, UP = np.array([0, -1.0, 0]), np.array([0, 0, 1.0])


def unit(vector: np.ndarray) -> np.ndarray:
    """The vector at length one."""
    return vector / np.linalg.norm(vector)
