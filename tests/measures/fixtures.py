"""The correctness fixtures T1 and T2 of the clinical reference sheet, millimeters, x to the right and y down."""

import math

# The right hip lies on the left of the film. Rim points by 3-4-5 triangles: center (-90, 40), radius 25.
RIM = [(-115.0, 40.0), (-105.0, 60.0), (-90.0, 65.0), (-70.0, 55.0), (-83.0, 16.0)]
T1 = {
    "teardrop": {"R": [(-60.0, 60.0)], "L": [(60.0, 60.0)]},
    "head": {"R": RIM},
    "sourcil_lateral": {"R": [(-103.145, 15.277)]},
    "sourcil_medial": {"R": [(-77.288, 17.995)]},
    "acetabular_edge": {"R": [(-106.884, 14.001)]},
}
# As the sheet gives them; the Sharp angle is deliberately unphysiological.
T1_VALUES = {
    "lcea_sourcil": 28.00,
    "lcea_bone": 33.00,
    "tonnis_angle": 6.00,
    "sharp_angle": 46.03,
    "extrusion_index": 23.71,
    "acetabular_head_index": 76.29,
}
# What the sheet finds in pixels of 0.160 mm between rows and 0.143 mm between columns taken for square ones.
T1_SPACING_IGNORED = {"lcea_sourcil": 30.75, "tonnis_angle": 5.37, "sharp_angle": 42.81}

T2 = {
    "head": {"R": [(25.0, 0.0), (-15.0, 20.0), (-7.0, -24.0), (0.0, -25.0)]},
    "neck_axis": {"R": [(30.0, 0.0)]},
    "head_neck_junction": {"R": [(24 * math.cos(math.radians(62)), 24 * math.sin(math.radians(62)))]},
}
T2_ALPHA, T2_ALPHA_SPACING_IGNORED = 62.00, 59.25
STORED = (0.160, 0.143)

# T4, the published rule of the IHDI grade with points on every boundary: Hilgenreiner's line level at y = 0, Perkins'
# line at x = 0 with lateral to the right and down positive; the middle of the metaphysis, and its grade.
T4 = {(0, 10): 1, (5, 10): 2, (10, 10): 2, (12, 10): 3, (12, 0): 3, (12, -1): 4}


def t4(x: float, y: float) -> dict:
    """The left hip of T4: its triradiate cartilage 30 mm medial to the roof's edge, the edge 12 mm above the line."""
    return {
        "triradiate": {"R": [(-100.0, 0.0)], "L": [(-30.0, 0.0)]},
        "acetabular_edge": {"L": [(0.0, -12.0)]},
        "metaphysis": {"L": [(float(x), float(y))]},
    }
