"""The readings beside the film, as HTML: value, category and whose limits, right and left side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from planning.calibration import depth_text, is_marked, scale_text
from planning.case import Case, Category, MarkedFilm, Reading
from planning.grades import GRADES
from planning.marked_film import sides_of
from planning.measures import CATALOGUE
from planning.observers import agreement_short, agreement_text
from planning.pages.chance_bar import chance_bar, spread_beside
from planning.pages.outside_age import outside_age, without_age
from planning.pages.tone import tone
from planning.protocols import protocol_of
from planning.quality import cautions
from planning.reports.footnotes import footnotes
from planning.reports.laid_out import laid_out
from planning.reports.suggested_marks import suggested_note
from planning.views import VIEWS
from planning.wording import NO_LIMITS, NO_SET, SIDES, WORDS, departure_text, reading_text


def readings_table(marked: MarkedFilm, readings: Sequence[Reading], case: Case) -> str:
    """The table of one film's readings; every text in it is our own or escaped."""
    sides = sides_of(marked)
    shown, further = laid_out(marked, readings)
    told = cautions(marked, readings, case.patient)
    age = outside_age(marked, readings, case.patient)
    said_once, readings = f'<p class="coxa-scale">{escape(age)}</p>' if age else "", without_age(readings, case.patient)
    by_place = {(r.key, r.side): r for r in sorted(readings, key=lambda r: r.value is not None)}
    rows = {key: _row(key, [by_place[key, side] for side in sides], told.get(key, "")) for key in shown}
    asked = protocol_of(marked.view, marked.protocol).measures
    first = [row for key, row in rows.items() if key in asked or key in GRADES]
    rest = [row for key, row in rows.items() if key not in asked and key not in GRADES]
    return (f"{said_once}{_table(first, sides)}{_doubts(readings)}{_folded(rest, sides)}{_further(further, readings)}"
            f"{_notes(marked, readings, case)}")


def _table(rows: Sequence[str], sides: Sequence[str]) -> str:
    if not rows:  # a protocol of what is read once for the film
        return ""
    head = "".join(f'<th scope="col" class="coxa-{side}">{SIDES[side]}</th>' for side in sides)
    return (f'<table class="coxa-readings"><thead><tr><th scope="col">Measure</th>{head}</tr></thead>'
            f'<tbody>{"".join(rows)}</tbody></table>')


def _folded(rows: Sequence[str], sides: Sequence[str]) -> str:
    """What can be read from the marks although the protocol does not ask for it, behind one line."""
    if not rows:
        return ""
    what = "1 more measure is" if len(rows) == 1 else f"{len(rows)} more measures are"
    return f'<details class="coxa-rest"><summary>{what} read</summary>{_table(rows, sides)}</details>'


def _row(key: str, readings: list[Reading], caution: str) -> str:
    title = next((r.categories[0] for r in readings if r.categories), None)
    cells = "".join(_cell(r) for r in readings)
    told = f'<tr class="coxa-caution"><td colspan="{1 + len(readings)}">{escape(_sentence(caution))}</td></tr>'
    return f"<tr>{_heading(key, title)}{cells}</tr>{told if caution else ''}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _heading(key: str, title: Category | None) -> str:
    """What is read, by whose limits; a sign judged by eye says so."""
    if key in GRADES:
        why = escape(" ".join(f"{c.label}: {c.criterion}" for c in GRADES[key].choices))
        return f'<th scope="row" title="{why}">{escape(GRADES[key].name)}<small>judged by eye</small></th>'
    m = CATALOGUE[key]
    set_name = "" if m.references or m.unit in WORDS else f"<small>{NO_LIMITS}</small>"
    limits = next((r for r in m.references if title and r.key == title.reference), None)
    if title and limits:
        set_name = f"<small>{escape(limits.table or title.title)}{_unsure(title.evidence)}</small>"
    means = f"{m.name}: {'present' if m.unit == 'sign' else '+'} means {m.positive}."
    if m.unit == "grade" or m.positive.startswith("always"):
        means = f"{m.name}: {m.positive}."
    if limits:
        means += f" Limits from: {limits.population}."
    means += "".join(f" Published readers: {found}." for found in agreement_text(key))
    readers = f"<small>{escape(short)}</small>" if (short := agreement_short(key)) else ""
    return f'<th scope="row" title="{escape(means)}">{escape(m.short)}{set_name}{readers}</th>'


def _cell(reading: Reading) -> str:
    if reading.value is None and reading.grade is None:
        return f'<td class="none" title="{escape(reading.problem or "")}"><b>–</b></td>'
    return (f"<td><b>{escape(reading_text(reading))}</b>{spread_beside(reading)}{_below(reading)}"
            f"{chance_bar(reading)}{_departure(reading)}</td>")


def _departure(reading: Reading) -> str:
    told = reading.departure_tolerance
    return f"<small>{escape(departure_text(told))}</small>" if told else ""


def _below(reading: Reading) -> str:
    """The category, or why there is none; what is told in words needs none."""
    if reading.doubt:
        return '<span class="coxa-band doubt">check marks</span>'
    if reading.categories:
        first = reading.categories[0]
        return f'<span class="coxa-band {tone(first.label, first.evidence)}">{escape(first.label)}</span>'
    if reading.grade is not None or not CATALOGUE[reading.key].references:
        return ""
    told = NO_SET if reading.note is None else reading.note
    return f"<small>{escape(told)}</small>" if told else ""


def _doubts(readings: Sequence[Reading]) -> str:
    """What is odd about the marks, each once, where it cannot be overlooked."""
    told = dict.fromkeys(r.doubt for r in readings if r.doubt)
    return "".join(f'<p class="coxa-doubt" role="alert">Check the marks: {escape(doubt)}</p>' for doubt in told)


def _further(keys: Sequence[str], readings: Sequence[Reading]) -> str:
    """The measures outside the protocol that have no value, behind one line, each with what it lacks."""
    if not keys:
        return ""
    lacks = {r.key: r.problem or "" for r in reversed(readings)}
    lines = "".join(f"<p>{escape(CATALOGUE[key].name)}: {escape(lacks[key])}.</p>" for key in keys)
    what = "1 further measure is" if len(keys) == 1 else f"{len(keys)} further measures are"
    return f'<details class="coxa-further"><summary>{what} not read</summary>{lines}</details>'


def _notes(marked: MarkedFilm, readings: Sequence[Reading], case: Case) -> str:
    """What the protocol still misses, what is assumed, the pelvic line, suggested marks, the scale, whose limits."""
    asked = protocol_of(marked.view, marked.protocol).measures
    missing = list(dict.fromkeys(r.problem for r in readings if r.problem and r.key in asked))
    missing = [*missing[:2], f"and {len(missing) - 2} more"] if len(missing) > 3 else missing
    line = next((r.line for r in readings if r.line), None)
    notes = [f"Not read yet: {'; '.join(missing)}."] if missing else []
    notes += [f"{_sentence(told)}" for told in footnotes(readings)]
    notes += [f"Leveled by {line}."] if line else []
    notes += [suggested_note(marked)] if marked.suggested else []
    notes += [f"Scale: {scale_text(marked)}."]
    notes += [depth_text(marked)] if is_marked(marked) else []
    if case.patient.age is None:
        who = "children" if VIEWS[marked.view].frame == "hilgenreiner" else "adults"
        notes += [f"No age is entered: limits for {who} are used."]
    return "".join(f'<p class="coxa-scale">{escape(note)}</p>' for note in notes)


def _unsure(evidence: str) -> str:
    return ' <span class="coxa-unverified">unverified</span>' if evidence == "unverified" else ""
