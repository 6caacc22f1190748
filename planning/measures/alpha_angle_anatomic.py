"""The alpha angle about the neck's own axis, from several neck centers; up to 13° from the three-point one."""

from planning.geometry import Symbol, angle, heading
from planning.measures.asphericity import DEPARTS
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.sources import Source

BOUMA_2014 = Source("Bouma et al., Acta Orthop 2014", doi="10.3109/17453674.2014.899841")


@measure(
    name="Alpha angle (anatomic axis)",
    short="Alpha anatomic",
    views=("dunn_45", "dunn_90", "frog_leg", "cross_table"),
    unit="deg",
    positive="always positive",
    references=(
        Reference(
            key="bouma_2014",
            title="Bouma 30–66",
            bands=("below the reference interval", below(30), "normal", upto(66), "above the reference interval"),
            population="83 asymptomatic hips, cross-table, anatomic axis, 95 % reference interval",
            sources=(BOUMA_2014,),
            evidence="seen",
            views=("cross_table",),
            ages=ADULTS,
        ),
    ),
    order=112,
    note=DEPARTS,
    sources=(BOUMA_2014,),
)
def alpha_angle_anatomic(head: Symbol, neck_line: Symbol, head_neck_junction: Symbol) -> Symbol:
    """Angle at the head center between the line of the neck centers, moved there, and the head-neck junction."""
    return angle(heading(neck_line), head_neck_junction - head.center)
