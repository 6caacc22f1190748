"""Marks on the films of a desk, from the viewer and from the page, and what the reader says of a film."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from planning.calibration import calibrate, calibrated, uncalibrated
from planning.case import Case, CaseProblem, MarkedFilm, Marks
from planning.casefile import read_marks, read_suggested
from planning.known_marks import check_film
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.pages.slices import AXIAL, of_series, with_protocol, with_slices
from planning.viewer.stack import joined_marks, split_marks


def marks_of(on: Desk, name: str) -> Marks:
    """The marks of an entry as the viewer takes them; axial films are read together and shown together."""
    marked, axial = on.entries()[name], [film for film in on.case.films if film.view == AXIAL]
    if marked.view != AXIAL:
        return marked.marks if marked.again is None else marked.again
    return joined_marks(on.light_box.stacks[name] if marked.series else marked, axial)


def take_marks(on: Desk, name: str, sent: Mapping[str, Any]) -> None:
    """Marks from the viewer: kept when they belong to this film or stack and are newer than what is known."""
    is_film = any(film.id == name for film in on.case.films)  # whose picture may have been let go meanwhile
    if sent.get("desk") != on.token or not (is_film or name in on.light_box.stacks):
        return
    film, rev = on.entries()[name], sent.get("rev")
    if sent.get("film") != film.sha256 or not isinstance(rev, int) or rev <= on.revs.get(name, 0):
        return
    try:
        case = _with_marks(on, film, sent.get("marks"), sent.get("suggested", {}))
    except CaseProblem as problem:
        on.problem = escaped(str(problem))
        return
    on.revs[name] = rev
    on.keep(case)


def _with_marks(on: Desk, film: MarkedFilm, sent: Any, suggested: Any) -> Case:
    """The case with the marks that were sent for a film or stack; CaseProblem when they make no sense.

    suggested: which of a film's marks come from a suggestion.
    """
    stack = on.light_box.stacks.get(film.series)
    together = split_marks(sent, len(stack.slices) if stack else None) if film.view == AXIAL else {0: sent}
    read = {k: read_marks(marks) for k, marks in together.items()}
    if film.again is not None:
        case = on.case.with_film(replace(film, again=film.with_marks(read.get(0, {})).marks))
    elif stack:
        case = with_protocol(with_slices(on.case, stack, read), film.series, film.protocol)
    else:
        case = on.case.with_film(calibrated(film.with_marks(read.get(0, {}), read_suggested(suggested))))
    for marked in of_series(case, film.series) if stack else [case.film(film.id)]:
        check_film(marked)
    return case


def set_marks(on: Desk, film_id: str, marks: Marks) -> None:
    """Marks of a film changed on the page itself."""
    _put(on, on.case.film(film_id).with_marks(marks))


def set_slices(on: Desk, series: str, films: Iterable[MarkedFilm]) -> None:
    """Marks of slices taken over from an earlier visit; those of slices that are not in the stack are left."""
    stack = on.light_box.stacks[series]
    lie = {(film.sha256, film.place.position_mm): k for k, film in enumerate(stack.slices)}
    marks = {lie[at]: film.marks for film in films if (at := (film.sha256, film.position_mm)) in lie}
    on.raise_rev(series)
    on.keep(with_slices(on.case, stack, marks))


def set_earlier(on: Desk, film_id: str, earlier: MarkedFilm) -> None:
    """Marks taken over from an earlier visit, with the object of known size that gave the film its scale."""
    film = replace(on.case.film(film_id), calibration=earlier.calibration)
    _put(on, film.with_marks(earlier.marks, earlier.suggested))


def set_known_size(on: Desk, film_id: str, landmark: str, mm: float) -> None:
    """An object of known size lies on the film, marked as `landmark`, or none ("")."""
    film = on.case.film(film_id)
    _put(on, calibrate(film, landmark, mm) if landmark else uncalibrated(film))


def set_side(on: Desk, film_id: str, side: str | None) -> None:
    """The film shows the other hip than was thought: its marks go with it, but never over marks of that hip."""
    film = on.case.film(film_id)
    taken = any(side in sides for sides in film.marks.values())
    other = None if taken else {"R": "L", "L": "R"}.get(side)
    marks, suggested = ({key: {side if s == other else s: points for s, points in sides.items()}
                         for key, sides in placed.items()} for placed in (film.marks, film.suggested))
    _put(on, replace(film.placed_once(), side=side).with_marks(marks, suggested))


def set_hanging(on: Desk, film_id: str, hangs: str) -> None:
    """Which way round a film hangs, as the reader says."""
    on.keep(on.case.with_film(replace(on.case.film(film_id), hangs=hangs)))


def set_protocol(on: Desk, name: str, protocol: str) -> None:
    """What is to be measured on a film or a stack."""
    if not on.entries()[name].series:
        on.keep(on.case.with_film(replace(on.case.film(name), protocol=protocol)))
        return
    on.protocols[name] = protocol
    if of_series(on.case, name):
        on.keep(with_protocol(on.case, name, protocol))


def _put(on: Desk, film: MarkedFilm) -> None:
    """Keep a film whose marks, or scale, were changed on the page."""
    on.raise_rev(film.id)
    on.keep(on.case.with_film(calibrated(film)))
