"""How steeply the weight-bearing roof rises toward its lateral end (Tönnis)."""

from planning.geometry import Symbol, angle
from planning.measures.declare import Reference, below, measure, upto
from planning.sources import EMC_2002, NEPPLE_2013, TANNAST_2015, TANNAST_HIPS, UNCONFIRMED, Source
from planning.views import Frame

REFERENCES = (
    Reference(
        key="tonnis_0_10",
        title="0–10",
        bands=("decreased", below(0), "normal", upto(10), "increased"),
        population="adults",
        sources=(
            NEPPLE_2013,
            Source("Radiopaedia, Acetabular index", page="radiopaedia.org/articles/acetabular-index"),
        ),
        evidence="seen",
        ages=(18, 150),
        note="Below 0 counts as overcoverage in Nepple 2013.",
    ),
    Reference(
        key="tannast_2015",
        title="Tannast 3–13",
        bands=("decreased", below(3), "normal", upto(13), "increased"),
        population=TANNAST_HIPS,
        sources=(TANNAST_2015,),
        evidence="seen",
        ages=(18, 150),
    ),
    Reference(
        key="emc_10_12",
        title="EMC 10 / 12",
        bands=("normal", upto(10), "indeterminate", below(12), "increased"),
        population="adults, standing",
        sources=(EMC_2002,),
        evidence="seen",
        ages=(18, 150),
    ),
    Reference(
        key="tannast_sub_bands",
        title="Tannast −8 / 3–13 / 14",
        bands=("severe overcoverage", below(-7), "overcoverage", below(3), "normal", below(14), "dysplasia"),
        population="adults; quoted sub-bands of the Tannast set",
        sources=(UNCONFIRMED,),
        evidence="unverified",
        ages=(18, 150),
        note="Printed in whole degrees; each band begins at its printed lower limit.",
    ),
)


@measure(
    name="Tönnis angle",
    short="Tönnis",
    views=("ap_pelvis",),
    unit="deg",
    positive="the roof rises toward its lateral end",
    references=REFERENCES,
    order=30,
)
def tonnis_angle(pelvis: Frame, sourcil_medial: Symbol, sourcil_lateral: Symbol) -> Symbol:
    """Angle from the pelvic line to the line from the medial to the lateral end of the sourcil."""
    return angle(pelvis.lateral, sourcil_lateral - sourcil_medial, toward=pelvis.cranial)
