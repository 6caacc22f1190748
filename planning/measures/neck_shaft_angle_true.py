"""The neck-shaft angle freed of version, which makes it read too large on an AP film."""

from planning.geometry import Symbol
from planning.measures.biplane import POSITION, RIPPSTEIN, true_neck_shaft
from planning.measures.declare import measure
from planning.measures.femoral_version import version


@measure(
    name="Neck-shaft angle, true",
    short="NSA true",
    views=("rippstein",),
    unit="deg",
    positive="always positive",
    order=161,
    sources=(RIPPSTEIN,),
    note=POSITION,
)
def neck_shaft_angle_true(head: Symbol, neck_axis: Symbol, knee_line: Symbol) -> Symbol:
    """The neck-shaft angle of the AP film, corrected by the version that both films give."""
    return true_neck_shaft(version(head, neck_axis, knee_line))
