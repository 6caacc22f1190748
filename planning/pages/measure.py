"""The Measure page: a film in the middle, what to mark at its left, the readings at its right."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.marked_film import sides_of
from planning.pages.again_bar import again_bar
from planning.pages.film_bar import film_bar
from planning.pages.film_notes import film_notes, tell_problem, which_way_round
from planning.pages.how_sure import how_sure
from planning.pages.judged_signs import judged_signs
from planning.pages.marking import marks_of, take_marks
from planning.pages.open_panel import open_panel
from planning.pages.outrun import outrun_note
from planning.pages.readings_panel import readings_panel
from planning.pages.session import desk
from planning.viewer.viewer import film_viewer
from planning.views import VIEWS
from planning.wording import image_text

GONE_FILM = "The marks of this film are kept, its picture is not. Open the same film again to go on."
GONE_SERIES = "The marks of this series are kept, its slices are not. Open the same series again to go on."


PURPOSE = (
    '<h1 class="coxa-purpose">Coxa <span>measures hip films for hip-preserving surgery: place marks, read each angle '
    "beside published limits, take away a summary.</span></h1>"
)


def measure_page() -> None:
    """Open films, mark them, read the angles."""
    on = desk()
    if not on.entries():
        tell_problem(on)
        st.html(PURPOSE)
        open_panel(on, "page")
        return
    above = st.container()
    marked = on.entries()[on.shown]
    if on.at_hand(marked.id):
        # First, so that the film is on its way while the rest is laid out.
        _film_and_readings(marked.id, marked.spacing_mm)
    with above:
        film_bar(on)
        which_way_round(on)
    if not on.at_hand(marked.id):
        outrun_note(on)
        tell_problem(on)
        st.info(GONE_SERIES if marked.series else f"{GONE_FILM} {image_text(marked)}".rstrip())
        open_panel(on, "page")
        st.html(readings_panel(marked, on.case, on.settled_spreads()))


@st.fragment
def _film_and_readings(name: str, spacing_mm: tuple[float, float]) -> None:
    """spacing_mm: what the film's menu above tells."""
    on = desk()
    if name not in on.light_box.tickets:  # another case or film was opened in the meantime
        st.rerun()
    marked = on.entries()[name]
    if marked.spacing_mm != spacing_mm:  # an object of known size was marked
        st.rerun()
    middle, right = st.columns([72, 28], gap="small")
    with right:  # first, so that new readings do not wait for the viewer to be told what it already shows
        film_notes(on)
        if marked.again is not None:
            again_bar(on, marked)
        else:
            judged_signs(on, marked)
            how_sure(on, marked)
            st.html(readings_panel(marked, on.case, on.settled_spreads()))
    with middle:
        film_viewer(
            # A placement under way is a film of its own to the viewer, so that undo never leads to other marks.
            on.case_id if marked.again is None else f"{on.case_id}.again{len(marked.repeats)}",
            on.at_hand(name),
            marked if marked.again is None else replace(marked, calibration=None),
            marks_of(on, name),
            on.light_box.tickets[name],
            sides=sides_of(marked),
            title=VIEWS[marked.view].name,
            desk=on.token,
            rev=on.revs.get(name, 0),
            is_saved=not on.is_outrun,
            on_marks=lambda sent: take_marks(on, name, sent),
        )
