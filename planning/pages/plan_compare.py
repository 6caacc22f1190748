"""Plans side by side: their films, the same readings in a column for each, and strips among the bands."""

from __future__ import annotations

from html import escape

import streamlit as st

from planning.case import Case
from planning.measures import CATALOGUE
from planning.pages.desk import Desk
from planning.pages.plan_films import plan_films
from planning.pages.plan_strips import plan_strips
from planning.pages.plan_told import told_of
from planning.realign import Outcome
from planning.reports.plan_words import FIRST, Place, chance_text, change_text, films_named, place_of
from planning.reports.procedures import in_short
from planning.wording import SIDES, reading_text


def compare_plans(on: Desk) -> None:
    """All plans, once there are two."""
    if len(on.case.plans) < 2:
        return
    st.subheader("Plans side by side", divider="gray")
    plan_films(on)
    told = [told_of(on, plan) for plan in on.case.plans]
    names = "".join(f"<th>{escape(plan.name)}{' ✓ chosen' if plan.chosen else ''}</th>" for plan in on.case.plans)
    rows = [problem_row(told), steps_row(on.case), *reading_rows(on.case, told), *_length_rows(told), chance_row(told),
            _note_row(on)]
    st.html(f'<div class="coxa-scroll"><table class="coxa-table"><thead><tr><th>After the plan</th><th>As it is</th>'
            f'{names}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>')
    plan_strips(on.case, [(plan, one) for plan, one in zip(on.case.plans, told, strict=True)
                          if isinstance(one, Outcome)])


def problem_row(told: list[Outcome | str]) -> str:
    """Why a plan cannot be done, above everything that is told of the others; empty when all can."""
    cells = "".join(f"<td>{escape(one) if isinstance(one, str) else ''}</td>" for one in told)
    is_any = any(isinstance(one, str) for one in told)
    return f"<tr><th>Cannot be done</th><td></td>{cells}</tr>" if is_any else ""


def steps_row(case: Case) -> str:
    """What each plan of a case does, in one line."""
    cells = "".join(f"<td>{escape(in_short(case, plan))}</td>" for plan in case.plans)
    return f"<tr><th>What is done</th><td></td>{cells}</tr>"


def reading_rows(case: Case, told: list[Outcome | str]) -> list[str]:
    """A row for each reading that plans are made for: as it is, and after each plan; a dash where it has a problem."""
    done = [one for one in told if isinstance(one, Outcome)]
    before = {place_of(r): r for one in reversed(done) for r in one.before if r.key in FIRST and r.value is not None}
    named, rows = films_named(case, before), []
    for place in sorted(before, key=lambda place: (place[2], FIRST.index(place[1]), _at(case, place[0]))):
        _, key, side = place
        cells = "".join(f"<td>{_value(one, place)}</td>" for one in told)
        rows.append(f"<tr><th>{escape(CATALOGUE[key].short + named[place])} {SIDES.get(side, '')}</th>"
                    f"<td>{escape(reading_text(before[place]))}</td>{cells}</tr>")
    return rows


def _at(case: Case, film: str) -> int:
    return [f.id for f in case.films].index(film)


def _value(one: Outcome | str, place: Place) -> str:
    if isinstance(one, str) or not one.after:
        return "–"
    found = next((r for r in one.after if place_of(r) == place), None)
    return "" if found is None else f"<b>{escape(reading_text(found))}</b>"


def _length_rows(told: list[Outcome | str]) -> list[str]:
    rows = []
    for label, name in (("Hip center medial", "medial_mm"), ("Leg, + longer", "leg_mm"),
                        ("Femoral offset, + more", "offset_mm")):
        cells = [", ".join(change_text(getattr(length, name)) for length in one.lengths)
                 if isinstance(one, Outcome) else "–" for one in told]
        if any(cell not in ("", "–") for cell in cells):
            rows.append(f"<tr><th>{label}</th><td></td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    return rows


def chance_row(told: list[Outcome | str]) -> str:
    """The chance of all targets by each plan; a dash where there is none."""
    cells = "".join(f"<td>{'–' if isinstance(one, str) else chance_text(one.chances.together)}</td>" for one in told)
    return f"<tr><th>Chance of all targets read on its films</th><td></td>{cells}</tr>"


def _note_row(on: Desk) -> str:
    cells = "".join(f"<td>{escape(plan.note)}</td>" for plan in on.case.plans)
    return f"<tr><th>Note</th><td></td>{cells}</tr>" if any(plan.note for plan in on.case.plans) else ""
