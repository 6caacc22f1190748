"""Whether the physeal scar and the roof open laterally or medially (femoro-epiphyseal acetabular roof, FEAR)."""

from planning.geometry import Symbol, angle
from planning.measures.declare import ADULTS, Reference, Sex, below, measure
from planning.sources import Source

REVIEW = Source("Systematic review, Arthroscopy 2023 (11 studies, 1,458 patients)", doi="10.1016/j.arthro.2022.11.041")
SCHWABE_2022 = Source("Schwabe et al., Orthop J Sports Med 2022", doi="10.1177/23259671221113837", pmid="35990876")


def _cut(value: float, title: str, population: str, *sources: Source, sex: Sex | None = None) -> Reference:
    return Reference(
        key=f"fear_{value:g}".replace(".", "_"),
        title=title,
        bands=("normal", below(value), "unstable"),
        population=population,
        sources=sources,
        evidence="seen",
        ages=ADULTS,
        sex=sex,
    )


@measure(
    name="FEAR index",
    short="FEAR",
    views=("ap_pelvis",),
    unit="deg",
    positive="the roof and the physeal scar open laterally",
    references=(
        _cut(5, "FEAR 5", "one study, 79 % correct; in 176 hips with LCEA 20–25 sensitivity 33 %, specificity 92 %",
             REVIEW, SCHWABE_2022),
        _cut(2, "FEAR 2", "one study, 90 % correct; in 176 hips with LCEA 20–25 sensitivity 39 %, specificity 89 %",
             REVIEW, SCHWABE_2022),
        _cut(3, "FEAR 3", "one study, area under the curve 0.86", REVIEW),
        _cut(5.2, "FEAR 5.2, women", "200 hips of women, against 2 mm of movement on ultrasound; a preprint",
             Source("Preprint, 200 hips", doi="10.21203/rs.3.rs-7509006/v1"), sex="F"),
    ),
    order=76,
    note="One degree of adduction raises it by one degree.",
)
def fear_index(
    sourcil_medial: Symbol, sourcil_lateral: Symbol, physis_medial: Symbol, physis_lateral: Symbol
) -> Symbol:
    """Angle from the line along the physeal scar to the line along the sourcil, both from medial to lateral."""
    return angle(
        physis_lateral - physis_medial, sourcil_lateral - sourcil_medial, toward=sourcil_lateral - physis_lateral
    )
