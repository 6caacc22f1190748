"""How far the weight-bearing roof covers the femoral head sideways, read to the lateral end of the sourcil."""

from planning.geometry import Symbol, angle
from planning.measures.declare import measure
from planning.measures.lateral_coverage import CHILDRENS_COVERAGE, LATERAL_COVERAGE
from planning.views import Frame


@measure(
    name="Lateral center-edge angle (sourcil)",
    short="LCEA",
    views=("ap_pelvis", "ap_child"),
    unit="deg",
    positive="the roof ends lateral to the head center",
    references=(*LATERAL_COVERAGE, *CHILDRENS_COVERAGE),
    order=10,
)
def lcea_sourcil(pelvis: Frame, head: Symbol, sourcil_lateral: Symbol) -> Symbol:
    """Angle at the head center from straight up to the lateral end of the sourcil (Ogata's refined CE angle)."""
    return angle(pelvis.cranial, sourcil_lateral - head.center, toward=pelvis.lateral)
