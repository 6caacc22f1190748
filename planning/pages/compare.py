"""The Compare page: each measure as a strip, right and left among the published bands of the chosen set."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.case import Case, MarkedFilm, Reading
from planning.measures import CATALOGUE, Measure, Reference
from planning.pages.desk import Desk
from planning.pages.session import desk
from planning.pages.strip import strip
from planning.reading import read_film_marks, references_for
from planning.views import VIEWS
from planning.wording import NO_SET, SIDES, WORDS, reading_text


def compare_page() -> None:
    """Left against right among the published bands."""
    on = desk()
    shown = 0
    for film in on.case.films:
        readings = [r for r in read_film_marks(film, on.case) if r.value is not None]
        if readings:
            st.subheader(VIEWS[film.view].name, divider="gray")
            for key in dict.fromkeys(r.key for r in readings):
                _row(on, film, CATALOGUE[key], [r for r in readings if r.key == key])
                shown += 1
    if not shown:
        st.info("Nothing is measured yet. Open a film on the Measure page and mark it; its angles appear here.")


def _row(on: Desk, film: MarkedFilm, m: Measure, readings: list[Reading]) -> None:
    told, drawn = st.columns([26, 74], vertical_alignment="center")
    sets = references_for(m, film, on.case)
    with told:
        values = " · ".join(f"{SIDES[r.side]} {reading_text(r)}" for r in readings)
        st.markdown(f"**{m.name}**  \n{values}")
        chosen = _choice(on.case, film, m, sets)
    with drawn:
        if chosen is None:
            st.caption(_why_none(m, readings))
            return
        chart = strip(m, chosen, readings)
        st.plotly_chart(chart, key=f"strip-{film.id}-{m.key}", config={"displayModeBar": False})
    if chosen.key != sets[0].key:
        on.keep(replace(on.case, chosen={**on.case.chosen, m.key: chosen.key}))
        st.rerun()


def _why_none(m: Measure, readings: list[Reading]) -> str:
    """Why there is no strip: what is told in words has no limits, else none fit."""
    if m.unit in WORDS:
        return f"{'Present means: ' if m.unit == 'sign' else ''}{m.positive}."
    if not m.references:
        return "No published limits."
    note = next((r.note for r in readings if r.note), None)
    return f"No limits are shown: {note}." if note else f"There are {NO_SET}."


def _choice(case: Case, film: MarkedFilm, m: Measure, sets: tuple[Reference, ...]) -> Reference | None:
    if not sets:
        return None
    names = {r.key: r.title + (" (unverified)" if r.evidence == "unverified" else "") for r in sets}
    key = st.selectbox("Reference set", list(names), format_func=names.get, label_visibility="collapsed",
                       key=f"set-{film.id}-{m.key}-{sets[0].key}", help=None)
    return next(r for r in sets if r.key == key)
