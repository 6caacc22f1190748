"""Readings as plain data, ready for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from planning.case import Case, Reading
from planning.quality import cautions
from planning.reports.findings_record import findings_record
from planning.reports.quality_record import quality_record
from planning.sureness import chances, interval_of


def readings_record(case: Case, readings: Sequence[Reading]) -> dict:
    """{"readings": [...], "quality": {film: [...]}, "findings": [...], "suggested": {film: ...}}.

    Every field of each, values unrounded; suggested as in the case file.
    """
    cautious = {f.id: cautions(f, readings, case.patient) for f in case.films}
    return {
        "readings": [_record(reading, cautious[reading.film].get(reading.key)) for reading in readings],
        "quality": {f.id: quality_record(f, readings, case.patient) for f in case.films},
        "findings": findings_record(case, readings),
        "suggested": {f.id: f.suggested for f in case.films if f.suggested},
    }


def _record(reading: Reading, caution: str | None) -> dict:
    return {
        "key": reading.key,
        "side": reading.side,
        "film": reading.film,
        "value": reading.value,
        "unit": reading.unit,
        "spread": reading.spread,
        "interval": list(ends) if (ends := interval_of(reading)) else None,
        "chances": [asdict(chance) for chance in chances(reading)],
        "line": reading.line,
        "categories": [asdict(category) for category in reading.categories],
        "doubt": reading.doubt,
        "note": reading.note,
        "caution": caution,
        "grade": reading.grade,
        "departure_tolerance": asdict(reading.departure_tolerance) if reading.departure_tolerance else None,
        "problem": reading.problem,
    }
