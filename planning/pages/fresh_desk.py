"""Another desk for this visitor; what lies on the one that is left stays kept, and it is told where."""

from __future__ import annotations

import streamlit as st

from planning.pages.desk import Desk, new_case_id
from planning.pages.light_box import LightBox
from planning.pages.lying import CLOSED
from planning.pages.visitor import visitor


def new_desk(case_id: str | None = None) -> Desk:
    """A desk for this visitor, of a case that is kept or of a new one."""
    return Desk(case_id or new_case_id(), LightBox(visitor()))


def fresh_desk(left: Desk) -> Desk:
    """The desk to go on at; what lies on the one that is left is kept, if need be as a case of its own."""
    if left.is_outrun:
        left.part()
    st.session_state.desk = new_desk()
    return st.session_state.desk


def desk_beside(on: Desk) -> Desk:
    """A fresh desk, on which it is told where the case that was open is kept."""
    fresh = fresh_desk(on)
    st.query_params.pop("case", None)  # it named the other case; this one is named once something of it is kept
    if on.case.films:
        fresh.problem = f"The case that was open stays as it is: [go back to it](?case={on.case_id})."
        st.session_state.earlier = (fresh.case_id, fresh.problem)
    else:
        fresh.problem = CLOSED
    return fresh


def new_case(on: Desk) -> None:
    """An empty desk, and so the start page; beside its uploader it is told where the case is that was open."""
    fresh = desk_beside(on)
    if on.case.films:
        fresh.problem = None
    st.query_params.pop("sample", None)  # a reload is not to open it again
