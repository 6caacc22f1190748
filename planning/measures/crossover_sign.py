"""Whether the edges of the anterior and the posterior wall cross: a sign of a retroverted socket."""

from planning.geometry import Symbol, crosses
from planning.measures.declare import measure
from planning.measures.same_corner import CORNER
from planning.sources import DRY_PELVIS, RETROVERSION_SIGNS, ZALTZ_2013


@measure(
    name="Crossover sign",
    short="Crossover",
    views=("ap_pelvis",),
    unit="sign",
    positive="the anterior wall begins lateral to the posterior wall and crosses it",
    order=77,
    sources=(RETROVERSION_SIGNS, ZALTZ_2013, DRY_PELVIS),
    note="In one series half of the positive ones were not retroverted on CT. Tilt of 5° or rotation of 10° fakes it. "
    "A sign has no limits.",
)
def crossover_sign(anterior_wall: Symbol, posterior_wall: Symbol) -> Symbol:
    """Present where the two outlines cross below the corner of the roof that they both begin at."""
    return crosses(anterior_wall, posterior_wall, clear=CORNER)
