"""How steeply a child's roof rises from the triradiate cartilage (Hilgenreiner)."""

from planning.geometry import Symbol, angle
from planning.measures.declare import Reference, below, measure
from planning.measures.tonnis_table import TONNIS_TABLE
from planning.sources import ANGLE_OF_THE_CHILD
from planning.views import Frame


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
            sources=(ANGLE_OF_THE_CHILD,),
            evidence="seen",
            ages=(0, 0.08),
        ),
        Reference(
            key="from_1_year_22",
            title="From 1 year, 22",
            bands=("normal", below(22), "increased"),
            population="children from one year",
            sources=(ANGLE_OF_THE_CHILD,),
            evidence="seen",
            ages=(1, 17.99),
            note="One limit for all ages from one year, although the angle falls as a child grows.",
        ),
        *TONNIS_TABLE,
    ),
    order=140,
    note="An angle is good to ±5°.",
)
def acetabular_index(hilgenreiner: Frame, triradiate: Symbol, acetabular_edge: Symbol) -> Symbol:
    """Angle at the triradiate cartilage from Hilgenreiner's line to the lateral edge of the roof."""
    return angle(hilgenreiner.lateral, acetabular_edge - triradiate, toward=hilgenreiner.cranial)
