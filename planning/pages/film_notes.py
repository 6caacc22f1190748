"""What a reader must know of a film, beside it: an unknown view, warnings of the file, marks from an earlier visit."""

from __future__ import annotations

import streamlit as st

from planning import store
from planning.calibration import scale_doubt, without_size
from planning.case import MarkedFilm
from planning.film import Film, Stack, one_of_several
from planning.pages import samples
from planning.pages.desk import Desk
from planning.pages.marking import set_earlier, set_hanging, set_slices
from planning.pages.outrun import outrun_note
from planning.pages.slices import of_series
from planning.views import VIEWS

WHICH_WAY = ("The file does not say which way round this film hangs. Is the patient's right hip at the left of the "
             "picture, as the side marker on it tells?")
MIRRORED = ("You said that this film is mirrored: the right hip is at the right of the picture, and its marks belong "
            "there.")

SIDE_NAMES = {"R": "Right hip", "L": "Left hip", "B": "Both hips"}


def film_notes(on: Desk) -> None:
    """The notes of the film on show, above its readings; the film itself stays where it is."""
    film, marked = on.at_hand(on.shown), on.entries()[on.shown]
    outrun_note(on)
    if _is_view_asked(on, film, marked):
        st.info(f"The file names no view that Coxa measures. It is taken for “{VIEWS[marked.view].name}”; "
                "if it is another, choose it above before marking.")
    # Where the file tells, a warning of the film says so.
    is_said = marked.hangs == "mirrored" and isinstance(film, Film) and not film.is_mirrored
    mirrored = f"{MIRRORED} To change it, open “{menu_of(marked)}” above the film." if is_said else None
    warnings = [_with_way_on(on, film, warning) for warning in film.warnings] if film else []
    unsized = without_size(marked)
    size = f"The {unsized} gives no scale until its size is told: open “{menu_of(marked)}” above the film."
    told = (*warnings, scale_doubt(marked), size if unsized else None, mirrored)
    for sentence in filter(None, told):
        st.warning(sentence)
    tell_problem(on)
    _earlier_marks(on)


def _with_way_on(on: Desk, film: Film | Stack, warning: str) -> str:
    """A warning of a film; that it is one of several images tells how to choose another."""
    if not isinstance(film, Film) or warning != one_of_several(film.frame, film.frames):
        return warning
    if on.shown not in on.light_box.files:
        return f"{warning} To choose another, open the file again."
    return f"{warning} Choose another under “{menu_of(on.entries()[on.shown])}” above the film."


def tell_problem(on: Desk) -> None:
    """What went wrong, told once."""
    if on.problem:
        st.warning(on.problem)
        on.problem = None


def which_way_round(on: Desk) -> None:
    """Asked of a film of both hips whose file does not tell, from its opening until the reader has answered.

    Above the film, where it is not sent again with each mark.
    """
    marked = on.entries()[on.shown]
    if marked.hangs or not is_way_for_reader(on):
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"asked-{marked.id}"):
        st.html(f'<p class="coxa-asked">{WHICH_WAY}</p>')
        for answer, hangs in (("Yes", "usual"), ("No, mirrored", "mirrored")):
            st.button(answer, on_click=set_hanging, args=(on, marked.id, hangs), key=f"{hangs}-{marked.id}")


def is_way_for_reader(on: Desk) -> bool:
    """Whether only the reader can say which way round the film on show hangs: of both hips, and no sample."""
    film, marked = on.at_hand(on.shown), on.entries()[on.shown]
    is_told = not isinstance(film, Film) or film.place is not None or film.is_mirrored is not None
    return VIEWS[marked.view].both_hips and not (is_told or marked.series or samples.film_of(marked.sha256))


def menu_of(film: MarkedFilm) -> str:
    """What the menu above a film is called, in which what is known of the film can be changed."""
    if VIEWS[film.view].both_hips:
        return VIEWS[film.view].name
    return f"{VIEWS[film.view].name}, {SIDE_NAMES.get(film.side, 'which hip?').lower()}"


def _is_view_asked(on: Desk, film: Film | None, marked: MarkedFilm) -> bool:
    return (isinstance(film, Film) and film.view not in VIEWS and not marked.marks
            and not _is_view_known(on, marked))


def view_chosen(on: Desk, film_id: str) -> None:
    """The reader has said what view a film is: it is no longer asked for."""
    st.session_state[_chosen(on, film_id)] = True


def _is_view_known(on: Desk, marked: MarkedFilm) -> bool:
    """Whether the view is known although the file names none: of a sample, or from the reader."""
    return _chosen(on, marked.id) in st.session_state or samples.film_of(marked.sha256) is not None


def _chosen(on: Desk, film_id: str) -> str:
    return f"view-chosen-{on.case_id}-{film_id}"


def _earlier_marks(on: Desk) -> None:
    film = on.entries()[on.shown]
    if film.marks or of_series(on.case, film.series) or film.id in on.declined:
        return
    stack = on.light_box.stacks.get(film.series)
    pixels = {one.sha256 for one in stack.slices} if stack else {film.sha256}
    earlier = [found for found in store.find_films(pixels, besides=on.case_id)
               if found.view == film.view and not samples.is_true(found)]
    if not earlier:
        return
    st.info(f"This {'series' if stack else 'film'} was marked on an earlier visit.")
    yes, no = st.columns(2)
    # Callbacks, so that the answer counts even when a mark was placed in the meantime.
    take = (set_slices, (on, film.id, earlier)) if stack else (set_earlier, (on, film.id, earlier[0]))
    yes.button("Take those marks", width="stretch", on_click=take[0], args=take[1])
    no.button("Start anew", width="stretch", on_click=on.declined.add, args=(film.id,))
