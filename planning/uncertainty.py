"""How sure a reading is by the hand's noise alone: marks shaken many times at once, and what that does to a value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from math import erf, sqrt

import numpy as np

from planning.case import PLACEMENT_MM
from planning.landmarks import LANDMARKS

DRAWS = 2000
SEED = 20250117  # the same draws every time, so that a reading's interval does not flicker
WHOLE = 0.95  # of the draws, how many must be formed for the rest to speak
SURE = 0.8  # the probability from which one category is named alone
WIDTH_95 = 1.959964  # standard deviations on either side that hold 95 % of a normal distribution

# How well a point is placed by the landmark's shape, as a share of PLACEMENT_MM; Coxa's own assumption too: a rim or an
# outline is met across itself, which is easier than to find the one end of something.
SHARE = {"point": 1.0, "middle": 1.0, "axis": 1.0, "contour": 0.7, "circle": 0.5}


def placement(key: str, own: Mapping[str, float] | None = None, mm: float = PLACEMENT_MM) -> float:
    """The standard deviation in millimeters of placing one point of a landmark: the reader's own, if known.

    mm: of a single point, by which the others are told.
    """
    return (own or {}).get(key, mm * SHARE[LANDMARKS[key].shape])


def shaken(points: np.ndarray, key: str, side: str, sd: np.ndarray | float, draws: int = DRAWS) -> np.ndarray:
    """Points (k, 2) displaced by normal noise, (draws, k, 2); sd in the points' unit, one number or (x, y).

    A landmark of one side is always shaken the same way, so that measures which share it stay correlated, and so
    that a mark elsewhere changes nothing.
    """
    return points + _noise(key, side, draws, len(points)) * sd


@lru_cache(maxsize=128)  # as many landmarks as two films have; about 100 kB each
def _noise(key: str, side: str, draws: int, count: int) -> np.ndarray:
    drawn = np.random.default_rng([SEED, *key.encode(), *side.encode()]).standard_normal((draws, count, 2))
    drawn.setflags(write=False)
    return drawn


def deviation(values: np.ndarray) -> float | None:
    """The standard deviation of draws (n,), NaN where one could not be formed; None when too many could not."""
    formed = values[~np.isnan(values)]
    return float(formed.std(ddof=1)) if len(formed) >= WHOLE * len(values) else None


def interval(value: float, sd: float) -> tuple[float, float]:
    """The 95 % interval about a value."""
    return value - WIDTH_95 * sd, value + WIDTH_95 * sd


def below(value: float, sd: float, limit: float) -> float:
    """The probability that the true value lies below a limit; 0 or 1 when nothing is uncertain (JCGM 106:2012)."""
    if sd == 0:
        return float(value < limit)
    return (1 + erf((limit - value) / (sd * sqrt(2)))) / 2


def shares(value: float, sd: float, cuts: tuple[float, ...]) -> tuple[float, ...]:
    """The probability of each band between rising limits, lowest first; they add up to 1."""
    under = [0.0, *(below(value, sd, cut) for cut in cuts), 1.0]
    return tuple(high - low for low, high in pairwise(under))
