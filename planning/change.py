"""What changed between two films of one view: the difference of each value, how sure it is, and whether it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from planning.case import Case, MarkedFilm, Reading
from planning.repeats import LEAST_FREEDOM, Within
from planning.slices import AXIAL
from planning.uncertainty import WIDTH_95
from planning.wording import WORDS


@dataclass(frozen=True)
class Change:
    """One measure on one hip before and after; least: the least change that is more than measurement error.

    is_own: whether that is the reader's own, from marks placed again, or by the spread of both readings alone.
    """

    before: Reading
    after: Reading
    least: float
    is_own: bool

    @property
    def difference(self) -> float:
        """After less before, in the measure's unit."""
        return self.after.value - self.before.value

    @property
    def margin(self) -> float:
        """Half the 95 % interval of the difference; marks of two films are placed apart, and so err apart."""
        return WIDTH_95 * hypot(self.before.spread, self.after.spread)

    @property
    def counts(self) -> bool:
        """Whether the difference is more than measurement error."""
        return abs(self.difference) > self.least


def changes(before: Sequence[Reading], after: Sequence[Reading], own: Mapping[str, Within]) -> tuple[Change, ...]:
    """Every number read on both, in the order of the later readings; what is doubted on either is left out.

    own: the reader's own deviation for each measure it is known of; used where it rests on enough.
    """
    earlier = {(r.key, r.side): r for r in before if _is_usable(r)}
    return tuple(_change(earlier[r.key, r.side], r, own.get(r.key))
                 for r in after if _is_usable(r) and (r.key, r.side) in earlier)


def sign_changes(before: Sequence[Reading], after: Sequence[Reading]) -> tuple[tuple[Reading, Reading], ...]:
    """Every sign and grade told on both, before and after, in the order of the later readings; none that is doubted.

    Signs have no interval, so that whether a difference is more than error is not known.
    """
    earlier = {(r.key, r.side): r for r in before if _is_told(r)}
    return tuple((earlier[r.key, r.side], r) for r in after if _is_told(r) and (r.key, r.side) in earlier)


def film_pairs(case: Case) -> tuple[tuple[MarkedFilm, MarkedFilm], ...]:
    """Films of one view and side that follow each other in the case; slices, which are read together, are no pairs."""
    alike: dict[tuple[str, str | None], list[MarkedFilm]] = {}
    for film in case.films:
        if film.view != AXIAL:
            alike.setdefault((film.view, film.side), []).append(film)
    return tuple(pair for films in alike.values() for pair in pairwise(films))


def _is_told(reading: Reading) -> bool:
    is_sign = reading.unit in WORDS and reading.doubt is None
    return is_sign and (reading.value is not None or reading.grade is not None)


def _is_usable(reading: Reading) -> bool:
    return reading.value is not None and reading.spread is not None and reading.doubt is None


def _change(before: Reading, after: Reading, own: Within | None) -> Change:
    # Marks placed on the very same pixels twice are no sign of a reader without error.
    is_own = own is not None and own.freedom >= LEAST_FREEDOM and own.sd > 0
    least = own.detectable if is_own else WIDTH_95 * hypot(before.spread, after.spread)
    return Change(before, after, least, is_own)
