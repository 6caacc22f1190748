"""What the readings of a hip say together: descriptive, each finding with the readings and limits it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from planning.case import Case, Category, Reading
from planning.grades import GRADES
from planning.measures import CATALOGUE
from planning.patterns import PATTERNS, Pattern
from planning.signs import Sign
from planning.sources import Source
from planning.wording import reading_text


@dataclass(frozen=True)
class Ground:
    """A reading that a finding rests on, and the band of the set of limits it was read against."""

    reading: Reading
    limit: Category


@dataclass(frozen=True)
class Finding:
    """What is said of one hip. evidence is `unverified` when any limit it rests on is."""

    key: str
    side: str
    title: str
    sentence: str
    rests_on: tuple[Ground, ...]
    sources: tuple[Source, ...]
    evidence: str


def findings(case: Case, readings: Sequence[Reading]) -> tuple[Finding, ...]:
    """The findings of a case, right before left; a reading in doubt has no say.

    Two films of one view are never combined: each is looked at with the films of the other views.
    """
    return tuple(f for side in ("R", "L") for f in _of_hip(case, side, [r for r in readings if r.side == side]))


def _of_hip(case: Case, side: str, readings: Sequence[Reading]) -> list[Finding]:
    made = {_finding(p, side, grounds): p for together in _together(case, readings) for p in PATTERNS
            if (grounds := _grounds(p, together))}
    said = {key for p in made.values() for key in p.replaces}
    return [finding for finding in made if finding.key not in said]


def _together(case: Case, readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    films: dict[str, dict[str, None]] = {}
    for r in readings:
        films.setdefault(case.film(r.film).view, {})[r.film] = None
    for chosen in product(*films.values()):
        yield [r for r in readings if r.film in chosen]


def _finding(pattern: Pattern, side: str, grounds: tuple[Ground, ...]) -> Finding:
    sources = (*pattern.sources, *(s for g in grounds for s in _sources(g)))
    unverified = any(g.limit.evidence == "unverified" for g in grounds)
    return Finding(pattern.key, side, pattern.title, pattern.sentence, grounds, tuple(dict.fromkeys(sources)),
                   "unverified" if unverified else "seen")


def _sources(ground: Ground) -> tuple[Source, ...]:
    key, reference = ground.reading.key, ground.limit.reference
    if reference == key:
        return (GRADES[key] if key in GRADES else CATALOGUE[key]).sources
    return next(r.sources for r in CATALOGUE[key].references if r.key == reference)


def _grounds(pattern: Pattern, readings: Sequence[Reading]) -> tuple[Ground, ...]:
    """What is seen of every way that is met, each reading once; nothing when no way is."""
    found: dict[Ground, None] = {}
    for way in pattern.ways:
        seen = [[_seen(sign, readings) for sign in group.signs] for group in way]
        if all(sum(map(bool, signs)) >= group.least for group, signs in zip(way, seen, strict=True)):
            found |= dict.fromkeys(ground for signs in seen for grounds in signs for ground in grounds)
    return tuple(found)


def _seen(sign: Sign, readings: Sequence[Reading]) -> list[Ground]:
    """The readings on which a sign is seen."""
    for measure in sign.measures:
        read = [Ground(r, limit) for r in readings if r.key == measure and (limit := _limit(sign, r))]
        if read:
            return [g for g in read if not sign.limits or g.limit.label in sign.limits[g.limit.reference]]
    return []


def _limit(sign: Sign, reading: Reading) -> Category | None:
    """The first of a reading's sets of limits that the sign knows; of a sign that names none, the first."""
    known = (c for c in _standings(reading) if not sign.limits or c.reference in sign.limits)
    return None if reading.doubt else next(known, None)


def _standings(reading: Reading) -> tuple[Category, ...]:
    """The bands a reading stands in; a sign has no limits, and stands where its own definition puts it."""
    if reading.unit not in ("sign", "grade") or reading.categories or reading.problem:
        return reading.categories
    graded = GRADES.get(reading.key)
    name, evidence = (graded.name, graded.evidence) if graded else (CATALOGUE[reading.key].name, "seen")
    return (Category(reading.key, name, reading_text(reading), evidence),)
