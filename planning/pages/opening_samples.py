"""Opening samples onto the desk, with their true marks or for the reader to mark."""

from __future__ import annotations

from dataclasses import replace

from planning.case import Case, MarkedFilm, Patient
from planning.film import Stack
from planning.nameless import free_id
from planning.pages import samples
from planning.pages.desk import Desk
from planning.pages.fresh_desk import desk_beside
from planning.pages.slices import adopted, with_slices


def open_sample(on: Desk, sample_id: str, *, marked: bool) -> None:
    """Open every film of a sample case, with its true marks or for the reader to mark.

    A sample is a case of its own: films of someone else stay in the case they are in, as do the reader's own marks of
    the sample when its true ones are asked for, and it is told where that is.
    """
    sample = samples.sample(sample_id)
    if sample is None:
        on.problem = "There is no such sample; choose one from the list."
        return
    known = samples.true_case(sample["case"])
    if on.entries() and (not _holds(on, known) or (marked and _is_marked_otherwise(on, known))):
        on = desk_beside(on)
    if sample.get("stack"):
        _open_slices(on, samples.stack_of(sample_id), known, marked)
    else:
        _open_films(on, known, marked)


def _holds(on: Desk, known: Case) -> bool:
    """Whether a film or slice of a sample lies on the desk."""
    there = {film.sha256 for film in on.case.films}
    there |= {film.sha256 for stack in on.light_box.stacks.values() for film in stack.slices}
    return any(film.sha256 in there for film in known.films)


def _is_marked_otherwise(on: Desk, known: Case) -> bool:
    """Whether a film of a sample bears marks that are not the true ones."""
    own = {film.sha256 for film in known.films}
    return any(film.marks and film.sha256 in own and not samples.is_true(film) for film in on.case.films)


def _open_films(on: Desk, known: Case, marked: bool) -> None:
    case, shown = _whose(on.case, known), None
    for true in known.films:
        there = next((f for f in case.films if f.sha256 == true.sha256), None)
        name = free_id(true.view, {f.id for f in case.films})
        film = there or replace(true, id=name, side=true.side or _only_side(true), marks={})
        if marked:
            # What was placed again were a reader's marks, which these are not.
            film = film.with_marks(true.marks).placed_once()
            on.raise_rev(film.id)
        case = case.with_film(film)
        shown = shown or film.id
    on.keep(case)
    on.shown = shown


def _whose(case: Case, known: Case) -> Case:
    """The case with the age and sex of a sample, where the reader has entered none."""
    return case if case.patient != Patient() else replace(case, patient=known.patient)


def _open_slices(on: Desk, stack: Stack, known: Case, marked: bool) -> None:
    on.shown = on.light_box.lay_stack(stack)
    case = adopted(_whose(on.case, known), stack)
    if marked:
        place = {film.place.position_mm: k for k, film in enumerate(stack.slices)}
        case = with_slices(case, stack, {place[true.position_mm]: true.marks for true in known.films if true.marks})
        on.raise_rev(on.shown)
    if case != on.case:
        on.keep(case)


def _only_side(film: MarkedFilm) -> str | None:
    seen = {side for sides in film.marks.values() for side in sides}
    return seen.pop() if len(seen) == 1 else None
