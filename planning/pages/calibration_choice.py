"""Giving a film its scale by an object of known size: which object, and how large."""

from __future__ import annotations

import streamlit as st

from planning.calibration import BALL, LARGEST_MM, LINE, SMALLEST_MM, depth_text, is_marked
from planning.pages.desk import Desk
from planning.pages.marking import set_known_size
from planning.views import VIEWS

OBJECTS = {"": "As the file tells it", BALL: "By a ball or disc on the film", LINE: "By a line on the film"}
ASKED = {BALL: "Its diameter in mm", LINE: "Its length in mm"}
USUAL_MM = {BALL: 25.0, LINE: 100.0}


def calibration_choice(on: Desk) -> None:
    """The film on show calibrated by the reader, or not; what is marked for it is asked for first in the list."""
    film = on.case.film(on.shown)
    if not VIEWS[film.view].known_size:
        return
    own = film.calibration
    now = own.landmark if own else ""
    key = f"known-size-{on.case_id}-{film.id}-{now}"
    st.selectbox("Scale", list(OBJECTS), index=list(OBJECTS).index(now), format_func=OBJECTS.get, key=key,
                 on_change=lambda: _choose(on, film.id, st.session_state[key]))
    if own is None:
        return
    size = f"{key}-{own.mm:g}"
    st.number_input(ASKED[now], SMALLEST_MM, LARGEST_MM, value=own.mm, step=0.5, key=size,
                    on_change=lambda: set_known_size(on, film.id, now, st.session_state[size]),
                    help="Of an object as deep as the hips. One on the table or on the detector reads otherwise.")
    st.caption(depth_text(film))
    if not is_marked(film):
        st.caption("Mark it now: it is the first in the list at the left of the film.")


def _choose(on: Desk, film_id: str, landmark: str) -> None:
    set_known_size(on, film_id, landmark, USUAL_MM.get(landmark, 0.0))
