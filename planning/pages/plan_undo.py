"""Plans and steps that were taken away can be had back, until something else is changed."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.pages.desk import Desk
from planning.pages.markdown import escaped

KEPT = "plans-before"


def keep_for_undo(on: Desk, what: str) -> None:
    """Called just before plans are taken away: they are kept as they are."""
    st.session_state[KEPT] = {"case": on.case_id, "what": what, "plans": on.case.plans, "left": None}


def take_back(on: Desk) -> None:
    """What was taken away, with a button that puts it back."""
    kept = st.session_state.get(KEPT)
    if kept is None or kept["case"] != on.case_id:
        return
    kept["left"] = kept["left"] if kept["left"] is not None else on.case.plans
    if kept["left"] != on.case.plans:
        del st.session_state[KEPT]
        return
    st.button(f"{escaped(kept['what'])}: undo", icon=":material/undo:", type="tertiary", key="plans-take-back",
              on_click=_put_back, args=(on, kept["plans"]))


def _put_back(on: Desk, plans: tuple) -> None:
    del st.session_state[KEPT]
    on.keep(replace(on.case, plans=plans))
