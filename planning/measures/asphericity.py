"""The construction that the alpha angles of all views share, and the limits that hold on more than one of them."""

from planning.geometry import Symbol, angle
from planning.measures.declare import ADULTS, Reference, below
from planning.sources import VAN_KLIJ_2020

DEPARTS = (
    "How far outside the head circle the junction is marked, the tolerance at which the outline departs there, is told "
    "beside the angle; no published tolerance was found."
)
CAM_60 = Reference(
    key="van_klij_2020",
    title="van Klij 60",
    bands=("normal", below(60), "cam"),
    population="systematic review; recommended for any view",
    sources=(VAN_KLIJ_2020,),
    evidence="seen",
    ages=ADULTS,
)


def three_point_alpha(head: Symbol, neck_axis: Symbol, head_neck_junction: Symbol) -> Symbol:
    """Angle at the head center between the neck axis and the point where the contour leaves the head circle.

    Unsigned, 0 to 180. The axis runs from the head center to the middle of the narrowest neck
    (Nötzli et al. 2002, PMID 12043778).
    """
    return angle(neck_axis - head.center, head_neck_junction - head.center)
