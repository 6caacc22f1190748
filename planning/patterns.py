"""The patterns that findings are made of: which bands of which published limits count, and how many are needed.

No limit is repeated here: a sign names measures, sets of limits in the catalogue, and the bands of them that count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planning.sources import BERN_2021, NEPPLE_2013, VAN_KLIJ_2020, Source


@dataclass(frozen=True)
class Sign:
    """What must be seen on a reading.

    measures: the first of them that is read decides, so that one edge of the roof is not set against the other.
    limits: set of limits -> the bands that count. Of a reading's sets the first that is named here decides, so the
    reader's own choice does; a set named without bands is known, and never counts. A sign that is present or absent
    has no set: its own key stands for it.
    """

    measures: tuple[str, ...]
    limits: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Group:
    """Signs of which at least so many must be seen; 0 when they only support."""

    signs: tuple[Sign, ...]
    least: int = 1


@dataclass(frozen=True)
class Pattern:
    """A finding as it is declared: any of its ways makes it, a way being groups that must all be met.

    replaces: the findings it says in one. sources: for the combination; the limits bring their own.
    """

    key: str
    title: str
    sentence: str
    ways: tuple[tuple[Group, ...], ...]
    replaces: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


BORDERLINE = (
    Source("Review of borderline acetabular dysplasia", pmid="33395225"),
    Source(
        "Defining the borderline dysplastic hip",
        page="profiles.wustl.edu/en/publications/defining-the-borderline-dysplastic-hip-",
    ),
)

EDGES = ("lcea_sourcil", "lcea_bone")
SHALLOW = Sign(EDGES, {
    "wiberg": ("dysplasia",), "tannast_2015": ("dysplasia",), "fredensborg_1976": ("dysplasia",),
    "wide_borderline": ("dysplasia",), "fredensborg_children": ("dysplasia",), "severin_6": ("dysplasia",),
    "severin_14": ("dysplasia",),
})
BETWEEN = Sign(EDGES, {
    "wiberg": ("borderline",), "tannast_2015": (), "fredensborg_1976": ("borderline",),
    "wide_borderline": ("borderline",),
})
DEEP = Sign(EDGES, {
    "wiberg": ("overcoverage",), "tannast_2015": ("overcoverage", "severe overcoverage"), "fredensborg_1976": (),
    "wide_borderline": (),
})
STEEP = Sign(("tonnis_angle",), {"tonnis_0_10": ("increased",), "tannast_2015": ("increased",)})
# Only below 0 is published as overcoverage; a set whose lower limit lies above 0 does not speak to it.
DOWNSLOPING = Sign(("tonnis_angle",), {"tonnis_0_10": ("decreased",)})
EXTRUDED = Sign(("extrusion_index",), {"tannast_2015": ("increased",), "extrusion_25": ("increased",)})
ROUND_HEAD_LOST = Sign(("alpha_angle",), {
    "van_klij_2020": ("cam",), "dunn_90_50_5": ("cam",), "pollard_2010": ("above the reference interval",),
    "laborie_2014_frog_m": ("above the 97.5th percentile",), "laborie_2014_frog_f": ("above the 97.5th percentile",),
})
ROUND_HEAD_LOST_AP = Sign(("alpha_ap",), {
    "agricola_2014": ("cam", "pathological cam"), "van_klij_2020": ("cam",), "gosvig_f": ("pathological cam",),
    "gosvig_m": ("pathological cam",), "laborie_2014_ap_m": ("above the 97.5th percentile",),
    "laborie_2014_ap_f": ("above the 97.5th percentile",),
})
LITTLE_OFFSET = Sign(("head_neck_offset_ratio",), {
    "offset_0_17": ("cam",), "pollard_2010": ("below the reference interval",), "eijer_0_18": ("cam",),
})

UNSTABLE_ROOF = Sign(("fear_index",), {"fear_5": ("unstable",), "fear_2": ("unstable",), "fear_3": ("unstable",)})
SHORT_IN_FRONT = Sign(("acea_sourcil", "acea_bone"), {"laredo_lequesne_20": ("dysplasia",), "emc_25": ("dysplasia",)})
BROKEN_ARC = Sign(("shenton_line",), {"shenton_line": ("broken",)})
BACKWARD_OPENING = Sign(("retroversion_index",), {"bern_30_50": ("retroversion", "total retroversion")})
CROSSOVER, POSTERIOR_WALL, ISCHIAL_SPINE = (
    Sign((key,), {key: ("present",)}) for key in ("crossover_sign", "posterior_wall_sign", "ischial_spine_sign")
)

CAM = (Group((ROUND_HEAD_LOST, ROUND_HEAD_LOST_AP)), Group((LITTLE_OFFSET,), least=0))
PINCER = (
    (Group((DEEP,)),),
    (Group((DOWNSLOPING,)),),
    (Group((BACKWARD_OPENING,)), Group((CROSSOVER, POSTERIOR_WALL, ISCHIAL_SPINE))),
)
RETROVERTED = (Group((BACKWARD_OPENING, CROSSOVER, POSTERIOR_WALL, ISCHIAL_SPINE), least=4),)

PATTERNS = (
    Pattern(
        "undercoverage",
        "Undercoverage",
        "The socket covers less of the femoral head laterally than the published limit.",
        ((Group((SHALLOW,)), Group((STEEP, EXTRUDED), least=0)),),
    ),
    Pattern(
        "anterior_undercoverage",
        "Undercoverage in front",
        "The socket covers less of the femoral head in front than the published limit, on the false profile.",
        ((Group((SHORT_IN_FRONT,)),),),
    ),
    Pattern(
        "borderline_coverage",
        "Borderline coverage",
        "Lateral coverage lies between dysplasia and normal. Coverage in front and behind varies widely at this level, "
        "and published reviews read it separately: on the false profile, by the walls, on axial slices.",
        ((Group((BETWEEN,)), Group((STEEP, EXTRUDED, SHORT_IN_FRONT, UNSTABLE_ROOF), least=0)),),
        sources=BORDERLINE,
    ),
    Pattern(
        "overcoverage",
        "Overcoverage",
        "The socket covers more of the femoral head laterally than the published limit, or its roof slopes down.",
        PINCER[:2],
        sources=(NEPPLE_2013,),
    ),
    Pattern(
        "cam",
        "Cam morphology",
        "The head-neck junction is fuller than the published limit, by the alpha angle. The shape alone is common in "
        "people without symptoms.",
        (CAM,),
        sources=(VAN_KLIJ_2020,),
    ),
    Pattern(
        "pincer",
        "Pincer-type",
        "The rim of the socket reaches farther over the head than the published limit, laterally or in front.",
        PINCER,
    ),
    Pattern(
        "cam_and_pincer",
        "Combined cam and pincer",
        "The head-neck junction is fuller, and the rim of the socket reaches farther over the head, than the published "
        "limits. The shapes alone are common in people without symptoms.",
        tuple((*CAM, *way) for way in PINCER),
        replaces=("cam", "pincer"),
        sources=(VAN_KLIJ_2020,),
    ),
    Pattern(
        "retroversion",
        "Retroversion",
        "The socket faces backward by all the signs of an AP film together: the retroversion index, the crossover, the "
        "posterior wall and the ischial spine.",
        (RETROVERTED,),
        sources=(BERN_2021,),
    ),
    Pattern(
        "instability",
        "Instability-type",
        "At least two of the signs reported with an unstable hip are seen. Their limits are published; that two are "
        "asked for is Coxa's own rule.",
        ((Group((SHALLOW, STEEP, EXTRUDED, BROKEN_ARC, UNSTABLE_ROOF), least=2),),),
    ),
)
