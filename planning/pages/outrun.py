"""What a reader is told and can do when the case was changed elsewhere since it was opened here."""

from __future__ import annotations

import streamlit as st

from planning.pages.desk import Desk


def outrun_note(on: Desk) -> None:
    """Nothing, or that the case was changed elsewhere, with two ways to go on; neither loses what was done there."""
    if not on.is_outrun:
        return
    st.warning("This case was changed elsewhere, in another tab or on another computer, and what you do here is not "
               "saved until you choose how to go on.")
    # Callbacks, so that the answer counts even when a mark was placed in the meantime.
    chosen = [
        st.button("Take over what is saved", key="outrun-take", on_click=on.take_over, width="stretch",
                  help="What was done here since then is dropped; marks can be brought back by undo."),
        st.button("Keep mine as a case of its own", key="outrun-part", on_click=_part, args=(on,), width="stretch",
                  help="The other case stays as it is saved."),
    ]
    if any(chosen):
        st.rerun()


def _part(on: Desk) -> None:
    on.part()
    st.query_params["case"] = on.case_id
