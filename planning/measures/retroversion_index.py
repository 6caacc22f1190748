"""Over how much of the socket's opening the anterior wall lies lateral to the posterior wall."""

from planning.geometry import Symbol, crossing, distance, percent
from planning.measures.declare import ADULTS, Reference, measure, upto
from planning.measures.same_corner import CORNER
from planning.sources import BERN_2021, RETROVERSION_SIGNS


@measure(
    name="Retroversion index",
    short="Retroversion",
    views=("ap_pelvis",),
    unit="%",
    positive="the walls cross",
    references=(
        Reference(
            key="bern_30_50",
            title="Bern 30 / 50",
            bands=("normal", upto(30), "retroversion", upto(50), "total retroversion"),
            population="adults; used together with a positive crossover, ischial spine and posterior wall sign",
            sources=(BERN_2021,),
            evidence="seen",
            ages=ADULTS,
            note="The limits alone do not make a retroverted socket: all three signs must be present.",
        ),
    ),
    order=78,
    sources=(RETROVERSION_SIGNS,),
    note="Read only where the walls cross.",
)
def retroversion_index(anterior_wall: Symbol, posterior_wall: Symbol) -> Symbol:
    """Distance from the lateral edge of the opening to where the walls cross, by the length of the opening.

    The opening runs from the upper to the lower end of the posterior wall.
    """
    edge, opening = posterior_wall.first, distance(posterior_wall.first, posterior_wall.last)
    return percent(distance(edge, crossing(anterior_wall, posterior_wall, clear=CORNER)), opening)
