"""Who this session of Streamlit belongs to."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from planning.viewer.routes import ANYONE, BROWSER_COOKIE, Visitor


def visitor() -> Visitor:
    """The browser that this session is open in, by its cookie, and whether it still is."""
    running = get_script_run_ctx()
    if running is None or not runtime.exists():
        return ANYONE
    return Visitor(st.context.cookies.get(BROWSER_COOKIE, ""), partial(_is_on, running.session_id))


def _is_on(session_id: str) -> bool:
    """Streamlit keeps what lies on the desk of a closed page for minutes, or longer on a quiet server."""
    return runtime.get_instance().is_active_session(session_id)
