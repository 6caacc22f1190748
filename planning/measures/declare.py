"""How a measure is declared: its construction, its unit and sign, and the published limits it is read against."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from planning.geometry import Symbol
from planning.landmarks import LANDMARKS
from planning.sources import Source
from planning.views import FRAMES

# A sign is 1 where it is present, 0 where it is absent; a grade is a whole number from 1.
Unit = Literal["deg", "%", "ratio", "mm", "sign", "grade"]
Sex = Literal["F", "M"]
ADULTS, CHILDREN = (18, 150), (0, 17.99)
OTHER = "other_"  # a parameter that begins so is the landmark of the other hip
ALIGNED = "aligned_"  # and so, the landmark seen along the line from head center to knee center


@dataclass(frozen=True)
class Cut:
    """Where one band ends and the next begins; `inclusive` when the value itself still belongs to the lower band."""

    value: float
    inclusive: bool


def below(value: float) -> Cut:
    """The lower band ends before the value: 20 itself belongs to the band above."""
    return Cut(value, inclusive=False)


def upto(value: float) -> Cut:
    """The lower band ends with the value: 25 itself still belongs to it."""
    return Cut(value, inclusive=True)


@dataclass(frozen=True)
class Reference:
    """One published set of limits.

    bands: labels and cuts by turns, in ascending order ("dysplasia", below(20), "normal"), so that no gap and
    no overlap can be written. views, sex, ages and side say where it applies; empty means everywhere. table: the name
    of the published table it is one entry of; a reader chooses the table.
    evidence: `seen` when the source was seen to print these numbers, else `unverified`.
    """

    key: str
    title: str
    bands: tuple[str | Cut, ...]
    population: str
    sources: tuple[Source, ...]
    evidence: Literal["seen", "unverified"]
    views: tuple[str, ...] = ()
    sex: Sex | None = None
    ages: tuple[float, float] | None = None
    note: str = ""
    side: Literal["R", "L"] | None = None
    table: str = ""

    def __post_init__(self) -> None:
        by_turns = all(isinstance(part, Cut if i % 2 else str) for i, part in enumerate(self.bands))
        cuts = [cut.value for cut in self.cuts] if by_turns else []
        if not by_turns or len(self.bands) % 2 == 0 or cuts != sorted(set(cuts)):
            raise ValueError(f"{self.key}: labels and cuts must alternate, cuts rising")

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the bands, lowest first."""
        return self.bands[::2]

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """The limits between the bands, rising."""
        return self.bands[1::2]

    def fits(self, view: str, age: float | None, sex: str | None, side: str | None = None) -> bool:
        """Whether the set speaks to this view, this patient and this hip.

        A set for one sex needs the sex to be known, a set for a part of childhood the age, a set for one side the side.
        """
        if self.views and view not in self.views:
            return False
        if (self.sex and sex != self.sex) or (self.side and side != self.side):
            return False
        if age is None:
            return self.ages in (None, ADULTS, CHILDREN)
        return self.ages is None or self.ages[0] <= age <= self.ages[1]

    def category(self, value: float) -> str:
        """The band a value falls in; the unrounded value is what counts."""
        for label, cut in zip(self.labels, self.cuts, strict=False):
            if value < cut.value or (cut.inclusive and value == cut.value):
                return label
        return self.labels[-1]


@dataclass(frozen=True)
class Measure:
    """A measurement: what it is called, the views it is read on, and the construction that gives it.

    landmarks: of the hip's own side, and those of the midline. across: of the other hip. sided: whether it is read
    for each hip; else once for the film, with the right side as the hip's own. sources: where the construction is
    described, if its limits do not say. note: what to beware of.
    """

    key: str
    name: str
    short: str
    views: tuple[str, ...]
    unit: Unit
    positive: str
    references: tuple[Reference, ...]
    landmarks: tuple[str, ...]
    across: tuple[str, ...]
    frame: str | None
    construction: Symbol
    description: str
    order: int
    sided: bool = True
    sources: tuple[Source, ...] = ()
    note: str = ""


CATALOGUE: dict[str, Measure] = {}


def measure(
    *,
    name: str,
    short: str,
    views: tuple[str, ...],
    unit: Unit,
    positive: str,
    order: int,
    references: tuple[Reference, ...] = (),
    sided: bool = True,
    sources: tuple[Source, ...] = (),
    note: str = "",
) -> Callable[[Callable[..., Symbol]], Measure]:
    """Declare a measure: the function's parameters name its landmarks and frame, its body is the construction.

    The body is run once, here, on symbols. A parameter `other_teardrop` is the teardrop of the other hip, and
    `aligned_head` the head seen along the leg's mechanical axis. The key is the function's name; `order` is where
    a reader looks for it in a list, low numbers first.
    """

    def declare(body: Callable[..., Symbol]) -> Measure:
        asked = tuple(inspect.signature(body).parameters)
        across = {p: p.removeprefix(OTHER) for p in asked if p not in LANDMARKS and p.startswith(OTHER)}
        aligned = {p: p.removeprefix(ALIGNED) for p in asked if p.startswith(ALIGNED)}
        given = {p: FRAMES[p]() for p in asked if p in FRAMES}
        given |= {p: LANDMARKS[p].symbol() for p in asked if p in LANDMARKS}
        given |= {p: LANDMARKS[key].symbol("other") for p, key in across.items()}
        given |= {p: LANDMARKS[key].symbol("aligned") for p, key in aligned.items()}
        made = Measure(
            key=body.__name__,
            name=name,
            short=short,
            views=views,
            unit=unit,
            positive=positive,
            references=references,
            landmarks=tuple(aligned.get(p, p) for p in asked if p in LANDMARKS or p in aligned),
            across=tuple(across.values()),
            frame=next((p for p in asked if p in FRAMES), None),
            construction=body(**given),
            description=inspect.getdoc(inspect.getmodule(body)) or "",
            order=order,
            sided=sided,
            sources=sources,
            note=note,
        )
        CATALOGUE[made.key] = made
        return made

    return declare
