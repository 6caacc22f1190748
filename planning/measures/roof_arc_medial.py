"""How far from straight above the head center a fracture enters the roof on the AP pelvis (Matta)."""

from planning.geometry import Symbol, angle
from planning.measures.declare import ADULTS, Reference, below, measure
from planning.measures.roof_arc import NOTE, roof_arc_limits
from planning.sources import MATTA_1986, Source
from planning.views import Frame


@measure(
    name="Medial roof arc",
    short="Roof arc medial",
    views=("ap_pelvis",),
    unit="deg",
    positive="the fracture lies medial to the top of the roof",
    references=(
        *roof_arc_limits(45, 46),
        Reference(
            key="olson_matta_1993",
            title="Olson and Matta 45",
            bands=("weight-bearing dome involved", below(45), "weight-bearing dome spared"),
            population="the arc that goes with the upper 10 mm of the dome on CT",
            sources=(Source("Olson and Matta 1993", doi="10.1097/00005131-199310000-00002"),),
            evidence="seen",
            ages=ADULTS,
            note=NOTE,
        ),
    ),
    order=100,
    sources=(MATTA_1986,),
)
def roof_arc_medial(pelvis: Frame, head: Symbol, fracture: Symbol) -> Symbol:
    """Angle at the head center from straight up to where the fracture meets the roof."""
    return angle(pelvis.cranial, fracture - head.center, toward=pelvis.medial)
