"""The patterns that findings are made of: which signs, how many of them, and the words."""

from __future__ import annotations

from dataclasses import dataclass

from planning.signs import (
    BACKWARD,
    BETWEEN,
    BROKEN_ARC,
    CAM,
    EXTRUDED,
    FEMUR_BACKWARD,
    FEMUR_FORWARD,
    NECK_FLAT,
    NECK_STEEP,
    PARTS,
    PINCER,
    RETROVERTED,
    SHALLOW,
    SHORT_IN_FRONT,
    SOCKET_BACKWARD,
    SOCKET_FORWARD,
    STEEP,
    SUM_HIGH,
    SUM_LOW,
    UNSTABLE_ROOF,
    Group,
)
from planning.sources import BERN_2021, DANDACHLI_2013, NEPPLE_2013, SCHMARANZER_2019, VAN_KLIJ_2020, ZALTZ_2013, Source


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
BY_MURPHY = "The femur is read by the method of Murphy, for which the limits were published; other methods read less."

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
        "The rim of the socket reaches farther over the head than the published limit: laterally, or in front, where "
        "its wall crosses the back wall as in a retroverted socket.",
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
        replaces=("retroversion_signs",),
        sources=(BERN_2021,),
    ),
    Pattern(
        "retroversion_signs",
        "Signs of retroversion",
        "The walls cross, and a further sign of a socket that faces backward is seen; that two are asked for is Coxa's "
        "own rule. Degrees of version are read on axial slices; a crossover is often not borne out by CT.",
        (BACKWARD,),
        sources=(ZALTZ_2013,),
    ),
    Pattern(
        "instability",
        "Instability-type",
        "At least two of the signs reported with an unstable hip are seen. Their limits are published; that two are "
        "asked for is Coxa's own rule.",
        ((Group((SHALLOW, STEEP, EXTRUDED, BROKEN_ARC, UNSTABLE_ROOF), least=2),),),
    ),
    Pattern(
        "coxa_valga",
        "Coxa valga",
        "The femoral neck stands steeper on the shaft than the published limit. On an AP film a neck that points "
        "forward reads too steep; that is not corrected here.",
        ((Group((NECK_STEEP,)),),),
    ),
    Pattern(
        "coxa_vara",
        "Coxa vara",
        "The femoral neck stands flatter on the shaft than the published limit. The limits drawn from the general "
        "population (SHIP) begin lower, and can be chosen instead.",
        ((Group((NECK_FLAT,)),),),
    ),
    Pattern(
        "femoral_version_increased",
        "Femoral version increased",
        f"The femoral neck points farther forward than the published limit. {BY_MURPHY}",
        ((Group((FEMUR_FORWARD,)),),),
        sources=(SCHMARANZER_2019,),
    ),
    Pattern(
        "femoral_version_decreased",
        "Femoral version decreased",
        f"The femoral neck points less far forward than the published limit. {BY_MURPHY}",
        ((Group((FEMUR_BACKWARD,)),),),
        sources=(SCHMARANZER_2019,),
    ),
    Pattern(
        "acetabular_version_increased",
        "Acetabular version increased",
        "At the level of the head center the socket opens farther forward than the published limit, on axial slices. "
        "The angle falls as the pelvis tilts forward, and tilt is not corrected.",
        ((Group((SOCKET_FORWARD,)),),),
        sources=(DANDACHLI_2013,),
    ),
    Pattern(
        "acetabular_version_decreased",
        "Acetabular version decreased",
        "At the level of the head center the socket opens less far forward than the published limit, on axial slices. "
        "The angle falls as the pelvis tilts forward, and tilt is not corrected.",
        ((Group((SOCKET_BACKWARD,)),),),
        sources=(DANDACHLI_2013,),
    ),
    Pattern(
        "combined_version_high",
        "Combined version high",
        f"Femoral and acetabular version add up to more than the published limit (McKibbin index). {BY_MURPHY}",
        ((Group((SUM_HIGH,)), PARTS),),
        sources=(SCHMARANZER_2019,),
    ),
    Pattern(
        "combined_version_low",
        "Combined version low",
        f"Femoral and acetabular version add up to less than the published limit (McKibbin index). {BY_MURPHY}",
        ((Group((SUM_LOW,)), PARTS),),
        sources=(SCHMARANZER_2019,),
    ),
)
