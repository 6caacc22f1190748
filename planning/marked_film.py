"""A film's marks in millimeters, as the constructions of a hip ask for them, and what they then give."""

from __future__ import annotations

import numpy as np

from planning.case import MarkedFilm
from planning.constructions import constructions
from planning.geometry import Lookup, evaluate
from planning.problems import OTHER
from planning.views import VIEWS


def sides_of(film: MarkedFilm) -> tuple[str, ...]:
    """The hips a film is read on: both where the view shows both, else the film's side and any that is marked."""
    if VIEWS[film.view].both_hips or film.side == "B":
        return ("R", "L")
    seen = {side for sides in (*film.marks.values(), *film.grades.values()) for side in sides} | {film.side or ""}
    return tuple(side for side in ("R", "L") if side in seen) or ("R", "L")


def millimeters(film: MarkedFilm, key: str, side: str) -> np.ndarray | None:
    """The points of a landmark as (x, y), x along the row and y down, each scaled by its own pixel spacing."""
    points = film.marks.get(key, {}).get(side, ())
    return np.asarray(points) * (film.spacing_mm[1], film.spacing_mm[0]) if len(points) else None


def lookup_of(film: MarkedFilm, side: str, elsewhere: Lookup = lambda key, whose: None) -> Lookup:
    """Where the constructions of one hip find its marks, in millimeters.

    elsewhere: what the film alone does not tell, of whose "aligned" or "given".
    """
    at = sides_meant(side)
    return lambda key, whose: millimeters(film, key, at[whose]) if whose in at else elsewhere(key, whose)


def sides_meant(side: str) -> dict[str, str]:
    """The side of the marks that the constructions of one hip ask for, by whose they are."""
    return {"own": side, "other": OTHER[side], "-": "-"}


def values_of(film: MarkedFilm, side: str, elsewhere: Lookup = lambda key, whose: None) -> list[np.ndarray]:
    """The value of every step of the film's constructions for one hip, in millimeters; NaN where it has none."""
    return evaluate(constructions(film.view).program.steps, lookup_of(film, side, elsewhere))
