"""The published limits for the lateral center-edge angle; papers differ in which edge they read it to."""

from planning.measures.declare import ADULTS, CHILDREN, Cut, Reference, below, upto
from planning.sources import (
    ASHWELL_2016,
    BERN_2021,
    EMC_2002,
    NEPPLE_2013,
    TANNAST_2015,
    TANNAST_HIPS,
    UNCONFIRMED,
    Source,
)

EDGE = "Most papers do not say whether they read the sourcil or the bony edge; the two differ by about 4°."


def _adults(key: str, title: str, bands: tuple[str | Cut, ...], population: str, *sources: Source,
            note: str = EDGE) -> Reference:
    return Reference(key=key, title=title, bands=bands, population=population, sources=sources, evidence="seen",
                     views=("ap_pelvis",), ages=ADULTS, note=note)


LATERAL_COVERAGE = (
    _adults(
        "wiberg", "Wiberg 20 / 25 / 40",
        ("dysplasia", below(20), "borderline", below(25), "normal", below(40), "overcoverage"),
        "adults; cut points as used in 252 hip-arthroscopy patients",
        ASHWELL_2016,
    ),
    _adults(
        "tannast_2015", "Tannast 22 / 23–33 / 34–39 / 40",
        ("dysplasia", below(23), "normal", below(34), "overcoverage", below(40), "severe overcoverage"),
        TANNAST_HIPS,
        TANNAST_2015, BERN_2021,
        note="Printed in whole degrees; each band begins at its printed lower limit. " + EDGE,
    ),
    _adults(
        "fredensborg_1976", "Wiberg 1939, Fredensborg 1976",
        ("dysplasia", below(20), "borderline", upto(25), "normal"),
        "adults, as listed in the literature table of Tannast 2015",
        TANNAST_2015,
    ),
    _adults(
        "wide_borderline", "Wide borderline 18–25",
        ("dysplasia", below(18), "borderline", upto(25), "normal"),
        "adults; used by 6 of 12 studies in a systematic review",
        Source("Systematic review of borderline dysplasia", pmcid="PMC8113971"),
    ),
    _adults(
        "nepple_2013", "Nepple 40",
        ("not overcovered", upto(40), "overcoverage"),
        "adults; the limit for overcoverage in a study of coxa profunda",
        NEPPLE_2013,
    ),
    _adults(
        "tonnis_1999", "Tönnis and Heinecke 20 / 39–44",
        ("dysplasia", below(20), "neither", below(39), "deep", upto(44), "protrusio"),
        "adults, as listed in the literature table of Tannast 2015",
        TANNAST_2015,
    ),
    _adults(
        "emc_20_25", "EMC 20 / 25",
        ("dysplasia", upto(20), "indeterminate", below(25), "normal"),
        "adults, standing",
        EMC_2002,
    ),
)

CHILDRENS_COVERAGE = (
    Reference(
        key="fredensborg_children",
        title="Fredensborg 1976, children",
        bands=("dysplasia", below(15), "borderline", upto(20), "normal"),
        population="children, as listed in the literature table of Tannast 2015",
        sources=(TANNAST_2015,),
        evidence="seen",
        views=("ap_child",),
        ages=CHILDREN,
        note=EDGE,
    ),
    *(
        Reference(
            key=f"severin_{first}",
            title=f"Severin, {who}",
            bands=("dysplasia", below(low), "borderline", upto(high), "normal"),
            population=f"{who}, as commonly quoted",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            views=("ap_child",),
            ages=ages,
        )
        for first, who, low, high, ages in (
            (6, "age 6 to 13", 15, 19, (6, 13.99)), (14, "age 14 to 17", 20, 25, (14, 17.99))
        )
    ),
)
