"""How every page looks: dark, wide, with the statement of intended use at its foot."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Thread

import streamlit as st
from streamlit import config

from planning.wording import STATEMENT

CSS = (Path(__file__).parent / "look.css").read_text()

# Streamlit reads such settings from a folder of its own beside app.py; setting them here keeps them with the code.
SERVER = {
    "theme.base": "dark",
    "theme.primaryColor": "#6cb2f0",
    "theme.backgroundColor": "#0e1116",
    "theme.secondaryBackgroundColor": "#181d25",
    "theme.textColor": "#e6e9ee",
    "theme.font": "sans-serif",
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "server.maxUploadSize": 200,
}


@cache
def prepare_server() -> None:
    """Set the theme, and turn off usage statistics; the one place that uses Streamlit's internal settings."""
    Thread(target=_import_early, daemon=True).start()
    for key, value in SERVER.items():
        if config.get_option(key) != value:
            config.set_option(key, value)


def _import_early() -> None:
    """What the first visitor would otherwise wait for: decoding, and what a component's data is checked with."""
    for slow in ("planning.film.dicom", "imagecodecs", "pandas"):
        import_module(slow)


def dress() -> None:
    """Page title, layout and style, on every page."""
    st.set_page_config(page_title="Coxa", page_icon="🦴", layout="wide", initial_sidebar_state="collapsed")
    st.html(f"<style>{CSS}</style>")
    st.html(f'<div class="coxa-foot" role="note">{STATEMENT}</div>')
