"""What a film shows of a hip, in millimeters: where its head is and which way is up, read off the marks as ever."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planning.case import TRUSTED_SCALES, Case, CaseProblem, MarkedFilm
from planning.constructions import constructions
from planning.geometry import Symbol, absent
from planning.geometry.circle import circle_fit
from planning.known_marks import check_film
from planning.landmarks import LANDMARKS
from planning.marked_film import millimeters, values_of
from planning.plans import Spot
from planning.problems import NO_LINE, name_on
from planning.realign.motion import to_pixels
from planning.views import VIEWS, pelvis

AP = "ap_pelvis"


@dataclass(frozen=True)
class Hip:
    """A hip on an AP film.

    center: of the head, (x, y) in millimeters of the film; radius in mm. lateral, up: unit vectors of the pelvis.
    """

    center: np.ndarray
    radius: float
    lateral: np.ndarray
    up: np.ndarray


def film_of(case: Case, film_id: str, views: tuple[str, ...] = (AP,)) -> MarkedFilm:
    """The film a step names; CaseProblem when the case has none of that id, or it shows another view."""
    film = next((f for f in case.films if f.id == film_id), None)
    if film is None:
        raise CaseProblem(f"A plan names the film “{film_id}”, which is not in the case; change its step.")
    check_film(film)
    if film.view not in views:
        fitting = " or ".join(VIEWS[view].name for view in views)
        raise CaseProblem(f"A step on film “{film_id}” cannot be done on its view; it needs: {fitting}.")
    return film


def hip_on(film: MarkedFilm, side: str) -> Hip:
    """The hip of one side on an AP film; CaseProblem when its head or the pelvic line is not marked."""
    values = values_of(film, side)
    circle, lateral, up = (_of(film, values, symbol) for symbol in
                           (LANDMARKS["head"].symbol(), pelvis().lateral, pelvis().cranial))
    if absent(circle):
        raise CaseProblem(f"The {name_on('head', side)} is not marked with a circle; mark its rim first.")
    if absent(lateral) or absent(up):
        line = NO_LINE["pelvis"]
        raise CaseProblem(f"{line[0].upper()}{line[1:]}.")
    return Hip(circle[:2], float(circle[2]), lateral, up)


def _of(film: MarkedFilm, values: list[np.ndarray], symbol: Symbol) -> np.ndarray:
    return values[constructions(film.view).program.at[symbol]]


def point_of(film: MarkedFilm, key: str, side: str) -> np.ndarray:
    """The place of a landmark, (x, y) in millimeters: its one mark, or the middle of them; CaseProblem without one."""
    points = millimeters(film, key, side)
    if points is None:
        raise CaseProblem(f"The {name_on(key, side)} is not marked on film “{film.id}”; mark it first.")
    return points.mean(axis=0)


def socket_center(film: MarkedFilm, side: str) -> np.ndarray | None:
    """The center of the circle through the marked outline of the roof, (2,); None without three points of it."""
    points = millimeters(film, "roof", side)
    if points is None or len(points) < 3:
        return None
    circle = circle_fit(points)
    return None if absent(circle) else circle[:2]


def need_scale(film: MarkedFilm, what: str) -> None:
    """CaseProblem when something told in millimeters is asked of a film without a trusted scale."""
    if film.scale not in TRUSTED_SCALES:
        raise CaseProblem(f"{what} is told in millimeters, and film “{film.id}” is not calibrated; calibrate it first.")


def is_scaled(film: MarkedFilm) -> bool:
    """Whether lengths of a film are told in millimeters."""
    return film.scale in TRUSTED_SCALES


def head_center(film: MarkedFilm, side: str) -> Spot:
    """Where the head's center lies on an AP film, (column, row) in pixels; CaseProblem when it is not marked."""
    column, row = to_pixels(film, hip_on(film, side).center)
    return float(column), float(row)
