"""The hand's noise: how well a reader places a point, and a film with every mark shaken by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from planning.case import PLACEMENT_MM, Case, MarkedFilm
from planning.geometry.circle import circle_fit
from planning.marked_film import millimeters
from planning.repeats import own_placement
from planning.uncertainty import DRAWS, placement, shaken

# What one unit of an uncalibrated film is taken for: an adult head is 38 to 58 mm across, and a film shows 430 mm.
HEAD_RADIUS_MM, FILM_MM = 24.0, 430.0


@dataclass(frozen=True)
class Noise:
    """How marks are shaken: how often, and how well the reader places a point, in millimeters.

    own: of single landmarks, where it is known. mm: of a point of any other, by which the other shapes are told.
    """

    draws: int = DRAWS
    own: Mapping[str, float] | None = None
    mm: float = PLACEMENT_MM

    def at(self, key: str) -> float:
        """The standard deviation of placing a point of a landmark, in millimeters."""
        return placement(key, self.own, self.mm)


USUAL = Noise()


def noise_of(case: Case) -> Noise:
    """The noise that a case asks for: the reader's own where marks were placed again, else as it was set."""
    return Noise(own=own_placement(case), mm=case.placement_mm)


def shaken_film(film: MarkedFilm, noise: Noise = USUAL) -> MarkedFilm:
    """The film with every mark shaken: each landmark's points become (draws, k, 2)."""
    unit = np.array([film.spacing_mm[1], film.spacing_mm[0]]) * millimeters_of_one(film)
    return replace(film, marks={
        key: {side: shaken(np.asarray(points), key, side, noise.at(key) / unit, noise.draws)
              for side, points in sides.items()}
        for key, sides in film.marks.items()})


def millimeters_of_one(film: MarkedFilm) -> float:
    """Millimeters in one unit of a film's spacing: 1 where it has a scale, else a guess from what it shows."""
    if film.scale != "none":
        return 1.0
    if radii := _head_radii(film):
        return HEAD_RADIUS_MM / max(radii)
    return FILM_MM / max(film.rows * film.spacing_mm[0], film.columns * film.spacing_mm[1])


def size_guess(film: MarkedFilm) -> str:
    """What the millimeters of a film without a scale are guessed from, in words; empty for one with a scale."""
    if film.scale != "none":
        return ""
    return "the head" if _head_radii(film) else "the film's size"


def _head_radii(film: MarkedFilm) -> list[float]:
    heads = [millimeters(film, "head", side) for side in film.marks.get("head", {})]
    return [circle[2] for rim in heads if not np.isnan(circle := circle_fit(rim)).any()]
