"""The catalogue in words: every measure, its limits, their population, source and evidence."""

from __future__ import annotations

from collections.abc import Iterable

from planning.grades import Graded
from planning.measures import Measure, Reference
from planning.measures.declare import Cut
from planning.sources import Source


def measure_record(measure: Measure) -> dict:
    """A measure as plain data, for the command line and the reference page."""
    return {
        "key": measure.key,
        "name": measure.name,
        "short": measure.short,
        "description": measure.description,
        "views": list(measure.views),
        "unit": measure.unit,
        "positive": measure.positive,
        "sided": measure.sided,
        "landmarks": list(measure.landmarks),
        "across": list(measure.across),
        "frame": measure.frame,
        "references": [reference_record(r) for r in measure.references],
        "sources": cited(measure.sources),
        "note": measure.note,
    }


def grade_record(graded: Graded) -> dict:
    """A sign judged by eye as plain data."""
    return {
        "key": graded.key,
        "name": graded.name,
        "views": list(graded.views),
        "choices": [{"value": c.value, "label": c.label, "criterion": c.criterion} for c in graded.choices],
        "sources": cited(graded.sources),
        "evidence": graded.evidence,
        "note": graded.note,
    }


def reference_record(reference: Reference) -> dict:
    """A set of limits as plain data, its bands put into words."""
    return {
        "key": reference.key,
        "title": reference.title,
        "bands": bands_text(reference),
        "cuts": [{"value": c.value, "inclusive": c.inclusive} for c in reference.cuts],
        "labels": list(reference.labels),
        "population": reference.population,
        "views": list(reference.views),
        "sex": reference.sex,
        "ages": list(reference.ages) if reference.ages else None,
        "side": reference.side,
        "table": reference.table,
        "sources": cited(reference.sources),
        "evidence": reference.evidence,
        "note": reference.note,
    }


def cited(sources: Iterable[Source]) -> list[str]:
    """Sources as they are printed: the citation and where to find it."""
    return [f"{s.cite}, {s.locator}" if s.locator else s.cite for s in sources]


def bands_text(reference: Reference) -> str:
    """The bands of a set in words: `<20 dysplasia · 20 to <25 borderline · ≥25 normal`."""
    return " · ".join(
        f"{_span(low, high)} {label}"
        for label, low, high in zip(
            reference.labels, (None, *reference.cuts), (*reference.cuts, None), strict=True
        )
    )


def _span(low: Cut | None, high: Cut | None) -> str:
    above = "" if low is None else f"{'>' if low.inclusive else '≥' if high is None else ''}{low.value:g}"
    under = "" if high is None else f"{'≤' if high.inclusive else '<'}{high.value:g}"
    return (f"{above} to {under}" if above and under else above or under).replace("-", "−")
