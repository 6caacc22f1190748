"""How far the posterior wall covers the head, in head radii."""

from planning.geometry import Symbol
from planning.measures.declare import measure
from planning.measures.wall_coverage import NOTE, normal_range, wall_index
from planning.sources import SIEBENROCK_2012


@measure(
    name="Posterior wall index",
    short="PWI",
    views=("ap_pelvis",),
    unit="ratio",
    positive="the wall reaches lateral to the medial edge of the head",
    references=(normal_range(0.81, 1.14, 0.91),),
    order=81,
    sources=(SIEBENROCK_2012,),
    note=NOTE,
)
def posterior_wall_index(head: Symbol, neck_axis: Symbol, posterior_wall: Symbol) -> Symbol:
    """From the medial edge of the head to the posterior wall along the neck axis, by the radius of the head."""
    return wall_index(head, neck_axis, posterior_wall)
