"""Whether a false profile is turned as it should be: the gap between the two heads, in diameters of the one imaged."""

from planning.geometry import Symbol, distance, minus, percent
from planning.measures.declare import Reference, below, measure, upto
from planning.sources import FALSE_PROFILE_POSITION, FALSE_PROFILE_POSTER


@measure(
    name="Gap between the heads",
    short="Heads gap",
    views=("false_profile",),
    unit="%",
    positive="the heads lie apart",
    references=(
        Reference(
            key="false_profile_66_100",
            title="66–100",
            bands=("turned too far", below(66), "normal", upto(100), "turned too little"),
            population="false profile at about 65° of rotation",
            sources=(FALSE_PROFILE_POSITION, FALSE_PROFILE_POSTER),
            evidence="seen",
        ),
    ),
    order=132,
)
def heads_gap(head: Symbol, other_head: Symbol) -> Symbol:
    """Width between the two head circles, as a percentage of the imaged head's diameter."""
    gap = minus(minus(distance(head.center, other_head.center), head.radius), other_head.radius)
    return percent(gap, head.diameter)
