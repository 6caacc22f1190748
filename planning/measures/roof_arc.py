"""The published limits of the roof arcs: an arc below the limit means that the fracture enters the dome."""

from planning.measures.declare import ADULTS, Reference, below
from planning.sources import CHUCKPAIWONG_2009, UNCONFIRMED, WHEELESS

NOTE = "Read out of traction; not valid for both-column and posterior-wall fractures."
MATTA_45 = Reference(
    key="matta_45",
    title="Matta 45",
    bands=("weight-bearing dome involved", below(45), "weight-bearing dome spared"),
    population="as commonly quoted for each of the three arcs",
    sources=(UNCONFIRMED,),
    evidence="unverified",
    ages=ADULTS,
    note=NOTE,
)


def roof_arc_limits(vrahas: float, chuckpaiwong: float) -> tuple[Reference, ...]:
    """The two sets that were seen to print a limit for each of the three arcs."""
    return (
        Reference(
            key="vrahas_1999",
            title=f"Vrahas {vrahas:g}",
            bands=("weight-bearing dome involved", below(vrahas), "weight-bearing dome spared"),
            population="cadaver hips, as an encyclopedia gives it",
            sources=(WHEELESS,),
            evidence="seen",
            ages=ADULTS,
            note=NOTE,
        ),
        Reference(
            key="chuckpaiwong_2009",
            title=f"Chuckpaiwong {chuckpaiwong:g}",
            bands=("weight-bearing dome involved", below(chuckpaiwong), "weight-bearing dome spared"),
            population="20 hips",
            sources=(CHUCKPAIWONG_2009,),
            evidence="seen",
            ages=ADULTS,
            note=NOTE,
        ),
    )
