"""The readings beside the film, as HTML: value, category and whose limits, right and left side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from planning.case import Case, MarkedFilm, Reading
from planning.measures import CATALOGUE
from planning.reading import sides_of
from planning.wording import SCALES, SIDES, reading_text

NEAR = ("borderline", "indeterminate", "subtle")


def readings_table(marked: MarkedFilm, readings: Sequence[Reading], case: Case) -> str:
    """The table of one film's readings; every text in it is our own or escaped."""
    sides = sides_of(marked)
    head = "".join(f'<th scope="col" class="coxa-{side}">{SIDES[side]}</th>' for side in sides)
    by_place = {(r.key, r.side): r for r in readings}
    keys = dict.fromkeys(r.key for r in readings)
    rows = "".join(_row(key, [by_place[key, side] for side in sides]) for key in keys)
    line = next((r.line for r in readings if r.line), None)
    leveled = f" Leveled by {line}." if line else ""
    return (
        f'<table class="coxa-readings"><thead><tr><th scope="col">Measure</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
        f'<p class="coxa-scale">Scale: {SCALES[marked.scale]}.{leveled}</p>'
    )


def _row(key: str, readings: list[Reading]) -> str:
    m = CATALOGUE[key]
    title = next((r.categories[0] for r in readings if r.categories), None)
    set_name = "" if title is None else f"<small>{escape(title.title)}{_doubt(title.evidence)}</small>"
    cells = "".join(_cell(r) for r in readings)
    told = escape(f"{m.name}: + means {m.positive}")
    return f'<tr><th scope="row" title="{told}">{escape(m.short)}{set_name}</th>{cells}</tr>'


def _cell(reading: Reading) -> str:
    if reading.value is None:
        return f'<td class="none"><b>–</b><small>{escape(reading.problem or "")}</small></td>'
    band = ""
    if reading.categories:
        label = reading.categories[0].label
        band = f'<span class="coxa-band {tone(label)}">{escape(label)}</span>'
    return f"<td><b>{reading_text(reading)}</b>{band or '<small>no published set fits</small>'}</td>"


def _doubt(evidence: str) -> str:
    return ' <span class="coxa-unverified">unverified</span>' if evidence == "unverified" else ""


def tone(label: str) -> str:
    """How a band is marked beside its words: within the normal band, near it, or beyond."""
    if label == "normal":
        return "within"
    return "near" if any(word in label for word in NEAR) else "beyond"
