"""One worked example or more for every measure: marks in millimeters (x right, y down), the value, where it is from.

A new measure adds its line here. Right hips lie on the left, so lateral is to the left and up is toward smaller y.
"""

import math
from dataclasses import dataclass

from tests.measures.fixtures import T1, T1_VALUES, T2, T2_ALPHA, T4, t4
from tests.measures.hips import mirrored

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


def child(**marks: list) -> dict:
    """Marks of a child's right hip, with the triradiate cartilages level 30 mm to either side of the midline."""
    return {"triradiate": {"R": [(-30, 0)], "L": [(30, 0)]}, **lateral(**marks)}


def midline(**marks: list) -> dict:
    """Level teardrops 60 mm to either side of the midline, with marks in the midline."""
    return {**right(), **{key: {"-": points} for key, points in marks.items()}}


def foramina(right_width: float, left_width: float) -> dict:
    """Obturator foramina of these widths under level teardrops."""
    edges = {"foramen_medial": (20, 20), "foramen_lateral": (20 + right_width, 20 + left_width)}
    return {**right(), **{key: {"R": [(-one, 80)], "L": [(two, 84)]} for key, (one, two) in edges.items()}}


def _t1(key: str) -> Worked:
    return Worked("ap_pelvis", T1, T1_VALUES[key], SHEET.format("T1"), within=0.005)


HEAD = rim(-90, 40)
KNEE = {"condyles_posterior": {"R": [(-130, 150), (-60, 150)]}}
C30, S30 = 70 * math.cos(math.radians(30)), 70 * math.sin(math.radians(30))
KNEE_30 = {"condyles_posterior": {"R": [(-130, 150), (-130 + C30, 150 - S30)]}}
BEHIND = "the neck center lies 30 mm lateral to and 30 mm behind the head: 45°"
BEFORE = "the neck center lies 30 mm lateral to and 30 mm before the head: −45°"
ATAN_HALF, ATAN_QUARTER = 26.565051177077994, 14.036243467926479
# tan 30° = 0.57735, sin 115° = 0.90631, sin 135° = 0.70711: tan AT = 0.74000; cot CCD = -cos AT = -0.80384.
E1_30 = math.degrees(math.atan(math.sqrt(1 / 3) * math.cos(math.radians(25)) * math.sqrt(2)))
E2_30 = 90 + math.degrees(math.atan(1 / math.sqrt(1 + (2 / 3) * math.cos(math.radians(25)) ** 2)))


def leg(**marks: list) -> dict:
    """Marks of a right leg on axial slices (x to the left, y to the back), the knee lying level."""
    return {**KNEE, **lateral(**marks)}


def upright(**marks: list) -> dict:
    """The same with the knee straight below the head."""
    return leg(knee_center=[(-90, 40)], **marks)


def leaning(**marks: list) -> dict:
    """The same with the knee 296.25 mm medial to the head, 395 mm below it: 3, 4 and 5."""
    return leg(head=HEAD, knee_center=[(206.25, 40)], **marks)


def socket(level: str, front: tuple, back: tuple) -> dict:
    """The rim of a right socket, with the hindmost points of the pelvis level."""
    points = {f"rim_anterior_{level}": [front], f"rim_posterior_{level}": [back]}
    return {"posterior_pelvis": {"R": [(-60, 110)], "L": [(60, 110)]}, **lateral(**points)}


