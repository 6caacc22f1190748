"""The findings of a case as plain data: what the page, the summary and the JSON say of each hip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planning.case import Case, Reading
from planning.catalogue import cited
from planning.film_names import film_names
from planning.findings import Finding, Ground, findings
from planning.grades import GRADES
from planning.measures import CATALOGUE
from planning.quality import cautions
from planning.sureness import chances, others_text, straddle_text
from planning.wording import reading_text

NOT_ADVICE = "Descriptive, not advice"
PEOPLE = ("Tönnis", "Sharp", "McKibbin", "Shenton")


def findings_record(case: Case, readings: Sequence[Reading]) -> list[dict]:
    """One record for each finding, right before left: key, side, title, sentence, settled, readings, cautions, sources
    and evidence.

    settled: whether it holds however the marks it rests on are shaken, with a probability of SURE for each value that
    it needs; title and sentence say so when it does not.
    readings: in words, each with the band it stands in and whose limit that is; behind its view where the same is read
    of that hip on several films. cautions: what the films' position or an assumption does to these readings.
    """
    told = {film.id: cautions(film, readings, case.patient) for film in case.films}
    return [
        {
            "key": f.key,
            "side": f.side,
            "title": f"{f.title}, not settled" if f.open else f.title,
            "sentence": _sentence(f),
            "settled": not f.open,
            "readings": [_ground_text(ground, case, readings) for ground in f.rests_on],
            "cautions": _cautions(f, told),
            "sources": cited(f.sources),
            "evidence": f.evidence,
        }
        for f in findings(case, readings)
    ]


def _sentence(finding: Finding) -> str:
    if not finding.open:
        return finding.sentence
    could = dict.fromkeys(f"{_short(g.reading)} could also be {others_text(chances(g.reading, g.limit), g.bands)}"
                          for g in finding.open)
    return f"{', '.join(could)}. As read, {finding.sentence[0].lower()}{finding.sentence[1:]}"


def _cautions(finding: Finding, told: Mapping[str, Mapping[str, str]]) -> list[str]:
    found: dict[str, dict[str, None]] = {}
    for reading in (ground.reading for ground in finding.rests_on):
        for caution in filter(None, (told[reading.film].get(reading.key), reading.note)):
            found.setdefault(caution, {})[_short(reading)] = None
    return [f"{', '.join(names)}: {caution}" for caution, names in found.items()]


def _short(reading: Reading) -> str:
    return CATALOGUE[reading.key].short if reading.key in CATALOGUE else GRADES[reading.key].name


def _ground_text(ground: Ground, case: Case, readings: Sequence[Reading]) -> str:
    reading, limit = ground.reading, ground.limit
    name = _short(reading)
    read_on = {r.film for r in readings if (r.key, r.side) == (reading.key, reading.side)
               and (r.value is not None or r.grade is not None)}
    if len(read_on) > 1:
        name = f"{film_names(case.films, brief=True)[reading.film]} {_behind_another(name)}"
    told = f"{name} {reading_text(reading)}"
    if limit.reference == reading.key:
        return told
    straddle = straddle_text(chances(reading, limit))
    return f"{told} ({limit.label}, {limit.title}{'; ' if straddle else ''}{straddle})"


def _behind_another(name: str) -> str:
    """A name that no longer begins what is said: `alpha`; letters and people keep their capitals."""
    is_word = name[1:2].islower() and not name.startswith(PEOPLE)
    return name[0].lower() + name[1:] if is_word else name
