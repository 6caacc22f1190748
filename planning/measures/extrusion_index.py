"""How much of the femoral head's width lies uncovered, lateral to the end of the sourcil."""

from planning.geometry import Symbol, along, percent
from planning.measures.declare import Reference, below, measure, upto
from planning.sources import TANNAST_2015, TANNAST_HIPS, UNCONFIRMED, Source
from planning.views import Frame


@measure(
    name="Extrusion index",
    short="Extrusion",
    views=("ap_pelvis",),
    unit="%",
    positive="the head reaches lateral to the end of the roof",
    references=(
        Reference(
            key="tannast_2015",
            title="Tannast 17–27",
            bands=("decreased", below(17), "normal", upto(27), "increased"),
            population=TANNAST_HIPS,
            sources=(
                TANNAST_2015,
                Source("Radiopaedia, Extrusion index", page="radiopaedia.org/articles/extrusion-index"),
            ),
            evidence="seen",
            ages=(18, 150),
            note="Falsely high with a cam bump. One cohort calls its complement, coverage, by this name.",
        ),
        Reference(
            key="extrusion_25",
            title="Up to 25",
            bands=("normal", upto(25), "increased"),
            population="adults; older rule",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            ages=(18, 150),
        ),
    ),
    order=50,
)
def extrusion_index(pelvis: Frame, head: Symbol, sourcil_lateral: Symbol) -> Symbol:
    """Width of the head lateral to the sourcil, along the pelvic line, as a percentage of its diameter."""
    uncovered = along(head.farthest(pelvis.lateral) - sourcil_lateral, pelvis.lateral)
    return percent(uncovered, head.diameter)
