"""Which way the socket opens at the level of the head center, on an axial slice."""

from planning.geometry import Symbol
from planning.measures.acetabular_version import POSITIVE, TILTED, opening
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.sources import DANDACHLI_2013, EMC_2002, LERCH_2022, TONNIS_HEINECKE_1999, Source
from planning.views import AxialFrame


@measure(
    name="Acetabular version, central",
    short="AV central",
    views=("axial",),
    unit="deg",
    positive=POSITIVE,
    references=(
        Reference(
            key="version_10_25",
            title="10–25",
            bands=(
                "severe retroversion", below(5), "moderate retroversion", below(10), "normal", upto(25), "increased",
                upto(30), "severely increased",
            ),
            population="538 hips",
            sources=(Source("Study of acetabular version in 538 hips", doi="10.1055/s-0040-1722516"),),
            evidence="seen",
            ages=ADULTS,
        ),
        Reference(
            key="lerch_10_25",
            title="Lerch 10–25",
            bands=("decreased", below(10), "normal", upto(25), "increased"),
            population="333 patients, 384 hips with pain",
            sources=(LERCH_2022,),
            evidence="seen",
            ages=ADULTS,
        ),
        Reference(
            key="tonnis_1999",
            title="Tönnis and Heinecke 15–20",
            bands=("decreased", below(15), "normal", upto(20), "increased"),
            population="356 hips on CT",
            sources=(TONNIS_HEINECKE_1999,),
            evidence="seen",
            ages=ADULTS,
            note="The abstract does not tell the level.",
        ),
        Reference(
            key="emc_20_25",
            title="EMC 20–25",
            bands=("decreased", below(20), "normal", upto(25), "increased"),
            population="adults",
            sources=(EMC_2002,),
            evidence="seen",
            ages=ADULTS,
            note="The source does not tell the level.",
        ),
    ),
    order=146,
    sources=(DANDACHLI_2013,),
    note=TILTED,
)
def acetabular_version_central(
    axial_pelvis: AxialFrame, rim_anterior_central: Symbol, rim_posterior_central: Symbol
) -> Symbol:
    """Angle between straight forward and the line through both edges of the rim beside the head center."""
    return opening(axial_pelvis, rim_anterior_central, rim_posterior_central)
