"""Trimming the rim of the socket: what a strip of so many millimeters takes off the center-edge angle, by three models.

They disagree, so they are shown as a band: the geometry of a cut exactly at the lateral edge, cadavers, and patients.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import asin, degrees, nextafter, radians, sin

import numpy as np

from planning.case import CaseProblem, MarkedFilm
from planning.constructions import constructions
from planning.landmarks import LANDMARKS
from planning.marked_film import millimeters, values_of
from planning.plans import RimStep
from planning.realign.hip import hip_on, need_scale
from planning.realign.motion import moved, to_pixels, turned
from planning.sources import Source
from planning.wording import value_text

EDGES = ("acetabular_edge", "sourcil_lateral")  # the lateral one is the rim
CADAVERS = Source("Rim trimming of 12 cadaver hips, 12 to 3 o'clock, 0 to 10 mm",
                  page="vivo.weill.cornell.edu/display/pubid25716225")
PHILIPPON = Source("Philippon 2010, as quoted; its abstract was not found")
GEOMETRY = Source("Geometry: the chord at the edge's distance from the head center (Coxa's own)")
# Below 25 a hip is called borderline, below 20 dysplastic; a steep roof is no pincer (realignment sheet, section 4).
LEAST_LCEA, STOP_LCEA, MOST_TONNIS = 25.0, 20.0, 10.0
LCEA_BANDS = Source("LCEA bands 20 / 25 / 40", pmcid="PMC5883176")
PHILIPPON_MM = (1.0, 5.0)  # where that line is said to hold
PHILIPPON_START, PHILIPPON_SLOPE = 1.8, 0.64  # degrees, degrees per millimeter
CADAVER_SLOPE = 1.0  # degrees per millimeter


@dataclass(frozen=True)
class Loss:
    """What one model says a strip takes off the LCEA, in degrees; evidence as of limits."""

    model: str
    degrees: float
    source: Source
    evidence: str


@dataclass(frozen=True)
class Trimming:
    """A strip off the rim: LCEA (of `edge`) before in degrees, and what each model takes off."""

    film: str
    side: str
    depth_mm: float
    edge: str
    lcea_deg: float
    losses: tuple[Loss, ...]

    @property
    def band(self) -> tuple[float, float]:
        """The least and the greatest LCEA after it."""
        taken = [loss.degrees for loss in self.losses]
        return self.lcea_deg - max(taken), self.lcea_deg - min(taken)

    @property
    def silent(self) -> str:
        """Which model says nothing of a strip of this depth, and why, in words; empty where all of them speak."""
        least, most = PHILIPPON_MM
        holds = least <= self.depth_mm <= most
        return "" if holds else f"that of patients (Philippon 2010) is said to hold from {least:g} to {most:g} mm only"


def geometric(depth_mm: float, reach_mm: float) -> float:
    """Degrees taken off by a strip whose chord lies at this distance from the head center, all at the lateral edge."""
    return degrees(2 * asin(min(1.0, depth_mm / (2 * reach_mm))))


def losses(depth_mm: float, reach_mm: float) -> tuple[Loss, ...]:
    """What each model takes off; the patients' line only where it holds."""
    found = [Loss("geometry", geometric(depth_mm, reach_mm), GEOMETRY, "seen"),
             Loss("cadavers", CADAVER_SLOPE * depth_mm, CADAVERS, "seen")]
    if PHILIPPON_MM[0] <= depth_mm <= PHILIPPON_MM[1]:
        found.append(Loss("patients", philippon(depth_mm), PHILIPPON, "unverified"))
    return tuple(found)


def philippon(depth_mm: float) -> float:
    """Degrees taken off in patients, between 1 and 5 mm; unverified."""
    return PHILIPPON_START + PHILIPPON_SLOPE * depth_mm


def deepest(lcea: float, least: float, reach_mm: float) -> float:
    """The deepest strip in millimeters that leaves this LCEA by every model; 0 where there is nothing to take."""
    spare = lcea - least
    if spare <= 0:
        return 0.0
    deep = min(2 * reach_mm * sin(radians(min(spare, 180.0)) / 2), spare / CADAVER_SLOPE)
    by_patients = (spare - PHILIPPON_START) / PHILIPPON_SLOPE
    if deep < PHILIPPON_MM[0] or by_patients >= deep:
        return deep
    return max(by_patients, nextafter(PHILIPPON_MM[0], 0.0))


def trimmed(step: RimStep, film: MarkedFilm) -> tuple[MarkedFilm, Trimming]:
    """The film with its rim trimmed by geometry, and what each model says; CaseProblem without scale, head or edge.

    What lay lateral to the new rim goes with it: the end of the sourcil is moved only where the cut passes it.
    """
    need_scale(film, "Trimming the rim")
    hip = hip_on(film, step.side)
    key, rim, lcea = _rim(film, step.side)
    reach = float(np.hypot(*(rim - hip.center)))
    told = Trimming(film.id, step.side, step.depth_mm, key, lcea, losses(step.depth_mm, reach))
    _refuse(film, told)
    kept = lcea - geometric(step.depth_mm, reach)
    marks = dict(film.marks)
    for edge in EDGES:
        points = millimeters(film, edge, step.side)
        if points is not None and (over := _angle(film, step.side, points[0]) - kept) > 0:
            back = to_pixels(film, moved(points, turned(hip.center, -over, hip.lateral, hip.up)))
            marks[edge] = {**marks[edge], step.side: tuple((float(c), float(r)) for c, r in back)}
    return replace(film, marks=marks), told


def _refuse(film: MarkedFilm, told: Trimming) -> None:
    """CaseProblem where there is too little rim: to begin with, or after the strip by the most pessimistic model."""
    tonnis = float(values_of(film, told.side)[constructions(film.view).outputs["tonnis_angle"]])
    if told.lcea_deg < LEAST_LCEA:
        raise CaseProblem(f"Trimming is not simulated where the center-edge angle is below {LEAST_LCEA:g}°; that of "
                          f"the {LANDMARKS[told.edge].name.lower()} is {value_text(told.lcea_deg, 'deg')} here.")
    if tonnis > MOST_TONNIS:
        raise CaseProblem(f"Trimming is not simulated where the Tönnis angle is above {MOST_TONNIS:g}°; this hip has "
                          f"{value_text(tonnis, 'deg')}.")
    if told.band[0] < STOP_LCEA:
        raise CaseProblem(f"The strip may leave an LCEA of {value_text(told.band[0], 'deg')}, below "
                          f"{STOP_LCEA:g}°; choose a thinner one.")


def _rim(film: MarkedFilm, side: str) -> tuple[str, np.ndarray, float]:
    """The most lateral edge that is marked, where it is, and its center-edge angle."""
    found = [(_angle(film, side, points[0]), key, points[0])
             for key in EDGES if (points := millimeters(film, key, side)) is not None]
    if not found:
        raise CaseProblem("The rim is not marked: mark the bony edge or the lateral sourcil first.")
    lcea, key, place = max(found, key=lambda one: one[0])
    return key, place, lcea


def _angle(film: MarkedFilm, side: str, point: np.ndarray) -> float:
    """The center-edge angle of a point in degrees."""
    hip = hip_on(film, side)
    away = point - hip.center
    return float(np.degrees(np.arctan2(away @ hip.lateral, away @ hip.up)))
