"""Slices put in order: one series as a stack from the head down, with what a reader should know about it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from planning.film.film import Film
from planning.film.slice import height_mm, normal

# Positions closer than this are one place; scanners write a hundredth of a millimeter or better.
SAME_PLACE_MM = 0.01
# Gaps differ by positions rounded to a tenth of a millimeter, not by a missing slice, within the larger of these.
EVEN_WITHIN_MM, EVEN_WITHIN = 0.15, 0.05
MOST_GAPS_NAMED = 3
PLANES = ("sagittal ", "coronal ", "")
TWICE = "Some slices came more than once; each is kept once."
SEVERAL_AT_ONE_PLACE = "This series holds different slices of one place; they are opened as several stacks."


class Found(NamedTuple):
    """A slice with a place, a hash of the series it is from, and its number in that series."""

    film: Film
    series: str
    number: float


@dataclass(frozen=True, eq=False)
class Stack:
    """The slices of one series that share their plane, size and spacing, without anything that identifies a patient.

    slices: cranial first; of a plane that is not axial, in the order of its normal. title: plain words, such as
    "CT, 120 slices, 3.0 mm" with the distance between slices. sha256: over the slices' own.
    """

    slices: tuple[Film, ...]
    title: str
    warnings: tuple[str, ...] = ()
    sha256: str = ""

    def __post_init__(self) -> None:
        if not self.sha256:
            sums = "".join(film.sha256 for film in self.slices)
            object.__setattr__(self, "sha256", hashlib.sha256(sums.encode()).hexdigest())


def stacks_of(found: Iterable[Found]) -> list[Stack]:
    """All slices as stacks, the one with the most slices first."""
    groups = defaultdict(list)
    for one in found:
        groups[_group(one)].append(one)
    stacks = [stack for group in groups.values() for stack in _stacks(group)]
    return sorted(stacks, key=lambda s: (-len(s.slices), -s.slices[0].rows * s.slices[0].columns))


def _group(found: Found) -> tuple:
    film, place = found.film, found.film.place
    return (
        found.series, place.modality, place.frame, film.rows, film.columns, film.scale,
        *(round(part, 3) for part in place.orientation), *(round(part, 4) for part in film.spacing_mm),
    )  # fmt: skip


def _stacks(group: list[Found]) -> list[Stack]:
    """The stacks of one group: more than one when different slices lie in the same place, as echoes do."""
    bunches, told = [], []
    for bunch in _at_one_height(group):
        once = {(one.film.sha256, _corner(one)): one for one in reversed(bunch)}
        bunches.append(sorted(once.values(), key=lambda one: (_corner(one), one.number)))
    if sum(map(len, bunches)) < len(group):
        told.append(TWICE)
    most = max(map(len, bunches))
    if most > 1:
        told.append(SEVERAL_AT_ONE_PLACE)
    return [_stack([b[layer].film for b in bunches if len(b) > layer], told) for layer in range(most)]


def _at_one_height(group: list[Found]) -> list[list[Found]]:
    ordered = sorted(group, key=lambda one: (-height_mm(one.film.place), one.number))
    bunches = [[ordered[0]]]
    for above, one in pairwise(ordered):
        if height_mm(above.film.place) - height_mm(one.film.place) < SAME_PLACE_MM:
            bunches[-1].append(one)
        else:
            bunches.append([one])
    return bunches


def _corner(found: Found) -> tuple[float, ...]:
    return tuple(round(part, 2) for part in found.film.place.position_mm)


def _stack(films: list[Film], told: Sequence[str]) -> Stack:
    gaps = [height_mm(above.place) - height_mm(below.place) for above, below in pairwise(films)]
    common = sorted(gaps)[(len(gaps) - 1) // 2] if gaps else None
    notes = dict.fromkeys(note for film in films for note in film.warnings)
    odd = _uneven(gaps, common)
    # The title names the distance of slices that lie evenly, or mostly so.
    title = _title(films, None if _many(odd) else common)
    return Stack(tuple(films), title, (*told, *_told(odd, gaps, common), *notes))


def _title(films: list[Film], common: float | None) -> str:
    across = [abs(part) for part in normal(films[0].place)]
    plane = PLANES[across.index(max(across))]
    count = f"{len(films)} {plane}slice{'s' if len(films) > 1 else ''}"
    return f"{films[0].place.modality}, {count}" + (f", {_mm(common)}" if common is not None else "")


def _uneven(gaps: list[float], common: float | None) -> list[tuple[int, float]]:
    """The number of each slice before an odd gap, and the gap."""
    return [(number, gap) for number, gap in enumerate(gaps, 1)
            if abs(gap - common) > max(EVEN_WITHIN_MM, EVEN_WITHIN * common)]


def _many(odd: list[tuple[int, float]]) -> bool:
    return len(odd) > MOST_GAPS_NAMED


def _told(odd: list[tuple[int, float]], gaps: list[float], common: float | None) -> list[str]:
    if not odd:
        return []
    if _many(odd):
        return [f"The slices lie unevenly, {_mm(min(gaps))} to {_mm(max(gaps))} apart. Angles do not suffer, since "
                "each slice says where it lies; a level that was left out cannot be marked."]
    named = ", ".join(f"slices {number} and {number + 1} lie {_mm(gap)} apart" for number, gap in odd)
    return [f"S{named[1:]}, the others {_mm(common)}."]


def _mm(length: float) -> str:
    """3 as "3.0 mm", 1.25 as "1.25 mm"."""
    return f"{length:.2f}".removesuffix("0") + " mm"
