"""Femoral version by the method of Lee: to the center of the neck where it first meets the greater trochanter."""

from planning.geometry import Symbol
from planning.measures.declare import measure
from planning.measures.femoral_version import BETWEEN_METHODS, POSITIVE, version
from planning.sources import SCHMARANZER_2019


@measure(
    name="Femoral version (Lee)",
    short="FV Lee",
    views=("axial",),
    unit="deg",
    positive=POSITIVE,
    order=140,
    sources=(SCHMARANZER_2019,),
    note=BETWEEN_METHODS + " No limits for this method were found.",
)
def femoral_version_lee(head: Symbol, neck_lee: Symbol, condyles_posterior: Symbol) -> Symbol:
    """Angle from the line through both posterior condyles to the neck axis, in the axial plane."""
    return version(head, neck_lee, condyles_posterior)
