"""Femoral version by the method of Reikerås, seen along the line from head center to knee center."""

from planning.geometry import Symbol
from planning.measures.declare import measure
from planning.measures.femoral_version import POSITIVE, version
from planning.sources import SCHMARANZER_2019


@measure(
    name="Femoral version (Reikerås), about the mechanical axis",
    short="FV Reikerås, mech.",
    views=("axial",),
    unit="deg",
    positive=POSITIVE,
    order=151,
    sources=(SCHMARANZER_2019,),
    note="The published limits are for the axial plane of the scanner and do not hold here.",
)
def femoral_version_reikeras_mechanical(
    aligned_head: Symbol, aligned_neck_reikeras: Symbol, aligned_condyles_posterior: Symbol, knee_center: Symbol
) -> Symbol:
    """The same angle with head center and knee center one above the other, however the leg lay in the scanner."""
    return version(aligned_head, aligned_neck_reikeras, aligned_condyles_posterior)
