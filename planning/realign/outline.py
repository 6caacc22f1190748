"""Where a fragment is cut, drawn schematically around the marked head: what is moved on the film as a picture.

The shapes are Coxa's own, told in radii of the head, and stand for no operation; the reader draws over them what is
meant. Nothing is measured from them, but that a hinge may be put to start with where a cut meets the shaft's edge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np

from planning.case import CaseProblem, MarkedFilm
from planning.marked_film import millimeters
from planning.plans import Cut, FemurStep, SocketStep, Spot
from planning.realign.femur import shaft_directions
from planning.realign.hip import head_center, hip_on, is_scaled
from planning.realign.motion import to_mm, to_pixels

Outline = tuple[Spot, ...]
Edge = Literal["lateral", "medial"]
Hinged = Literal["center", "lateral", "medial", "own"]
EDGES: tuple[Edge, ...] = ("lateral", "medial")
HERE = 0.1  # mm; no farther away is the same place
Corners = tuple[tuple[float, float], ...]

# Points (lateral, up) in radii of the head. Of the socket from the head's center:
AROUND_SOCKET = ((1.12, 0.45), (1.5, 0.75), (1.45, 1.75), (-0.4, 1.95), (-1.35, 1.2), (-1.6, -0.3), (-1.15, -1.3),
                 (-0.62, -1.12))
LIP = 1.04  # how far from the center a cut passes the head
CALCAR = ((0.35, -1.05),)
# Of the femur from where its shaft's axis passes the head's center:
TROCHANTER = ((-0.7, 0.3), (-0.2, 0.62), (0.35, 0.6), (1.02, 0.0), (1.12, -0.75))
HALF_SHAFT = 0.85
CUTS: dict[Cut, float] = {"intertrochanteric": -1.6, "subtrochanteric": -2.9}  # how far up the cut lies
HIGHEST, LOWEST = -1.2, -7.0  # between which a cut lies on the drawn shaft, below the calcar
DOWN = -8.0  # as much of the shaft as moves with it on the film
USUAL_AXIS = 1.75  # where the shaft lies, lateral of the head's center, when its axis is not marked


def outlines(step: SocketStep | FemurStep, film: MarkedFilm) -> Mapping[str, Outline]:
    """The outline of each body that a step may move, on the film as the step finds it; its fragment's as drawn, if so.

    A femur that follows its socket moves whole. CaseProblem when what places them is not marked.
    """
    if isinstance(step, SocketStep):
        followers = {} if step.head == "stays" else {"femur": femur_outline(film, step.side)}
        return {"acetabulum": step.outline or socket_outline(film, step.side), **followers}
    cut = cut_level(step, film)
    return {"femur": step.outline or upper_femur_outline(film, step.side, cut),
            "shaft": shaft_outline(film, step.side, cut)}


def is_along_bone(step: SocketStep | FemurStep, body: str) -> bool:
    """Whether a piece is outlined along its bone, so that where two such pieces overlap bone lies on bone.

    A schematic socket is not: it takes in soft tissue lateral of the roof.
    """
    return body != "acetabulum" or bool(step.outline)


def socket_outline(film: MarkedFilm, side: str) -> Outline:
    """Around the socket, and along the head, so that the head is not cut out with it."""
    return _pixels(film, _at_head(film, side, (*AROUND_SOCKET, *_arc(-119, -338, LIP))))


def femur_outline(film: MarkedFilm, side: str) -> Outline:
    """The whole of the femur that the film shows, head included."""
    return upper_femur_outline(film, side, DOWN)


def upper_femur_outline(film: MarkedFilm, side: str, cut: float) -> Outline:
    """The femur above a cut across the shaft, so many radii up from the level of the head's center."""
    head = _at_head(film, side, _arc(-108, -340, 1.0))
    below = _at_shaft(film, side, (*TROCHANTER, (HALF_SHAFT, cut), (-HALF_SHAFT, cut)))
    hip = hip_on(film, side)
    clear = np.hypot(*(below - hip.center).T) > hip.radius  # a shaft near the head would have the outline cross itself
    return _pixels(film, np.vstack([head, below[clear], _at_head(film, side, CALCAR)]))


