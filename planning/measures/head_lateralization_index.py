"""How far the head center lies from the teardrop, as a share of half the width between the teardrops (Ninomiya)."""

from planning.geometry import Symbol, along, distance, ratio
from planning.measures.declare import measure
from planning.sources import ANGLES_DRAWN
from planning.views import Frame


@measure(
    name="Head lateralization index",
    short="Lateralization",
    views=("ap_pelvis",),
    unit="ratio",
    positive="the head center lies lateral to the teardrop",
    order=74,
    sources=(ANGLES_DRAWN,),
    note="No limit is known that could be confirmed.",
)
def head_lateralization_index(pelvis: Frame, head: Symbol, teardrop: Symbol, other_teardrop: Symbol) -> Symbol:
    """Width from the teardrop to the head center, by half the distance between the teardrops."""
    half = Symbol("scaled", (distance(teardrop, other_teardrop),), (("by", 0.5),))
    return ratio(along(head.center - teardrop, pelvis.lateral), half)
