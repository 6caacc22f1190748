"""What a reader who placed the marks of a film again, blind, tells of the reader: how well points and values repeat.

Marks accepted as they were suggested are no placement of the reader's: what they form, and what is read from it, is
left out of the first placement. None are suggested while marks are placed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from planning.case import Case, MarkedFilm, Reading
from planning.geometry.circle import circle_fit
from planning.landmarks import LANDMARKS
from planning.marked_film import millimeters
from planning.reading import read_film_marks
from planning.uncertainty import WIDTH_95

# With fewer degrees of freedom a standard deviation says next to nothing: at 4 its 95 % interval by chi-square is
# 0.6 to 2.9 times itself. Coxa's own choice: one point on both hips, placed twice.
LEAST_FREEDOM = 4
OUTLINES = ("contour",)  # their points may lie anywhere along the bone, so they tell no placement


@dataclass(frozen=True)
class Within:
    """A standard deviation within one reader, in the unit of what it is of, and the degrees of freedom it rests on."""

    sd: float
    freedom: int

    @property
    def detectable(self) -> float:
        """The least change between two readings that is more than the reader's own, with 95 % confidence."""
        return WIDTH_95 * sqrt(2) * self.sd


def placement_within(case: Case) -> Mapping[str, Within]:
    """For each landmark placed more than once on a film, the standard deviation of placing one point, in millimeters.

    Pooled over films, hips, points and both axes; of a circle square to its rim, of the middle of several points told
    for one of them. Films without a scale, and outlines, tell nothing.
    """
    return _pooled((key, squares, freedom) for film in case.films if film.repeats and film.scale != "none"
                   for key, squares, freedom in _placed(film))


def values_within(case: Case) -> Mapping[str, Within]:
    """For each measure read more than once from a film, the standard deviation of one reading, in its unit.

    Pooled over films and hips. What is doubted, and what is counted in grades, is left out.
    """
    return _pooled((key, *_scatter(np.array(values)[:, None])) for film in case.films if film.repeats
                   for key, values in _read(film, case))


def own_placement(case: Case) -> Mapping[str, float]:
    """The reader's own placement, landmark -> millimeters, as far as it rests on enough to be trusted.

    Never finer than the films' pixels: placed twice on the very same spot, a point would else be known without doubt.
    """
    pixels = [max(film.spacing_mm) for film in case.films if film.repeats and film.scale != "none"]
    least = min(pixels, default=0.0) / sqrt(12)  # the deviation of what is rounded to a pixel
    return {key: max(within.sd, least) for key, within in placement_within(case).items()
            if within.freedom >= LEAST_FREEDOM}


def placements(film: MarkedFilm) -> tuple[MarkedFilm, ...]:
    """The film once for each time its marks were placed, the first first, as it was before a second was seen."""
    once, first = film.placed_once(), film.first_placement
    return (replace(once, marks=first.marks, suggested=first.suggested),
            *(replace(once, marks=marks, suggested={}) for marks in film.repeats))


def by_hand(film: MarkedFilm) -> MarkedFilm:
    """The film without the landmarks of which a mark lies as it was suggested."""
    if not film.accepted:
        return film
    kept = {key: {side: points for side, points in sides.items() if (key, side) not in film.accepted}
            for key, sides in film.marks.items()}
    return replace(film, marks={key: sides for key, sides in kept.items() if sides}, suggested={})


def _placed(film: MarkedFilm) -> Iterator[tuple[str, float, int]]:
    every = [by_hand(one) for one in placements(film)]
    for key, side in {(key, side): None for one in every for key, sides in one.marks.items() for side in sides}:
        shape, sets = LANDMARKS[key].shape, [p for one in every if (p := millimeters(one, key, side)) is not None]
        if shape in OUTLINES or len(sets) < 2:
            continue
        if shape == "circle":
            yield key, *_about_circle(sets)
        elif shape == "middle":
            squares, freedom = _scatter(np.array([s.mean(axis=0) for s in sets]))
            yield key, squares * float(np.mean([len(s) for s in sets])), freedom
        elif len({len(s) for s in sets}) == 1:
            yield key, *_scatter(np.array([s.ravel() for s in sets]))


def _about_circle(sets: Sequence[np.ndarray]) -> tuple[float, int]:
    """Squared distances of all rim points to the one circle through them, and what is left after its three unknowns."""
    rim = np.concatenate(sets)
    x, y, radius = circle_fit(rim)
    away = np.hypot(rim[:, 0] - x, rim[:, 1] - y) - radius
    return (0.0, 0) if np.isnan(away).any() else (float(away @ away), len(rim) - 3)


def _read(film: MarkedFilm, case: Case) -> Iterator[tuple[str, list[float]]]:
    found: dict[tuple[str, str], list[float]] = {}
    for one in placements(film):
        for r in _read_by_hand(one, case):
            if r.value is not None and r.doubt is None and r.unit not in ("sign", "grade"):
                found.setdefault((r.key, r.side), []).append(r.value)
    yield from ((key, values) for (key, _), values in found.items() if len(values) > 1)


def _read_by_hand(film: MarkedFilm, case: Case) -> Iterator[Reading]:
    """The readings that rest on no accepted suggestion: those that stay what they are without it."""
    without = read_film_marks(by_hand(film), case) if film.accepted else ()
    alone = {(r.key, r.side): r.value for r in without}
    yield from (r for r in read_film_marks(film, case) if not film.accepted or alone.get((r.key, r.side)) == r.value)


def _scatter(sets: np.ndarray) -> tuple[float, int]:
    """Squared deviations of rows (n, k) from their mean row, summed, and their degrees of freedom."""
    away = sets - sets.mean(axis=0)
    return float((away * away).sum()), (len(sets) - 1) * sets.shape[1]


def _pooled(found: Iterable[tuple[str, float, int]]) -> Mapping[str, Within]:
    sums: dict[str, tuple[float, int]] = {}
    for key, squares, freedom in found:
        before = sums.get(key, (0.0, 0))
        sums[key] = (before[0] + squares, before[1] + freedom)
    return {key: Within(sqrt(squares / freedom), freedom) for key, (squares, freedom) in sums.items() if freedom}
