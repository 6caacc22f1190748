"""How wide an angle of the femoral head the weight-bearing roof spans."""

from planning.geometry import Symbol, angle, plus
from planning.measures.declare import Reference, below, measure, upto
from planning.sources import TANNAST_2015, TANNAST_HIPS
from planning.views import Frame


@measure(
    name="Acetabular arc",
    short="Arc",
    views=("ap_pelvis",),
    unit="deg",
    positive="the sourcil runs from medial to lateral over the head",
    references=(
        Reference(
            key="tannast_2015",
            title="Tannast 61–65",
            bands=("decreased", below(61), "normal", upto(65), "increased"),
            population=TANNAST_HIPS,
            sources=(TANNAST_2015,),
            evidence="seen",
            ages=(18, 150),
        ),
    ),
    order=70,
)
def acetabular_arc(pelvis: Frame, head: Symbol, sourcil_medial: Symbol, sourcil_lateral: Symbol) -> Symbol:
    """Angle at the head center from the medial to the lateral end of the sourcil, as the sum of both from straight up.

    As one angle it would change its sign where the medial end lies lower than the head's center.
    """
    medial = angle(pelvis.cranial, sourcil_medial - head.center, toward=pelvis.medial)
    return plus(medial, angle(pelvis.cranial, sourcil_lateral - head.center, toward=pelvis.lateral))
