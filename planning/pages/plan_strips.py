"""Before and after of each plan among the bands of one published set, a strip for each measure."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from planning.case import Case, Reading
from planning.measures import CATALOGUE, Measure, Reference
from planning.pages.markdown import escaped
from planning.pages.strip import fields
from planning.plans import Plan
from planning.reading import references_for
from planning.realign import Outcome
from planning.reports.plan_words import films_named, place_of
from planning.sureness import interval_of, interval_text
from planning.wording import SIDES, value_text

BEFORE, AFTER = "#e6e9ee", "#4fc3f7"
ROW, FRAME = 24, 64  # pixels of a plan's row, and around the rows
NOTICED = 0.05  # what changes by less is the same when printed

Compared = tuple[Reading, tuple[tuple[str, Reading], ...]]  # as it is, and as each plan leaves it


def plan_strips(case: Case, told: Sequence[tuple[Plan, Outcome]]) -> None:
    """The strips of what any of the plans changes, where published limits are known."""
    named = films_named(case, [place_of(r) for _, one in told for r in one.after if r.value is not None])
    for before, after in compared(told):
        m, film = CATALOGUE[before.key], case.film(before.film)
        sets = references_for(m, film, case, before.side)
        if not sets:
            continue
        left, right = st.columns([26, 74], vertical_alignment="center")
        name = m.short + escaped(named[place_of(before)])
        left.markdown(f"**{name}**, {SIDES[before.side].lower()}  \n:gray[{_title(sets[0])}]")
        right.plotly_chart(strip_of_plans(m, sets[0], before, after), config={"displayModeBar": False},
                           key=f"plans-{before.film}-{before.key}-{before.side}")


def _title(reference: Reference) -> str:
    return reference.title + (" (unverified)" if reference.evidence == "unverified" else "")


def compared(told: Sequence[tuple[Plan, Outcome]]) -> tuple[Compared, ...]:
    """What at least one plan changes, in the order in which it is read."""
    before: dict[tuple, Reading] = {}
    after: dict[tuple, list[tuple[str, Reading]]] = {}
    for plan, outcome in told:
        for was, then in zip(outcome.before, outcome.after, strict=True):
            if was.value is not None and then.value is not None and not then.doubt:
                place = (was.film, was.key, was.side)
                before.setdefault(place, was)
                after.setdefault(place, []).append((plan.name, then))
    return tuple((before[place], tuple(each)) for place, each in after.items()
                 if any(abs(then.value - before[place].value) > NOTICED for _, then in each))


def strip_of_plans(m: Measure, reference: Reference, before: Reading,
                   after: Sequence[tuple[str, Reading]]) -> go.Figure:
    """A row for each plan: a ring as it is, an arrow's way to a disc as the plan leaves it, with its 95 % interval."""
    reach = [end for r in (before, *(then for _, then in after)) for end in interval_of(r) or (r.value,)]
    figure = fields(m, reference, reach)
    for row, (name, then) in enumerate(after):
        height = 1 - (row + 0.5) / len(after)
        figure.add_trace(_way(before, then, height))
        figure.add_trace(_end(name, then, height))
        figure.add_trace(_words(name, then, height, at_left=then.value < before.value))
    figure.update_annotations(y=1, yanchor="bottom")  # so that the bands' names lie on no plan
    figure.update_layout(height=FRAME + ROW * len(after), margin_t=34)
    return figure


def _way(before: Reading, then: Reading, height: float) -> go.Scatter:
    return go.Scatter(
        x=[before.value, then.value], y=[height, height], mode="lines+markers", showlegend=False, hoverinfo="skip",
        line={"color": BEFORE, "width": 1.5, "dash": "dot"},
        marker={"symbol": ["circle-open", "circle"], "size": [10, 1], "color": BEFORE, "line": {"width": 2}})


def _end(name: str, then: Reading, height: float) -> go.Scatter:
    ends = interval_of(then)
    span = {"type": "constant", "value": (ends[1] - ends[0]) / 2, "color": AFTER, "thickness": 2, "width": 5}
    told = f"{value_text(then.value, then.unit)}{f', 95 % {interval_text(then)}' if ends else ''}"
    return go.Scatter(
        x=[then.value], y=[height], mode="markers", showlegend=False, error_x=span if ends else None,
        marker={"size": 11, "color": AFTER, "line": {"width": 1, "color": "#000"}},
        hovertemplate=f"{_plain(name)}: {told}<extra></extra>")


def _words(name: str, then: Reading, height: float, *, at_left: bool) -> go.Scatter:
    """The plan and its value, beyond the end of the interval that is away from where the value was."""
    ends = interval_of(then) or (then.value, then.value)
    return go.Scatter(
        x=[ends[0] if at_left else ends[1]], y=[height], mode="text", showlegend=False, hoverinfo="skip",
        text=[f"\u2002<b>{_plain(name)} {value_text(then.value, then.unit)}</b>\u2002"],
        textposition="middle left" if at_left else "middle right", textfont={"size": 12, "color": AFTER})


def _plain(name: str) -> str:
    """A name as Plotly shows it: its text may hold markup, which a plan's name must not make."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("%{", "% {")
