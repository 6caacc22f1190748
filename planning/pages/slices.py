"""The slices of a stack in a case: each slice that bears marks is a film of its own, the others are not in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from planning.case import Case, MarkedFilm, Marks
from planning.film import Film, Stack
from planning.nameless import free_id
from planning.viewer.stack import series_of

AXIAL = "axial"


def of_series(case: Case, series: str) -> list[MarkedFilm]:
    """The slices of a stack that bear marks; none for a film that is in no stack."""
    return [film for film in case.films if series and film.series == series]


def as_one_film(series: str, stack: Stack | None, one: MarkedFilm | None = None) -> MarkedFilm:
    """A stack as one film without marks: from its pixels, or while they are not at hand from one of its slices."""
    if stack is None:
        return replace(one.placed_once(), id=series, sha256="", marks={})
    chosen = one.protocol if one else ""
    return replace(_marked(stack.slices[0], series, series, {}), sha256=stack.sha256, protocol=chosen)


def with_protocol(case: Case, series: str, protocol: str) -> Case:
    """The case with a protocol on every slice of a stack that bears marks."""
    return replace(case, films=tuple(
        replace(film, protocol=protocol) if film.series == series else film for film in case.films
    ))


def with_slices(case: Case, stack: Stack, marks: Mapping[int, Marks]) -> Case:
    """The case with other marks on a stack: slice -> marks; slices without any leave the case.

    The films that are no slices of it stay in their order, before the stack's own. CaseProblem for a mark off a slice.
    """
    series = series_of(stack)
    known = {film.position_mm: film for film in of_series(case, series)}
    kept = replace(case, films=tuple(film for film in case.films if film.series != series))
    for k in sorted(marks):
        found = stack.slices[k]
        before = known.get(found.place.position_mm)
        named = before or _marked(found, _free_id(kept, known.values()), series, {})
        kept = kept.with_film(named.with_marks(marks[k]))
    return kept


def adopted(case: Case, stack: Stack) -> Case:
    """The case with its slices taken for those of a stack that holds them all, from however many files it was read."""
    lie = {(film.sha256, film.place.position_mm) for film in stack.slices}
    strays = {film.series for film in case.films if film.series and (film.sha256, film.position_mm) not in lie}
    return replace(case, films=tuple(
        replace(film, series=series_of(stack)) if film.series and film.series not in strays else film
        for film in case.films
    ))


def _marked(film: Film, name: str, series: str, marks: Marks) -> MarkedFilm:
    return MarkedFilm(
        id=name, view=AXIAL, rows=film.rows, columns=film.columns, sha256=film.sha256, spacing_mm=film.spacing_mm,
        scale=film.scale, marks=marks, position_mm=film.place.position_mm, orientation=film.place.orientation,
        series=series, frame=film.place.frame,
    )


def _free_id(case: Case, besides: Iterable[MarkedFilm]) -> str:
    return free_id(AXIAL, {film.id for film in (*case.films, *besides)})
