"""How far the head stands out in front of the neck, in millimeters."""

from planning.geometry import Symbol, along, perpendicular
from planning.measures.declare import ADULTS, Reference, below, measure
from planning.sources import UNCONFIRMED


@measure(
    name="Head-neck offset",
    short="Offset",
    views=("dunn_45", "dunn_90", "frog_leg", "cross_table"),
    unit="mm",
    positive="the head reaches farther forward than the neck",
    references=(
        Reference(
            key="eijer_10",
            title="Eijer 10 mm",
            bands=("cam", below(10), "normal"),
            population="adults, cross-table lateral view",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            views=("cross_table",),
            ages=ADULTS,
            note="In 986 dry hips the mean was 7.7 mm (doi 10.1177/23259671231223185): most would be called a cam.",
        ),
        Reference(
            key="offset_8",
            title="8 mm",
            bands=("cam", below(8), "normal"),
            population="adults, cross-table lateral view; as commonly quoted",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            views=("cross_table",),
            ages=ADULTS,
            note="A study of 992 dry hips took 7 mm (doi 10.1016/j.arthro.2024.07.016), not on a film.",
        ),
    ),
    order=122,
)
def head_neck_offset(head: Symbol, neck_axis: Symbol, neck_anterior: Symbol) -> Symbol:
    """Distance between the lines that touch the head and the neck in front, parallel to the neck axis."""
    anterior = perpendicular(neck_axis - head.center, toward=neck_anterior - head.center)
    return along(head.farthest(anterior) - neck_anterior, anterior)
