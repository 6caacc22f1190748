"""How sure a reading is, in numbers and words: its interval, and the probability of each category of the chosen set."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from planning.case import Category, Reading
from planning.measures import CATALOGUE
from planning.uncertainty import SURE, WIDTH_95, interval, shares
from planning.wording import value_text

NOTHING = 1e-9  # a spread below it is that of rounding: marks that are not shaken
LEAST_TOLD = 0.005  # a probability that would be printed as 0 %
LEAST_STRADDLED = 0.1  # a category less probable is not named beside others, unless the value lies in it; Coxa's own


@dataclass(frozen=True)
class Chance:
    """The probability, 0 to 1, that the true value lies in a band; bands of one name are told apart by their place.

    is_own: whether the band has the name of the category that the value as read is in.
    """

    label: str
    share: float
    is_own: bool = False


def interval_of(reading: Reading) -> tuple[float, float] | None:
    """The 95 % interval of a reading, in its unit; None without a value or a spread."""
    if reading.value is None or reading.spread is None:
        return None
    return interval(reading.value, reading.spread)


def spread_text(reading: Reading) -> str:
    """Half the 95 % interval with its sign: `± 4.3°`; empty without one."""
    if interval_of(reading) is None:
        return ""
    return f"± {value_text(WIDTH_95 * reading.spread, reading.unit)}"


def interval_text(reading: Reading) -> str:
    """The ends of the 95 % interval: `23.7° to 32.3°`; empty without one."""
    ends = interval_of(reading)
    return " to ".join(value_text(end, reading.unit) for end in ends) if ends else ""


def chances(reading: Reading, limit: Category | None = None) -> tuple[Chance, ...]:
    """The probability of each band of a set of limits, lowest band first (JCGM 106:2012).

    limit: which of the reading's categories; the one that comes first, unless given. Empty without a spread, and where
    there is no category: a doubted value, or a patient the limits are not for.
    """
    if interval_of(reading) is None or not reading.categories or reading.doubt:
        return ()
    own = limit or reading.categories[0]
    limits = next(r for r in CATALOGUE[reading.key].references if r.key == own.reference)
    if reading.spread < NOTHING:
        return (Chance(own.label, 1.0, is_own=True),)
    found = shares(reading.value, reading.spread, tuple(cut.value for cut in limits.cuts))
    return tuple(Chance(label, share, label == own.label) for label, share in zip(limits.labels, found, strict=True))


def straddle_text(told: Sequence[Chance]) -> str:
    """`straddles dysplasia and borderline` when no category is SURE; empty when one is.

    Named in the order of their bands are the value's own category, so that it is seen when it is not the most
    probable, each that is not improbable, and two in any case.
    """
    whole = _by_name(told)
    if not whole or max(whole.values()) >= SURE:
        return ""
    named = {*sorted(whole, key=whole.get, reverse=True)[:2], *(chance.label for chance in told if chance.is_own)}
    *names, last = [name for name, share in whole.items() if name in named or share >= LEAST_STRADDLED]
    return f"straddles {', '.join(names)} and {last}"


def others_text(told: Sequence[Chance], bands: Container[str]) -> str:
    """`borderline (41 %) or normal (12 %)`: what else a value could be than `bands`, each that is not improbable.

    The most probable is named in any case; empty where there is no other.
    """
    others = {name: share for name, share in _by_name(told).items() if name not in bands}
    most = max(others, key=others.get, default=None)
    return " or ".join(f"{name} ({_percent(share)})" for name, share in others.items()
                       if name == most or share >= LEAST_STRADDLED)


def _by_name(told: Sequence[Chance]) -> dict[str, float]:
    """The probability of each name a band has, in the order of the bands."""
    whole: dict[str, float] = {}
    for chance in told:
        whole[chance.label] = whole.get(chance.label, 0.0) + chance.share
    return whole


def chances_text(told: Sequence[Chance]) -> str:
    """Each band that is more than a rounded 0 %: `dysplasia 6 %, borderline 70 %, normal 25 %`."""
    return ", ".join(f"{c.label} {_percent(c.share)}" for c in told if c.share >= LEAST_TOLD)


def _percent(share: float) -> str:
    return ">99 %" if 1 - LEAST_TOLD < share < 1 else f"{100 * share:.0f} %"
