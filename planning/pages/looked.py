"""The question before a picture on which a name may be written goes into the summary."""

from __future__ import annotations

import streamlit as st

from planning.pages.desk import Desk

DOUBT = "The picture may show a name written on the film."
QUESTION = "I looked: include it"


def looked(on: Desk) -> bool:
    """Whether the reader lets such pictures be shown; asked when there are any, and anew when one is added."""
    doubtful = sorted(film.sha256 for film in on.films().values() if film.text_burned_in == "possible")
    if not doubtful:
        return False
    st.caption(DOUBT)
    return st.checkbox(QUESTION, key=f"looked-{on.case_id}-{'-'.join(doubtful)}")
