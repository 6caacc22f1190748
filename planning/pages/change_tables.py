"""What changed between films of one view, on the Compare page: within the case, and since an earlier case file."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from planning.case import Case, CaseProblem, Reading
from planning.casefile import read_case
from planning.change import Change, changes, film_pairs
from planning.film_names import film_names
from planning.measures import CATALOGUE
from planning.nameless import nameless
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.reading import read_case_films
from planning.repeats import values_within
from planning.spreads import read_with_spreads, with_spreads
from planning.wording import SIDES, reading_text, value_text

ALIKE = (
    "Only films of one view that were taken alike can be compared: tilt and rotation of the pelvis and the turn of the "
    "leg change angles too. ± is a 95 % interval by the placement of marks on both films."
)
HEADS = ("Measure", "Hip", "Before", "After", "Change", "Least that counts", "Verdict")


def change_tables(on: Desk) -> None:
    """The tables, and the place for an earlier case file."""
    readings = with_spreads(read_case_films(on.case), on.settled_spreads())
    earlier = _earlier()
    told = _within(on.case, readings) + (_since(earlier, on.case, readings) if earlier else "")
    if told:
        st.subheader("Change between films", divider="gray")
        st.caption(ALIKE)
        st.html(f'<div class="coxa-scroll">{told}</div>')
    elif earlier:
        st.info("The earlier case file has no value that is read in this case too.")


def _earlier() -> Case | None:
    """A case file to compare with; nothing of it is kept."""
    file = st.file_uploader("Compare with an earlier case file (.json) of Coxa; nothing of it is kept", type="json",
                            key="earlier-case")
    if file is None:
        return None
    try:
        case = nameless(read_case(file.getvalue()))
        read_case_films(case)
        return case
    except CaseProblem as problem:
        st.error(escaped(str(problem)), icon=":material/block:")
        return None


def _within(case: Case, readings: Sequence[Reading]) -> str:
    own, names = values_within(case), film_names(case.films)
    return "".join(
        _table(f"{names[one.id]}, then {names[two.id]}",
               changes(_of(one.id, readings), _of(two.id, readings), own))
        for one, two in film_pairs(case))


def _since(earlier: Case, case: Case, readings: Sequence[Reading]) -> str:
    """Each film against the last of its view in the earlier case."""
    names = film_names(case.films)
    own, before = values_within(earlier) | values_within(case), read_with_spreads(earlier)
    last = {film.view: film.id for film in earlier.films}
    return "".join(
        _table(f"The earlier case, then {names[film.id]}",
               changes(_of(last[film.view], before), _of(film.id, readings), own))
        for film in case.films if film.view in last)


def _of(film_id: str, readings: Sequence[Reading]) -> list[Reading]:
    return [r for r in readings if r.film == film_id]


def _table(title: str, told: Sequence[Change]) -> str:
    if not told:
        return ""
    head = "".join(f'<th scope="col">{h}</th>' for h in HEADS)
    return (f'<table class="coxa-table coxa-change"><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead>'
            f'<tbody>{"".join(map(_row, told))}</tbody></table>')


def _row(c: Change) -> str:
    m, unit = CATALOGUE[c.after.key], c.after.unit
    plus = "+" if c.difference > 0 and value_text(c.difference, unit) != value_text(0, unit) else ""
    basis = "yours, from marks placed again" if c.is_own else "by the placement of marks alone"
    cells = (SIDES.get(c.after.side, "Film"), reading_text(c.before), reading_text(c.after),
             f"{plus}{value_text(c.difference, unit)} ± {value_text(c.margin, unit)}", value_text(c.least, unit))
    verdict = "<b>changed</b>" if c.counts else "within measurement error"
    return (f'<tr><th scope="row">{escape(m.name)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}'
            f'<td title="{basis}">{verdict}</td></tr>')
