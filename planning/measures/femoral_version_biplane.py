"""Femoral version from two films, an AP and a Rippstein view, where there are no slices."""

from planning.geometry import Symbol
from planning.measures.biplane import POSITION, RIPPSTEIN, true_version
from planning.measures.declare import measure
from planning.measures.femoral_version import POSITIVE, version


@measure(
    name="Femoral version, biplane",
    short="FV biplane",
    views=("rippstein",),
    unit="deg",
    positive=POSITIVE,
    order=160,
    sources=(RIPPSTEIN,),
    note=POSITION,
)
def femoral_version_biplane(head: Symbol, neck_axis: Symbol, knee_line: Symbol) -> Symbol:
    """Angle of the neck to the transverse line of the knee, corrected for how both are projected."""
    return true_version(version(head, neck_axis, knee_line))
