"""Femoral version by the method of Murphy: to the center of the canal, at the level of the lesser trochanter."""

from planning.geometry import Symbol
from planning.measures.declare import measure
from planning.measures.femoral_version import BETWEEN_METHODS, MURPHY, POSITIVE, version
from planning.sources import SCHMARANZER_2019


@measure(
    name="Femoral version (Murphy)",
    short="FV Murphy",
    views=("axial",),
    unit="deg",
    positive=POSITIVE,
    references=MURPHY,
    order=143,
    sources=(SCHMARANZER_2019,),
    note=BETWEEN_METHODS,
)
def femoral_version_murphy(head: Symbol, canal_murphy: Symbol, condyles_posterior: Symbol) -> Symbol:
    """Angle from the line through both posterior condyles to the neck axis, in the axial plane."""
    return version(head, canal_murphy, condyles_posterior)
