"""How far the anterior wall covers the head, in head radii."""

from planning.geometry import Symbol
from planning.measures.declare import measure
from planning.measures.wall_coverage import NOTE, normal_range, wall_index
from planning.sources import SIEBENROCK_2012


@measure(
    name="Anterior wall index",
    short="AWI",
    views=("ap_pelvis",),
    unit="ratio",
    positive="the wall reaches lateral to the medial edge of the head",
    references=(normal_range(0.30, 0.51, 0.41),),
    order=80,
    sources=(SIEBENROCK_2012,),
    note=NOTE,
)
def anterior_wall_index(head: Symbol, neck_axis: Symbol, anterior_wall: Symbol) -> Symbol:
    """From the medial edge of the head to the anterior wall along the neck axis, by the radius of the head."""
    return wall_index(head, neck_axis, anterior_wall)