def shaft_outline(film: MarkedFilm, side: str, cut: float) -> Outline:
    """The shaft below that cut."""
    corners = ((HALF_SHAFT, cut), (HALF_SHAFT, DOWN), (-HALF_SHAFT, DOWN), (-HALF_SHAFT, cut))
    return _pixels(film, _at_shaft(film, side, corners))


def cut_level(step: FemurStep, film: MarkedFilm) -> float:
    """How far up a step's cut is drawn, in radii from the level of the head's center.

    Through the reader's own hinge, as far as that lies on the drawn shaft: elsewhere a piece would be seen to gap on
    one side and overlap on the other. CaseProblem when what places it is not marked.
    """
    if hinged_at(step, film) != "own":
        return CUTS[step.cut]
    return float(np.clip(level_of(film, step.side, step.hinge), LOWEST, HIGHEST))


def level_of(film: MarkedFilm, side: str, place: Spot) -> float:
    """How far up the shaft a place of the film lies, as `cut_level` tells it."""
    passes, up, _ = _shaft_axis(film, side)
    return float((to_mm(film, place) - passes) @ up) / hip_on(film, side).radius


def beside(step: FemurStep, film: MarkedFilm) -> float:
    """How far the hinge lies beside the drawn bone, in millimeters of the film; 0 on it."""
    passes, _, lateral = _shaft_axis(film, step.side)
    across = abs(float((to_mm(film, step.hinge) - passes) @ lateral))
    return max(across - half_shaft(step, film) * hip_on(film, step.side).radius, 0.0)


def half_shaft(step: FemurStep, film: MarkedFilm) -> float:
    """Half the bone's width at the cut in radii of the head, as the step tells it, else as it is drawn."""
    if step.width_mm and is_scaled(film):
        return step.width_mm / 2 / hip_on(film, step.side).radius
    return HALF_SHAFT


def cortex(step: FemurStep, film: MarkedFilm, edge: Edge) -> Spot:
    """Where the drawn cut of a step meets one edge of the shaft, across which the bone is as wide as the step tells.

    film: on which the step is told. CaseProblem when what places it is not marked.
    """
    half = half_shaft(step, film)
    return _pixels(film, _at_shaft(film, step.side, ((half if edge == "lateral" else -half, CUTS[step.cut]),)))[0]


def hinged_at(step: FemurStep, film: MarkedFilm) -> Hinged:
    """Whether a hinge lies at the head's center, or where `cortex` would put it; else it is the reader's own."""
    if step.hinge is None:
        return "center"
    places = {"center": head_center(film, step.side), **{edge: cortex(step, film, edge) for edge in EDGES}}
    away = {name: np.hypot(*(to_mm(film, place) - to_mm(film, step.hinge))) for name, place in places.items()}
    return next((name for name, far in away.items() if far < HERE), "own")


def _arc(start: float, end: float, radius: float) -> Corners:
    """Points of a circle about the head's center; degrees from lateral, + up."""
    turns = np.radians(np.linspace(start, end, 24))
    return tuple(zip((radius * np.cos(turns)).tolist(), (radius * np.sin(turns)).tolist(), strict=True))


def _at_head(film: MarkedFilm, side: str, told: Corners) -> np.ndarray:
    hip, corners = hip_on(film, side), np.asarray(told)
    return hip.center + hip.radius * (corners[:, :1] * hip.lateral + corners[:, 1:] * hip.up)


def _at_shaft(film: MarkedFilm, side: str, told: Corners) -> np.ndarray:
    (passes, up, lateral), corners = _shaft_axis(film, side), np.asarray(told)
    return passes + hip_on(film, side).radius * (corners[:, :1] * lateral + corners[:, 1:] * up)


def _shaft_axis(film: MarkedFilm, side: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where the shaft's axis passes the head's center, up it and across it; a usual one where it is not marked."""
    hip = hip_on(film, side)
    try:
        up, lateral = shaft_directions(film, side, hip)
        start = millimeters(film, "shaft_axis", side)[0]
        return start + ((hip.center - start) @ up) * up, up, lateral
    except CaseProblem:
        return hip.center + USUAL_AXIS * hip.radius * hip.lateral, hip.up, hip.lateral


def _pixels(film: MarkedFilm, points: np.ndarray) -> Outline:
    return tuple((float(c), float(r)) for c, r in to_pixels(film, points))
