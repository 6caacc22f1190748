"""Femoral version by the method of Tomczak, seen along the line from head center to knee center."""

from planning.geometry import Symbol
from planning.measures.declare import measure
from planning.measures.femoral_version import POSITIVE, version
from planning.sources import SCHMARANZER_2019


@measure(
    name="Femoral version (Tomczak), about the mechanical axis",
    short="FV Tomczak, mech.",
    views=("axial",),
    unit="deg",
    positive=POSITIVE,
    order=152,
    sources=(SCHMARANZER_2019,),
    note="The published limits are for the axial plane of the scanner and do not hold here.",
)
def femoral_version_tomczak_mechanical(
    aligned_head: Symbol, aligned_neck_tomczak: Symbol, aligned_condyles_posterior: Symbol, knee_center: Symbol
) -> Symbol:
    """The same angle with head center and knee center one above the other, however the leg lay in the scanner."""
    return version(aligned_head, aligned_neck_tomczak, aligned_condyles_posterior)
