"""Landmarks and angles of plain solids, against the closed form of a cone beam."""

from functools import cache
from math import acos, atan, atan2, cos, degrees, radians, sin, sqrt

import numpy as np
import pytest

from planning.case import Case, MarkedFilm
from planning.reading import read_film_marks
from sample_images.render.anatomy import Anatomy, Sphere
from sample_images.render.angles import in_space, on_film, pelvis_in_space
from sample_images.render.camera import overhead
from sample_images.render.edges import head_outline
from sample_images.render.truth import points_on_film, readable
from tests.sample_images.render.ball_and_rods import NECK_RADIUS, OUT, RADIUS, ball_and_rods, turned

PITCH = 0.15
CAMERA = overhead(np.zeros(3), rows=2400, columns=2600, pitch=PITCH)
PER_MM = 1150 / 960 / PITCH  # film pixels for a mm in the plane of the hips, 960 mm from the tube


def spun(anatomy: Anatomy, axis: int, angle: float, only: str = "") -> Anatomy:
    """Everything (or every landmark in `only`) turned about a patient axis through the origin, right-handed."""
    i, j = [(1, 2), (2, 0), (0, 1)][axis]
    matrix = np.eye(3)
    c, s = cos(radians(angle)), sin(radians(angle))
    matrix[[i, i, j, j], [i, j, i, j]] = c, -s, s, c
    marks = {key: {side: p @ matrix.T if key in only or not only else p for side, p in sides.items()}
             for key, sides in anatomy.landmarks.items()}
    heads = {s: h if only else Sphere(matrix @ h.center, h.radius) for s, h in anatomy.heads.items()}
    return Anatomy(anatomy.bones, marks, heads)


@cache
def on_ap(lcea: float = 30.0) -> dict:
    return points_on_film(ball_and_rods(lcea), CAMERA, "ap_pelvis", "RL")


def test_a_point_in_the_plane_of_the_hips_is_magnified_by_1150_over_960():
    (point,) = on_ap()["teardrop"]["L"]
    assert point == pytest.approx([1300 + 40 * PER_MM, 1200 + 20 * PER_MM], abs=1e-3)


def test_a_point_nearer_the_tube_is_magnified_more():
    (point,) = on_ap()["asis"]["R"]
    assert point == pytest.approx([1300 - 110 * 1150 / 940 / PITCH, 1200 - 80 * 1150 / 940 / PITCH], abs=1e-3)


def test_the_outline_of_a_head_is_the_ellipse_where_its_tangent_cone_meets_the_film():
    """In the plane through the tube the outline ends at SID·tan(φ ± asin(r/d)), φ the angle off the central ray."""
    head = Sphere(np.array([100.0, 0, 0]), RADIUS)
    rim = head_outline(head, CAMERA, 3600)
    tilt, half = atan(100 / 960), np.arcsin(RADIUS / sqrt(100**2 + 960**2))
    ends = [1300 + 1150 * np.tan(tilt + sign * half) / PITCH for sign in (-1, 1)]
    assert [rim[:, 0].min(), rim[:, 0].max()] == pytest.approx(ends, abs=0.01)
    # Across it, the half height of the ellipse is r·SID / √(960² − r²).
    high = RADIUS * 1150 / sqrt(960**2 - RADIUS**2) / PITCH
    assert [rim[:, 1].min(), rim[:, 1].max()] == pytest.approx([1200 - high, 1200 + high], abs=0.01)
    assert head_outline(head, CAMERA).shape == (6, 2)


@pytest.mark.parametrize("side", ["R", "L"])
@pytest.mark.parametrize("lcea", [15.0, 30.0])
def test_angles_in_the_plane_of_the_hips_come_through_the_beam(side, lcea):
    """Flat in the plane of the hips, nothing is distorted; only the head's own outline shifts by the cone (0.1 mm)."""
    found = on_film(on_ap(lcea), "ap_pelvis", side)
    roof, medial = 28 * turned(lcea), 28 * turned(-35)
    assert found["lcea_sourcil"] == pytest.approx(lcea, abs=0.3)
    assert found["lcea_bone"] == pytest.approx(lcea + 4, abs=0.3)
    assert found["medial_center_edge_angle"] == pytest.approx(35, abs=0.3)
    assert found["tonnis_angle"] == pytest.approx(degrees(atan2(roof[2] - medial[2], roof[0] - medial[0])), abs=1e-4)
    assert found["sharp_angle"] == pytest.approx(degrees(atan2(roof[2] + 20, roof[0] + 60)), abs=1e-4)
    assert found["extrusion_index"] == pytest.approx(100 * (RADIUS - roof[0]) / (2 * RADIUS), abs=0.5)
    assert found["neck_shaft_angle"] == pytest.approx(130, abs=0.2)


