"""The desk of this browser session."""

from __future__ import annotations

import streamlit as st

from planning import store
from planning.pages.desk import Desk
from planning.pages.fresh_desk import new_desk
from planning.pages.lying import lay_again, note_lying
from planning.pages.opening_samples import open_sample


def desk() -> Desk:
    """The desk of this session: begun anew, or taken up again from the case that the address names."""
    named = st.query_params.get("case", "")
    if "desk" not in st.session_state or (named and named != st.session_state.desk.case_id):
        st.session_state.desk = _desk_of(named)
    on = st.session_state.desk
    note_lying(on)
    if on.entries():
        st.query_params["case"] = on.case_id
    return on


def _desk_of(named: str) -> Desk:
    if named:
        return _named_desk(named)
    on = new_desk()
    if sample := st.query_params.get("sample"):
        open_sample(on, sample, marked=False)
    return on


def _named_desk(named: str) -> Desk:
    """What is kept of the case that the address names, and what lay open of it."""
    kept, lying = store.load_kept(named), store.load_lying(named)
    on = new_desk(named if kept or lying else None)
    if kept:
        on.take_up(*kept)
    if lying:
        lay_again(on, lying)
    if not kept and not lying:
        on.problem = "The address names a case that is not kept here; open its films or its case file."
        del st.query_params["case"]
    return on
