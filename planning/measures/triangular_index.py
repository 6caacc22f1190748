"""How far the upper neck bulges beyond the head's own circle (Gosvig)."""

from planning.geometry import Symbol, contour_meet, distance, line, midpoint, minus, perpendicular
from planning.measures.declare import ADULTS, Reference, below, measure
from planning.sources import GOSVIG_2007, UNCONFIRMED


@measure(
    name="Triangular index",
    short="Triangular",
    views=("ap_pelvis",),
    unit="mm",
    positive="the outline lies outside the head circle",
    references=(
        Reference(
            key="gosvig_2",
            title="Gosvig 2 mm",
            bands=("normal", below(2), "cam"),
            population="adults, AP view; quoted for films magnified 1.2 times, on which 2 mm are 1.7 mm of bone",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            ages=ADULTS,
        ),
    ),
    order=83,
    sources=(GOSVIG_2007,),
)
def triangular_index(head: Symbol, neck_axis: Symbol, head_neck_contour: Symbol) -> Symbol:
    """Distance from the head center to the upper outline half a radius down the neck axis, less the radius."""
    neck = neck_axis - head.center
    half_way = midpoint(head.center, head.farthest(neck))
    upright = perpendicular(neck, toward=head_neck_contour.first - half_way)
    return minus(distance(head.center, contour_meet(head_neck_contour, line(half_way, upright))), head.radius)
