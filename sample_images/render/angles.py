"""The true angles of a film and of the posed bones, by plain trigonometry of its own."""

from __future__ import annotations

from math import atan2, degrees, dist, hypot

import numpy as np

from sample_images.render.anatomy import Anatomy
from sample_images.render.truth import Points

OTHER = {"R": "L", "L": "R"}
Angles = dict[str, float]
ALPHA = {"ap_pelvis": "alpha_ap"} | dict.fromkeys(("dunn_45", "dunn_90", "frog_leg", "cross_table"), "alpha_angle")


def on_film(points: Points, view: str, side: str) -> Angles:
    """Every angle that the points of one hip allow, as projected; degrees, %, ratios."""
    have = {key: np.array(by_side[side]) for key, by_side in points.items() if side in by_side}
    found: Angles = {}
    if "head" not in have:
        return found
    center = have["head"].mean(axis=0)
    if view == "ap_pelvis" and OTHER[side] in points.get("teardrop", {}):
        found |= _from_front(have, center, np.array(points["teardrop"][OTHER[side]][0]))
    if "sourcil_anterior" in have:
        edge = have["sourcil_anterior"][0] - center  # in front of the center, on whichever side of the film that is
        found["acea_sourcil"] = degrees(atan2(abs(edge[0]), -edge[1]))
    if {"neck_axis", "head_neck_junction"} <= have.keys() and view in ALPHA:
        found[ALPHA[view]] = between(have["neck_axis"][0] - center, have["head_neck_junction"][0] - center)
    if {"neck_axis", "neck_anterior"} <= have.keys():
        neck, edge = have["neck_axis"][0] - center, have["neck_anterior"][0] - center
        radius = np.hypot(*(have["head"] - center).T).mean()
        off_axis = abs(neck[0] * edge[1] - neck[1] * edge[0]) / hypot(*neck)
        found["head_neck_offset_ratio"] = float((radius - off_axis) / (2 * radius))
    return found


def _from_front(have: dict[str, np.ndarray], center: np.ndarray, other_teardrop: np.ndarray) -> Angles:
    """The angles of an AP pelvis; x lateral along the teardrop line, y up from it."""
    tear = have["teardrop"][0]
    across = (tear - other_teardrop) / dist(tear, other_teardrop)
    up = np.array([across[1], -across[0]])
    up = up if up[1] < 0 else -up

    def place(point: np.ndarray) -> tuple[float, float]:
        return float((point - tear) @ across), float((point - tear) @ up)

    cx, cy = place(center)
    radius = np.hypot(*(have["head"] - center).T).mean()
    (sx, sy), (mx, my), (ex, ey) = (
        place(have[key][0]) for key in ("sourcil_lateral", "sourcil_medial", "acetabular_edge"))
    lateral, medial = degrees(atan2(sx - cx, sy - cy)), degrees(atan2(cx - mx, my - cy))
    found = {
        "lcea_sourcil": lateral,
        "lcea_bone": degrees(atan2(ex - cx, ey - cy)),
        "tonnis_angle": degrees(atan2(sy - my, sx - mx)),
        "sharp_angle": degrees(atan2(sy, sx)),
        "extrusion_index": float(100 * (cx + radius - sx) / (2 * radius)),
        "medial_center_edge_angle": medial,
        "acetabular_arc": lateral + medial,
    }
    if {"neck_axis", "shaft_axis"} <= have.keys():
        found["neck_shaft_angle"] = between(center - have["neck_axis"][0], down(have["shaft_axis"], 1))
    return found


def in_space(anatomy: Anatomy, side: str) -> Angles:
    """The angles of one hip in the posed bones themselves, by parallel projection where a plane is meant; degrees.

    femoral_version: neck against posterior condyles, looking down the shaft; + the head in front.
    femoral_version_murphy: head to canal below the lesser trochanter against the condyles, in the axial plane.
    internal_rotation: of the condyles in the axial plane.
    acetabular_version: of the rim in the axial plane through the head center, + opening forward.
    """
    mark = {key: by_side[side] for key, by_side in anatomy.landmarks.items() if side in by_side}
    head, neck = anatomy.heads[side].center, mark["neck_center"][0]
    lateral = np.array([1.0 if side == "L" else -1.0, 0, 0])
    forward, up = np.array([0, -1.0, 0]), np.array([0, 0, 1.0])
    roof = mark["sourcil_lateral"][0] - head
    knee = mark["condyles_posterior"][0] - mark["condyles_posterior"][1]  # from the lateral to the medial condyle
    shaft = down(mark["shaft_axis"], 2, sign=-1)
    turned = degrees(atan2(-knee @ forward, -knee @ lateral))
    murphy = head - mark["canal_center"][0]
    return {
        "lcea_sourcil": degrees(atan2(roof @ lateral, roof @ up)),
        "neck_shaft_angle": between(head - neck, shaft),
        "femoral_version": version_about(shaft, head - neck, knee, forward),
        "femoral_version_murphy": degrees(atan2(murphy @ forward, -murphy @ lateral)) + turned,
        "internal_rotation": turned,
        "acetabular_version": _opening(mark["anterior_rim"], mark["posterior_rim"], head[2], lateral, forward),
    }


def pelvis_in_space(anatomy: Anatomy) -> Angles:
    """How the pelvis lies, degrees: tilt of the anterior pelvic plane, + forward; rotation, + right side forward."""
    right, left = (anatomy.landmarks["asis"][side][0] for side in "RL")
    pubis = np.mean([anatomy.landmarks["symphysis"][side][0] for side in "RL"], axis=0)
    lean, across = (right + left) / 2 - pubis, left - right
    return {
        "pelvic_tilt": degrees(atan2(-lean[1], lean[2])),
        "pelvic_rotation": degrees(atan2(across[1], across[0])),
        "pelvic_obliquity": degrees(atan2(across[2], across[0])),
    }


def between(a: np.ndarray, b: np.ndarray) -> float:
    """The angle between two vectors of the plane or of space, degrees."""
    return degrees(atan2(np.sqrt(max(0.0, (a @ a) * (b @ b) - (a @ b) ** 2)), a @ b))


def down(axis: np.ndarray, upright: int, sign: int = 1) -> np.ndarray:
    """The direction of a two-point axis toward the foot; `upright` is the coordinate that sign times rises that way."""
    along = axis[1] - axis[0]
    return along if along[upright] * sign > 0 else -along


def version_about(shaft: np.ndarray, neck: np.ndarray, knee: np.ndarray, forward: np.ndarray) -> float:
    """The angle from the knee's line (to its medial end) to the neck (to the head) seen along a shaft, degrees.

    Positive with the head in front.
    """
    axis = shaft / np.linalg.norm(shaft)
    flat_neck, flat_knee = (vector - (vector @ axis) * axis for vector in (neck, knee))
    before = np.cross(axis, flat_knee)
    before = before if before @ forward > 0 else -before
    return degrees(atan2(flat_neck @ before, flat_neck @ flat_knee))


def _opening(front: np.ndarray, back: np.ndarray, level: float, lateral: np.ndarray, forward: np.ndarray) -> float:
    across = _at_level(front, level) - _at_level(back, level)
    return degrees(atan2(-across @ lateral, across @ forward))


def _at_level(line: np.ndarray, level: float) -> np.ndarray:
    """Where a line of points (n, 3) first passes a height."""
    above = line[:, 2] >= level
    i = int(np.flatnonzero(above[:-1] != above[1:])[0])
    share = (level - line[i, 2]) / (line[i + 1, 2] - line[i, 2])
    return line[i] + share * (line[i + 1] - line[i])