@pytest.mark.parametrize("side", ["R", "L"])
def test_the_superior_junction_is_where_the_neck_rod_is_clear_of_the_head(side):
    """cos α = √((r + c)² − n²) / (r + c) for a rod of radius n and a clearance c of half a millimeter."""
    found = on_film(on_ap(), "ap_pelvis", side)["alpha_ap"]
    assert found == pytest.approx(degrees(acos(sqrt(24.5**2 - NECK_RADIUS**2) / 24.5)), abs=0.5)


@pytest.mark.parametrize("side", ["R", "L"])
def test_a_lateral_view_is_read_in_front_of_the_neck(side):
    """The bones tipped forward by 90 degrees show their front at the film's upper side."""
    bones = ball_and_rods()
    tip = np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]])
    lying = Anatomy(
        {name: type(mesh)(mesh.vertices @ tip.T, mesh.faces) for name, mesh in bones.bones.items()},
        {key: {s: p @ tip.T for s, p in sides.items()} for key, sides in bones.landmarks.items()},
        {s: Sphere(tip @ h.center, h.radius) for s, h in bones.heads.items()},
    )
    points = points_on_film(lying, overhead(lying.heads[side].center, 2000, 2500, 0.12), "dunn_90", side)
    assert {side, "-"} == {s for sides in points.values() for s in sides}
    (junction,), (edge,) = points["head_neck_junction"][side], points["neck_anterior"][side]
    center = np.mean(points["head"][side], axis=0)
    assert junction[1] < center[1] and edge[1] < center[1]
    assert (junction[0] - center[0]) * OUT[side] > 0
    # 24 mm of head and 14 of neck, magnified by depths that differ by less than a neck's length.
    assert on_film(points, "dunn_90", side)["head_neck_offset_ratio"] == pytest.approx(10 / 48, abs=0.02)


def test_the_program_reads_the_same_angles():
    marks, _ = readable(on_ap(22), "ap_pelvis")
    film = MarkedFilm("ap", "ap_pelvis", 2400, 2600, "", (0.1, 0.1), "estimated")
    frozen = {key: {s: tuple(map(tuple, p)) for s, p in sides.items()} for key, sides in marks.items()}
    read = read_film_marks(film.with_marks(frozen), Case())
    known = {side: on_film(on_ap(22), "ap_pelvis", side) for side in "RL"}
    found = {(r.key, r.side): r.value for r in read if r.key in known["R"]}
    assert len(found) >= 16
    assert found == pytest.approx({(key, side): known[side][key] for key, side in found}, abs=0.05)


def test_only_what_a_case_file_can_carry_becomes_a_mark():
    marks, rest = readable(on_ap(), "ap_pelvis")
    assert {"teardrop", "head", "sourcil_lateral", "neck_axis", "head_neck_junction"} <= marks.keys()
    assert "asis" in rest and not marks.keys() & rest.keys()
    assert readable(on_ap(), "a view nobody knows")[0] == {}


def test_what_lies_off_the_film_is_left_out():
    small = overhead(np.array([100.0, 0, 0]), 1000, 1000, PITCH)
    points = points_on_film(ball_and_rods(), small, "ap_pelvis", "L")
    assert "head" in points and "asis" not in points


@pytest.mark.parametrize("side", ["R", "L"])
def test_angles_in_space(side):
    found = in_space(ball_and_rods(28, 125), side)
    assert found == pytest.approx({
        "lcea_sourcil": 28, "neck_shaft_angle": 125, "femoral_version": 0, "femoral_version_murphy": 0,
        "internal_rotation": 0, "acetabular_version": degrees(atan(10 / 40)),
    }, abs=1e-6)


@pytest.mark.parametrize(("side", "sign"), [("R", 1), ("L", -1)])
def test_version_is_positive_with_the_head_in_front_of_the_condyles(side, sign):
    """The condyles turned inward under a still neck."""
    found = in_space(spun(ball_and_rods(), 2, 12 * sign, ("condyles_posterior",)), side)
    assert found["internal_rotation"] == pytest.approx(12, abs=1e-6)
    assert found["femoral_version"] == pytest.approx(12, abs=1e-6)
    assert found["femoral_version_murphy"] == pytest.approx(12, abs=1e-6)


def test_the_lie_of_the_pelvis():
    """Leaning by atan(20 / 80) as built; then tipped 7 degrees forward, then its right side brought forward 9."""
    assert pelvis_in_space(ball_and_rods())["pelvic_tilt"] == pytest.approx(degrees(atan(20 / 80)))
    tipped = pelvis_in_space(spun(ball_and_rods(), 0, 7))
    assert tipped["pelvic_tilt"] == pytest.approx(degrees(atan(20 / 80)) + 7)
    rolled = pelvis_in_space(spun(ball_and_rods(), 2, 9))
    assert rolled == pytest.approx(rolled | {"pelvic_rotation": 9, "pelvic_obliquity": 0}, abs=1e-9)
