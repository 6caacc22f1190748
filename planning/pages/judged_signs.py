"""The panel of signs judged by eye: for each hip one answer, its criteria in sight, taken back by choosing it again."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from planning.case import MarkedFilm
from planning.grades import GRADES, Graded
from planning.marked_film import sides_of
from planning.pages.desk import Desk
from planning.wording import SIDES


def judged_signs(on: Desk, film: MarkedFilm) -> None:
    """The panel, closed to one line, on views that have such signs; the film beside it stays in sight."""
    graded = [g for g in GRADES.values() if film.view in g.views]
    if not graded:
        return
    # What is in the panel is made only while it is open, so that no mark waits for it.
    with st.expander("Judged signs", key=f"judged-{on.case_id}-{film.id}", on_change="rerun") as panel:
        if not panel.open:
            return
        st.caption("Judged by eye. Choose an answer again to take it back.")
        for g in graded:
            _sign(on, film, g)
        st.button("Clear all", disabled=not film.grades, on_click=_clear, args=(on, film.id))


def _sign(on: Desk, film: MarkedFilm, g: Graded) -> None:
    criteria = "".join(f"<p><b>{escape(c.label)}</b>: {escape(c.criterion)}</p>" for c in g.choices)
    note = f"<small>{escape(g.note)}</small>" if g.note else ""
    st.html(f'<div class="coxa-sign"><h4>{escape(g.name)}</h4>{criteria}{note}</div>')
    labels = {c.value: c.label if len(g.choices) == 2 else c.value for c in g.choices}
    sides = sides_of(film)
    for side, column in zip(sides, st.columns(len(sides)), strict=True):
        given = film.grades.get(g.key, {}).get(side)
        key = f"judged-{on.case_id}-{film.id}-{g.key}-{side}-{given}"
        column.segmented_control(f"{SIDES[side]}", list(labels), format_func=labels.get, default=given, key=key,
                                 on_change=_judge, args=(on, film.id, g.key, side, key), wrap=True)


def _judge(on: Desk, film_id: str, sign: str, side: str, key: str) -> None:
    film, answer = on.case.film(film_id), st.session_state[key]
    sides = {s: given for s, given in (film.grades.get(sign, {}) | {side: answer}).items() if given}
    grades = {k: given for k, given in (film.grades | {sign: sides}).items() if given}
    on.keep(on.case.with_film(replace(film, grades=grades)))


def _clear(on: Desk, film_id: str) -> None:
    on.keep(on.case.with_film(replace(on.case.film(film_id), grades={})))
