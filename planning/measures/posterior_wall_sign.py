"""Whether the posterior wall runs medial to the head center: a sign of too little cover behind."""

from planning.geometry import Symbol, along, contour_meet, line
from planning.measures.declare import measure
from planning.measures.negative import is_negative
from planning.sources import RETROVERSION_SIGNS, Source
from planning.views import Frame


@measure(
    name="Posterior wall sign",
    short="PW sign",
    views=("ap_pelvis",),
    unit="sign",
    positive="the posterior wall lies medial to the head center",
    order=79,
    sources=(RETROVERSION_SIGNS, Source("Acta Orthop 2012, figure 1", doi="10.3109/17453674.2012.684138")),
    note="One cohort lists the sign as its normal state. Tilt and rotation of the pelvis change it. A sign has "
    "no limits.",
)
def posterior_wall_sign(pelvis: Frame, head: Symbol, posterior_wall: Symbol) -> Symbol:
    """Present where the posterior wall, at the height of the head center, lies medial to it."""
    wall = contour_meet(posterior_wall, line(head.center, pelvis.lateral))
    return is_negative(along(wall - head.center, pelvis.lateral))
