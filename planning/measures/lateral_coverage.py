"""The published limits for the lateral center-edge angle; papers differ in which edge they read it to."""

from planning.measures.declare import ADULTS, CHILDREN, Reference, below, upto
from planning.sources import ASHWELL_2016, BERN_2021, TANNAST_2015, TANNAST_HIPS, UNCONFIRMED, Source

EDGE = "Most papers do not say whether they read the sourcil or the bony edge; the two differ by about 4°."

LATERAL_COVERAGE = (
    Reference(
        key="wiberg",
        title="Wiberg 20 / 25 / 40",
        bands=("dysplasia", below(20), "borderline", below(25), "normal", below(40), "overcoverage"),
        population="adults; cut points as used in 252 hip-arthroscopy patients",
        sources=(ASHWELL_2016,),
        evidence="seen",
        views=("ap_pelvis",),
        ages=ADULTS,
        note=EDGE,
    ),
    Reference(
        key="tannast_2015",
        title="Tannast 22 / 23–33 / 34–39 / 40",
        bands=(
            "dysplasia", below(23), "normal", below(34), "overcoverage", below(40), "severe overcoverage",
        ),
        population=TANNAST_HIPS,
        sources=(TANNAST_2015, BERN_2021),
        evidence="seen",
        views=("ap_pelvis",),
        ages=ADULTS,
        note="Printed in whole degrees; each band begins at its printed lower limit. " + EDGE,
    ),
    Reference(
        key="fredensborg_1976",
        title="Wiberg 1939, Fredensborg 1976",
        bands=("dysplasia", below(20), "borderline", upto(25), "normal"),
        population="adults, as listed in the literature table of Tannast 2015",
        sources=(TANNAST_2015,),
        evidence="seen",
        views=("ap_pelvis",),
        ages=ADULTS,
        note=EDGE,
    ),
    Reference(
        key="wide_borderline",
        title="Wide borderline 18–25",
        bands=("dysplasia", below(18), "borderline", upto(25), "normal"),
        population="adults; used by 6 of 12 studies in a systematic review",
        sources=(Source("Systematic review of borderline dysplasia", pmcid="PMC8113971"),),
        evidence="seen",
        views=("ap_pelvis",),
        ages=ADULTS,
        note=EDGE,
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
