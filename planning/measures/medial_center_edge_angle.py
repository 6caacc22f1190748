"""How far the weight-bearing roof reaches over the femoral head toward the midline."""

from planning.geometry import Symbol, angle
from planning.measures.declare import Reference, below, measure, upto
from planning.sources import TANNAST_2015, TANNAST_HIPS
from planning.views import Frame


@measure(
    name="Medial center-edge angle",
    short="MCEA",
    views=("ap_pelvis",),
    unit="deg",
    positive="the roof begins medial to the head center",
    references=(
        Reference(
            key="tannast_2015",
            title="Tannast 35–44",
            bands=("decreased", below(35), "normal", upto(44), "increased"),
            population=TANNAST_HIPS,
            sources=(TANNAST_2015,),
            evidence="seen",
            ages=(18, 150),
        ),
    ),
    order=60,
)
def medial_center_edge_angle(pelvis: Frame, head: Symbol, sourcil_medial: Symbol) -> Symbol:
    """Angle at the head center from straight up to the medial end of the sourcil."""
    return angle(pelvis.cranial, sourcil_medial - head.center, toward=pelvis.medial)
