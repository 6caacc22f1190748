"""Whether the pelvis is turned: the width of the right obturator foramen by that of the left."""

from planning.geometry import Symbol, along, ratio
from planning.measures.declare import Reference, below, measure, upto
from planning.sources import PORTINARO_1995, TONNIS_1976, Source
from planning.views import Frame


@measure(
    name="Obturator foramen ratio",
    short="Foramen ratio",
    views=("ap_pelvis", "ap_child"),
    unit="ratio",
    positive="always positive; below 1 the pelvis is turned to the right",
    references=(
        Reference(
            key="tonnis_0_56_1_8",
            title="Tönnis 0.56–1.8",
            bands=("turned to the right", below(0.56), "normal", upto(1.8), "turned to the left"),
            population="films kept for the acetabular index; angles then changed by 2° or less",
            sources=(TONNIS_1976, Source("Tönnis 1976, scan", page="scribd.com/document/245660035")),
            evidence="seen",
        ),
        Reference(
            key="portinaro_0_5_2",
            title="Portinaro 0.5–2",
            bands=("turned to the right", below(0.5), "normal", upto(2), "turned to the left"),
            population="children; the acetabular index then errs by 3° or less",
            sources=(PORTINARO_1995,),
            evidence="seen",
            views=("ap_child",),
        ),
        Reference(
            key="tonnis_0_7_1_8",
            title="0.7–1.8",
            bands=("turned to the right", below(0.7), "normal", upto(1.8), "turned to the left"),
            population="as Tönnis 1976 is usually quoted",
            sources=(TONNIS_1976,),
            evidence="unverified",
        ),
    ),
    order=201,
    sided=False,
)
def foramen_ratio(
    pelvis: Frame,
    foramen_medial: Symbol,
    foramen_lateral: Symbol,
    other_foramen_medial: Symbol,
    other_foramen_lateral: Symbol,
) -> Symbol:
    """Width of the right obturator foramen along the pelvic line, by that of the left."""
    return ratio(
        along(foramen_lateral - foramen_medial, pelvis.lateral),
        along(other_foramen_lateral - other_foramen_medial, pelvis.medial),
    )
