"""Marks on axial slices that cannot be right: a pair on two slices, a point too high or low or on the other leg.

The limits here are Coxa's own and not published ones. They are wide: they catch a slip of the hand.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from planning.geometry.circle import circle_fit
from planning.problems import OTHER, name_on
from planning.slices import Place, Slices

PAIRS = (("condyles_posterior",), ("rim_anterior_cranial", "rim_posterior_cranial"),
         ("rim_anterior_central", "rim_posterior_central"))
SAME_SLICE = 0.5  # mm
CENTRAL = PAIRS[2]
CENTRAL_WITHIN = 10.0  # mm from the head center's level
# From the hip down: what is marked lies lower than what stands before it.
DOWNWARD = (("rim_anterior_cranial", "head"), ("rim_posterior_cranial", "head"), ("head", "canal_murphy"),
            ("canal_murphy", "condyles_posterior"), ("head", "condyles_posterior"), ("head", "knee_center"))


def misplaced(slices: Slices) -> dict[Place, str]:
    """What is odd about where marks lie, (landmark, side) -> one sentence; the first that is found of each."""
    found: dict[Place, str] = {}
    for place, sentence in (*_other_leg(slices), *_apart(slices), *_off_center(slices), *_upside_down(slices)):
        found.setdefault(place, sentence)
    return found


def _levels(slices: Slices, keys: tuple[str, ...], side: str) -> list[float]:
    return [z for key in keys for z in slices.heights.get((key, side), ())]


def _apart(slices: Slices) -> Iterator[tuple[Place, str]]:
    for keys in PAIRS:
        for side in OTHER:
            levels = _levels(slices, keys, side)
            if levels and max(levels) - min(levels) > SAME_SLICE:
                names = " and ".join(name_on(key, side) for key in keys)
                for key in keys:
                    yield (key, side), (f"{names} are marked on slices {max(levels) - min(levels):.0f} mm apart: "
                                        "mark both points on one")


def _off_center(slices: Slices) -> Iterator[tuple[Place, str]]:
    for side in OTHER:
        head = _levels(slices, ("head",), side)
        for key in CENTRAL if head else ():
            off = [z - np.mean(head) for z in _levels(slices, (key,), side)]
            if off and max(map(abs, off)) > CENTRAL_WITHIN:
                yield (key, side), (f"{name_on(key, side)} lies {max(map(abs, off)):.0f} mm from the level of the head "
                                    "center: mark it there")


def _upside_down(slices: Slices) -> Iterator[tuple[Place, str]]:
    for side in OTHER:
        for upper, lower in DOWNWARD:
            above, below = _levels(slices, (upper,), side), _levels(slices, (lower,), side)
            if above and below and np.mean(above) < np.mean(below) - SAME_SLICE:
                told = f"{name_on(upper, side)} is marked below the {name_on(lower, side)}: check the slices"
                yield (upper if lower == "head" else lower, side), told


def _other_leg(slices: Slices) -> Iterator[tuple[Place, str]]:
    """Marks nearer to the other hip than to their own, from side to side."""
    with np.errstate(invalid="ignore", divide="ignore"):
        middles = {side: circle_fit(rim)[0] for side in OTHER if (rim := slices.points("head", side)) is not None}
    if len(middles) < 2 or np.isnan(list(middles.values())).any():
        return
    for key, sides in slices.film.marks.items():
        for side in OTHER if key != "head" else ():
            across = [x for x, _ in sides.get(side, ())]
            if any(abs(x - middles[OTHER[side]]) < abs(x - middles[side]) for x in across):
                yield (key, side), f"{name_on(key, side)} is marked nearer to the other hip: is it on the other leg?"
