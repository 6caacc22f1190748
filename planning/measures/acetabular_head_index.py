"""How much of the femoral head's width the roof covers: what the extrusion index leaves of 100 %."""

from planning.geometry import Symbol, along, percent
from planning.measures.declare import ADULTS, Reference, below, measure
from planning.sources import ENGESAETER_2013, UNCONFIRMED
from planning.views import Frame

BERGEN = [
    Reference(
        key=f"engesaeter_2013_{sex.lower()}",
        title=f"Engesæter 2013, {who}",
        bands=("below the 2.5th percentile", below(limit), "normal"),
        population=f"2,011 Norwegians aged 19; {who}, mean {mean} %",
        sources=(ENGESAETER_2013,),
        evidence="seen",
        sex=sex,
        ages=ADULTS,
        note="Printed there as the femoral head extrusion index, but it is coverage.",
    )
    for sex, who, limit, mean in (("M", "men", 74, "86.0 ± 6.3"), ("F", "women", 73, "85.6 ± 6.6"))
]


@measure(
    name="Acetabular head index",
    short="AHI",
    views=("ap_pelvis",),
    unit="%",
    positive="the roof reaches lateral to the medial edge of the head",
    references=(
        *BERGEN,
        Reference(
            key="ahi_75",
            title="From 75",
            bands=("decreased", below(75), "normal"),
            population="adults; older rule",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            ages=ADULTS,
        ),
    ),
    order=55,
)
def acetabular_head_index(pelvis: Frame, head: Symbol, sourcil_lateral: Symbol) -> Symbol:
    """Width from the medial edge of the head to the end of the sourcil, as a percentage of the head's diameter."""
    return percent(along(sourcil_lateral - head.farthest(pelvis.medial), pelvis.lateral), head.diameter)
