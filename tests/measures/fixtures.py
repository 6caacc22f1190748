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
