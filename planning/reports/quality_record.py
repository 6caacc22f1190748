"""The verdicts on a film's position as plain data: what the page, the summary and the JSON say of it."""

from __future__ import annotations

from collections.abc import Sequence

from planning.case import MarkedFilm, Patient, Reading
from planning.catalogue import cited
from planning.quality import quality
from planning.wording import reading_text


def quality_record(film: MarkedFilm, readings: Sequence[Reading], patient: Patient) -> list[dict]:
    """One record for each property: what, verdict, ok (None when not judged), value, measures, sources, evidence."""
    values = {r.key: reading_text(r) for r in readings if r.film == film.id and r.value is not None}
    return [
        {
            "what": v.what,
            "verdict": v.verdict,
            "ok": v.ok,
            "value": next((values[key] for key in v.rests_on if key in values), None),
            "measures": list(v.rests_on),
            "sources": cited(v.sources),
            "evidence": v.evidence,
        }
        for v in quality(film, readings, patient)
    ]


def is_value_apart(told: dict) -> bool:
    """Whether a property's value is to be told beside its verdict; one that names it does so without the sign."""
    return told["value"] is not None and told["value"].lstrip("−") not in told["verdict"]
