"""What a reader sets out to measure on a view: named sets of measures, so that the list of marks stays short."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Protocol:
    """A set of measures in the order a reader works; what they are built on is what the reader is asked to mark."""

    key: str
    name: str
    measures: tuple[str, ...]


ROOF = ("lcea_sourcil", "lcea_bone", "tonnis_angle", "sharp_angle", "extrusion_index", "acetabular_head_index")
FREE = ("medial_center_edge_angle", "acetabular_arc", "head_lateralization_index")  # from the same marks
WALLS = (
    "crossover_sign", "retroversion_index", "posterior_wall_sign", "anterior_wall_index", "posterior_wall_index",
)
FEMUR = (
    "alpha_ap", "triangular_index", "neck_shaft_angle", "medial_proximal_femoral_angle",
    "articulo_trochanteric_distance",
)
JOINT_SPACE = ("joint_space_width", "joint_space_lateral", "joint_space_central", "joint_space_medial")
QUALITY = (
    "pelvic_obliquity", "foramen_ratio", "symphysis_sacrococcygeal_distance", "coccyx_symphysis_offset",
)
METHODS = tuple(f"femoral_version_{method}" for method in ("lee", "reikeras", "tomczak", "murphy"))
# From the top slice down, as a reader scrolls.
VERSION = ("acetabular_version_cranial", "acetabular_version_central", "femoral_version_murphy", "mckibbin_index")
LATERAL = (
    Protocol("cam", "Cam", ("alpha_angle", "head_neck_offset_ratio", "head_neck_offset")),
    Protocol(
        "full", "Everything", ("alpha_angle", "head_neck_offset_ratio", "head_neck_offset", "alpha_angle_anatomic")
    ),
)

# For each view the default comes first.
PROTOCOLS: dict[str, tuple[Protocol, ...]] = {
    "ap_pelvis": (
        Protocol("essential", "Essential", (*ROOF, *FREE)),
        Protocol("coverage", "Lateral coverage only", ("lcea_sourcil",)),
        Protocol("walls", "Version and walls", (*ROOF, *FREE, *WALLS)),
        Protocol("instability", "Instability", (*ROOF, *FREE, "fear_index", "depth_width_ratio")),
        Protocol("femur", "Proximal femur", FEMUR),
        Protocol("arthritis", "Joint space", JOINT_SPACE),
        Protocol("quality", "Film quality", QUALITY),
        Protocol("fracture", "Socket fracture", ("roof_arc_medial",)),
        Protocol(
            "full", "Everything",
            (*ROOF, *FREE, *FEMUR, *WALLS, "fear_index", "depth_width_ratio", *JOINT_SPACE, *QUALITY),
        ),
    ),
    **{view: LATERAL for view in ("dunn_45", "dunn_90", "frog_leg", "cross_table")},
    "false_profile": (
        Protocol("anterior_coverage", "Anterior coverage", ("acea_sourcil", "acea_bone", "heads_gap")),
    ),
    "ap_child": (
        Protocol("child", "Child", ("acetabular_index", "migration_percentage", "ihdi_grade", "lcea_sourcil")),
    ),
    "judet_obturator": (Protocol("fracture", "Socket fracture", ("roof_arc_anterior",)),),
    "axial": (
        Protocol("version", "Version (Murphy)", VERSION),
        Protocol("methods", "Femoral version, four methods", METHODS),
        Protocol("mechanical", "About the mechanical axis", (*METHODS, *(f"{key}_mechanical" for key in METHODS))),
        Protocol(
            "full", "Everything", (*VERSION[:2], *METHODS, VERSION[3], *(f"{key}_mechanical" for key in METHODS)),
        ),
    ),
    "rippstein": (Protocol("biplane", "Biplane version", ("femoral_version_biplane", "neck_shaft_angle_true")),),
    "judet_iliac": (Protocol("fracture", "Socket fracture", ("roof_arc_posterior",)),),
}


def protocol_of(view: str, chosen: str = "") -> Protocol:
    """The protocol chosen for a film of a view; the view's first when none, or one it does not have, is chosen."""
    return next((p for p in PROTOCOLS[view] if p.key == chosen), PROTOCOLS[view][0])
