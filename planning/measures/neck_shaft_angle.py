"""The angle of the femoral neck on the shaft (CCD, NSA); version of the neck makes it read too large on a film."""

from planning.geometry import Symbol, angle
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.sources import EMC_2002, Source


@measure(
    name="Neck-shaft angle",
    short="NSA",
    views=("ap_pelvis",),
    unit="deg",
    positive="always positive",
    references=(
        Reference(
            key="nsa_120_140",
            title="120–140",
            bands=("coxa vara", below(120), "normal", upto(140), "coxa valga"),
            population="adults",
            sources=(Source("IJORIM 2017, as quoted", page="ijorim 2017"),),
            evidence="seen",
            ages=ADULTS,
        ),
        Reference(
            key="emc_120_135",
            title="EMC 120–135",
            bands=("decreased", below(120), "normal", upto(135), "indeterminate", below(140), "coxa valga"),
            population="adults, standing AP film",
            sources=(EMC_2002,),
            evidence="seen",
            ages=ADULTS,
        ),
        Reference(
            key="ship_114_140",
            title="SHIP 114–140",
            bands=("below the reference interval", below(114), "normal", upto(140), "above the reference interval"),
            population="3,226 adults of the general population, MRI; mean 127 ± 7, 95 % reference interval",
            sources=(Source("SHIP, the neck-shaft angle in the general population",
                            page="ichgcp.net, 199964-the-neck-shaft-angle"),),
            evidence="seen",
            ages=ADULTS,
        ),
    ),
    order=84,
    note="At 30° of version a neck of 130° reads 134°, at 40° it reads 138°.",
)
def neck_shaft_angle(head: Symbol, neck_axis: Symbol, shaft_axis: Symbol) -> Symbol:
    """Angle between the neck axis, toward the head, and the shaft axis, downward; on the medial side."""
    return angle(shaft_axis, head.center - neck_axis)
