"""Constructions, marks and scale drawn over a film, in the colors of their sides."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from planning.calibration import scale_text
from planning.case import MarkedFilm
from planning.marked_film import millimeters
from planning.reports.callouts import EDGE, TEXT
from planning.reports.drawing import Drawing
from planning.reports.strokes import Stroke

NEUTRAL = "#e0e0e0"
ACCENTS = {"R": "#4fc3f7", "L": "#ffb74d", "-": NEUTRAL}
# In thousandths of the longer side of the picture.
DOT, FOUND, LINE, DASH = 4.5, 3, 1.6, 6
WIDTHS = {"arc": 2.2, "span": 3.5, "leveling": 1.0}
DASHED = ("ray", "leveling")
BAR_MM = 20


def draw_strokes(drawing: Drawing, strokes: Mapping[str, tuple[Stroke, ...]]) -> None:
    """The lines of both hips, by side."""
    lines = set()
    for side, own in strokes.items():
        for stroke in own:
            ends = frozenset(map(tuple, stroke.path[[0, -1]]))
            # Both hips are leveled by one line; its dashes drawn twice, from either end, would fill up.
            shared = stroke.leveling or not stroke.measure
            if shared and ends in lines:
                continue
            lines |= {ends} if shared else set()
            color, kind = NEUTRAL if shared else ACCENTS[side], "leveling" if stroke.leveling else stroke.shape
            path, width = drawing.crop.place(stroke.path), WIDTHS.get(kind, LINE)
            if kind == "dot":
                drawing.dot(path[0], kind, color, FOUND)
                continue
            drawing.shadow(path, width)
            drawing.line(path, kind, color, width, DASH if kind in DASHED else 0)


def draw_marks(drawing: Drawing, marked: MarkedFilm) -> None:
    """A ring about every mark of a film."""
    for key, sides in marked.marks.items():
        for side in sides:
            points = millimeters(marked, key, side)
            for x, y in () if points is None else drawing.crop.place(points):
                drawing.add(
                    "circle", class_="mark", data_landmark=key, data_side=side, cx=float(x), cy=float(y),
                    r=drawing.size(DOT), fill="#000000", fill_opacity="0.35", stroke=ACCENTS[side],
                    stroke_width=drawing.size(LINE),
                )


def draw_scale(drawing: Drawing, marked: MarkedFilm) -> None:
    """A bar of known length in the lower left corner, and where the scale is from."""
    x, y = drawing.size(EDGE), drawing.crop.size[1] - drawing.size(EDGE)
    note = f"scale: {scale_text(marked)}"
    if marked.scale != "none":
        note = f"{BAR_MM} mm · {note}"
        above = y - drawing.size(1.3 * TEXT)
        bar = np.array([(x, above), (x + BAR_MM * drawing.crop.units_per_mm, above)])
        drawing.line(bar, "bar", "#ffffff", 2 * LINE)
    drawing.text(note, (x, y), "scale", "#ffffff", 0.85 * TEXT, "start")
