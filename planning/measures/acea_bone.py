"""How far the roof covers the head in front on the false profile, read to the most anterior point of the bony rim."""

from planning.geometry import Symbol
from planning.measures.anterior_coverage import ANTERIOR_COVERAGE, LEVEL, anterior_center_edge_angle
from planning.measures.declare import measure
from planning.sources import FALSE_PROFILE_POSITION


@measure(
    name="Anterior center-edge angle (bony edge)",
    short="ACEA bone",
    views=("false_profile",),
    unit="deg",
    positive="the roof ends in front of the head center",
    references=ANTERIOR_COVERAGE,
    order=131,
    sources=(FALSE_PROFILE_POSITION,),
    note=LEVEL,
)
def acea_bone(head: Symbol, acetabular_edge_anterior: Symbol) -> Symbol:
    """Angle at the head center from straight up to the most anterior point of the bony rim (Lequesne)."""
    return anterior_center_edge_angle(head, acetabular_edge_anterior)
