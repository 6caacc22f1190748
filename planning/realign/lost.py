"""What is not read any more once a socket is turned: the cut takes the teardrop along, or hides it.

The pelvis is still leveled as it was found, since the film is the same; but nothing is told from the teardrop to the
roof or the head. That teardrop and ilioischial line move or are hidden after the operation: PMC8052034.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planning.case import Reading
from planning.measures import CATALOGUE
from planning.plans import Plan, SocketStep, operations

REFERENCE = "teardrop"
LOST = "the teardrop goes with the socket, or is hidden, once this is turned"


def without_lost(readings: Iterable[Reading], plan: Plan) -> list[Reading]:
    """The readings after a plan, those from the teardrop of a turned socket without a value, and why."""
    turned = {(step.film, step.side) for step in operations(plan) if isinstance(step, SocketStep)}
    return [replace(r, value=None, problem=LOST, categories=(), spread=None, doubt=None, note=None)
            if (r.film, r.side) in turned and r.value is not None and is_lost(r.key) else r for r in readings]


def is_lost(key: str) -> bool:
    """Whether a measure is told from the teardrop itself, not only leveled by it."""
    return key in CATALOGUE and REFERENCE in CATALOGUE[key].landmarks
