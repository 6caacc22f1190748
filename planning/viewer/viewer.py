"""The film viewer on a page: mounts the browser component and takes back the marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import streamlit as st

from planning.case import MarkedFilm
from planning.film import Film, Stack
from planning.viewer.edges import edges_of
from planning.viewer.film_data import component_key, film_data
from planning.viewer.protocol import protocol
from planning.viewer.routes import MODULES_URL, Ticket, publish_protocol


@cache
def _component() -> Callable:
    # The name is the distribution's and the component's, as pyproject.toml declares them. The markup travels with
    # every change of the data, so it is one empty node, which the script fills.
    return st.components.v2.component(
        "planning.viewer", html='<div class="viewer" lang="en"></div>', css="viewer.css", js="viewer.js"
    )


def viewer_key(case_id: str, sha256: str) -> str:
    """The key of a film's viewer."""
    return component_key("viewer", case_id, sha256)


def film_viewer(
    case_id: str,
    film: Film | Stack,
    marked: MarkedFilm,
    marks: Mapping,
    ticket: Ticket,
    *,
    sides: tuple[str, ...],
    title: str,
    desk: str,
    rev: int,
    is_saved: bool,
    on_marks: Callable[[dict], None],
) -> None:
    """Show a film or a stack with marks; on_marks gets {rev, film, desk, marks} whenever the reader has changed them.

    marks: landmark -> side -> (column, row), and on a stack (column, row, slice). desk: who counts the revisions, by
    a name that is never used again.

    Only small things travel here: pixels and constructions are fetched once, by address.
    """
    key = viewer_key(case_id, film.sha256)
    known_size = marked.calibration.landmark if marked.calibration else ""
    name, body = protocol(marked.view, sides, marked.protocol, known_size, marked.again is not None)
    data = {
        "film": {
            **film_data(film, marked, ticket, title),
            **_windows(_shown(film)),
            "side": marked.side or "B",
            "edges": edges_of(_shown(film), marked.hangs),
            **(_stack(film, ticket) if isinstance(film, Stack) else {}),
        },
        "case": case_id,
        "protocol": {"url": publish_protocol(name, body), "hash": name},
        "modules": MODULES_URL,
        "marks": marks,
        **({"suggested": marked.suggested} if marked.suggested and marked.again is None else {}),
        "desk": desk,
        "rev": rev,
        "saved": is_saved,
    }

    def take() -> None:
        sent = st.session_state.get(key, {}).get("marks")
        if isinstance(sent, dict):
            on_marks(sent)

    _component()(key=key, data=data, default={"marks": None}, on_marks_change=take, height="content")


def _windows(film: Film) -> dict:
    """The window the film is shown in, and what else its file offers, under the file's own words."""
    offered = {"windows": [list(window) for window in film.windows]} if len(film.windows) > 1 else {}
    return {"window": list(film.window), **offered}


def _stack(stack: Stack, ticket: Ticket) -> dict:
    count = len(stack.slices)
    return {"stack": {"count": count, "at": count // 2, "url": f"{ticket.url}/stack.json"}}


def _shown(film: Film | Stack) -> Film:
    """The film itself, or the slice that stands for a stack, at which it opens."""
    return film.slices[len(film.slices) // 2] if isinstance(film, Stack) else film
