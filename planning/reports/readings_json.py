"""Readings as plain data, ready for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from planning.case import Reading


def readings_record(readings: Sequence[Reading]) -> dict:
    """{"readings": [...]}: every field of each reading, values unrounded."""
    return {"readings": [_record(reading) for reading in readings]}


def _record(reading: Reading) -> dict:
    return {
        "key": reading.key,
        "side": reading.side,
        "film": reading.film,
        "value": reading.value,
        "unit": reading.unit,
        "spread": reading.spread,
        "line": reading.line,
        "categories": [asdict(category) for category in reading.categories],
        "doubt": reading.doubt,
        "problem": reading.problem,
    }
