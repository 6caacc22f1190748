"""Opening films, series, case files and samples onto the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import streamlit as st

from planning.case import Case, CaseProblem, MarkedFilm, Patient
from planning.casefile import read_case
from planning.film import Film, FilmProblem, Stack, holds_slices, read_film, read_images, read_series
from planning.known_marks import check_film
from planning.nameless import free_id, nameless
from planning.pages import samples
from planning.pages.desk import Desk, new_case_id
from planning.pages.light_box import LightBox
from planning.pages.lying import CLOSED
from planning.pages.markdown import escaped
from planning.pages.slices import adopted, with_slices
from planning.pages.visitor import visitor
from planning.views import VIEWS

ZIP = b"PK\x03\x04"
LARGEST_KEPT = 64 << 20  # bytes of a file with several images that stay at hand for another of them


class Opened(NamedTuple):
    """What came of opening files: whether any was, and a sentence for each that cannot be."""

    is_any: bool
    refused: list[str]


def open_files(on: Desk, files: Sequence[tuple[str, bytes]], done: Callable[[int, int], object]) -> Opened:
    """Open files (name, bytes), the slices among them and in zip archives as stacks.

    done: how many files of a series are read, of how many.
    """
    refused, slices, is_any = [], [], False
    for name, data in files:
        if data.startswith(ZIP) or holds_slices(data):
            slices.append(data)
            continue
        try:
            open_bytes(on, data)
            is_any = True
        except (FilmProblem, CaseProblem) as problem:
            refused.append(escaped(f"{name}: {problem}"))
        on = st.session_state.desk
    if slices:
        try:
            open_series(on, slices, done)
            is_any = True
        except FilmProblem as problem:
            refused.append(str(problem))
    return Opened(is_any, refused)


def open_series(on: Desk, files: Sequence[bytes], done: Callable[[int, int], object] | None = None) -> None:
    """Put every stack that files and archives hold on the desk, and show the one with the most slices."""
    stacks = read_series(files, done)
    laid = [on.light_box.lay_stack(stack) for stack in stacks]
    on.shown = laid[0]
    for stack in stacks:
        if (case := adopted(on.case, stack)) != on.case:
            on.keep(case)


def open_bytes(on: Desk, data: bytes, frame: int | None = None) -> str | None:
    """Open a film or a case file; the film's id, None for a case.

    frame: of several images in a file the one to open, from 1; None for those that are films of the case, else the
    first.
    """
    if data.lstrip()[:1] == b"{":
        open_case(on, read_case(data))
        return None
    images = [read_film(data, frame)] if frame else read_images(data, [film.image for film in on.case.films])
    known = {marked.id: film for film in images for marked in on.case.films if marked.sha256 == film.sha256}
    for name, film in known.items():
        _lay_known(on, name, film)
    if not known:
        known = {add_film(on, images[0], images[0].view or _first_free_view(on), images[0].side).id: images[0]}
    if on.shown not in known:
        on.shown = next(iter(known))
    if images[0].frames > 1 and len(data) <= LARGEST_KEPT:
        on.light_box.files |= dict.fromkeys(known, data)
    return on.shown


def _lay_known(on: Desk, name: str, film: Film) -> None:
    """Put a film of the case on the desk, and into the case which image of its file it is."""
    on.lay(name, film)
    if on.case.film(name).image != film.frame:
        on.keep(on.case.with_film(replace(on.case.film(name), image=film.frame)))


def open_frame(on: Desk, film_id: str, frame: int) -> None:
    """Another image of the file that a film is from, beside it, or in its place while it has no marks."""
    bare = on.case.film(film_id)
    shown = open_bytes(on, on.light_box.files[film_id], frame)
    if shown != film_id and not bare.marks:
        on.remove(film_id)
        on.shown = shown


def open_case(on: Desk, case: Case) -> None:
    """Put a case from a file on the desk in place of what lies there, under a new id."""
    for film in case.films:
        check_film(film)
    case = nameless(case)
    fresh = _fresh_desk(on)
    st.query_params["case"] = fresh.case_id
    fresh.take_up(case)
    fresh.keep(fresh.case)
    fresh.revs = {film.id: 1 for film in case.films}


def new_desk(case_id: str | None = None) -> Desk:
    """A desk for this visitor, of a case that is kept or of a new one."""
    return Desk(case_id or new_case_id(), LightBox(visitor()))


def _fresh_desk(left: Desk) -> Desk:
    """The desk to go on at; what lies on the one that is left is kept, if need be as a case of its own."""
    if left.is_outrun:
        left.part()
    st.session_state.desk = new_desk()
    return st.session_state.desk


def add_film(on: Desk, film: Film, view: str, side: str | None) -> MarkedFilm:
    """Put an opened film into the case under an id of its own, and show it."""
    view = view if view in VIEWS else "ap_pelvis"
    marked = MarkedFilm(
        id=_free_id(on.case, view), view=view, rows=film.rows, columns=film.columns, sha256=film.sha256,
        spacing_mm=film.spacing_mm, scale=film.scale, side=None if VIEWS[view].both_hips else side,
        image=film.frame,
    )
    on.keep(on.case.with_film(marked))
    on.lay(marked.id, film)
    on.shown = marked.id
    return marked


def _free_id(case: Case, view: str) -> str:
    return free_id(view, {film.id for film in case.films})


def _first_free_view(on: Desk) -> str:
    return "ap_pelvis" if not any(f.view == "ap_pelvis" for f in on.case.films) else "dunn_45"


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
        on = _beside(on)
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


def new_case(on: Desk) -> None:
    """An empty desk, and so the start page; beside its uploader it is told where the case is that was open."""
    fresh = _beside(on)
    if on.case.films:
        fresh.problem = None
    st.query_params.pop("sample", None)  # a reload is not to open it again


def _beside(on: Desk) -> Desk:
    """A fresh desk, on which it is told where the case that was open is kept."""
    fresh = _fresh_desk(on)
    st.query_params.pop("case", None)  # it named the other case; this one is named once something of it is kept
    if on.case.films:
        fresh.problem = f"The case that was open stays as it is: [go back to it](?case={on.case_id})."
        st.session_state.earlier = (fresh.case_id, fresh.problem)
    else:
        fresh.problem = CLOSED
    return fresh


def _open_films(on: Desk, known: Case, marked: bool) -> None:
    case, shown = _whose(on.case, known), None
    for true in known.films:
        there = next((f for f in case.films if f.sha256 == true.sha256), None)
        film = there or replace(true, id=_free_id(case, true.view), side=true.side or _only_side(true), marks={})
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
