"""How the film lies, as HTML above its readings: a verdict on each property in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from planning.case import MarkedFilm, Patient, Reading
from planning.reports.quality_record import is_value_apart, quality_record

TONES = {True: "within", False: "beyond", None: "near"}


def quality_list(marked: MarkedFilm, readings: Sequence[Reading], patient: Patient) -> str:
    """A line for each property that is judged, and one that names the others; empty where none is known."""
    told = quality_record(marked, readings, patient)
    open_ones = [v for v in told if v["value"] is None]
    lines = "".join(_line(v) for v in told if v["value"] is not None)
    if open_ones:
        why = escape("; ".join(f"{v['what']}: {v['verdict']}" for v in open_ones))
        lines += f'<p title="{why}">Film position not judged: {escape(", ".join(v["what"] for v in open_ones))}.</p>'
    return f'<div class="coxa-quality">{lines}</div>' if lines else ""


def _line(verdict: dict) -> str:
    what, words = verdict["what"].capitalize(), verdict["verdict"]
    value = f" <small>({escape(verdict['value'])})</small>" if is_value_apart(verdict) else ""
    unsure = ' <span class="coxa-unverified">unverified</span>' if verdict["evidence"] == "unverified" else ""
    tone = "unsure" if unsure else TONES[verdict["ok"]]
    sources = escape("; ".join(verdict["sources"]))
    return (f'<p title="{sources}"><span class="coxa-band {tone}"><b>{escape(what)}</b>: '
            f"{escape(words)}{value}{unsure}</span></p>")
