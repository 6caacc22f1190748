"""Femoral version by the method of Tomczak: to the base of the neck, at the level of the greater trochanter."""

from planning.geometry import Symbol
from planning.measures.declare import measure
from planning.measures.femoral_version import BETWEEN_METHODS, POSITIVE, version
from planning.sources import SCHMARANZER_2019


@measure(
    name="Femoral version (Tomczak)",
    short="FV Tomczak",
    views=("axial",),
    unit="deg",
    positive=POSITIVE,
    order=142,
    sources=(SCHMARANZER_2019,),
    note=BETWEEN_METHODS + " No limits for this method were found.",
)
def femoral_version_tomczak(head: Symbol, neck_tomczak: Symbol, condyles_posterior: Symbol) -> Symbol:
    """Angle from the line through both posterior condyles to the neck axis, in the axial plane."""
    return version(head, neck_tomczak, condyles_posterior)
