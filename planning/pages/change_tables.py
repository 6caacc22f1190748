"""What changed between films of one view, on the Compare page: within the case, and since an earlier case file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from planning.case import Case, CaseProblem, MarkedFilm, Patient, Reading
from planning.casefile import read_case
from planning.change import Change, changes, film_pairs, sign_changes
from planning.film_names import film_names
from planning.nameless import nameless
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.quality import cautions
from planning.reading import name_of, read_case_films
from planning.repeats import Within, values_within
from planning.spreads import read_with_spreads, with_spreads
from planning.wording import SIDES, difference_text, reading_text, value_text

ALIKE = (
    "Only films of one view that were taken alike can be compared: tilt and rotation of the pelvis and the turn of the "
    "leg change angles too. ± is a 95 % interval by the placement of marks on both films."
)
SAME_FILM = ": the same film marked twice, so that only the placement of the marks differs"
ANOTHER = "Sex or age says that the earlier case is not an earlier one of this patient: check the file."
HEADS = ("Measure", "Hip", "Before", "After", "Change", "Least that counts", "Verdict")
NO_INTERVAL = "a sign has no interval: whether this is more than error is not known"
Told = tuple[Sequence[Reading], Mapping[str, str]]  # the readings of a film, and what to beware of by measure


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
        _table(f"{names[one.id]}, then {names[two.id]}{_same(one, two)}",
               _told(one, readings, case), _told(two, readings, case), own)
        for one, two in film_pairs(case))


def _since(earlier: Case, case: Case, readings: Sequence[Reading]) -> str:
    """Each film against the last of its view in the earlier case."""
    names = film_names(case.films)
    own, before = values_within(earlier) | values_within(case), read_with_spreads(earlier)
    last = {film.view: film for film in earlier.films}
    tables = "".join(
        _table(f"The earlier case, then {names[film.id]}{_same(last[film.view], film)}",
               _told(last[film.view], before, earlier), _told(film, readings, case), own)
        for film in case.films if film.view in last)
    is_doubted = tables and _is_another(earlier.patient, case.patient)
    return f'<p class="coxa-doubt">{ANOTHER}</p>{tables}' if is_doubted else tables


def _same(one: MarkedFilm, two: MarkedFilm) -> str:
    return SAME_FILM if one.sha256 and one.sha256 == two.sha256 else ""


def _is_another(was: Patient, now: Patient) -> bool:
    """Whether sex or age, where both cases tell it, rule out that the first is of the same patient, and earlier."""
    is_younger = was.age is not None and now.age is not None and now.age < was.age
    return is_younger or bool(was.sex and now.sex and was.sex != now.sex)


def _told(film: MarkedFilm, readings: Sequence[Reading], case: Case) -> Told:
    return [r for r in readings if r.film == film.id], cautions(film, readings, case.patient)


def _table(title: str, was: Told, now: Told, own: Mapping[str, Within]) -> str:
    (before, beware), (after, beware_too) = was, now
    told = [*map(_value, changes(before, after, own)), *(_sign(*pair) for pair in sign_changes(before, after))]
    if not told:
        return ""
    rows = "".join(row + _caution(beware.get(key, ""), beware_too.get(key, "")) for key, row in told)
    head = "".join(f'<th scope="col">{h}</th>' for h in HEADS)
    return (f'<table class="coxa-table coxa-change"><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead>'
            f'<tbody>{rows}</tbody></table>')


def _value(c: Change) -> tuple[str, str]:
    """The measure's key, and its row. The difference is that of the values beside it, as they are printed."""
    unit = c.after.unit
    difference = difference_text(c.before.value, c.after.value, unit)
    basis = "yours, from marks placed again" if c.is_own else "by the placement of marks alone"
    verdict = "<b>changed</b>" if c.counts else "within measurement error"
    return c.after.key, _row(c.before, c.after, f"{difference} ± {value_text(c.margin, unit)}",
                             value_text(c.least, unit), f'<td title="{basis}">{verdict}</td>')


def _sign(before: Reading, after: Reading) -> tuple[str, str]:
    verdict = "the same" if reading_text(before) == reading_text(after) else "<b>differs</b>"
    return after.key, _row(before, after, "–", "–", f'<td title="{NO_INTERVAL}">{verdict}</td>')


def _row(before: Reading, after: Reading, difference: str, least: str, verdict: str) -> str:
    """verdict: the last cell, as HTML."""
    cells = (SIDES.get(after.side, "Film"), reading_text(before), reading_text(after), difference, least)
    return (f'<tr><th scope="row">{escape(name_of(after))}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}'
            f'{verdict}</tr>')


def _caution(before: str, after: str) -> str:
    """What the position of either film does to what is read, below its row; empty where it does nothing."""
    if not before and not after:
        return ""
    both = before == after
    told = [f"{when}: {words}." for when, words in (("On both", before),) * both
            + (("Before", before), ("After", after)) * (not both) if words]
    return f'<tr class="coxa-caution"><td colspan="{len(HEADS)}">{escape(" ".join(told))}</td></tr>'
