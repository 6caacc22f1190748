"""The findings of a case as plain data: what the page, the summary and the JSON say of each hip."""

from __future__ import annotations

from collections.abc import Sequence

from planning.case import Case, Reading
from planning.catalogue import cited
from planning.findings import Ground, findings
from planning.grades import GRADES
from planning.measures import CATALOGUE
from planning.wording import reading_text

NOT_ADVICE = "Descriptive, not advice"


def findings_record(case: Case, readings: Sequence[Reading]) -> list[dict]:
    """One record for each finding, right before left: key, side, title, sentence, readings, sources, evidence.

    readings: in words, each with the band it stands in and whose limit that is.
    """
    return [
        {
            "key": f.key,
            "side": f.side,
            "title": f.title,
            "sentence": f.sentence,
            "readings": [_ground_text(ground) for ground in f.rests_on],
            "sources": cited(f.sources),
            "evidence": f.evidence,
        }
        for f in findings(case, readings)
    ]


def _ground_text(ground: Ground) -> str:
    reading, limit = ground.reading, ground.limit
    name = CATALOGUE[reading.key].short if reading.key in CATALOGUE else GRADES[reading.key].name
    told = f"{name} {reading_text(reading)}"
    return told if limit.reference == reading.key else f"{told} ({limit.label}, {limit.title})"
