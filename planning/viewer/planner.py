"""The planner on a page: a film whose bone fragments are moved as images; it takes back the motion."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st

from planning.case import TRUSTED_SCALES, MarkedFilm
from planning.film import Film
from planning.viewer.protocol import planned
from planning.viewer.routes import MODULES_URL, Ticket, publish_protocol


@cache
def _component() -> Callable:
    return st.components.v2.component(
        "planning.planner", html='<div class="planner" lang="en"></div>', css="planner.css", js="planner.js"
    )


def planner_key(case_id: str, sha256: str) -> str:
    """The key of a film's planner; each film has its own, since a component's state sticks to its key."""
    plain = case_id.replace("_", ".")  # Streamlit refuses two underscores in a row, which a random id may hold
    return f"planner-{plain}-{sha256[:16]}"


def film_planner(
    case_id: str,
    film: Film,
    marked: MarkedFilm,
    ticket: Ticket,
    *,
    sides: tuple[str, ...],
    title: str,
    marks: dict,
    bench: dict,
    on_change: Callable[[dict], None],
) -> None:
    """Show a film whose bodies can be moved; on_change gets {id, rev, motion[, outlines]} after each change.

    marks: landmark -> side -> (column, row), as they are before the motion. bench: what can be moved and how far, the
    motion so far, and what is read; the script that draws it says what is in it (planner/motion.js, planner/screen.js).
    Outlines come back, by the name of their body, when the reader has drawn them and `bench` has not got them yet.
    """
    key = planner_key(case_id, film.sha256)
    name, body = planned(marked.view, sides, tuple(bench["measures"]))
    data = {
        "film": {
            "id": marked.id,
            "url": ticket.url,
            "sha": film.sha256,
            "rows": marked.rows,
            "columns": marked.columns,
            "spacing": list(marked.spacing_mm),
            "window": list(film.window),
            "calibrated": marked.scale in TRUSTED_SCALES,
            "title": title,
        },
        "protocol": {"url": publish_protocol(name, body), "hash": name},
        "modules": MODULES_URL,
        "marks": marks,
        "bench": bench,
    }

    def take() -> None:
        sent = st.session_state.get(key, {}).get("motion")
        if isinstance(sent, dict):
            on_change(sent)

    _component()(key=key, data=data, default={"motion": None}, on_motion_change=take, height="content")
