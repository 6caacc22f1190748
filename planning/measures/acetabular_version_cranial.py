"""Which way the socket opens near its top, on an axial slice."""

from planning.geometry import Symbol
from planning.measures.acetabular_version import POSITIVE, TILTED, opening
from planning.measures.declare import measure
from planning.sources import DANDACHLI_2013
from planning.views import AxialFrame


@measure(
    name="Acetabular version, cranial",
    short="AV cranial",
    views=("axial",),
    unit="deg",
    positive=POSITIVE,
    order=145,
    sources=(DANDACHLI_2013,),
    note=TILTED + " No limits for this level were found.",
)
def acetabular_version_cranial(
    axial_pelvis: AxialFrame, rim_anterior_cranial: Symbol, rim_posterior_cranial: Symbol
) -> Symbol:
    """Angle between straight forward and the line through both edges of the rim near the top of the socket."""
    return opening(axial_pelvis, rim_anterior_cranial, rim_posterior_cranial)
