"""The conditions a patient page names: what each is, which measures speak to it, and what a film cannot show of it."""

from __future__ import annotations

from dataclasses import dataclass

from planning.sources import DANDACHLI_2013, SCHMARANZER_2019, VAN_KLIJ_2020, WHEELESS, ZALTZ_2013, Source

WARWICK_2016 = Source("Warwick Agreement on FAI syndrome, Br J Sports Med 2016;50:1169")
LISBON = Source("Lisbon Agreement on imaging of FAI, part 1", page="air.unimi.it/handle/2434/734973")
# Version by every method that is read on slices, and from two films.
VERSION = (
    "acetabular_version_central", "acetabular_version_cranial", "femoral_version_murphy", "femoral_version_tomczak",
    "femoral_version_reikeras", "femoral_version_lee", "femoral_version_biplane", "mckibbin_index",
)
VERSION_HIDDEN = (
    "Version is read in degrees on axial slices: the socket's at two levels, and it changes with the tilt of the "
    "pelvis; the femur's by a named method, since the methods differ, and limits are published for Murphy's."
)


@dataclass(frozen=True)
class Condition:
    """A condition in plain words. measures: keys of what speaks to it. hidden: what a film cannot show of it."""

    key: str
    name: str
    what: str
    measures: tuple[str, ...]
    hidden: str
    sources: tuple[Source, ...] = ()


CONDITIONS = (
    Condition(
        "dysplasia",
        "Dysplasia",
        "The socket is too shallow or too steep to cover the femoral head.",
        ("lcea_sourcil", "lcea_bone", "tonnis_angle", "sharp_angle", "extrusion_index", "acetabular_head_index",
         "depth_width_ratio", "anterior_wall_index", "acea_sourcil", "acea_bone", "fear_index", "shenton_line",
         "acetabular_index"),
        "One film is one projection: coverage in front and behind needs the false profile, the walls or axial slices. "
        "Cartilage and labrum, which take part in holding the head, are not seen, nor is a head that is not yet bone.",
    ),
    Condition(
        "dislocation",
        "Dislocation",
        "The femoral head has left the socket, wholly or in part: from birth, in growth, or by injury.",
        ("migration_percentage", "ihdi_grade", "shenton_line", "head_lateralization_index", "extrusion_index"),
        "Whether the head lies in front of or behind the socket is not seen on an AP film alone. In the first months "
        "the head is not yet bone, and a film does not show it.",
    ),
    Condition(
        "impingement",
        "Impingement",
        "The femoral neck meets the rim of the socket early in movement: the head-neck junction is too full (cam), the "
        "rim reaches too far (pincer), or both.",
        ("alpha_angle", "alpha_angle_anatomic", "alpha_ap", "head_neck_offset", "head_neck_offset_ratio",
         "triangular_index", "lcea_sourcil", "tonnis_angle", "crossover_sign", "retroversion_index", "protrusio"),
        "The syndrome is symptoms, signs and imaging together; the shape alone is common in people without symptoms. "
        "A film shows the head-neck junction in one plane only, and not how far the hip moves.",
        (WARWICK_2016, VAN_KLIJ_2020),
    ),
    Condition(
        "labral_tear",
        "Labral tear",
        "A tear in the ring of fibrocartilage along the rim of the socket.",
        ("lcea_sourcil", "tonnis_angle", "crossover_sign", "alpha_angle", "alpha_ap"),
        "The labrum itself, torn or whole: no film shows it. These measures speak only to the bony shapes around it. "
        "MR with a protocol for the hip is the reference.",
        (LISBON,),
    ),
    Condition(
        "cartilage_damage",
        "Cartilage damage",
        "Wear or loss of the joint's smooth lining, from a fresh defect to osteoarthritis.",
        ("joint_space_width", "joint_space_lateral", "joint_space_central", "joint_space_medial", "tonnis_grade"),
        "Cartilage itself: a film shows the space between the bones, which can be of normal width while cartilage is "
        "damaged, and which differs between standing and lying.",
    ),
    Condition(
        "retroversion",
        "Retroversion",
        "The socket, or the upper femur, faces farther back than usual.",
        (*VERSION, "crossover_sign", "retroversion_index", "posterior_wall_sign", "ischial_spine_sign",
         "anterior_wall_index", "posterior_wall_index"),
        f"{VERSION_HIDDEN} On an AP film a tilted or turned pelvis makes the signs of the walls appear, and a "
        "crossover alone is often not borne out by CT. Of the femur's version an AP film shows nothing reliable.",
        (ZALTZ_2013, DANDACHLI_2013, SCHMARANZER_2019),
    ),
    Condition(
        "anteversion",
        "Anteversion",
        "The socket, or the upper femur, faces farther forward than usual.",
        (*VERSION, "anterior_wall_index", "posterior_wall_index", "acea_sourcil", "acea_bone"),
        f"{VERSION_HIDDEN} The walls and the false profile show cover in front and behind, which is not version.",
        (DANDACHLI_2013, SCHMARANZER_2019),
    ),
    Condition(
        "socket_fracture",
        "Socket fracture",
        "A break through the hip socket (acetabular fracture).",
        ("roof_arc_medial", "roof_arc_anterior", "roof_arc_posterior"),
        "Fragments inside the joint and steps in its surface are seen on CT. Roof arcs do not hold for both-column and "
        "posterior-wall patterns.",
        (WHEELESS,),
    ),
)
