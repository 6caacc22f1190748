"""The Compare page: each measure as a strip, right and left among the published bands of the chosen set."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.case import Case, MarkedFilm, Reading
from planning.film_names import film_names
from planning.limits_for import references_for
from planning.measures import CATALOGUE, Measure, Reference
from planning.pages.change_tables import change_tables
from planning.pages.desk import Desk
from planning.pages.outrun import outrun_note
from planning.pages.session import desk
from planning.pages.strip import strip
from planning.reading import read_film_marks
from planning.spreads import with_spreads
from planning.sureness import spread_text
from planning.wording import NO_SET, SIDES, WORDS, reading_text


def compare_page() -> None:
    """Left against right among the published bands."""
    on = desk()
    outrun_note(on)
    names, shown = film_names(on.case.films), 0
    for film in on.case.films:
        found = with_spreads(read_film_marks(film, on.case), on.settled_spreads())
        readings = [r for r in found if r.value is not None]
        if readings:
            st.subheader(names[film.id], divider="gray")
            for key in dict.fromkeys(r.key for r in readings):
                together = _together(on.case, film, [r for r in readings if r.key == key])
                for sets, of_sets in together.items():
                    _row(on, film, CATALOGUE[key], sets, of_sets)
                    shown += 1
    if not shown:
        st.info("Nothing is measured yet. Open a film on the Measure page and mark it; its angles appear here.")
    if on.case.films:
        change_tables(on)


def _together(case: Case, film: MarkedFilm, readings: list[Reading]) -> dict[tuple[Reference, ...], list[Reading]]:
    """The readings of one measure by the sets that speak to them; right and left apart where limits differ by side."""
    found: dict[tuple[Reference, ...], list[Reading]] = {}
    for r in readings:
        found.setdefault(references_for(CATALOGUE[r.key], film, case, r.side), []).append(r)
    return found


def _row(on: Desk, film: MarkedFilm, m: Measure, sets: tuple[Reference, ...], readings: list[Reading]) -> None:
    told, drawn = st.columns([26, 74], vertical_alignment="center")
    sides = "".join(r.side for r in readings)
    with told:
        values = " · ".join(f"{SIDES[r.side]} {reading_text(r)} {spread_text(r)}".strip() for r in readings)
        st.markdown(f"**{m.name}**  \n{values}")
        chosen = _choice(f"set-{film.id}-{m.key}-{sides}", sets)
    with drawn:
        if chosen is None:
            st.caption(_why_none(m, readings))
            return
        chart = strip(m, chosen, readings)
        st.plotly_chart(chart, key=f"strip-{film.id}-{m.key}-{sides}", config={"displayModeBar": False})
    if chosen.key != sets[0].key:
        on.keep(replace(on.case, chosen={**on.case.chosen, m.key: chosen.table or chosen.key}))
        st.rerun()


def _why_none(m: Measure, readings: list[Reading]) -> str:
    """Why there is no strip: what is told in words has no limits, else none fit."""
    if m.unit in WORDS:
        return f"{'Present means: ' if m.unit == 'sign' else ''}{m.positive}."
    if not m.references:
        return "No published limits."
    note = next((r.note for r in readings if r.note), None)
    return f"No limits are shown: {note}." if note else f"There are {NO_SET}."


def _choice(key: str, sets: tuple[Reference, ...]) -> Reference | None:
    if not sets:
        return None
    names = {r.key: r.title + (" (unverified)" if r.evidence == "unverified" else "") for r in sets}
    chosen = st.selectbox("Reference set", list(names), format_func=names.get, label_visibility="collapsed",
                          key=f"{key}-{sets[0].key}", help=None)
    return next(r for r in sets if r.key == chosen)
