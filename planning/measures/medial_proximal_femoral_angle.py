"""How high the tip of the greater trochanter stands against the head, as an angle on the shaft (MPFA)."""

from planning.geometry import Symbol, angle
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.sources import UNCONFIRMED


@measure(
    name="Medial proximal femoral angle",
    short="MPFA",
    views=("ap_pelvis",),
    unit="deg",
    positive="always positive",
    references=(
        Reference(
            key="mpfa_80_89",
            title="80–89",
            bands=("decreased", below(80), "normal", upto(89), "increased"),
            population="adults, mean 84; as commonly quoted after Paley",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            ages=ADULTS,
        ),
    ),
    order=85,
)
def medial_proximal_femoral_angle(head: Symbol, trochanter_tip: Symbol, shaft_axis: Symbol) -> Symbol:
    """Angle at the tip of the greater trochanter between the shaft axis, downward, and the line to the head center."""
    return angle(shaft_axis, head.center - trochanter_tip)
