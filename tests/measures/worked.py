"""One worked example or more for every measure: marks in millimeters (x right, y down), the value, where it is from.

A new measure adds its line here. Right hips lie on the left, so lateral is to the left and up is toward smaller y.
"""

import math
from dataclasses import dataclass

from tests.measures.fixtures import T1, T1_VALUES, T2, T2_ALPHA

SHEET = "fixture {} of the clinical reference sheet, printed to two decimals"


@dataclass(frozen=True)
class Worked:
    """A hip, the value of one measure on its right side, how near it must be, and where the value is from."""

    view: str
    marks: dict
    expected: float
    origin: str
    within: float = 1e-6


def rim(x: float, y: float) -> list[tuple[float, float]]:
    """Four points of a circle of radius 25 by 3-4-5 triangles."""
    return [(x - 25, y), (x + 15, y + 20), (x + 7, y - 24), (x - 20, y + 15)]


def at(x: float, y: float, length: float, degrees: float) -> list[tuple[float, float]]:
    """The point that lies so far from a point, so many degrees from straight up toward the lateral side."""
    return [(x - length * math.sin(math.radians(degrees)), y - length * math.cos(math.radians(degrees)))]


def right(**marks: list) -> dict:
    """Marks of a right hip, with the teardrops level 60 mm to either side of the midline."""
    hip = {key: {"R": points} for key, points in marks.items()}
    return {"teardrop": {"R": [(-60, 60)], "L": [(60, 60)]}, **hip}


def lateral(**marks: list) -> dict:
    """Marks of a right hip on a view without a pelvic line."""
    return {key: {"R": points} for key, points in marks.items()}


def _t1(key: str) -> Worked:
    return Worked("ap_pelvis", T1, T1_VALUES[key], SHEET.format("T1"), within=0.005)


HEAD = rim(-90, 40)

WORKED: dict[str, tuple[Worked, ...]] = {
    "lcea_sourcil": (
        _t1("lcea_sourcil"),
        Worked("ap_pelvis", right(head=HEAD, sourcil_lateral=[(-70, 20)]), -45,
               "the roof ends 20 mm medial to and 20 mm above the center: 45° to the wrong side, negative"),
        Worked("ap_pelvis", right(head=HEAD, sourcil_lateral=at(-90, 40, 28, -12)), -12,
               "the roof was put 12° medial to straight above the center"),
    ),
    "lcea_bone": (
        _t1("lcea_bone"),
        Worked("ap_pelvis", right(head=HEAD, acetabular_edge=at(-90, 40, 30, -7.5)), -7.5,
               "the rim was put 7.5° medial to straight above the center"),
    ),
    "tonnis_angle": (
        _t1("tonnis_angle"),
        Worked("ap_pelvis", right(sourcil_medial=[(-75, 15)], sourcil_lateral=[(-105, 15)]), 0, "a level roof"),
        Worked("ap_pelvis", right(sourcil_medial=[(-75, 10)], sourcil_lateral=at(-75, 10, 30, 99)), -9,
               "the roof runs 30 mm outward, 9° downward: negative"),
    ),
    "sharp_angle": (
        _t1("sharp_angle"),
        Worked("ap_pelvis", right(sourcil_lateral=[(-100, 20)]), 45, "40 mm lateral to and 40 mm above the teardrop"),
    ),
    "extrusion_index": (
        _t1("extrusion_index"),
        Worked("ap_pelvis", right(head=HEAD, sourcil_lateral=[(-105, 15)]), 20,
               "the head reaches 25 mm lateral to its center, the roof 15: 10 of 50 mm are uncovered"),
        Worked("ap_pelvis", right(head=HEAD, sourcil_lateral=[(-120, 15)]), -10,
               "the roof reaches 30 mm, 5 mm past the head: -5 of 50 mm"),
    ),
    "medial_center_edge_angle": (
        Worked("ap_pelvis", right(head=HEAD, sourcil_medial=[(-65, 15)]), 45,
               "the roof begins 25 mm medial to and 25 mm above the center"),
        Worked("ap_pelvis", right(head=HEAD, sourcil_medial=at(-90, 40, 28, 3)), -3,
               "the roof begins 3° lateral to straight above the center, negative"),
    ),
    "acetabular_arc": (
        Worked("ap_pelvis", right(head=HEAD, sourcil_medial=[(-75, 20)], sourcil_lateral=[(-105, 20)]),
               2 * math.degrees(math.atan(3 / 4)), "15 mm to either side of the center and 20 mm above it"),
        Worked("ap_pelvis", right(head=HEAD, sourcil_medial=at(-90, 40, 27, -38), sourcil_lateral=at(-90, 40, 27, 25)),
               63, "from 38° medial to 25° lateral"),
    ),
    "alpha_ap": (
        Worked("ap_pelvis", T2, T2_ALPHA, SHEET.format("T2")),
        Worked("ap_pelvis", right(head=HEAD, neck_axis=[(-120, 70), (-110, 60)], head_neck_junction=[(-90, 10)]), 135,
               "the neck runs down and out at 45°, the junction lies straight above: past 90 it does not fold"),
    ),
    "alpha_angle": (
        Worked("dunn_45", T2, T2_ALPHA, SHEET.format("T2")),
        Worked("frog_leg", lateral(head=rim(0, 0), neck_axis=[(-35, 0)], head_neck_junction=at(0, 0, 25, -15)), 105,
               "the junction lies 15° past the right angle to the neck"),
    ),
    "head_neck_offset_ratio": (
        Worked("cross_table", lateral(head=rim(0, 0), neck_axis=[(-35, 0)], neck_anterior=[(-30, -15)]), 0.20,
               "the head reaches 25 mm forward of the axis, the neck 15: 10 of 50 mm"),
        Worked("dunn_45", lateral(head=rim(0, 0), neck_axis=[(-35, 0)], neck_anterior=[(-30, -30)]), -0.10,
               "the neck reaches 30 mm forward, 5 mm past the head: negative"),
        Worked("dunn_90", lateral(head=rim(0, 0), neck_axis=[(-30, 40)], neck_anterior=[(-34, 12)]), 0.10,
               "axis (-0.6, 0.8), forward (-0.8, -0.6): the neck reaches 34·0.8 - 12·0.6 = 20 mm, so 5 of 50 mm"),
    ),
}
