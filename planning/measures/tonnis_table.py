"""The limits of a child's acetabular index by age, sex and side (Tönnis), all from one table."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from planning.measures.declare import Reference, Sex, upto
from planning.sources import TONNIS_1976

NAME = "Tönnis 1976"
HIPS: tuple[tuple[Sex, str, str, str], ...] = (
    ("F", "girls", "R", "right"), ("F", "girls", "L", "left"), ("M", "boys", "R", "right"), ("M", "boys", "L", "left"),
)
# First month of each row, its name, and for the hips above the angle one and two standard deviations above the mean.
TABLE: tuple[tuple[int, str, tuple[tuple[float, float], ...]], ...] = (
    (1, "1–2 months", ((36, 41.5), (36, 41.5), (29, 33), (31, 35))),
    (3, "3–4 months", ((31.5, 36.5), (33, 38.5), (28, 32.5), (29, 33.5))),
    (5, "5–6 months", ((27.5, 32), (29.5, 34), (24.5, 29), (27, 31.5))),
    (7, "7–9 months", ((25.5, 29.5), (27, 31.5), (24.5, 29), (25.5, 29.5))),
    (10, "10–12 months", ((24.5, 29), (27, 31.5), (23.5, 27), (25, 29))),
    (13, "13–15 months", ((24.5, 29), (27, 31.5), (23, 27.5), (24, 27.5))),
    (16, "16–18 months", ((24.5, 28), (26, 30.5), (23, 26.5), (24, 27.5))),
    (19, "19–24 months", ((24, 28), (25.5, 30.5), (21.5, 26.5), (23, 27))),
    (24, "2–3 years", ((22, 25.5), (23.5, 27), (21, 25), (22.5, 27))),
    (36, "3–5 years", ((18, 25.5), (21, 25.5), (19, 23.5), (20, 24))),
    (60, "5–7 years", ((18, 23), (20, 23.5), (17, 21), (19, 23))),
)
ENDS = 84  # months


def _years(month: int) -> float:
    """The first age in years that counts as this month, to two decimals, as ages are entered: 0.58 is 7 months."""
    return floor(100 * month / 12) / 100


def _entries() -> Iterator[Reference]:
    ends = [*(row[0] for row in TABLE[1:]), ENDS]
    for (start, age, limits), end in zip(TABLE, ends, strict=True):
        for (sex, who, side, where), (light, severe) in zip(HIPS, limits, strict=True):
            yield Reference(
                key=f"tonnis_1976_{sex}_{side}_{start}".lower(),
                title=f"{NAME}, {who} {age}, {where}",
                bands=("normal", upto(light), "critical zone", upto(severe), "severe dysplasia"),
                population=f"{where} hips of {who} of {age}: one and two standard deviations above the mean",
                sources=(TONNIS_1976,),
                evidence="unverified",
                views=("ap_child",),
                sex=sex,
                ages=(_years(start), _years(end) - 0.001),
                note="The numbers are as commonly quoted; the paper's own table was not seen.",
                side=side,
                table=NAME,
            )


TONNIS_TABLE = tuple(_entries())
