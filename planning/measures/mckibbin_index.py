"""Femoral and acetabular version added up (McKibbin): whether one makes up for the other."""

from planning.geometry import Symbol, plus
from planning.measures.acetabular_version import opening
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.measures.femoral_version import BETWEEN_METHODS, version
from planning.sources import BOSCHUNG_2023, LERCH_2022, UNCONFIRMED
from planning.views import AxialFrame


@measure(
    name="McKibbin index (femoral version by Murphy)",
    short="McKibbin (Murphy)",
    views=("axial",),
    unit="deg",
    positive="neck and socket together point to the front",
    references=(
        Reference(
            key="lerch_20_50",
            title="Lerch 20–50",
            bands=("decreased", below(20), "normal", upto(50), "increased"),
            population="333 patients, 384 hips with pain; central acetabular version",
            sources=(LERCH_2022,),
            evidence="seen",
            ages=ADULTS,
        ),
        Reference(
            key="boschung_70",
            title="Boschung 70",
            bands=("not severely increased", upto(70), "severely increased"),
            population="adults",
            sources=(BOSCHUNG_2023,),
            evidence="seen",
            ages=ADULTS,
        ),
        Reference(
            key="mckibbin_30_40",
            title="30–40",
            bands=(
                "severely decreased", below(20), "decreased", below(30), "normal", upto(40), "increased", upto(60),
                "severely increased",
            ),
            population="as commonly quoted of Tönnis and Heinecke",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            ages=ADULTS,
        ),
    ),
    order=147,
    note=BETWEEN_METHODS + " The sum moves with it.",
)
def mckibbin_index(
    axial_pelvis: AxialFrame,
    head: Symbol,
    canal_murphy: Symbol,
    condyles_posterior: Symbol,
    rim_anterior_central: Symbol,
    rim_posterior_central: Symbol,
) -> Symbol:
    """Femoral version by the method of Murphy plus acetabular version at the level of the head center."""
    femoral = version(head, canal_murphy, condyles_posterior)
    return plus(femoral, opening(axial_pelvis, rim_anterior_central, rim_posterior_central))
