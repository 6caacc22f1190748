"""Which landmarks can be suggested from a film, where the reader is asked to click for it, and which lie on an edge."""

from __future__ import annotations

from planning.landmarks import LANDMARKS
from planning.views import VIEWS

NEAR_CENTER = "Click near the center of the femoral head."
# Landmark -> drawing of the view -> where the reader clicks first; nowhere ("") where the marks that are there tell it.
CLICKS: dict[str, dict[str, str]] = {
    "head": {"ap": NEAR_CENTER, "lateral": NEAR_CENTER},
    "head_neck_junction": {"ap": "", "lateral": "Click on the anterior edge of the neck."},
    "head_neck_contour": {"ap": ""},
    "sourcil_lateral": {"ap": ""},
    "sourcil_medial": {"ap": ""},
    "roof": {"ap": ""},
    "anterior_wall": {"ap": ""},
    "posterior_wall": {"ap": ""},
}
# What is marked on an edge of bone that a film shows; not the middle of something, nor a corner within the bone.
ON_EDGE = frozenset((
    "teardrop", "ischium", "head", "other_head", "sourcil_lateral", "sourcil_medial", "acetabular_edge", "roof",
    "roof_apex", "anterior_wall", "posterior_wall", "head_neck_junction", "head_neck_contour", "neck_anterior",
    "trochanter_tip", "foramen_medial", "foramen_lateral", "triradiate", "metaphysis", "sourcil_anterior",
    "acetabular_edge_anterior", "calibration_ball",
))


def click_for(key: str, view: str) -> str | None:
    """Where to click for a suggestion: a sentence, empty where no click is needed; None when there is no suggestion."""
    return CLICKS.get(key, {}).get(VIEWS[view].drawing) if VIEWS[view].projected else None


def lies_on_edge(key: str, view: str) -> bool:
    """Whether a mark of this landmark can be moved onto the nearest edge of bone."""
    return VIEWS[view].projected and key in ON_EDGE and key in LANDMARKS
