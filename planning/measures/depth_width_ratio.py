"""How deep the socket is for its width."""

from planning.geometry import Symbol, distance, foot, line, ratio
from planning.measures.declare import ADULTS, Reference, below, measure
from planning.sources import ANGLES_DRAWN, UNCONFIRMED


@measure(
    name="Acetabular depth-width ratio",
    short="Depth/width",
    views=("ap_pelvis",),
    unit="ratio",
    positive="always positive",
    references=(
        Reference(
            key="depth_0_25",
            title="From 0.25",
            bands=("shallow", below(0.25), "normal"),
            population="adults; in the older literature printed times 1000, as 250",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            ages=ADULTS,
            note="Depth reads larger with forward tilt and when an osteophyte is counted.",
        ),
    ),
    order=72,
    sources=(ANGLES_DRAWN,),
)
def depth_width_ratio(teardrop: Symbol, sourcil_lateral: Symbol, roof_apex: Symbol) -> Symbol:
    """Distance of the deepest roof from the line between teardrop and lateral sourcil, by the length of that line."""
    width = line(teardrop, sourcil_lateral - teardrop)
    return ratio(distance(roof_apex, foot(roof_apex, width)), distance(teardrop, sourcil_lateral))
