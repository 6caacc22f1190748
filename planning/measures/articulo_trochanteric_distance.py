"""How far the head stands above the tip of the greater trochanter along the shaft (ATD)."""

from planning.geometry import Symbol, along
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.sources import UNCONFIRMED, Source

CHILDREN_5_14 = [
    Reference(
        key=f"children_{sex.lower()}",
        title=f"Children 5–14, {who}",
        bands=("decreased", below(low), "normal", upto(high), "increased"),
        population=f"1,787 films of children aged 5 to 14; {who}, mean {mean} mm, two standard deviations",
        sources=(Source("J Pediatr Orthop", doi="10.1097/BPO.0000000000002904"),),
        evidence="seen",
        sex=sex,
        ages=(5, 14.99),
    )
    for sex, who, low, high, mean in (
        ("M", "boys", 13.5, 33.5, "23.5 ± 10.0"), ("F", "girls", 11.6, 30.8, "21.2 ± 9.6")
    )
]


@measure(
    name="Articulo-trochanteric distance",
    short="ATD",
    views=("ap_pelvis",),
    unit="mm",
    positive="the head stands higher than the trochanter",
    references=(
        *CHILDREN_5_14,
        Reference(
            key="adults_15_25",
            title="15–25",
            bands=("trochanteric overgrowth", upto(0), "decreased", below(15), "normal", upto(25), "increased"),
            population="adults; as commonly quoted",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            ages=ADULTS,
        ),
    ),
    order=86,
)
def articulo_trochanteric_distance(head: Symbol, trochanter_tip: Symbol, shaft_axis: Symbol) -> Symbol:
    """Height of the top of the head above the tip of the greater trochanter, along the shaft axis."""
    up = -shaft_axis
    return along(head.farthest(up) - trochanter_tip, up)
