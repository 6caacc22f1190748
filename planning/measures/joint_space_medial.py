"""The width of the joint space at the medial end of the roof outline."""

from planning.geometry import Symbol
from planning.measures.declare import measure
from planning.measures.joint_space import space_at
from planning.sources import TERJESEN_2012


@measure(
    name="Joint space width, medial",
    short="JSW medial",
    views=("ap_pelvis",),
    unit="mm",
    positive="the roof lies outside the head circle",
    order=93,
    sources=(TERJESEN_2012,),
    note="Published limits are for the least width.",
)
def joint_space_medial(head: Symbol, roof: Symbol) -> Symbol:
    """Distance from the head circle to the roof outline, at the medial end of the roof outline."""
    return space_at(head, roof.last)
