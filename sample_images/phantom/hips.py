"""The hips that are drawn: positions chosen in mm, their marks, and their angles by construction."""

from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin

import numpy as np

from .canvas import Canvas, Points, arc

MAGNIFICATION = 1.15
IMAGER_SPACING = 0.143
SPACING = IMAGER_SPACING / MAGNIFICATION
AP = Canvas(rows=2500, columns=3000, spacing=SPACING, origin=(1500.0, 1320.0), roll=1.5)
DUNN = Canvas(rows=2000, columns=2000, spacing=SPACING, origin=(1160.0, 820.0))


@dataclass(frozen=True)
class Hip:
    """One hip on the AP film, mm in the hip frame: x lateral from the midline, y cranial from the teardrops.

    Roof and head share one center. Angles in degrees from cranial, as a reader measures them.
    """

    side: str
    center: tuple[float, float]
    radius: float
    roof_radius: float
    sourcil: float  # lateral center-edge angle of the sourcil
    medial: float  # medial center-edge angle
    edge: float  # lateral center-edge angle of the bony edge
    edge_radius: float
    femur_turn: float
    teardrop: tuple[float, float] = (57.0, 0.0)

    def at(self, radius: float, angle: float) -> Points:
        """The point at this distance from the head center, angle from cranial, + lateral."""
        return arc(self.center, radius, angle, angle, 1)[0]

    def marks(self) -> dict[str, Points]:
        """Each landmark's points in the hip frame, mm."""
        return {
            "teardrop": np.array([self.teardrop]),
            "head": np.array([self.at(self.radius, angle) for angle in (-150, -115, -70, -20, 25, 60)]),
            "sourcil_lateral": self.at(self.roof_radius, self.sourcil)[None],
            "sourcil_medial": self.at(self.roof_radius, -self.medial)[None],
            "acetabular_edge": self.at(self.edge_radius, self.edge)[None],
        }

    def truth(self) -> dict[str, float]:
        """The angles (degrees) and the extrusion index (percent) this hip has by construction.

        The two sourcil ends lie on one circle about the head center, so the chord between them leans by
        half the difference of the two center-edge angles. Sharp angle and extrusion use the sourcil's end.
        """
        x, y = self.at(self.roof_radius, self.sourcil)
        covered = self.roof_radius * sin(radians(self.sourcil))
        return {
            "lcea_sourcil": self.sourcil,
            "lcea_bone": self.edge,
            "tonnis_angle": (self.medial - self.sourcil) / 2,
            "sharp_angle": degrees(atan2(y - self.teardrop[1], x - self.teardrop[0])),
            "extrusion_index": 100 * (self.radius - covered) / (2 * self.radius),
            "medial_center_edge_angle": self.medial,
            "acetabular_arc": self.sourcil + self.medial,
        }


RIGHT = Hip("R", (91.0, 15.0), 25.0, 29.0, sourcil=30, medial=42, edge=34, edge_radius=31.3, femur_turn=0)
LEFT = Hip("L", (94.0, 18.0), 24.5, 28.7, sourcil=16, medial=46, edge=21, edge_radius=31.2, femur_turn=4)


@dataclass(frozen=True)
class CamHip:
    """A right hip on the Dunn film, mm about the head center: x lateral, y cranial.

    The neck axis leaves the center `descent` degrees below lateral; `neck` mm along it the neck is narrowest
    and reaches `half_neck` to either side. The anterior contour leaves the head circle at `alpha` from it.
    """

    radius: float = 25.0
    descent: float = 27.0
    neck: float = 36.0
    half_neck: float = 17.0
    alpha: float = 64.0

    def place(self, along: float | Points, anterior: float | Points) -> Points:
        """The point (mm) this far along the neck axis and this far anterior of it."""
        c, s = cos(radians(self.descent)), sin(radians(self.descent))
        along, anterior = np.asarray(along, float), np.asarray(anterior, float)
        return np.stack([along * c + anterior * s, -along * s + anterior * c], -1)

    def rim(self, angle: float | Points) -> Points:
        """The point of the head circle at this angle (degrees) anterior of the neck axis."""
        angle = np.radians(angle)
        return self.place(self.radius * np.cos(angle), self.radius * np.sin(angle))

    def marks(self) -> dict[str, Points]:
        """Each landmark's points, mm about the head center."""
        return {
            "head": self.rim(np.array([75.0, 100, 130, 165, 200, 240, 290])),
            "neck_axis": self.place(self.neck, 0.0)[None],
            "head_neck_junction": self.rim(self.alpha)[None],
            "neck_anterior": self.place(self.neck, self.half_neck)[None],
        }

    def truth(self) -> dict[str, float]:
        """Alpha angle in degrees; offset (head radius less half neck) over head diameter."""
        ratio = (self.radius - self.half_neck) / (2 * self.radius)
        return {"alpha_angle": self.alpha, "head_neck_offset_ratio": ratio}


CAM = CamHip()
