"""The construction that the femoral versions of all methods share, and the limits that hold for one of them."""

from planning.geometry import Symbol, angle, film_up, perpendicular
from planning.measures.declare import ADULTS, Reference, below, upto
from planning.sources import BOSCHUNG_2023, LERCH_2022, TONNIS_HEINECKE_1999, Source

POSITIVE = "the head lies in front of the knee's transverse line"
BETWEEN_METHODS = "Each method reads differently: from Lee to Murphy 14 to 20° in published samples."

MURPHY = (
    Reference(
        key="lerch_10_25",
        title="Lerch 10–25",
        bands=("decreased", below(10), "normal", upto(25), "increased"),
        population="adults with hip pain, by the method of Murphy",
        sources=(Source("Lerch et al., Bone Joint J 2019", page="boris.unibe.ch/133834"),
                 LERCH_2022),
        evidence="seen",
        ages=ADULTS,
    ),
    Reference(
        key="boschung_35",
        title="Boschung 35",
        bands=("not severely increased", upto(35), "severely increased"),
        population="adults of the same group, by the method of Murphy",
        sources=(BOSCHUNG_2023,),
        evidence="seen",
        ages=ADULTS,
    ),
    Reference(
        key="lerch_0",
        title="Lerch 0",
        bands=("absolute retroversion", below(0), "not retroverted"),
        population="adults with femoral version under 5°, by the method of Murphy",
        sources=(Source("Lerch et al., Orthop J Sports Med 2023", pmid="36846812"),),
        evidence="seen",
        ages=ADULTS,
    ),
    Reference(
        key="tonnis_1999",
        title="Tönnis and Heinecke, grades",
        bands=(
            "decreased, grade −3", below(10), "decreased, grade −2", below(15), "normal", below(21),
            "increased, grade +2", upto(25), "increased, grade +3",
        ),
        population="356 hips on CT",
        sources=(TONNIS_HEINECKE_1999,),
        evidence="unverified",
        ages=ADULTS,
        note="Seen were the normal range 15–20 and the names of the grades, not their limits, nor by what method the "
        "femur was read.",
    ),
)


def version(head: Symbol, neck: Symbol, knee: Symbol) -> Symbol:
    """Angle from the transverse line of the knee to the line from the neck to the head, both in one plane.

    Signed, -90 to 90, positive toward the front, which is up. The ends of the knee's line may be in either order: it
    is followed the way the neck points.
    """
    front, neck_axis = perpendicular(knee, toward=film_up()), head.center - neck
    return angle(perpendicular(front, toward=neck_axis), neck_axis, toward=front)
