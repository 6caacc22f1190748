"""The row above the film: which film is shown, its view and protocol, the patient's age and sex, and opening more."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.calibration import scale_text
from planning.case import HANGS
from planning.film import Stack
from planning.film_names import film_names
from planning.pages.calibration_choice import calibration_choice
from planning.pages.desk import Desk
from planning.pages.film_notes import SIDE_NAMES, is_way_for_reader, menu_of, view_chosen
from planning.pages.marking import set_hanging, set_protocol, set_side
from planning.pages.open_panel import open_panel, panel_key
from planning.pages.opening import open_frame
from planning.pages.patient_box import patient_box
from planning.pages.slices import of_series
from planning.protocols import PROTOCOLS, protocol_of
from planning.views import VIEWS
from planning.wording import image_text

WAYS = {"usual": "As usual: the right hip at the left", "mirrored": "Mirrored: the right hip at the right"}


def film_bar(on: Desk) -> None:
    """The controls of the film in one row; what is seldom needed opens from a button."""
    which, film, what, patient, more = st.columns([30, 17, 21, 16, 16], vertical_alignment="center")
    with which:
        _which_film(on)
    with film, st.popover(menu_of(on.entries()[on.shown]), icon=":material/radiology:", width="stretch"):
        _film(on)
    with what:
        _protocol(on)
    with patient:
        patient_box(on)
    with more, st.popover("Open film", icon=":material/add:", width="stretch", key=panel_key()):
        open_panel(on, "bar")


def _protocol(on: Desk) -> None:
    """What is to be measured, where the view leaves a choice."""
    film = on.entries()[on.shown]
    if len(PROTOCOLS[film.view]) == 1:
        return
    names, now = {p.key: p.name for p in PROTOCOLS[film.view]}, protocol_of(film.view, film.protocol).key
    key = f"protocol-{on.case_id}-{film.id}-{film.view}-{now}"

    st.selectbox("Protocol", list(names), index=list(names).index(now), format_func=names.get, key=key,
                 on_change=lambda: set_protocol(on, film.id, st.session_state[key]), label_visibility="collapsed")


def _film(on: Desk) -> None:
    film = on.entries()[on.shown]
    if not film.series:
        _view(on)
        _side(on)
        _hanging(on)
        _image(on)
        calibration_choice(on)
    st.caption(film_note(on))
    bare = not film.marks and not of_series(on.case, film.series)
    sure = bare or st.checkbox("Its marks go too", key=f"sure-{film.id}")
    what = "series" if film.series else "film"
    if st.button(f"Take this {what} out of the case", icon=":material/delete:", width="stretch", disabled=not sure):
        on.remove(film.id)
        st.rerun()


def film_note(on: Desk) -> str:
    """What was understood of the film on show: size, scale and how far to trust it, anything to beware of."""
    marked, film = on.entries()[on.shown], on.at_hand(on.shown)
    row, column = marked.spacing_mm
    pixel = "" if marked.scale == "none" else f", a pixel {column:.3f} × {row:.3f} mm"
    source = "" if film is None else film.slices[0].scale_source if isinstance(film, Stack) else film.scale_source
    told = f"{marked.columns} × {marked.rows} pixels{pixel}. Scale: {scale_text(marked, source)}."
    title = [f"{film.title}."] if isinstance(film, Stack) else []
    return " ".join([*title, told, *(film.warnings if film else filter(None, [image_text(marked)]))])


def _image(on: Desk) -> None:
    """Which image of a file with several is shown."""
    film = on.film(on.shown)
    if film is None or film.frames == 1 or on.shown not in on.light_box.files:
        return
    key = f"image-{on.shown}-{film.frame}"
    st.number_input(f"Image in this file (1 to {film.frames})", 1, film.frames, value=film.frame, key=key,
                    on_change=lambda: open_frame(on, on.shown, st.session_state[key]))


def _which_film(on: Desk) -> None:
    entries = on.entries()
    titles = {name: stack.title for name, film in entries.items()
              if film.series and (stack := on.light_box.stack(name))}
    names = film_names(list(entries.values()), titles)
    key = f"film-{on.case_id}-{len(names)}-{on.shown}"

    def show() -> None:
        on.shown = st.session_state[key] or on.shown

    st.segmented_control("Film", list(names), format_func=names.get, default=on.shown, key=key, on_change=show,
                         label_visibility="collapsed", wrap=True)


def _view(on: Desk) -> None:
    film = on.case.film(on.shown)
    # Marks belong to the view they were placed on, so a marked film keeps its view.
    views = list(VIEWS)
    chosen = st.selectbox("View", views, index=views.index(film.view), format_func=lambda key: VIEWS[key].name,
                          key=f"view-{film.id}-{film.view}-{bool(film.marks)}", disabled=bool(film.marks),
                          help="Marks belong to their view: delete them to choose another." if film.marks else None)
    if chosen != film.view:  # the first rerun after a mark finds the box still open: it is then put back and closed
        if not film.marks:
            side = None if VIEWS[chosen].both_hips else film.side
            on.keep(on.case.with_film(replace(film, view=chosen, side=side)))
            view_chosen(on, film.id)
        st.rerun()


def _side(on: Desk) -> None:
    film = on.case.film(on.shown)
    if VIEWS[film.view].both_hips:
        return
    sides = list(SIDE_NAMES)
    chosen = st.selectbox("Hip", sides, index=sides.index(film.side) if film.side else None,
                          key=f"side-{film.id}-{film.side}", format_func=SIDE_NAMES.get, placeholder="Which hip?",
                          help="The marks go with the hip.")
    if chosen != film.side:
        set_side(on, film.id, chosen)
        st.rerun()


def _hanging(on: Desk) -> None:
    """Which way round the film hangs, where only the reader can say."""
    film = on.entries()[on.shown]
    if not is_way_for_reader(on):
        return
    key = f"hangs-{film.id}-{film.hangs}"
    st.selectbox("Which way round", HANGS, index=HANGS.index(film.hangs) if film.hangs else None, key=key,
                 format_func=WAYS.get, placeholder="As the side marker tells",
                 on_change=lambda: set_hanging(on, film.id, st.session_state[key] or ""))
