"""Femoral version by the method of Reikerås: to the center of the neck where its front and back run parallel."""

from planning.geometry import Symbol
from planning.measures.declare import measure
from planning.measures.femoral_version import BETWEEN_METHODS, POSITIVE, version
from planning.sources import SCHMARANZER_2019


@measure(
    name="Femoral version (Reikerås)",
    short="FV Reikerås",
    views=("axial",),
    unit="deg",
    positive=POSITIVE,
    order=141,
    sources=(SCHMARANZER_2019,),
    note=BETWEEN_METHODS + " No limits for this method were found.",
)
def femoral_version_reikeras(head: Symbol, neck_reikeras: Symbol, condyles_posterior: Symbol) -> Symbol:
    """Angle from the line through both posterior condyles to the neck axis, in the axial plane."""
    return version(head, neck_reikeras, condyles_posterior)
