"""How steeply the socket opens, from the teardrop to the lateral end of the sourcil (Sharp)."""

from planning.geometry import Symbol, angle
from planning.measures.declare import Reference, below, measure, upto
from planning.sources import ANGLE_OF_THE_CHILD, ENGESAETER_2013, TANNAST_2015, TANNAST_HIPS
from planning.views import Frame

BERGEN = [
    Reference(
        key=f"engesaeter_2013_{sex.lower()}",
        title=f"Engesæter 2013, {who}",
        bands=("normal", upto(limit), "above the 97.5th percentile"),
        population=f"2,011 Norwegians aged 19; {who}, mean {mean}",
        sources=(ENGESAETER_2013,),
        evidence="seen",
        sex=sex,
        ages=(18, 150),
    )
    for sex, who, limit, mean in (("M", "men", 46, "38.8 ± 3.5"), ("F", "women", 47, "40.7 ± 3.5"))
]


@measure(
    name="Sharp angle",
    short="Sharp",
    views=("ap_pelvis",),
    unit="deg",
    positive="the lateral end of the roof lies above the teardrop",
    references=(
        Reference(
            key="tannast_2015",
            title="Tannast 38–42",
            bands=("decreased", below(38), "normal", upto(42), "increased"),
            population=TANNAST_HIPS,
            sources=(TANNAST_2015,),
            evidence="seen",
            ages=(18, 150),
        ),
        Reference(
            key="sharp_33_38",
            title="Sharp 33–38",
            bands=("decreased", below(33), "normal", upto(38), "indeterminate", upto(42), "increased"),
            population="adults, as an encyclopedia gives them",
            sources=(ANGLE_OF_THE_CHILD,),
            evidence="seen",
            ages=(18, 150),
            note="Authors differ on the upper limit: above 42, or 45 and more. Low is printed as under 32.",
        ),
        Reference(
            key="sharp_39_47",
            title="Sharp 39 / 47",
            bands=("normal", below(39), "indeterminate", upto(47), "increased"),
            population="adults, as an earlier version of the same encyclopedia gave them",
            sources=(ANGLE_OF_THE_CHILD,),
            evidence="seen",
            ages=(18, 150),
            note="Printed as 39 to 46 indeterminate, above 47 dysplastic.",
        ),
        *BERGEN,
    ),
    order=40,
)
def sharp_angle(pelvis: Frame, teardrop: Symbol, sourcil_lateral: Symbol) -> Symbol:
    """Angle at the teardrop from the pelvic line to the lateral end of the sourcil."""
    return angle(pelvis.lateral, sourcil_lateral - teardrop, toward=pelvis.cranial)
