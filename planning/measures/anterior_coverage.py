"""The step and the published limits that both anterior center-edge angles share (Lequesne)."""

from planning.geometry import Symbol, angle, film_up, first_of, perpendicular
from planning.landmarks import LANDMARKS
from planning.measures.declare import ADULTS, Reference, below, upto
from planning.sources import EMC_2002, FALSE_PROFILE_POSTER, UNCONFIRMED, Source

CHECK = Source("CHECK cohort, 1,002 people aged 45–65",
               page="paperexplained.cn, 89d43518f2a1de784d365776f2115aba40a30e15")
EDGE = "Sources differ in the edge they read; to the bony edge it is about 10° more than to the sourcil."
LEVEL = "Straight up is the film's upper edge. Tilt of the pelvis adds 0.65°, rotation 0.18° for each degree."

ANTERIOR_COVERAGE = (
    Reference(
        key="laredo_lequesne_20",
        title="Lequesne 20",
        bands=("dysplasia", below(20), "normal"),
        population="adults, standing false profile; teaching poster",
        sources=(FALSE_PROFILE_POSTER,),
        evidence="seen",
        ages=ADULTS,
        note=EDGE,
    ),
    Reference(
        key="emc_25",
        title="25",
        bands=("dysplasia", below(25), "normal"),
        population="adults; also the limit of a cohort in which it went with later osteoarthritis",
        sources=(EMC_2002, CHECK),
        evidence="seen",
        ages=ADULTS,
        note=EDGE,
    ),
    Reference(
        key="over_40",
        title="40",
        bands=("normal", upto(40), "overcoverage"),
        population="adults; as commonly quoted",
        sources=(UNCONFIRMED,),
        evidence="unverified",
        ages=ADULTS,
        note="The mean of 12 cadaver hips was 38.4: many would be called overcovered. " + EDGE,
    ),
)


def anterior_center_edge_angle(head: Symbol, edge: Symbol) -> Symbol:
    """Angle at the head center from straight up on the film to an anterior edge of the roof.

    Which side is the front is told by the pubis; where that is not marked, the edge is taken to lie in front.
    """
    front = first_of(LANDMARKS["pubis"].symbol() - head.center, edge - head.center)
    return angle(film_up(), edge - head.center, toward=perpendicular(film_up(), toward=front))
