"""Where the pivot of a socket or the hinge of a femoral cut lies from the head's center, in words."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from planning.case import Case, CaseProblem, MarkedFilm
from planning.plans import FemurStep, SocketStep, Spot
from planning.realign.femur import shaft_directions
from planning.realign.hip import Hip, hip_on, is_scaled
from planning.realign.motion import to_mm
from planning.realign.outline import Hinged, hinged_at
from planning.reports.plan_words import length_text

HERE = 0.5  # mm; what is no farther from the head's center is at it
CENTER = "the head's center"
HINGED: dict[Hinged, str] = {"center": CENTER, "lateral": "the lateral cortex", "medial": "the medial cortex"}
Axes = Callable[[MarkedFilm, Hip], tuple[np.ndarray, np.ndarray]]  # toward lateral, and up


def pivot_place(case: Case, step: SocketStep) -> str:
    """Where a pivot lies in the directions of the pelvis; in pixels on a film without a scale."""
    return _place(case, step, step.pivot, lambda _, hip: (hip.lateral, hip.up))


def hinge_place(case: Case, step: FemurStep) -> str:
    """Where a hinge lies on the film as it is, across and along the shaft, as leg length and offset follow from it.

    In pixels on a film without a scale or without a marked shaft.
    """
    def of_shaft(film: MarkedFilm, hip: Hip) -> tuple[np.ndarray, np.ndarray]:
        up, lateral = shaft_directions(film, step.side, hip)
        return lateral, up
    return _place(case, step, step.hinge, of_shaft, (" across the shaft", " along the shaft"))


def hinged_words(case: Case, step: FemurStep) -> str:
    """Where a cut is hinged, by the cortex if it lies at one; one of the reader's own by its place."""
    try:
        at = "center" if step.hinge is None else hinged_at(step, case.film(step.film))
    except (CaseProblem, KeyError):
        at = "own"
    return f"hinged {'at ' + HINGED[at] if at in HINGED else hinge_place(case, step)}"


def _place(case: Case, step: SocketStep | FemurStep, spot: Spot | None, axes: Axes,
           names: tuple[str, str] = ("", "")) -> str:
    """names: of the two distances, lateral and up, where they are not those of the pelvis."""
    if spot is None:
        return CENTER
    pixels = f"column {spot[0]:.0f}, row {spot[1]:.0f} of the film"
    try:
        film = case.film(step.film)
        hip = hip_on(film, step.side)
        ways = axes(film, hip)
    except (CaseProblem, KeyError):
        return pixels
    if not is_scaled(film):
        return pixels
    lateral, up = (float((to_mm(film, spot) - hip.center) @ way) for way in ways)
    parts = ((lateral, names[0], "lateral to", "medial to"), (up, names[1], "above", "below"))
    told = [f"{length_text(abs(mm))}{name} {plus if mm > 0 else minus}" for mm, name, plus, minus in parts
            if abs(mm) >= HERE]
    return f"{' and '.join(told)} {CENTER}" if told else CENTER
