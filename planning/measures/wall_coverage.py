"""How far a wall reaches over the head along the neck axis: the step that both wall indices share (Siebenrock)."""

from planning.geometry import Symbol, along, contour_meet, line, ratio
from planning.measures.declare import ADULTS, Reference, below, upto
from planning.sources import SIEBENROCK_2012

NOTE = "Not to be pooled with CT, against which a film reads 0.08 higher in front and 0.15 lower behind."


def wall_index(head: Symbol, neck_axis: Symbol, wall: Symbol) -> Symbol:
    """From the medial edge of the head to the wall, along the neck axis through the head center, by the radius.

    The construction is the one commonly described; the paper itself could not be read.
    """
    outward = neck_axis - head.center
    start = head.farthest(-outward)
    return ratio(along(contour_meet(wall, line(head.center, outward)) - start, outward), head.radius)


def normal_range(low: float, high: float, mean: float) -> Reference:
    """The quoted normal range of a wall index."""
    return Reference(
        key="siebenrock_2012",
        title=f"Siebenrock {low:.2f}–{high:.2f}",
        bands=("deficient", below(low), "normal", upto(high), "excessive"),
        population=f"adults, mean {mean:.2f}; as commonly quoted",
        sources=(SIEBENROCK_2012,),
        evidence="unverified",
        ages=ADULTS,
    )
