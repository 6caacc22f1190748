"""How every page looks: dark, wide, with the statement of intended use at its foot."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from planning.wording import STATEMENT

CSS = (Path(__file__).parent / "look.css").read_text()


def dress() -> None:
    """Page title, layout and style, on every page."""
    st.set_page_config(page_title="Coxa", page_icon="🦴", layout="wide", initial_sidebar_state="collapsed")
    st.html(f"<style>{CSS}</style>")
    st.html(f'<div class="coxa-foot" role="note">{STATEMENT}</div>')
