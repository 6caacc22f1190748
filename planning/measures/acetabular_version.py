"""The construction that the acetabular versions at two levels share."""

from planning.geometry import Symbol, angle
from planning.views import AxialFrame

POSITIVE = "the socket opens toward the front"
TILTED = "Falls by 2.5 to 5° for each 5° that the pelvis is tilted forward; tilt is not corrected here."


def opening(axial_pelvis: AxialFrame, rim_anterior: Symbol, rim_posterior: Symbol) -> Symbol:
    """Angle from straight forward to the line from the posterior to the anterior rim; positive toward the midline."""
    return angle(axial_pelvis.anterior, rim_anterior - rim_posterior, toward=axial_pelvis.medial)