def bent(degrees: float) -> dict:
    """A Rippstein view of a right hip: the neck so many degrees from the level line of the knee, toward the front."""
    turn = math.radians(degrees)
    neck = [(-90 - 40 * math.cos(turn), 40 + 40 * math.sin(turn))]
    return lateral(head=HEAD, neck_axis=neck, knee_line=[(-130, 100), (-60, 100)])

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
        Worked("ap_pelvis", right(head=HEAD, sourcil_medial=at(-90, 40, 27, -100),
                                   sourcil_lateral=at(-90, 40, 27, -21)), 79,
               "from 100° medial to 21° medial, below the head's center at its medial end"),
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
    "acetabular_head_index": (
        _t1("acetabular_head_index"),
        Worked("ap_pelvis", right(head=HEAD, sourcil_lateral=[(-105, 15)]), 80,
               "from 25 mm medial to 15 mm lateral of the center: 40 of 50 mm are covered"),
        Worked("ap_pelvis", right(head=HEAD, sourcil_lateral=[(-120, 15)]), 110, "the roof reaches 5 mm past the head"),
    ),
    "depth_width_ratio": (
        Worked("ap_pelvis", right(sourcil_lateral=[(-100, 30)], roof_apex=[(-62, 26)]), 0.52,
               "the line runs 40 mm out and 30 up, 50 mm; 2 out and 34 up lies (34·40 - 2·30)/50 = 26 off it"),
        Worked("ap_pelvis", right(sourcil_lateral=[(-100, 60)], roof_apex=[(-80, 50)]), 0.25,
               "a level line of 40 mm, the roof 10 mm above it"),
    ),
    "fear_index": (
        Worked("ap_pelvis", lateral(sourcil_medial=[(-75, 15)], sourcil_lateral=at(-75, 15, 30, 84),
                                    physis_medial=[(-80, 40)], physis_lateral=at(-80, 40, 15, 70)), -14,
               "the roof rises 6° outward, the scar 20°: they open medially"),
        Worked("ap_pelvis", lateral(sourcil_medial=[(-75, 15)], sourcil_lateral=at(-75, 15, 30, 70),
                                    physis_medial=[(-80, 40)], physis_lateral=at(-80, 40, 15, 93)), 23,
               "the roof rises 20° outward, the scar falls 3°: they open laterally"),
    ),
    "head_lateralization_index": (
        Worked("ap_pelvis", right(head=HEAD), 0.5, "the center lies 30 mm out of the teardrop, half the width is 60"),
    ),
    "crossover_sign": (
        Worked("ap_pelvis", lateral(anterior_wall=[(-110, 15), (-60, 65)], posterior_wall=[(-100, 15), (-100, 65)]), 1,
               "the anterior wall runs inward at 45°, the posterior straight down: they cross 10 mm lower"),
        Worked("ap_pelvis", lateral(anterior_wall=[(-100, 15), (-50, 65)], posterior_wall=[(-100, 15), (-100, 65)]), 0,
               "both begin at one corner and part: a normal socket"),
        Worked("ap_pelvis", lateral(anterior_wall=[(-101, 15), (-50, 66)], posterior_wall=[(-100, 15), (-100, 65)]), 0,
               "the marks of one corner lie 1 mm apart, crossing 1 mm below it: a normal socket, its corner set twice"),
        Worked("ap_pelvis", lateral(anterior_wall=[(-115, 15), (-99, 15.5), (-50, 65)],
                                    posterior_wall=[(-100, 15), (-100, 65)]), 0,
               "the anterior outline begins farther out on the roof and passes through the corner: they do not cross"),
        Worked("ap_pelvis", lateral(anterior_wall=[(-99.5, 15), (-110, 25.5), (-60, 75.5)],
                                    posterior_wall=[(-100, 15), (-100, 65)]), 1,
               "its first mark lies inside the corner, and it crosses once more 20.5 mm lower: retroverted"),
    ),
    "retroversion_index": (
        Worked("ap_pelvis", lateral(anterior_wall=[(-110, 15), (-60, 65)], posterior_wall=[(-100, 15), (-100, 65)]), 20,
               "they cross 10 mm below the corner, of an opening of 50"),
        Worked("ap_pelvis", lateral(anterior_wall=[(-99.5, 15), (-110, 25.5), (-60, 75.5)],
                                    posterior_wall=[(-100, 15), (-100, 65)]), 41,
               "the crossing at the corner, 0.5 mm below it, is none; the next lies 20.5 mm below it, of 50"),
        Worked("ap_pelvis", lateral(anterior_wall=[(-110, 15), (-110, 45), (-60, 45)],
                                    posterior_wall=[(-100, 15), (-100, 40), (-100, 55)]), 75,
               "the anterior wall comes inward 30 mm below the corner, of an opening of 40"),
    ),
    "posterior_wall_sign": (
        Worked("ap_pelvis", right(head=HEAD, posterior_wall=[(-110, 15), (-80, 65)]), 0,
               "half way down, at the height of the center, the wall is 5 mm lateral to it"),
        Worked("ap_pelvis", right(head=HEAD, posterior_wall=[(-100, 15), (-70, 65)]), 1,
               "half way down, at the height of the center, the wall is 5 mm medial to it"),
    ),
    "anterior_wall_index": (
        Worked("ap_pelvis", lateral(head=HEAD, neck_axis=[(-130, 40)], anterior_wall=[(-100, 20), (-60, 60)]), 0.6,
               "level neck: the wall is 10 mm medial to the center, 15 of 25 mm from the head's edge"),
        Worked("ap_pelvis", lateral(head=HEAD, neck_axis=[(-130, 70)], anterior_wall=[(-90, 7), (-70, 47)]), 0.4,
               "neck (-0.8, 0.6), its line meets the wall at (-78, 31), 15 mm medial to the center: 10 of 25 mm"),
    ),
    "posterior_wall_index": (
        Worked("ap_pelvis", lateral(head=HEAD, neck_axis=[(-130, 40)], posterior_wall=[(-110, 20), (-70, 60)]), 1.0,
               "the wall runs through the center: one radius"),
    ),
    "triangular_index": (
        Worked("ap_pelvis", lateral(head=rim(0, 0), neck_axis=[(-40, 0)],
                                    head_neck_contour=[(0, -25), (-12.5, -30), (-25, -30)]), 7.5,
               "at half a radius, 12.5 mm, the outline is 30 mm high: the root of 12.5² + 30² is 32.5, less 25"),
        Worked("ap_pelvis", lateral(head=rim(0, 0), neck_axis=[(-40, 0)],
                                    head_neck_contour=[(0, -25), (-12.5, -math.sqrt(25**2 - 12.5**2)), (-25, 0)]), 0,
               "the outline keeps to the circle"),
    ),
    "neck_shaft_angle": (
        Worked("ap_pelvis", lateral(head=HEAD, neck_axis=[(-120, 70)], shaft_axis=[(-125, 100), (-125, 160)]), 135,
               "the shaft is upright, the neck runs at 45°"),
        Worked("ap_pelvis", lateral(head=HEAD, neck_axis=[(-130, 70)], shaft_axis=[(-125, 100), (-125, 160)]),
               90 + math.degrees(math.atan(3 / 4)), "the shaft is upright, the neck rises 3 in 4"),
    ),
    "medial_proximal_femoral_angle": (
        Worked("ap_pelvis", lateral(head=HEAD, trochanter_tip=[(-140, 40)], shaft_axis=[(-125, 100), (-125, 160)]), 90,
               "the tip is as high as the center over an upright shaft"),
        Worked("ap_pelvis", lateral(head=HEAD, trochanter_tip=[(-140, 28)], shaft_axis=[(-125, 100), (-125, 160)]),
               90 - math.degrees(math.atan(12 / 50)), "the tip is 12 mm higher than the center and 50 mm out of it"),
    ),
    "articulo_trochanteric_distance": (
        Worked("ap_pelvis", lateral(head=HEAD, trochanter_tip=[(-140, 33)], shaft_axis=[(-125, 100), (-125, 160)]), 18,
               "the head's top is at 15, the tip at 33, over an upright shaft"),
        Worked("ap_pelvis", lateral(head=HEAD, trochanter_tip=[(-140, 11)], shaft_axis=[(-125, 100), (-125, 160)]), -4,
               "the tip is 4 mm higher than the head"),
    ),
    "joint_space_width": (
        Worked("ap_pelvis", lateral(head=HEAD, roof=[(-110, 10), (-90, 11), (-70, 11)]), 4,
               "the level part of the roof passes 29 mm above the center, 4 mm outside the head"),
        Worked("ap_pelvis", lateral(head=HEAD, roof=[(-115, 15), (-97, 16), (-80, 10)]), 0,
               "its nearest point, 7 mm out and 24 above the center, lies on the head: 3-4-5 by 7-24-25"),
    ),
    "joint_space_lateral": (
        Worked("ap_pelvis", lateral(head=HEAD, roof=[(-108, 16), (-90, 11), (-70, 11)]), 5,
               "18 mm out and 24 above the center is 30 mm away"),
    ),
    "joint_space_central": (
        Worked("ap_pelvis", right(head=HEAD, roof=[(-110, 8), (-70, 12)]), 5, "half way along, 30 mm above the center"),
    ),
    "joint_space_medial": (
        Worked("ap_pelvis", lateral(head=HEAD, roof=[(-108, 16), (-90, 11), (-69, 20)]), 4,
               "21 mm in and 20 above the center is 29 mm away"),
    ),
    "roof_arc_medial": (
        Worked("ap_pelvis", right(head=HEAD, fracture=at(-90, 40, 28, -47)), 47, "put 47° medial to straight above"),
        Worked("ap_pelvis", right(head=HEAD, fracture=at(-90, 40, 28, 12)), -12, "put 12° lateral: negative"),
    ),
    "roof_arc_anterior": (
        Worked("judet_obturator", lateral(head=HEAD, fracture=at(-90, 40, 28, -31)), 31, "put 31° from straight above"),
    ),
    "roof_arc_posterior": (
        Worked("judet_iliac", lateral(head=HEAD, fracture=at(-90, 40, 28, 68)), 68, "put 68° from straight above"),
    ),
    "alpha_angle_anatomic": (
        Worked("cross_table", lateral(head=rim(0, 0), neck_line=[(-20, 6), (-30, 8), (-40, 6)],
                                      head_neck_junction=at(0, 0, 25, 28)), 62,
               "the neck centers run level from first to last, 6 mm below the center; the junction is 28° off upright"),
        Worked("dunn_45", lateral(head=rim(0, 0), neck_line=[(-20, 20), (-40, 40)], head_neck_junction=[(0, -25)]), 135,
               "the neck runs down and out at 45°, the junction lies straight above"),
    ),
    "head_neck_offset": (
        Worked("cross_table", lateral(head=rim(0, 0), neck_axis=[(-35, 0)], neck_anterior=[(-30, -15)]), 10,
               "the head reaches 25 mm forward of the axis, the neck 15"),
        Worked("dunn_45", lateral(head=rim(0, 0), neck_axis=[(-35, 0)], neck_anterior=[(-30, -30)]), -5,
               "the neck reaches 30 mm forward, 5 mm past the head: negative"),
    ),
    "acea_sourcil": (
        Worked("false_profile", lateral(head=HEAD, sourcil_anterior=at(-90, 40, 28, 24)), 24, "put 24° off upright"),
        Worked("false_profile", lateral(head=HEAD, sourcil_anterior=at(-90, 40, 28, -9), pubis=[(-130, 80)]), -9,
               "the pubis tells that the edge, 9° off upright, lies behind the center: negative"),
    ),
    "acea_bone": (
        Worked("false_profile", lateral(head=HEAD, acetabular_edge_anterior=[(-110, 20)], pubis=[(-130, 80)]), 45,
               "20 mm in front of the center and 20 above it"),
    ),
    "heads_gap": (
        Worked("false_profile", lateral(head=rim(0, 0), other_head=rim(90, 0)), 80,
               "centers 90 mm apart less two radii of 25 leave 40 of 50 mm"),
    ),
    "acetabular_index": (
        Worked("ap_child", child(acetabular_edge=at(-30, 0, 35, 66)), 24, "the roof rises 24° from level"),
        Worked("ap_child", child(acetabular_edge=[(-60, -30)]), 45, "30 mm out and 30 up"),
    ),
    "migration_percentage": (
        Worked("ap_child", child(head=rim(-60, 20), acetabular_edge=[(-67, -15)]), 36,
               "the head reaches 25 mm out of its center, the roof 7: 18 of 50 mm"),
        Worked("ap_child", child(head=rim(-100, 20), acetabular_edge=[(-60, -15)]), 130,
               "the whole head and 15 mm more lie outside: past 100 it is not cut off"),
    ),
    "ihdi_grade": (
        *(
            Worked("ap_child", mirrored(t4(*spot)), grade, "fixture T4, the published rule on its boundaries")
            for spot, grade in T4.items()
        ),
        Worked("ap_child", mirrored(t4(-3, -2)), 1, "the published rule: medial to Perkins' line is I, however high"),
    ),
    "pelvic_obliquity": (
        Worked("ap_pelvis", {"teardrop": {"R": at(0, 60, 60, 84), "L": at(0, 60, 60, -96)}}, 6,
               "the line rises 6° toward the right hip"),
        Worked("ap_pelvis", {"teardrop": {"R": at(0, 60, 60, 92), "L": at(0, 60, 60, -88)}}, -2,
               "the line falls 2° toward the right hip"),
        Worked("ap_child", child(), 0, "a level line"),
    ),
    "foramen_ratio": (
        Worked("ap_pelvis", foramina(24, 32), 0.75, "24 mm on the right, 32 on the left"),
        Worked("ap_pelvis", foramina(36, 24), 1.5, "36 mm on the right, 24 on the left"),
    ),
    "symphysis_sacrococcygeal_distance": (
        Worked("ap_pelvis", midline(symphysis=[(0, 70)], sacrococcygeal=[(3, 29)]), 41, "41 mm higher"),
    ),
    "coccyx_symphysis_offset": (
        Worked("ap_pelvis", midline(symphysis=[(1, 70)], coccyx=[(-5, 50)]), 6, "6 mm toward the right hip"),
        Worked("ap_pelvis", midline(symphysis=[(1, 70)], coccyx=[(12, 50)]), -11, "11 mm toward the left hip"),
    ),
    "femoral_version_lee": (
        Worked("axial", leg(head=HEAD, neck_lee=[(-120, 70)]), 45, BEHIND),
        Worked("axial", leg(head=HEAD, neck_lee=[(-120, 10)]), -45, BEFORE),
        Worked("axial", {**leg(head=HEAD, neck_lee=[(-120, 70)]), **KNEE_30}, 15,
               "the leg lies turned out: the knee's line leans forward by 30° medially, which leaves 15°"),
    ),
    "femoral_version_lee_mechanical": (
        Worked("axial", upright(head=HEAD, neck_lee=[(-120, 70)]), 45, "the knee is straight below the head"),
        Worked("axial", leaning(neck_lee=[(-120, 40 + 27)]), 45,
               "leaning 3 in 5 toward the knee: 0.8 · 30 + 0.6 · 5 = 27 mm lateral, and as far behind the head"),
        Worked("axial", leaning(neck_lee=[(-120, 40 - 27)]), -45, "the same, as far before the head"),
    ),
    "femoral_version_reikeras": (
        Worked("axial", leg(head=HEAD, neck_reikeras=[(-120, 70)]), 45, BEHIND),
        Worked("axial", leg(head=HEAD, neck_reikeras=[(-120, 10)]), -45, BEFORE),
        Worked("axial", {**leg(head=HEAD, neck_reikeras=[(-120, 70)]), **KNEE_30}, 15,
               "the leg lies turned out: the knee's line leans forward by 30° medially, which leaves 15°"),
    ),
    "femoral_version_reikeras_mechanical": (
        Worked("axial", upright(head=HEAD, neck_reikeras=[(-120, 70)]), 45, "the knee is straight below the head"),
        Worked("axial", leaning(neck_reikeras=[(-120, 40 + 31.2)]), 45,
               "leaning 3 in 5 toward the knee: 0.8 · 30 + 0.6 · 12 = 31.2 mm lateral, and as far behind the head"),
        Worked("axial", leaning(neck_reikeras=[(-120, 40 - 31.2)]), -45, "the same, as far before the head"),
    ),
    "femoral_version_tomczak": (
        Worked("axial", leg(head=HEAD, neck_tomczak=[(-120, 70)]), 45, BEHIND),
        Worked("axial", leg(head=HEAD, neck_tomczak=[(-120, 10)]), -45, BEFORE),
        Worked("axial", {**leg(head=HEAD, neck_tomczak=[(-120, 70)]), **KNEE_30}, 15,
               "the leg lies turned out: the knee's line leans forward by 30° medially, which leaves 15°"),
    ),
    "femoral_version_tomczak_mechanical": (
        Worked("axial", upright(head=HEAD, neck_tomczak=[(-120, 70)]), 45, "the knee is straight below the head"),
        Worked("axial", leaning(neck_tomczak=[(-120, 40 + 39)]), 45,
               "leaning 3 in 5 toward the knee: 0.8 · 30 + 0.6 · 25 = 39 mm lateral, and as far behind the head"),
        Worked("axial", leaning(neck_tomczak=[(-120, 40 - 39)]), -45, "the same, as far before the head"),
    ),
    "femoral_version_murphy": (
        Worked("axial", leg(head=HEAD, canal_murphy=[(-120, 70)]), 45, BEHIND),
        Worked("axial", leg(head=HEAD, canal_murphy=[(-120, 10)]), -45, BEFORE),
        Worked("axial", {**leg(head=HEAD, canal_murphy=[(-120, 70)]), **KNEE_30}, 15,
               "the leg lies turned out: the knee's line leans forward by 30° medially, which leaves 15°"),
    ),
    "femoral_version_murphy_mechanical": (
        Worked("axial", upright(head=HEAD, canal_murphy=[(-120, 70)]), 45, "the knee is straight below the head"),
        Worked("axial", leaning(canal_murphy=[(-120, 40 + 60)]), 45,
               "leaning 3 in 5 toward the knee: 0.8 · 30 + 0.6 · 60 = 60 mm lateral, and as far behind the head"),
        Worked("axial", leaning(canal_murphy=[(-120, 40 - 60)]), -45, "the same, as far before the head"),
    ),
    "acetabular_version_cranial": (
        Worked("axial", socket("cranial", (-80, 20), (-100, 60)), ATAN_HALF, "20 mm medial in 40 mm forward: atan ½"),
        Worked("axial", socket("cranial", (-100, 20), (-90, 60)), -ATAN_QUARTER,
               "10 mm lateral in 40 mm forward: retroverted by atan ¼"),
    ),
    "acetabular_version_central": (
        Worked("axial", socket("central", (-80, 20), (-100, 60)), ATAN_HALF, "20 mm medial in 40 mm forward: atan ½"),
        Worked("axial", socket("central", (-100, 20), (-90, 60)), -ATAN_QUARTER,
               "10 mm lateral in 40 mm forward: retroverted by atan ¼"),
    ),
    "mckibbin_index": (
        Worked("axial", {**leg(head=HEAD, canal_murphy=[(-120, 70)]), **socket("central", (-80, 20), (-100, 60))},
               45 + ATAN_HALF, "45° of the femur and atan ½ of the socket"),
        Worked("axial", {**leg(head=HEAD, canal_murphy=[(-120, 10)]), **socket("central", (-80, 20), (-100, 60))},
               ATAN_HALF - 45, "−45° of the femur and atan ½ of the socket"),
    ),
    "femoral_version_biplane": (
        Worked("rippstein", bent(30), E1_30, "E1 with CCD′ 135°: tan AT = tan 30° · sin 115° / sin 135°"),
        Worked("rippstein", bent(-30), -E1_30, "the same, retroverted"),
        Worked("rippstein", bent(0), 0, "a neck in the plane of the knee is so on either film"),
    ),
    "neck_shaft_angle_true": (
        Worked("rippstein", bent(30), E2_30, "E2: cot CCD = cot 135° · cos AT, with AT as by E1"),
        Worked("rippstein", bent(0), 135, "without version the AP film shows the true angle"),
    ),
}
