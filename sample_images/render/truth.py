"""Where every landmark lies on a film: the points known in space, through the film's own camera."""

from __future__ import annotations

import numpy as np

from planning.case import CaseProblem, MarkedFilm
from planning.known_marks import check_film
from sample_images.render.anatomy import Anatomy
from sample_images.render.camera import Camera
from sample_images.render.edges import Placed, foramen_edges, from_beside, head_outline, on_outline, upper_symphysis

Points = dict[str, dict[str, list[list[float]]]]

# Landmarks of the bones that a reader knows under another name, or marks with fewer points.
AS_MARKED = {
    "neck_center": "neck_axis",
    "neck_axis": "neck_line",
    "anterior_rim": "anterior_wall",
    "posterior_rim": "posterior_wall",
    "greater_trochanter": "trochanter_tip",
    "coccyx_tip": "coccyx",
}
# Points of a drawn edge, and the share of it behind the first point that is left out: there both walls run together.
MOST, BESIDE = 7, 0.25
# Found on the film instead: by the outline of the femur, or by the film's own directions.
FOUND_ON_FILM = ("neck_anterior", "symphysis", "foramen")


def points_on_film(anatomy: Anatomy, camera: Camera, view: str, sides: str) -> Points:
    """Landmark -> side -> points (column, row) of everything that lies on the film; unpaired landmarks under "-".

    sides: the hips the film is read on, "R", "L" or "RL"; the other hip's landmarks are left out.
    """
    placed: Placed = {}
    for key, by_side in anatomy.landmarks.items():
        for side, points in by_side.items():
            if key not in FOUND_ON_FILM and (side == "-" or side in sides):
                placed[AS_MARKED.get(key, key), side] = camera.project(_as_marked(key, points))
    placed["symphysis", "-"] = camera.project(upper_symphysis(anatomy))
    for side in sides:
        placed["head", side] = head_outline(anatomy.heads[side], camera)
        placed |= foramen_edges(anatomy, camera, side) | on_outline(anatomy, camera, view, side, placed["head", side])
        if view == "false_profile":
            placed |= from_beside(anatomy, camera, side)
    found: Points = {}
    for (key, side), points in placed.items():
        if ((points >= 0) & (points <= (camera.columns, camera.rows))).all():
            found.setdefault(key, {})[side] = points.round(4).tolist()
    return found


def _as_marked(key: str, points: np.ndarray) -> np.ndarray:
    """A few of many points; of the shaft the upper half of its axis, which every film shows."""
    if key == "shaft_axis":
        return np.stack([points[0], points.mean(axis=0)])
    if len(points) <= MOST:
        return points
    last = len(points) - 1
    return points[[0, *np.linspace(BESIDE * last, last, MOST - 1).round().astype(int)]]


def readable(points: Points, view: str) -> tuple[Points, Points]:
    """The points that a case file of this view can carry as marks, and the rest."""
    marks: Points = {}
    rest: Points = {}
    for key, sides in points.items():
        for side, placed in sides.items():
            (marks if _is_read(view, key, side, placed) else rest).setdefault(key, {})[side] = placed
    return marks, rest


def _is_read(view: str, key: str, side: str, points: list[list[float]]) -> bool:
    try:
        check_film(MarkedFilm("film", view, 1, 1, marks={key: {side: tuple(map(tuple, points))}}))
    except CaseProblem:
        return False
    return True
