"""The readings beside the film, as HTML: value, category and whose limits, right and left side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from planning.case import Case, Category, MarkedFilm, Reading
from planning.measures import CATALOGUE, Measure
from planning.reading import sides_of
from planning.wording import NO_SET, SCALES, SIDES, reading_text

NEAR = ("borderline", "indeterminate", "subtle")


def readings_table(marked: MarkedFilm, readings: Sequence[Reading], case: Case) -> str:
    """The table of one film's readings; every text in it is our own or escaped."""
    sides = sides_of(marked)
    head = "".join(f'<th scope="col" class="coxa-{side}">{SIDES[side]}</th>' for side in sides)
    by_place = {(r.key, r.side): r for r in readings}
    keys = dict.fromkeys(r.key for r in readings)
    rows = "".join(_row(key, [by_place[key, side] for side in sides]) for key in keys)
    return (
        f'<table class="coxa-readings"><thead><tr><th scope="col">Measure</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>{_doubts(readings)}{_notes(marked, readings, case)}"
    )


def _doubts(readings: Sequence[Reading]) -> str:
    """What is odd about the marks, each once, where it cannot be overlooked."""
    told = dict.fromkeys(r.doubt for r in readings if r.doubt)
    return "".join(f'<p class="coxa-doubt" role="alert">Check the marks: {escape(doubt)}</p>' for doubt in told)


def _notes(marked: MarkedFilm, readings: Sequence[Reading], case: Case) -> str:
    """What is still missing, what leveled the hip, the scale, and whose limits are used."""
    missing = list(dict.fromkeys(r.problem for r in readings if r.problem))
    missing = [*missing[:2], f"and {len(missing) - 2} more"] if len(missing) > 3 else missing
    line = next((r.line for r in readings if r.line), None)
    notes = [f"Not read yet: {'; '.join(missing)}."] if missing else []
    notes += [f"Leveled by {line}."] if line else []
    notes += [f"Scale: {SCALES[marked.scale]}."]
    if case.patient.age is None:
        notes += ["No age is entered: limits for adults are used."]
    return "".join(f'<p class="coxa-scale">{escape(note)}</p>' for note in notes)


def _row(key: str, readings: list[Reading]) -> str:
    m = CATALOGUE[key]
    title = next((r.categories[0] for r in readings if r.categories), None)
    set_name = "" if title is None else f"<small>{escape(title.title)}{_unsure(title.evidence)}</small>"
    cells = "".join(_cell(r) for r in readings)
    told = escape(f"{m.name}: + means {m.positive}." + (f" Limits from: {_population(m, title)}." if title else ""))
    return f'<tr><th scope="row" title="{told}">{escape(m.short)}{set_name}</th>{cells}</tr>'


def _population(m: Measure, category: Category) -> str:
    return next(r.population for r in m.references if r.key == category.reference)


def _cell(reading: Reading) -> str:
    if reading.value is None:
        return f'<td class="none" title="{escape(reading.problem or "")}"><b>–</b></td>'
    if reading.doubt:
        below = '<span class="coxa-band doubt">check marks</span>'
    elif reading.categories:
        label = reading.categories[0].label
        below = f'<span class="coxa-band {tone(label)}">{escape(label)}</span>'
    else:
        below = f"<small>{NO_SET}</small>"
    return f"<td><b>{reading_text(reading)}</b>{below}</td>"


def _unsure(evidence: str) -> str:
    return ' <span class="coxa-unverified">unverified</span>' if evidence == "unverified" else ""


def tone(label: str) -> str:
    """How a band is marked beside its words: within the normal band, near it, or beyond."""
    if label == "normal":
        return "within"
    return "near" if any(word in label for word in NEAR) else "beyond"
