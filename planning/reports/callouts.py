"""The values of a hip in a column at the edge of its picture, each with a leader to what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planning.case import MarkedFilm, Reading
from planning.marked_film import millimeters
from planning.measures import CATALOGUE
from planning.reports.drawing import Drawing
from planning.reports.strokes import Stroke, pin_of
from planning.wording import reading_text

# In thousandths of the longer side of the picture.
TEXT, LETTER, GAP, EDGE, LEADER = 19, 36, 27, 14, 0.6
FOOT = 60  # kept free for the scale
LETTER_WIDTH = 0.56  # of the size of the text, so that a leader begins beside its label and not in it


@dataclass(frozen=True, eq=False)
class Callout:
    """A label and the point in drawing units that it is about, if the construction has one."""

    words: str
    pin: np.ndarray | None

    @property
    def height(self) -> float:
        """What the column is ordered by; labels about nothing in particular come last."""
        return np.inf if self.pin is None else float(self.pin[1])


def callouts_of(drawing: Drawing, readings: Sequence[Reading], strokes: Sequence[Stroke]) -> list[Callout]:
    """The values of one hip, from the top of the picture down."""
    callouts = []
    for reading in readings:
        pin = pin_of(reading.key, strokes)
        words = f"{CATALOGUE[reading.key].short} {reading_text(reading)}"
        callouts.append(Callout(words, None if pin is None else drawing.crop.place(pin)))
    return sorted(callouts, key=lambda callout: callout.height)


def at_left_edge(drawing: Drawing, marked: MarkedFilm, callouts: dict[str, list[Callout]]) -> dict[str, bool]:
    """Which sides are named on the picture, and whether at its left edge: where the side's own drawing is.

    Without marks a side is named only when the whole film is known to be of that side.
    """
    across = {}
    for side in ("R", "L"):
        marks = [p for key in marked.marks if (p := millimeters(marked, key, side)) is not None]
        pins = [c.pin for c in callouts[side] if c.pin is not None]
        if marks:
            across[side] = np.mean([x for x, _ in pins or drawing.crop.place(np.concatenate(marks))])
    if len(across) == 2:
        return {"R": across["R"] <= across["L"], "L": across["R"] > across["L"]}
    if not across:
        return {marked.side: True} if marked.side in ("R", "L") else {}
    return {side: bool(x <= drawing.crop.size[0] / 2) for side, x in across.items()}


def draw_column(drawing: Drawing, side: str, at_left: bool, callouts: Sequence[Callout], color: str) -> None:
    """The letter of the side in its corner, and beneath it the labels, none over another."""
    edge, width = drawing.size(EDGE), drawing.crop.size[0]
    x, anchor, inward = (edge, "start", 1) if at_left else (width - edge, "end", -1)
    drawing.text(side, (x, edge + drawing.size(0.8 * LETTER)), "side", color, LETTER, anchor)
    for y, callout in zip(_baselines(drawing, callouts), callouts, strict=True):
        if callout.pin is not None:
            start = x + inward * drawing.size(TEXT) * (LETTER_WIDTH * len(callout.words) + 0.3)
            ends = np.array([(start, y - drawing.size(0.3 * TEXT)), callout.pin])
            drawing.line(ends, "leader", color, LEADER)
        drawing.text(callout.words, (x, y), "value", color, TEXT, anchor)


def _baselines(drawing: Drawing, callouts: Sequence[Callout]) -> list[float]:
    """Evenly spaced, about the height of what the labels are about, below the letter and above the scale."""
    heights = [c.height for c in callouts if c.pin is not None]
    gap, highest = drawing.size(GAP), drawing.size(EDGE + LETTER + GAP)
    long = gap * (len(callouts) - 1)
    lowest = drawing.crop.size[1] - drawing.size(FOOT) - long
    wanted = sum(heights) / len(heights) - long / 2 if heights else highest
    start = max(highest, min(wanted, lowest))
    return [start + i * gap for i in range(len(callouts))]
