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
from planning.sureness import chances
from planning.uncertainty import SURE
from planning.wording import reading_text

# Of each group of a way that is met: how many of its signs must be seen, and the readings on which each is seen.
Way = list[tuple[int, list[list["Ground"]]]]


@dataclass(frozen=True)
class Ground:
    """A reading that a finding rests on, and the band of the set of limits it was read against.

    bands: the bands of that set by which the finding holds; empty where any does.
    """

    reading: Reading
    limit: Category
    bands: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether the value lies in such a band with a probability of SURE; so is what has no spread."""
        told = chances(self.reading, self.limit) if self.bands else ()
        return not told or sum(chance.share for chance in told if chance.label in self.bands) >= SURE


@dataclass(frozen=True)
class Finding:
    """What is said of one hip. evidence is `unverified` when any limit it rests on is.

    open: the grounds that are not sure and without which it would not be said; empty when it is settled.
    """

    key: str
    side: str
    title: str
    sentence: str
    rests_on: tuple[Ground, ...]
    sources: tuple[Source, ...]
    evidence: str
    open: tuple[Ground, ...] = ()


def findings(case: Case, readings: Sequence[Reading]) -> tuple[Finding, ...]:
    """The findings of a case, right before left; a reading in doubt has no say.

    Two films of one view are never combined: each is looked at with the films of the other views.
    """
    return tuple(f for side in ("R", "L") for f in _of_hip(case, side, [r for r in readings if r.side == side]))


def _of_hip(case: Case, side: str, readings: Sequence[Reading]) -> list[Finding]:
    made = {_finding(p, side, ways): p for together in _together(case, readings) for p in PATTERNS
            if (ways := _ways(p, together))}
    # What is settled is not hidden in what is not: a sure cam stays when the pincer beside it is open.
    return [one for one in made if not any(one.key in p.replaces and (one.open or not other.open)
                                           for other, p in made.items())]


def _together(case: Case, readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    films: dict[str, dict[str, None]] = {}
    for r in readings:
        films.setdefault(case.film(r.film).view, {})[r.film] = None
    for chosen in product(*films.values()):
        yield [r for r in readings if r.film in chosen]


def _finding(pattern: Pattern, side: str, ways: Sequence[Way]) -> Finding:
    grounds = tuple(dict.fromkeys(g for way in ways for _, signs in way for sign in signs for g in sign))
    sources = (*pattern.sources, *(s for g in grounds for s in _sources(g)))
    unverified = any(g.limit.evidence == "unverified" for g in grounds)
    return Finding(pattern.key, side, pattern.title, pattern.sentence, grounds, tuple(dict.fromkeys(sources)),
                   "unverified" if unverified else "seen", _open(ways))


def _open(ways: Sequence[Way]) -> tuple[Ground, ...]:
    """The grounds that are not sure, of groups that are not met without them; none when one way is met for sure."""
    lacking = [[signs for least, signs in way if sum(any(g.is_sure for g in sign) for sign in signs) < least]
               for way in ways]
    if not all(lacking):
        return ()
    return tuple(dict.fromkeys(g for way in lacking for signs in way for sign in signs for g in sign if not g.is_sure))


def _sources(ground: Ground) -> tuple[Source, ...]:
    key, reference = ground.reading.key, ground.limit.reference
    if reference == key:
        return (GRADES[key] if key in GRADES else CATALOGUE[key]).sources
    return next(r.sources for r in CATALOGUE[key].references if r.key == reference)


def _ways(pattern: Pattern, readings: Sequence[Reading]) -> list[Way]:
    """What is seen of every way that is met."""
    seen = ([(group.least, [_seen(sign, readings) for sign in group.signs]) for group in way] for way in pattern.ways)
    return [way for way in seen if all(sum(map(bool, signs)) >= least for least, signs in way)]


def _seen(sign: Sign, readings: Sequence[Reading]) -> list[Ground]:
    """The readings on which a sign is seen."""
    for measure in sign.measures:
        read = [Ground(r, limit, sign.limits.get(limit.reference, ()))
                for r in readings if r.key == measure and (limit := _limit(sign, r))]
        if read:
            return [g for g in read if not sign.limits or g.limit.label in g.bands]
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
