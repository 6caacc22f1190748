"""How far to turn so that readings lie in their windows: by closed form, the smallest of what meets them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, degrees, inf, radians, sin

from planning.case import Case, Reading
from planning.measures import CATALOGUE
from planning.plans import Head, Plan, SocketStep
from planning.presets import Window
from planning.reading import read_film_marks
from planning.realign.apply import apply
from planning.wording import value_text

# Degrees of a reading for each degree that a congruent socket is turned, whatever the pivot (sheet, 1.2).
SLOPES = {"lcea_sourcil": 1, "lcea_bone": 1, "tonnis_angle": -1, "medial_center_edge_angle": -1, "fear_index": -1,
          "acetabular_arc": 0}
EXTRUSION = "extrusion_index"
TURNED_BY_SOCKET = (*SLOPES, EXTRUSION)
STAYS = "With a head that stays off the socket's center the angles do not follow the rotation; no rotation is told."


@dataclass(frozen=True)
class Span:
    """The amounts in degrees that meet one window; empty when low is above high."""

    window: Window
    low: float
    high: float


@dataclass(frozen=True)
class Solution:
    """What meets all windows at once.

    low, high: the amounts that do, in degrees, endless when only one end binds; None when none does. smallest: the one
    nearest to nothing. failing: the windows that exclude each other. problem: in one sentence why there is none.
    note: what it rests on or leaves out, in sentences.
    """

    side: str
    spans: tuple[Span, ...]
    low: float | None = None
    high: float | None = None
    smallest: float | None = None
    failing: tuple[Window, ...] = ()
    problem: str = ""
    note: str = ""


def rotations(case: Case, film: str, side: str, windows: Sequence[Window], head: Head = "follows") -> Solution:
    """The rotations of the socket in the film's plane that meet the windows; their pivot does not matter.

    Windows of measures that no rotation of a congruent socket turns by a known law have no say. CaseProblem when the
    head or the pelvic line is not marked.
    """
    if head == "stays":
        return Solution(side, (), problem=STAYS)
    start = apply(case, Plan("start", (SocketStep(film, side, head=head),)))
    read = {r.key: r for r in read_film_marks(start.film(film), start) if r.side == side}
    asked = [w for w in windows if w.key in TURNED_BY_SOCKET]
    unread = next((w for w in asked if _hindrance(read[w.key])), None)
    lacks = _hindrance(read["lcea_sourcil"]) if any(w.key == EXTRUSION for w in asked) else None
    if unread or lacks:
        told = lacks or _hindrance(read[unread.key])
        return Solution(side, (), failing=(unread,) if unread else (), problem=f"No rotation is told: {told}.")
    return meeting(side, [_span(window, read) for window in asked])


def _hindrance(reading: Reading) -> str | None:
    return reading.problem or reading.doubt


def _span(window: Window, read: dict[str, Reading]) -> Span:
    value = read[window.key].value
    if window.key == EXTRUSION:
        return _extrusion_span(window, value, read["lcea_sourcil"].value)
    slope = SLOPES[window.key]
    if slope == 0:
        return Span(window, -inf, inf) if window.holds(value) else Span(window, inf, -inf)
    return linear_span(window, value, slope)


def linear_span(window: Window, value: float, slope: int) -> Span:
    """The amounts that bring a value into its window when each degree changes it by `slope`, 1 or -1."""
    ends = [inf * slope * sign if end is None else (end - value) * slope
            for end, sign in ((window.low, -1), (window.high, 1))]
    return Span(window, min(ends), max(ends))


def _extrusion_span(window: Window, value: float, lcea: float) -> Span:
    """By EI = (1 - k sin LCEA) / 2, with k the edge's distance over the radius, as the film has it (sheet, 1.2 D).

    An LCEA of nought tells no k; its index is then 50 % whatever k is, and nothing is told.
    """
    if abs(lcea) < 1e-6:
        return Span(window, inf, -inf)
    k = (1 - value / 50) / sin(radians(lcea))
    ends = []
    for end, never, always in ((window.high, inf, -inf), (window.low, -inf, inf)):
        if end is None:
            ends.append(always)
            continue
        sine = (1 - end / 50) / k
        ends.append(degrees(asin(sine)) - lcea if abs(sine) <= 1 else never if (sine > 1) == (never > 0) else always)
    return Span(window, *ends)


def meeting(side: str, spans: Sequence[Span]) -> Solution:
    """What meets all spans: their overlap and the smallest amount in it, or the windows that leave none."""
    if not spans:
        return Solution(side, (), -inf, inf, 0.0)
    least, most = max(spans, key=lambda s: s.low), min(spans, key=lambda s: s.high)
    if least.low > most.high:
        alone = next((s for s in spans if s.low > s.high), None)
        failing = (alone.window,) if alone else (least.window, most.window)
        return Solution(side, tuple(spans), failing=failing, problem=_excluded(alone, least, most))
    return Solution(side, tuple(spans), least.low, most.high, min(max(0.0, least.low), most.high))


def _excluded(alone: Span | None, least: Span, most: Span) -> str:
    if alone:
        return f"No rotation brings “{CATALOGUE[alone.window.key].name}” into its window."
    needs, allows = (CATALOGUE[span.window.key].name for span in (least, most))
    return (f"No single rotation meets both windows: “{needs}” needs a turn of {value_text(least.low, 'deg')} or more, "
            f"“{allows}” {value_text(most.high, 'deg')} or less.")
