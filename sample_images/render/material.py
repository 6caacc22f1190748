"""Hounsfield units of the plain tissues, and bone as a dense shell around a spongy core."""

from __future__ import annotations

import numpy as np

AIR, FAT, MARROW, MUSCLE, CORTICAL = -1000.0, -95.0, -30.0, 50.0, 1250.0
BLEND = 0.6  # mm over which the shell gives way to the core


def shelled(below: np.ndarray, thickness: np.ndarray | float, shell: np.ndarray | float, core: np.ndarray | float):
    """Hounsfield units at depths (n,) in mm: the shell down to its thickness, then the core."""
    return core + (shell - core) * np.clip((thickness - below) / BLEND + 0.5, 0, 1)


def hill(distance: np.ndarray, width: float) -> np.ndarray:
    """1 at distance 0, falling smoothly to 0.37 at `width`."""
    return np.exp(-((distance / width) ** 2))


def rise(value: np.ndarray, start: float, end: float) -> np.ndarray:
    """0 before start, 1 after end, smooth between."""
    share = np.clip((value - start) / (end - start), 0, 1)
    return share * share * (3 - 2 * share)
