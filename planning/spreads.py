"""The spread of every reading of a case: its constructions evaluated once for thousands of shaken sets of marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from planning.case import Case, MarkedFilm
from planning.constructions import constructions
from planning.geometry import Lookup
from planning.geometry.circle import circle_fit
from planning.measures import CATALOGUE
from planning.reading import millimeters, sides_of, values_of
from planning.slices import AXIAL, Slices, combined
from planning.uncertainty import DRAWS, deviation, placement, shaken

# What one unit of an uncalibrated film is taken for: an adult head is 38 to 58 mm across, and a film shows 430 mm.
HEAD_RADIUS_MM, FILM_MM = 24.0, 430.0

Where = tuple[str, str, str]  # film, measure, side


@dataclass(frozen=True)
class Noise:
    """How marks are shaken: how often, and the reader's own placement (landmark -> millimeters) where it is known."""

    draws: int = DRAWS
    own: Mapping[str, float] | None = None


def spreads(case: Case, noise: Noise = Noise()) -> Mapping[Where, float]:
    """The standard deviation of every reading that has one, in the measure's unit, from the hand's noise alone.

    What is read once for the film stands under side "-", and axial films under the first of them.
    """
    return {where: sd for where, values in draws_of(case, noise).items()
            if CATALOGUE[where[1]].unit not in ("sign", "grade") and (sd := deviation(values)) is not None}


def draws_of(case: Case, noise: Noise = Noise()) -> Mapping[Where, np.ndarray]:
    """What every measure reads on each set of shaken marks, (draws,); NaN where a set forms nothing."""
    first_slice = next((film for film in case.films if film.view == AXIAL), None)
    films = [film for film in case.films if film.view != AXIAL or film is first_slice]
    found: dict[Where, np.ndarray] = {}
    for film in films:
        for side in sides_of(film):
            found |= _of_hip(film, side, case, noise)
    return found


def _of_hip(film: MarkedFilm, side: str, case: Case, noise: Noise) -> dict[Where, np.ndarray]:
    slices = combined([f for f in case.films if f.view == AXIAL]) if film.view == AXIAL else None
    laid = slices.film if slices else film
    of_view = constructions(film.view)
    values = values_of(shaken_film(laid, noise), side, _elsewhere(laid, slices, side, case, noise))
    return {(laid.id, m.key, side if m.sided else "-"): values[of_view.outputs[m.key]]
            for m in of_view.measures if (m.sided or side == "R") and values[of_view.outputs[m.key]].ndim == 1}


def shaken_film(film: MarkedFilm, noise: Noise = Noise()) -> MarkedFilm:
    """The film with every mark shaken: each landmark's points become (draws, k, 2)."""
    unit = np.array([film.spacing_mm[1], film.spacing_mm[0]]) * _millimeters_of_one(film)
    return replace(film, marks={
        key: {side: shaken(np.asarray(points), key, side, placement(key, noise.own) / unit, noise.draws)
              for side, points in sides.items()}
        for key, sides in film.marks.items()})


def _millimeters_of_one(film: MarkedFilm) -> float:
    """Millimeters in one unit of a film's spacing: 1 where it has a scale, else a guess from what it shows."""
    if film.scale != "none":
        return 1.0
    heads = [millimeters(film, "head", side) for side in film.marks.get("head", {})]
    radii = [circle[2] for rim in heads if not np.isnan(circle := circle_fit(rim)).any()]
    if radii:
        return HEAD_RADIUS_MM / max(radii)
    return FILM_MM / max(film.rows * film.spacing_mm[0], film.columns * film.spacing_mm[1])


def _elsewhere(film: MarkedFilm, slices: Slices | None, side: str, case: Case, noise: Noise) -> Lookup:
    def found(key: str, whose: str) -> np.ndarray | None:
        if whose == "aligned":
            # The axis from hip to knee is hundreds of millimeters long: what a mark does to it is left out.
            points = slices.aligned(key, side) if slices else None
            return None if points is None else shaken(points, key, side, placement(key, noise.own), noise.draws)
        others = [f for f in case.films if f.id != film.id and f.view in CATALOGUE[key].views]
        drawn = [d for f in others for where, d in _of_hip(f, side, case, noise).items() if where[1] == key]
        return drawn[0][:, None] if drawn else None
    return found
