"""The width of the joint space straight above the head center."""

from planning.geometry import Symbol, contour_meet, line
from planning.measures.declare import measure
from planning.measures.joint_space import space_at
from planning.sources import TERJESEN_2012
from planning.views import Frame


@measure(
    name="Joint space width, central",
    short="JSW central",
    views=("ap_pelvis",),
    unit="mm",
    positive="the roof lies outside the head circle",
    order=92,
    sources=(TERJESEN_2012,),
    note="Published limits are for the least width.",
)
def joint_space_central(pelvis: Frame, head: Symbol, roof: Symbol) -> Symbol:
    """Distance from the head circle to the roof outline, straight above the head center."""
    return space_at(head, contour_meet(roof, line(head.center, pelvis.cranial)))
