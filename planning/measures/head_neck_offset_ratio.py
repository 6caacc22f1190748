"""How far the head stands out in front of the neck, as a share of the head's diameter."""

from planning.geometry import Symbol, along, perpendicular, ratio
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.sources import POLLARD_2010, POLLARD_HIPS, UNCONFIRMED, Source


@measure(
    name="Head-neck offset ratio",
    short="Offset ratio",
    views=("dunn_45", "dunn_90", "frog_leg", "cross_table"),
    unit="ratio",
    positive="the head reaches farther forward than the neck",
    references=(
        Reference(
            key="offset_0_17",
            title="Cam below 0.17",
            bands=("cam", below(0.17), "normal"),
            population="adults, lateral view",
            sources=(
                Source(
                    "Radiopaedia text on head-neck offset",
                    page="pacs.de/term/femoral-head-neck-offset-femoroacetabular-impingement",
                ),
            ),
            evidence="seen",
            ages=(18, 150),
        ),
        Reference(
            key="pollard_2010",
            title="Pollard 0.14–0.24",
            bands=("below the reference interval", below(0.14), "normal", upto(0.24), "above the reference interval"),
            population=POLLARD_HIPS,
            sources=(POLLARD_2010,),
            evidence="seen",
            ages=ADULTS,
            views=("cross_table",),
        ),
        Reference(
            key="eijer_0_18",
            title="Eijer 0.18",
            bands=("cam", below(0.18), "normal"),
            population="adults, cross-table lateral view",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            ages=ADULTS,
            views=("cross_table",),
        ),
    ),
    order=120,
)
def head_neck_offset_ratio(head: Symbol, neck_axis: Symbol, neck_anterior: Symbol) -> Symbol:
    """Distance between the lines that touch the head and the neck in front, parallel to the neck axis, by diameter."""
    anterior = perpendicular(neck_axis - head.center, toward=neck_anterior - head.center)
    return ratio(along(head.farthest(anterior) - neck_anterior, anterior), head.diameter)
