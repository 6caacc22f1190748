"""How steeply a child's roof rises from the triradiate cartilage (Hilgenreiner)."""

from planning.geometry import Symbol, angle
from planning.measures.declare import Reference, below, measure
from planning.sources import Source
from planning.views import Frame

RADIOPAEDIA = Source("Radiopaedia, Acetabular angle", page="radiopaedia.org/articles/acetabular-angle")


@measure(
    name="Acetabular index",
    short="AI",
    views=("ap_child",),
    unit="deg",
    positive="the roof rises toward its edge",
    references=(
        Reference(
            key="newborn_30",
            title="At birth, 30",
            bands=("normal", below(30), "increased"),
            population="newborns; an older text has 28",
            sources=(RADIOPAEDIA,),
            evidence="seen",
            ages=(0, 0.08),
        ),
        Reference(
            key="from_1_year_22",
            title="From 1 year, 22",
            bands=("normal", below(22), "increased"),
            population="children from one year",
            sources=(RADIOPAEDIA,),
            evidence="seen",
            ages=(1, 17.99),
        ),
    ),
    order=140,
    note="The table by age and sex of Tönnis 1976 could not be confirmed and is left out. An angle is good to ±5°.",
)
def acetabular_index(hilgenreiner: Frame, triradiate: Symbol, acetabular_edge: Symbol) -> Symbol:
    """Angle at the triradiate cartilage from Hilgenreiner's line to the lateral edge of the roof."""
    return angle(hilgenreiner.lateral, acetabular_edge - triradiate, toward=hilgenreiner.cranial)
