"""The signs that findings are made of: which bands of which published limits count.

No limit is repeated here: a sign names measures, sets of limits in the catalogue, and the bands of them that count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """What must be seen on a reading.

    measures: the first of them that is read decides, so that one edge of the roof is not set against the other.
    limits: set of limits -> the bands that count. Of a reading's sets the first that is named here decides, so the
    reader's own choice does; a set named without bands is known, and never counts. A sign that is present or absent
    has no set: its own key stands for it. Without any set named, every band counts: the reading is told.
    """

    measures: tuple[str, ...]
    limits: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Group:
    """Signs of which at least so many must be seen; 0 when they only support."""

    signs: tuple[Sign, ...]
    least: int = 1


EDGES = ("lcea_sourcil", "lcea_bone")
SHALLOW = Sign(EDGES, {
    "wiberg": ("dysplasia",), "tannast_2015": ("dysplasia",), "fredensborg_1976": ("dysplasia",),
    "wide_borderline": ("dysplasia",), "fredensborg_children": ("dysplasia",), "severin_6": ("dysplasia",),
    "severin_14": ("dysplasia",), "tonnis_1999": ("dysplasia",), "emc_20_25": ("dysplasia",),
})
BETWEEN = Sign(EDGES, {
    "wiberg": ("borderline",), "tannast_2015": (), "fredensborg_1976": ("borderline",),
    "wide_borderline": ("borderline",), "tonnis_1999": (), "emc_20_25": ("indeterminate",),
})
DEEP = Sign(EDGES, {
    "wiberg": ("overcoverage",), "tannast_2015": ("overcoverage", "severe overcoverage"), "fredensborg_1976": (),
    "wide_borderline": (), "nepple_2013": ("overcoverage",), "tonnis_1999": ("deep", "protrusio"), "emc_20_25": (),
})
STEEP = Sign(("tonnis_angle",), {
    "tonnis_0_10": ("increased",), "tannast_2015": ("increased",), "emc_10_12": ("increased",),
})
# Only below 0 is published as overcoverage; a set whose lower limit lies above 0 does not speak to it.
DOWNSLOPING = Sign(("tonnis_angle",), {"tonnis_0_10": ("decreased",)})
EXTRUDED = Sign(("extrusion_index",), {"tannast_2015": ("increased",), "extrusion_25": ("increased",)})
ROUND_HEAD_LOST = Sign(("alpha_angle",), {
    "van_klij_2020": ("cam",), "dunn_90_50_5": ("cam",), "bern_50": ("cam",),
    "pollard_2010": ("above the reference interval",),
    "laborie_2014_frog_m": ("above the 97.5th percentile",), "laborie_2014_frog_f": ("above the 97.5th percentile",),
})
ROUND_HEAD_LOST_AP = Sign(("alpha_ap",), {
    "agricola_2014": ("cam", "pathological cam"), "van_klij_2020": ("cam",), "gosvig_f": ("pathological cam",),
    "gosvig_m": ("pathological cam",), "agricola_2013": ("moderate cam", "severe cam"),
    "laborie_2014_ap_m": ("above the 97.5th percentile",),
    "laborie_2014_ap_f": ("above the 97.5th percentile",),
})
LITTLE_OFFSET = Sign(("head_neck_offset_ratio",), {
    "offset_0_17": ("cam",), "pollard_2010": ("below the reference interval",), "eijer_0_18": ("cam",),
})

UNSTABLE_ROOF = Sign(("fear_index",), {"fear_5": ("unstable",), "fear_2": ("unstable",), "fear_3": ("unstable",),
                                      "fear_5_2": ("unstable",)})
SHORT_IN_FRONT = Sign(("acea_sourcil", "acea_bone"), {"laredo_lequesne_20": ("dysplasia",), "emc_25": ("dysplasia",)})
BROKEN_ARC = Sign(("shenton_line",), {"shenton_line": ("broken",)})
BACKWARD_OPENING = Sign(("retroversion_index",), {"bern_30_50": ("retroversion", "total retroversion")})
CROSSOVER, POSTERIOR_WALL, ISCHIAL_SPINE = (
    Sign((key,), {key: ("present",)}) for key in ("crossover_sign", "posterior_wall_sign", "ischial_spine_sign")
)
NECK = ("neck_shaft_angle",)
NECK_STEEP = Sign(NECK, {
    "nsa_120_140": ("coxa valga",), "emc_120_135": ("coxa valga",), "ship_114_140": ("above the reference interval",),
})
NECK_FLAT = Sign(NECK, {
    "nsa_120_140": ("coxa vara",), "emc_120_135": ("decreased",), "ship_114_140": ("below the reference interval",),
})

# Femoral version counts only where limits were published for the method it is read by, and that is Murphy's. A set with
# one limit does not speak to the other direction, and is left out there.
FEMUR = ("femoral_version_murphy",)
FEMUR_FORWARD = Sign(FEMUR, {
    "lerch_10_25": ("increased",), "boschung_35": ("severely increased",),
    "tonnis_1999": ("increased, grade +2", "increased, grade +3"),
})
FEMUR_BACKWARD = Sign(FEMUR, {
    "lerch_10_25": ("decreased",), "lerch_0": ("absolute retroversion",),
    "tonnis_1999": ("decreased, grade −2", "decreased, grade −3"),
})
SOCKET = ("acetabular_version_central",)
SOCKET_FORWARD = Sign(SOCKET, {
    "version_10_25": ("increased", "severely increased"), "lerch_10_25": ("increased",), "tonnis_1999": ("increased",),
    "emc_20_25": ("increased",),
})
SOCKET_BACKWARD = Sign(SOCKET, {
    "version_10_25": ("severe retroversion", "moderate retroversion"), "lerch_10_25": ("decreased",),
    "tonnis_1999": ("decreased",), "emc_20_25": ("decreased",),
})
SUM = ("mckibbin_index",)
SUM_HIGH = Sign(SUM, {
    "lerch_20_50": ("increased",), "boschung_70": ("severely increased",),
    "mckibbin_30_40": ("increased", "severely increased"),
})
SUM_LOW = Sign(SUM, {"lerch_20_50": ("decreased",), "mckibbin_30_40": ("decreased", "severely decreased")})
# Both parts are told beside the sum, whatever band they stand in.
PARTS = Group((Sign(FEMUR, {}), Sign(SOCKET, {})), least=0)

CAM = (Group((ROUND_HEAD_LOST, ROUND_HEAD_LOST_AP)), Group((LITTLE_OFFSET,), least=0))
PINCER = (
    (Group((DEEP,)),),
    (Group((DOWNSLOPING,)),),
    (Group((BACKWARD_OPENING,)), Group((CROSSOVER, POSTERIOR_WALL, ISCHIAL_SPINE))),
)
# The index is read only where the walls cross, so the two are one sign of the front, beside those of the back.
BACKWARD = (Group((CROSSOVER, BACKWARD_OPENING)), Group((POSTERIOR_WALL, ISCHIAL_SPINE)))
RETROVERTED = (Group((BACKWARD_OPENING, CROSSOVER, POSTERIOR_WALL, ISCHIAL_SPINE), least=4),)
