"""Taking a bump off the head-neck junction: how deep, how much, and how little must be left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import radians

import numpy as np

from planning.case import CaseProblem, MarkedFilm
from planning.geometry.circle import circle_fit
from planning.geometry.vector import NOTHING
from planning.marked_film import millimeters
from planning.measures import CATALOGUE
from planning.plans import CamStep
from planning.problems import name_on
from planning.realign.bump import area_taken, depth, floor_angle, outline_taken, reach
from planning.realign.hip import is_scaled, point_of
from planning.realign.motion import to_pixels
from planning.wording import value_text

VIEWS = (*CATALOGUE["alpha_ap"].views, *CATALOGUE["alpha_angle"].views)
BY_OUTLINE, BY_TANGENT = "the marked outline", "a bump that leaves the head along a tangent: a model"


@dataclass(frozen=True)
class Junction:
    """The head-neck junction on a film, lengths in millimeters of the film.

    center (2,) and radius of the head; neck (2,) a unit vector along the neck; side: +1 or -1, the way round from the
    neck to the junction; alpha in degrees; half_neck: from the neck's axis to its marked edge, None without that mark.
    """

    center: np.ndarray
    radius: float
    neck: np.ndarray
    side: float
    alpha: float
    half_neck: float | None


@dataclass(frozen=True)
class Resection:
    """What is taken off to reach an alpha angle, in one section of the bump.

    alpha_deg, target_deg: before and after. depth_mm, area_mm2: None on a film without a trusted scale. radius_share:
    the depth over the head's radius. neck_share: the depth over the neck's width; None where its edge is not marked.
    floor_deg: the least alpha that leaves the neck whole; None likewise. by: what the depth is read from.
    """

    film: str
    side: str
    alpha_deg: float
    target_deg: float
    depth_mm: float | None
    area_mm2: float | None
    radius_share: float
    neck_share: float | None
    floor_deg: float | None
    by: str


def junction_on(film: MarkedFilm, side: str) -> Junction:
    """The junction on a film; CaseProblem when a mark it is read from is missing."""
    rim = millimeters(film, "head", side)
    circle = np.full(3, np.nan) if rim is None or len(rim) < 3 else circle_fit(rim)
    if np.isnan(circle).any():
        raise CaseProblem(f"The {name_on('head', side)} is not marked with a circle; mark its rim first.")
    center, radius = circle[:2], float(circle[2])
    neck, edge = (point_of(film, key, side) - center for key in ("neck_axis", "head_neck_junction"))
    if min(np.hypot(*neck), np.hypot(*edge)) < NOTHING:
        raise CaseProblem("Two of the marks of the head and neck coincide; move one of them.")
    neck = neck / np.hypot(*neck)
    turn = np.degrees(np.arctan2(neck[0] * edge[1] - neck[1] * edge[0], neck @ edge))
    front = millimeters(film, "neck_anterior", side)
    half = None if front is None else float(abs(neck[0] * (front[0] - center)[1] - neck[1] * (front[0] - center)[0]))
    return Junction(center, radius, neck, float(np.sign(turn)), float(abs(turn)), half)


def resected(step: CamStep, film: MarkedFilm) -> tuple[MarkedFilm, Resection]:
    """The film with the junction at the target on the head's circle, and what that takes.

    An alpha that is no larger than the target is left as it is. CaseProblem for a target below the neck's floor.
    """
    at = junction_on(film, step.side)
    least = floor_angle(at.radius, at.half_neck) if at.half_neck is not None else None
    if least is not None and step.alpha_deg < least:
        raise CaseProblem(f"An alpha angle of {value_text(step.alpha_deg, 'deg')} cannot be reached without notching "
                          f"the neck, whose edge stands at {value_text(least, 'deg')}; choose a larger one.")
    target = min(step.alpha_deg, at.alpha)
    share, area, by = _taken(at, film, step.side, target)
    scaled = is_scaled(film)
    told = Resection(film.id, step.side, at.alpha, target, at.radius * share if scaled else None,
                     area if scaled else None, share, _of_neck(at, share), least, by)
    return (_with_junction(film, step.side, at, target) if target < at.alpha else film), told


def taken_outline(step: CamStep, film: MarkedFilm) -> np.ndarray:
    """What the step takes off as a closed line, (n, 2) in millimeters of the film; empty when it takes nothing.

    CaseProblem when the junction is not marked.
    """
    at = junction_on(film, step.side)
    if step.alpha_deg >= at.alpha:
        return np.empty((0, 2))
    turns = np.linspace(step.alpha_deg, at.alpha, 60)
    outline = _bump(at, film, step.side)
    bump = at.radius / np.cos(np.radians(at.alpha - turns)) if outline is None else reach(outline, np.radians(turns))
    away = np.concatenate([np.maximum(bump, at.radius), np.full(len(turns), at.radius)])
    across, around = _across(at), np.radians(np.concatenate([turns, turns[::-1]]))
    return at.center + away[:, None] * (np.cos(around)[:, None] * at.neck + np.sin(around)[:, None] * across)


def _across(at: Junction) -> np.ndarray:
    """Square to the neck, toward the bump."""
    return np.array([-at.neck[1], at.neck[0]]) * at.side


def _bump(at: Junction, film: MarkedFilm, side: str) -> np.ndarray | None:
    """The marked outline (k, 2) from the head's center, along the neck and toward the bump; None without one."""
    outline = millimeters(film, "head_neck_contour", side)
    if outline is None or len(outline) < 3:
        return None
    away = outline - at.center
    return np.column_stack([away @ at.neck, away @ _across(at)])


def _taken(at: Junction, film: MarkedFilm, side: str, target: float) -> tuple[float, float, str]:
    """Depth over the radius, area, and what they are read from."""
    outline = _bump(at, film, side)
    if outline is not None:
        deep, area = outline_taken(outline, at.radius, at.alpha, target)
        return deep / at.radius, area, BY_OUTLINE
    if at.alpha - target >= 90:
        raise CaseProblem("So much cannot be taken off a bump that leaves the head along a tangent; choose a larger "
                          "alpha angle, or mark the outline.")
    return depth(1.0, at.alpha, target), area_taken(at.radius, at.alpha, target), BY_TANGENT


def _of_neck(at: Junction, share: float) -> float | None:
    return at.radius * share / (2 * at.half_neck) if at.half_neck else None


def _with_junction(film: MarkedFilm, side: str, at: Junction, target: float) -> MarkedFilm:
    turn = radians(target)
    spot = at.center + at.radius * (np.cos(turn) * at.neck + np.sin(turn) * _across(at))
    column, row = to_pixels(film, spot)
    sides = {**film.marks["head_neck_junction"], side: ((float(column), float(row)),)}
    return replace(film, marks={**film.marks, "head_neck_junction": sides})
