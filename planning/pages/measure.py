"""The Measure page: a film in the middle, what to mark at its left, the readings at its right."""

from __future__ import annotations

import streamlit as st

from planning.pages.film_bar import film_bar
from planning.pages.film_notes import film_notes
from planning.pages.open_panel import open_panel
from planning.pages.readings_table import readings_table
from planning.pages.session import desk
from planning.reading import read_film_marks, sides_of
from planning.viewer.viewer import film_viewer
from planning.views import VIEWS


def measure_page() -> None:
    """Open films, mark them, read the angles."""
    on = desk()
    if not on.case.films:
        if on.problem:
            st.warning(on.problem)
            on.problem = None
        open_panel(on, "page")
        return
    above = st.container()
    marked = on.case.film(on.shown)
    if on.film(marked.id):
        _film_and_readings(marked.id)  # first, so that the film is on its way while the rest is laid out
    with above:
        film_bar(on)
    if marked.id not in on.laid:
        st.info("The marks of this film are kept, its picture is not. Open the same film again to go on.")
        open_panel(on, "page")
        st.html(readings_table(marked, read_film_marks(marked, on.case), on.case))


@st.fragment
def _film_and_readings(film_id: str) -> None:
    on = desk()
    if film_id not in on.laid:  # another case or film was opened in the meantime
        st.rerun()
    middle, right = st.columns([72, 28], gap="small")
    marked = on.case.film(film_id)
    with right:  # first, so that new readings do not wait for the viewer to be told what it already shows
        film_notes(on)
        st.html(readings_table(marked, read_film_marks(marked, on.case), on.case))
    with middle:
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
