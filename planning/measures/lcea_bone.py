"""How far the bony rim reaches over the femoral head sideways; about 4° more than to the sourcil in adults."""

from planning.geometry import Symbol, angle
from planning.measures.declare import Reference, below, measure
from planning.measures.lateral_coverage import LATERAL_COVERAGE
from planning.sources import ENGESAETER_2013
from planning.views import Frame

BERGEN = [
    Reference(
        key=f"engesaeter_2013_{sex.lower()}",
        title=f"Engesæter 2013, {who}",
        bands=("below the 2.5th percentile", below(limit), "normal"),
        population=f"2,011 Norwegians aged 19; {who}, mean {mean}",
        sources=(ENGESAETER_2013,),
        evidence="seen",
        sex=sex,
        ages=(18, 150),
    )
    for sex, who, limit, mean in (("M", "men", 21, "32.1 ± 6.1"), ("F", "women", 20, "31.0 ± 6.1"))
]


@measure(
    name="Lateral center-edge angle (bony edge)",
    short="LCEA bone",
    views=("ap_pelvis",),
    unit="deg",
    positive="the rim ends lateral to the head center",
    references=(*LATERAL_COVERAGE, *BERGEN),
    order=20,
)
def lcea_bone(pelvis: Frame, head: Symbol, acetabular_edge: Symbol) -> Symbol:
    """Angle at the head center from straight up to the most lateral point of the bony rim."""
    return angle(pelvis.cranial, acetabular_edge - head.center, toward=pelvis.lateral)
