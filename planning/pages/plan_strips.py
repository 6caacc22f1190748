"""Before and after of each plan among the bands of one published set and in its own window, a strip a measure."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from planning.case import Case, Reading
from planning.limits_for import references_for
from planning.measures import CATALOGUE, Measure, Reference
from planning.pages.markdown import escaped
from planning.pages.strip import fields
from planning.plans import Plan
from planning.realign import Chance, Outcome, Window
from planning.reports.plan_words import ends_text, films_named, place_of
from planning.sureness import interval_of, interval_text
from planning.wording import SIDES, value_text

BEFORE, AFTER, TARGET = "#e6e9ee", "#4fc3f7", "#fff176"
GROUND = "rgba(14, 17, 22, 0.8)"
ROW, FRAME = 24, 64  # pixels of a plan's row, and around the rows
NOTICED = 0.05  # what changes by less is the same when printed

WINDOW = 0.42  # of a plan's row, how far the outline of its window reaches above and below its middle
STANDING = {"met": "in target", "not met": "off target", "not known": ""}
MEANING = ("Ring: as it is. Disc: as the plan leaves it, with its 95 % interval by marks and execution. Yellow "
           "outline: the plan's own target.")

After = tuple[str, Reading, Chance | None]  # a plan's name, what is then read, and how it meets the plan's own window
Compared = tuple[Reading, tuple[After, ...]]  # as it is, and as each plan leaves it


def plan_strips(case: Case, told: Sequence[tuple[Plan, Outcome]]) -> None:
    """The strips of what any of the plans changes, where published limits are known."""
    named = films_named(case, [place_of(r) for _, one in told for r in one.after if r.value is not None])
    strips = compared(told)
    for before, after in strips:
        m, film = CATALOGUE[before.key], case.film(before.film)
        sets = references_for(m, film, case, before.side)
        if not sets:
            continue
        left, right = st.columns([26, 74], vertical_alignment="center")
        name = m.short + escaped(named[place_of(before)])
        gray = [_title(sets[0]), *map(escaped, targets_told(after))]
        left.markdown("  \n".join([f"**{name}**, {SIDES[before.side].lower()}", *(f":gray[{line}]" for line in gray)]))
        right.plotly_chart(strip_of_plans(m, sets[0], before, after), config={"displayModeBar": False},
                           key=f"plans-{before.film}-{before.key}-{before.side}")
    if strips:
        st.caption(MEANING)


def _title(reference: Reference) -> str:
    return reference.title + (" (unverified)" if reference.evidence == "unverified" else "")


def compared(told: Sequence[tuple[Plan, Outcome]]) -> tuple[Compared, ...]:
    """What at least one plan changes, in the order in which it is read."""
    before: dict[tuple, Reading] = {}
    after: dict[tuple, list[After]] = {}
    for plan, outcome in told:
        held = {(c.film, c.window.key, c.side): c for c in outcome.chances.each}
        for was, then in zip(outcome.before, outcome.after, strict=True):
            if was.value is not None and then.value is not None and not then.doubt:
                place = (was.film, was.key, was.side)
                before.setdefault(place, was)
                after.setdefault(place, []).append((plan.name, then, held.get(place)))
    return tuple((before[place], tuple(each)) for place, each in after.items()
                 if any(abs(then.value - before[place].value) > NOTICED for _, then, _ in each))


def targets_told(after: Sequence[After]) -> list[str]:
    """The windows of the plans in words: one line where all have the same, else one for each plan that has one."""
    ends = {name: _ends(held.window, then.unit) for name, then, held in after if held}
    if len(ends) == len(after) and len(set(ends.values())) == 1:
        return [f"Target {next(iter(ends.values()))}"]
    return [f"Target of {name}: {words}" for name, words in ends.items()]


def _ends(window: Window, unit: str) -> str:
    doubt = " (unverified)" if window.evidence == "unverified" else ""
    return ends_text(window.low, window.high, unit) + doubt


def strip_of_plans(m: Measure, reference: Reference, before: Reading, after: Sequence[After]) -> go.Figure:
    """A row for each plan: a ring as it is, an arrow's way to a disc as the plan leaves it, with its 95 % interval.

    Around a row the outline of the window that its plan is held against, open where the window is.
    """
    reach = [end for r in (before, *(then for _, then, _ in after)) for end in interval_of(r) or (r.value,)]
    reach += [end for _, _, held in after if held for end in (held.window.low, held.window.high) if end is not None]
    figure = fields(m, reference, reach)
    figure.update_annotations(y=1, yanchor="bottom")  # so that the bands' names lie on no plan
    for row, (name, then, held) in enumerate(after):
        height = 1 - (row + 0.5) / len(after)
        if held:
            figure.add_trace(_window(held, height, WINDOW / len(after), figure.layout.xaxis.range))
        figure.add_trace(_way(before, then, height))
        figure.add_trace(_end(name, then, held, height))
        figure.add_annotation(_words(name, then, held, height, at_left=then.value < before.value))
    figure.update_layout(height=FRAME + ROW * len(after), margin_t=34)
    return figure


def _window(held: Chance, height: float, half: float, reach: Sequence[float]) -> go.Scatter:
    """The outline of a window; an open end lies beyond the strip."""
    wide = reach[1] - reach[0]
    low = reach[0] - wide if held.window.low is None else held.window.low
    high = reach[1] + wide if held.window.high is None else held.window.high
    return go.Scatter(
        x=[low, high, high, low, low], y=[height + half * way for way in (1, 1, -1, -1, 1)], mode="lines",
        showlegend=False, hoverinfo="skip", line={"color": TARGET, "width": 1.5})


def _way(before: Reading, then: Reading, height: float) -> go.Scatter:
    return go.Scatter(
        x=[before.value, then.value], y=[height, height], mode="lines+markers", showlegend=False, hoverinfo="skip",
        line={"color": BEFORE, "width": 1.5, "dash": "dot"},
        marker={"symbol": ["circle-open", "circle"], "size": [10, 1], "color": BEFORE, "line": {"width": 2}})


def _end(name: str, then: Reading, held: Chance | None, height: float) -> go.Scatter:
    ends = interval_of(then)
    span = {"type": "constant", "value": (ends[1] - ends[0]) / 2, "color": AFTER, "thickness": 2, "width": 5}
    told = f"{value_text(then.value, then.unit)}{f', 95 % {interval_text(then)}' if ends else ''}"
    target = f"<br>Target {_ends(held.window, then.unit)}: {held.standing}" if held else ""
    return go.Scatter(
        x=[then.value], y=[height], mode="markers", showlegend=False, error_x=span if ends else None,
        marker={"size": 11, "color": AFTER, "line": {"width": 1, "color": "#000"}},
        hovertemplate=f"{_plain(name)}: {told}{target}<extra></extra>")


def _words(name: str, then: Reading, held: Chance | None, height: float, *, at_left: bool) -> dict:
    """The plan, its value and how it meets its target, beyond the end of the interval away from where the value was.

    On a ground of their own, so that no outline of a window runs through them.
    """
    ends = interval_of(then) or (then.value, then.value)
    stands = f" {STANDING[held.standing]}".rstrip() if held else ""
    return {"x": ends[0] if at_left else ends[1], "y": height, "showarrow": False, "bgcolor": GROUND, "borderpad": 0,
            "xanchor": "right" if at_left else "left", "xshift": -6 if at_left else 6,
            "text": f"<b>{_plain(name)} {value_text(then.value, then.unit)}</b>{stands}",
            "font": {"size": 12, "color": AFTER}}


def _plain(name: str) -> str:
    """A name as Plotly shows it: its text may hold markup, which a plan's name must not make."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("%{", "% {")
