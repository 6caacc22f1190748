"""The planner on a page: a film whose bone fragments are moved as images; it takes back the motion."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st

from planning.case import MarkedFilm
from planning.film import Film
from planning.viewer.film_data import component_key, film_data
from planning.viewer.protocol import planned
from planning.viewer.routes import MODULES_URL, Ticket, publish_protocol


@cache
def _component() -> Callable:
    return st.components.v2.component(
        "planning.planner", html='<div class="planner" lang="en"></div>', css="planner.css", js="planner.js"
    )


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
    key = component_key("planner", case_id, film.sha256)
    name, body = planned(marked.view, sides, tuple(bench["measures"]))
    data = {
        "film": {
            **film_data(film, marked, ticket, title),
            "window": list(film.window),
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
