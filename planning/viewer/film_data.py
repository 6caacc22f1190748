"""What each of the browser's components is told of a film, and the key it is known by."""

from __future__ import annotations

from planning.case import TRUSTED_SCALES, MarkedFilm
from planning.film import Film, Stack
from planning.viewer.routes import Ticket


def component_key(kind: str, case_id: str, sha256: str) -> str:
    """The key of a film's component of a kind; each film has its own, since a component's state sticks to its key."""
    plain = case_id.replace("_", ".")  # Streamlit refuses two underscores in a row, which a random id may hold
    return f"{kind}-{plain}-{sha256[:16]}"


def film_data(film: Film | Stack, marked: MarkedFilm, ticket: Ticket, title: str) -> dict:
    """Where the pixels are fetched, their size and scale; whether lengths may be told."""
    return {
        "id": marked.id,
        "url": ticket.url,
        "sha": film.sha256,
        "rows": marked.rows,
        "columns": marked.columns,
        "spacing": list(marked.spacing_mm),
        "calibrated": marked.scale in TRUSTED_SCALES,
        "title": title,
    }
