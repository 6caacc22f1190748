"""The least width of the joint space under the roof."""

from planning.geometry import Symbol, nearest
from planning.measures.declare import ADULTS, Reference, below, measure
from planning.measures.joint_space import space_at
from planning.sources import TERJESEN_2012


@measure(
    name="Joint space width, least",
    short="JSW",
    views=("ap_pelvis",),
    unit="mm",
    positive="the roof lies outside the head circle",
    references=(
        Reference(
            key="terjesen_2012",
            title="Terjesen 2 mm",
            bands=("osteoarthritis", below(2), "normal"),
            population="61 hips; least width of the upper joint space",
            sources=(TERJESEN_2012,),
            evidence="seen",
            ages=ADULTS,
        ),
    ),
    order=90,
    note="Standing and supine films differ.",
)
def joint_space_width(head: Symbol, roof: Symbol) -> Symbol:
    """Least distance from the roof outline to the head circle."""
    return space_at(head, nearest(roof, head.center))
