"""How far the roof covers the head in front on the false profile, read to the anterior end of the sourcil."""

from planning.geometry import Symbol
from planning.measures.anterior_coverage import ANTERIOR_COVERAGE, LEVEL, anterior_center_edge_angle
from planning.measures.declare import measure
from planning.sources import FALSE_PROFILE_POSITION


@measure(
    name="Anterior center-edge angle (sourcil)",
    short="ACEA",
    views=("false_profile",),
    unit="deg",
    positive="the roof ends in front of the head center",
    references=ANTERIOR_COVERAGE,
    order=130,
    sources=(FALSE_PROFILE_POSITION,),
    note=LEVEL,
)
def acea_sourcil(head: Symbol, sourcil_anterior: Symbol) -> Symbol:
    """Angle at the head center from straight up to the anterior end of the sourcil (Lequesne)."""
    return anterior_center_edge_angle(head, sourcil_anterior)
