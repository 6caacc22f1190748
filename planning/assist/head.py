"""The circle of the femoral head, from one click near its center."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planning.assist.consensus import agreed_circle
from planning.assist.patch import Mark, Patch, Spacing, cut, film_points, millimeters
from planning.assist.polar import between, cheapest_path, edges, fall, on_rays
from planning.assist.refusal import NoSuggestion
from planning.assist.vote import best_circle, centers_about

RADIUS_MM = (15.0, 35.0)  # of a head on a film, children's included
BLUR_MM = 0.4
STEP_MM = 0.1
OFF_CLICK_MM = 8.0  # how far from the center a click may lie; Coxa's own, as are all limits below
BAND_MM = 3.0  # the rim is followed this far inside and outside of the circle found first
AGREE_MM = 0.4  # a rim point farther off the circle is not of the round part: neck, bump, fovea, another bone
FAINT = 0.1  # of a whole edge; what is fainter is no rim
CLEAR = 0.85  # the mean fall along the circle, over the root mean square of all falls near it: 0.65 at most in noise
LEAST_ARC = 180.0  # degrees; on less, the center is poorly held along the middle of the arc
MARKS = 8
# A click that follows marks the rim, so that a click alone must not be asked for.
UNCLEAR = (
    "No clear head rim is seen around this point; press Suggest again and click nearer its center, or mark the rim."
)

RAYS = np.radians(np.arange(0.0, 360.0, 1.0))


@dataclass(frozen=True)
class HeadSuggestion:
    """A head circle read off a film.

    center: (column, row), film pixels. radius_mm. rim: the points of the film's own edge that the circle was fitted
    to, film pixels. marks: a few points of the circle itself, where the rim was seen, to be kept as marks of the
    head: the circle through them is the circle suggested. residual_mm: root mean square distance of the rim from the
    circle. arc_deg: how many degrees of the circle the rim was seen on, gaps left out.
    """

    center: Mark
    radius_mm: float
    rim: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    residual_mm: float
    arc_deg: float


def suggest_head(
    pixels: np.ndarray, spacing_mm: Spacing, click: Mark, radius_mm: tuple[float, float] = RADIUS_MM
) -> HeadSuggestion:
    """The head circle about a click near its center; a suggestion to be looked at, never a reading.

    pixels: (rows, columns), brighter is denser. spacing_mm: between rows, between columns; true, as the size of a head
    is counted on. click: (column, row), film pixels. radius_mm: the least and greatest radius looked for.
    NoSuggestion when no clear circle is seen. The steps, as in Coxa's notes on classical assistance: the film unrolled
    about the center, the cheapest path along the rim, the circle most of it agrees on, least squares on that part.
    """
    near = millimeters(click, spacing_mm)
    reach = radius_mm[1] + OFF_CLICK_MM + BAND_MM
    patch = cut(pixels, spacing_mm, near - reach, near + reach, BLUR_MM)
    center, radius = _voted(patch, near, radius_mm)
    rim = _rim(patch, center, radius)
    circle, agree = agreed_circle(rim, AGREE_MM)
    seen = rim[agree]
    arc = len(seen) * 360 / len(RAYS)
    if arc < LEAST_ARC or _clearness(patch, circle) < CLEAR:
        raise NoSuggestion(UNCLEAR)
    residual = float(np.sqrt(np.mean((np.hypot(*(seen - circle[:2]).T) - circle[2]) ** 2)))
    return HeadSuggestion(
        film_points(circle[None, :2], spacing_mm)[0], float(circle[2]), film_points(seen, spacing_mm),
        film_points(_marks(seen, circle), spacing_mm), residual, arc,
    )


def _voted(patch: Patch, near: np.ndarray, radius_mm: tuple[float, float]) -> tuple[np.ndarray, float]:
    """A first circle to half a millimeter: coarse over everything allowed, then fine about the best."""
    radii = np.arange(radius_mm[0] - OFF_CLICK_MM, radius_mm[1] + OFF_CLICK_MM, 0.25)
    every = RAYS[::2]
    seen = edges(fall(patch, near, every, radii))
    widened = np.max([np.roll(seen, k, axis=1) for k in (-2, -1, 0, 1, 2)], axis=0)
    offset, size = best_circle(
        widened, every, radii, centers_about(OFF_CLICK_MM, 1.0), np.arange(radius_mm[0], radius_mm[1] + 0.25, 0.5)
    )
    center = near + offset
    seen = edges(fall(patch, center, every, radii))
    offset, size = best_circle(seen, every, radii, centers_about(1.5, 0.25), np.arange(size - 1.5, size + 1.6, 0.25))
    return center + offset, size


def _rim(patch: Patch, center: np.ndarray, radius: float) -> np.ndarray:
    """The rim (n, 2) in mm, near a circle: where the film darkens outward along the path of most edge."""
    radii = np.arange(radius - BAND_MM, radius + BAND_MM, STEP_MM)
    slopes = fall(patch, center, RAYS, radii)
    seen = edges(slopes)
    path = cheapest_path(seen, closed=True)
    rim = on_rays(center, RAYS, radii[0] + STEP_MM * between(slopes, path))
    return rim[seen[np.arange(len(path)), path] > FAINT]


def _clearness(patch: Patch, circle: np.ndarray) -> float:
    """How much more the film darkens across a circle (3,) than it changes near it anywhere."""
    steps = round(BAND_MM / STEP_MM)
    falls = fall(patch, circle[:2], RAYS, circle[2] + STEP_MM * np.arange(-steps, steps + 1))
    near = np.sqrt((falls**2).mean())
    return float(falls[:, steps].mean() / near) if near > 0 else 0.0


def _marks(seen: np.ndarray, circle: np.ndarray) -> np.ndarray:
    """A few points of the circle, evenly spread over where its rim was seen."""
    away = seen[np.linspace(0, len(seen), MARKS, endpoint=False).astype(int)] - circle[:2]
    return circle[:2] + circle[2] * away / np.hypot(*away.T)[:, None]
