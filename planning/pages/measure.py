"""The Measure page: a film in the middle, what to mark at its left, the readings at its right."""

from __future__ import annotations

import streamlit as st

from planning.pages.desk import Desk, desk
from planning.pages.film_bar import film_bar
from planning.pages.open_panel import open_panel
from planning.pages.readings_table import readings_table
from planning.reading import read_film_marks, sides_of
from planning.viewer.viewer import film_viewer
from planning.views import VIEWS


def measure_page() -> None:
    """Open films, mark them, read the angles."""
    on = desk()
    if not on.case.films:
        open_panel(on, "page")
        return
    st.query_params["case"] = on.case_id
    film_bar(on)
    marked = on.case.film(on.shown)
    _warnings(on)
    if on.film(marked.id):
        _film_and_readings(marked.id)
    else:
        st.info("The marks of this film are kept, its picture is not. Open the same film again to go on.")
        open_panel(on, "page")
        st.html(readings_table(marked, read_film_marks(marked, on.case), on.case))


def _warnings(on: Desk) -> None:
    """What the reader must know of the film before marking it, and what last went wrong."""
    film, marked = on.film(on.shown), on.case.film(on.shown)
    if film and film.view is None and not marked.marks:
        st.info(f"The file does not say which view this is. It is taken for “{VIEWS[marked.view].name}”; "
                "if it is another, choose it above before marking.", icon=":material/help:")
    for sentence in (*(film.warnings if film else ()), *([on.problem] if on.problem else [])):
        st.warning(sentence, icon=":material/error:")
    on.problem = None


@st.fragment
def _film_and_readings(film_id: str) -> None:
    on = desk()
    middle, right = st.columns([72, 28], gap="small")
    with middle:
        marked = on.case.film(film_id)
        film_viewer(
            on.case_id,
            on.film(film_id),
            marked,
            on.tickets[film_id],
            sides=sides_of(marked),
            title=VIEWS[marked.view].name,
            rev=on.revs.get(film_id, 0),
            on_marks=lambda sent: on.take_marks(film_id, sent),
        )
    with right:
        if on.problem:
            st.warning(on.problem)
        st.html(readings_table(marked, read_film_marks(marked, on.case), on.case))
