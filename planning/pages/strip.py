"""A strip that shows where the right and the left value stand among the bands of one published set, and how surely."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from planning.case import Reading
from planning.measures import Measure, Reference
from planning.pages.tone import tone
from planning.sureness import interval_of, interval_text
from planning.wording import SIDES, SIGNS, value_text

FILL = {"within": "#1f4a37", "near": "#57491d", "beyond": "#55282b", "unsure": "#2b323c"}
INK = {"R": "#4fc3f7", "L": "#ffb74d"}
MARKER = {"R": "triangle-down", "L": "triangle-up"}
HEIGHT = {"R": 0.80, "L": 0.20}


def strip(m: Measure, reference: Reference, readings: Sequence[Reading]) -> go.Figure:
    """The strip: bands as labeled fields, the right value pointing down from above, the left up from below.

    A value with a spread has its 95 % interval as a bar.
    """
    figure = fields(m, reference, [end for r in readings for end in _ends(r)])
    for r in readings:
        figure.add_trace(_marker(r))
        figure.add_trace(_words(r))
    figure.update_layout(height=108)
    return figure


def fields(m: Measure, reference: Reference, values: Sequence[float]) -> go.Figure:
    """The bands of a set as labeled fields, from 0 to 1 upward, wide enough for the values."""
    low, high = _reach(reference, values)
    figure = go.Figure()
    ends = [low, *(cut.value for cut in reference.cuts), high]
    for label, start, end in zip(reference.labels, ends, ends[1:], strict=False):
        figure.add_shape(type="rect", x0=start, x1=end, y0=0, y1=1, line_width=0.5, line_color="#0e1116",
                         fillcolor=FILL[tone(label, reference.evidence)], layer="below")
        figure.add_annotation(x=(start + end) / 2, y=0.5, text=_wrapped(label), showarrow=False,
                              font={"size": 12, "color": "#e6e9ee"})
    figure.update_xaxes(range=[low, high], tickvals=ends[1:-1], ticksuffix=SIGNS[m.unit], showgrid=False,
                        zeroline=False, fixedrange=True, tickfont={"size": 12, "color": "#aab3c0"})
    figure.update_yaxes(range=[0, 1], visible=False, fixedrange=True)
    figure.update_layout(margin={"l": 4, "r": 4, "t": 6, "b": 24}, paper_bgcolor="rgba(0,0,0,0)",
                         plot_bgcolor="rgba(0,0,0,0)")
    return figure


def _ends(r: Reading) -> tuple[float, ...]:
    """How far a value reaches: to the ends of its interval, or to itself."""
    return interval_of(r) or (r.value,)


def _marker(r: Reading) -> go.Scatter:
    told = f"{SIDES[r.side]} {value_text(r.value, r.unit)}"
    span = {"type": "constant", "value": max(_ends(r)) - r.value, "color": INK[r.side], "thickness": 2, "width": 5}
    return go.Scatter(
        x=[r.value], y=[HEIGHT[r.side]], mode="markers", name=SIDES[r.side], showlegend=False,
        marker={"symbol": MARKER[r.side], "size": 13, "color": INK[r.side], "line": {"width": 1, "color": "#000"}},
        error_x=span if interval_of(r) else None,
        hovertemplate=f"{told}{f', 95 % {interval_text(r)}' if interval_of(r) else ''}<extra></extra>",
    )


def _words(r: Reading) -> go.Scatter:
    """The value in words, beyond the end of its interval."""
    return go.Scatter(
        x=[max(_ends(r))], y=[HEIGHT[r.side]], mode="text", showlegend=False, hoverinfo="skip",
        text=[f"\u2002<b>{r.side} {value_text(r.value, r.unit)}</b>"], textposition="middle right",
        textfont={"size": 13, "color": INK[r.side]},
    )


def _reach(reference: Reference, values: Sequence[float]) -> tuple[float, float]:
    """The ends of the strip: every cut and value, with room for a label beyond the outermost."""
    known = [cut.value for cut in reference.cuts] + list(values)
    room = max((max(known) - min(known)) * 0.3, abs(max(known)) * 0.15, 0.05)
    return min(known) - room, max(known) + room


def _wrapped(label: str) -> str:
    words = label.split()
    half = (len(words) + 1) // 2
    return label if len(label) < 14 else " ".join(words[:half]) + "<br>" + " ".join(words[half:])
