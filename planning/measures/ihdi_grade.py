"""How far a child's femur has left the socket, in four grades by the middle of its metaphysis (IHDI)."""

from planning.geometry import Symbol, along, distance, product, ratio
from planning.measures.declare import measure
from planning.measures.negative import is_negative
from planning.sources import IHDI, Source
from planning.views import Frame

HAIR = 1e-6  # of the roof's length: a point on a line has the milder grade, whatever the rounding


@measure(
    name="IHDI grade",
    short="IHDI",
    views=("ap_child",),
    unit="grade",
    positive="higher is farther out",
    order=142,
    sources=(IHDI, Source("Reliability of the IHDI grade", pmcid="PMC4484663")),
    note="The grade is its own limit: it has no further limits.",
)
def ihdi_grade(hilgenreiner: Frame, triradiate: Symbol, acetabular_edge: Symbol, metaphysis: Symbol) -> Symbol:
    """I: the point is at or medial to Perkins' line; II: at or medial to the 45° line; III: above neither; IV: above.

    Perkins' line stands on Hilgenreiner's at the edge of the roof; the 45° line runs down and outward from where
    they cross. Only a point lateral to Perkins' line can have a grade above I.
    """
    roof = distance(triradiate, acetabular_edge)
    one, hair = ratio(roof, roof), Symbol("scaled", (roof,), (("by", HAIR),))
    outside = along(metaphysis - acetabular_edge, hilgenreiner.lateral)
    beneath = along(triradiate - metaphysis, hilgenreiner.cranial)
    past_perkins = is_negative(hair - outside)
    past_diagonal = is_negative(beneath + hair - outside)
    above = is_negative(beneath + hair)
    return one + past_perkins + product(past_perkins, past_diagonal) + product(past_perkins, above)
