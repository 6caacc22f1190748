"""Opening films, series and case files onto the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import streamlit as st

from planning.case import Case, CaseProblem, MarkedFilm
from planning.casefile import read_case
from planning.film import Film, FilmProblem, holds_slices, read_film, read_images, read_series
from planning.known_marks import check_film
from planning.nameless import free_id, nameless
from planning.pages.desk import Desk
from planning.pages.fresh_desk import fresh_desk
from planning.pages.markdown import escaped
from planning.pages.slices import adopted
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
    fresh = fresh_desk(on)
    st.query_params["case"] = fresh.case_id
    fresh.take_up(case)
    fresh.keep(fresh.case)
    fresh.revs = {film.id: 1 for film in case.films}


def add_film(on: Desk, film: Film, view: str, side: str | None) -> MarkedFilm:
    """Put an opened film into the case under an id of its own, and show it."""
    view = view if view in VIEWS else "ap_pelvis"
    marked = MarkedFilm(
        id=free_id(view, {other.id for other in on.case.films}), view=view, rows=film.rows, columns=film.columns,
        sha256=film.sha256, spacing_mm=film.spacing_mm, scale=film.scale,
        side=None if VIEWS[view].both_hips else side, image=film.frame,
    )
    on.keep(on.case.with_film(marked))
    on.lay(marked.id, film)
    on.shown = marked.id
    return marked


def _first_free_view(on: Desk) -> str:
    return "ap_pelvis" if not any(f.view == "ap_pelvis" for f in on.case.films) else "dunn_45"
