"""Bones made whole and landmarks picked, on plain solids whose sizes and places are known."""

from math import asin, degrees, pi, radians, tan

import numpy as np
import pytest
import trimesh

from sample_images.render.joint import lined, rounded
from sample_images.render.mesh import Mesh, faded, normals, smoothed, volume
from sample_images.render.parts import cleaned
from sample_images.render.pick_femur import femur_landmarks, head_sphere
from sample_images.render.pick_hip import rim, sourcil
from sample_images.render.section import sections
from sample_images.render.solid import joined
from tests.sample_images.render.shapes import ball, rod, surface


def globe(radius: float, at: tuple[float, ...] = (0, 0, 0)) -> Mesh:
    """A ball as a fine mesh."""
    made = trimesh.creation.icosphere(subdivisions=5, radius=radius)
    return Mesh(made.vertices + np.array(at), np.asarray(made.faces))


# Blurring a solid by σ = 0.9 mm draws the surface of a ball in by σ² / R, here 0.054 mm.
OFF = 0.054 + 0.25  # and half a grid cell
BALL = 4 / 3 * pi * (15 - 0.9**2 / 15) ** 3


def box(low: tuple[float, ...], high: tuple[float, ...]) -> Mesh:
    made = trimesh.creation.box(bounds=[low, high])
    return Mesh(np.asarray(made.vertices), np.asarray(made.faces))


def whole(mesh: Mesh) -> bool:
    """Whether every edge belongs to two triangles that run along it in opposite directions."""
    made = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
    return made.is_watertight and made.is_winding_consistent


def test_a_joined_ball_is_whole_and_keeps_its_size():
    made = joined([globe(15)])
    assert whole(made)
    assert np.linalg.norm(made.vertices, axis=1) == pytest.approx(15, abs=OFF)
    assert volume(made) == pytest.approx(BALL, rel=0.005)
    # The normals of a ball point away from its middle.
    assert np.einsum("ij,ij->i", normals(made), made.vertices / 15) == pytest.approx(1, abs=0.03)


def test_parts_that_overlap_become_one_with_the_volume_of_both():
    made = joined([box((0, 0, 0), (20, 20, 20)), box((10, 0, 0), (30, 20, 20))])
    assert whole(made)
    assert volume(made) == pytest.approx(30 * 20 * 20, rel=0.02)  # rounded edges cost a little


def test_a_shell_and_a_part_with_a_hole_are_filled():
    outer, inner = globe(15), globe(14.2)
    shell = Mesh(np.vstack([outer.vertices, inner.vertices]),
                 np.vstack([outer.faces, inner.faces[:, ::-1] + len(outer.vertices)]))
    assert volume(joined([shell])) == pytest.approx(BALL, rel=0.005)
    cap = (outer.vertices[outer.faces][:, :, 2] > 13.5).all(axis=1)  # a hole 13 mm wide
    made = joined([Mesh(outer.vertices, outer.faces[~cap])])
    assert whole(made)
    assert made.vertices[:, 2].min() == pytest.approx(-15, abs=OFF)
    assert made.vertices[:, 2].max() == pytest.approx(15, abs=1.6)  # no lower than the hole's edge


def test_a_ball_is_cut_out_to_its_radius():
    made = joined([box((-20, -20, 0), (20, 20, 20))], hollow=(np.zeros(3), 12.0))
    assert whole(made)
    reach = np.linalg.norm(made.vertices, axis=1)
    assert reach.min() == pytest.approx(12, abs=0.15)
    bowl = np.linalg.norm(made.vertices[:, :2], axis=1) < 8
    assert reach[bowl & (made.vertices[:, 2] < 15)] == pytest.approx(12, abs=0.15)


def test_a_crumb_that_cutting_leaves_is_dropped():
    made = joined([box((-30, -5, -5), (20, 5, 5))], hollow=(np.zeros(3), 12.0))
    assert whole(made)
    assert made.vertices[:, 0].max() < -10


def test_smoothing_evens_a_rough_ball_and_keeps_its_volume():
    even = globe(15)
    noise = np.random.default_rng(1).standard_normal((len(even.vertices), 1))
    made = smoothed(Mesh(even.vertices * (1 + 0.01 * noise), even.faces), 20)
    assert np.std(np.linalg.norm(made.vertices, axis=1)) < 0.15 / 2  # half of the roughness, 1 % of 15 mm
    assert volume(made) == pytest.approx(volume(even), rel=0.005)


def test_a_fade_goes_from_one_to_nothing_by_way_of_a_half():
    assert faded(np.array([-1.0, 2, 5, 8, 9]), 2, 8) == pytest.approx([1, 1, 0.5, 0, 0])


def test_a_section_of_a_slanted_rod_has_its_area_and_middle():
    made = trimesh.creation.cylinder(10, segment=[(0, 0, 0), (0, 60, 60)], sections=256)
    cut = sections(Mesh(made.vertices, made.faces), np.array([0, 30.0, 30.0]), np.array([0, 0, 1.0]))
    assert len(cut) == 1
    # Cut level, a rod at 45 degrees is an ellipse of half axes 10 and 10 √2.
    assert cut[0].area == pytest.approx(pi * 10 * 10 * 2**0.5, rel=1e-3)
    assert cut[0].middle == pytest.approx([0, 30, 30], abs=1e-6)


# A left femur: lateral is +x. Neck 45 degrees down and outward in a plane 20 degrees from the frontal one.
HEAD, VERSION = np.array([100.0, 0, 0]), 20.0
BACKWARD = tan(radians(VERSION))  # the neck's base lies behind the head
BASE = HEAD + 50 * np.array([1, BACKWARD, -1])
WAIST = HEAD + 25 * np.array([1, BACKWARD, -1])


def femur() -> Mesh:
    down = np.array([0, 0, -1.0])
    condyles = [BASE + np.array([x, 10, -300]) for x in (-22, 22)]

    def inside(points: np.ndarray) -> np.ndarray:
        along = np.clip((points - HEAD) @ (WAIST - HEAD) / ((WAIST - HEAD) @ (WAIST - HEAD)), 0, 2)
        neck = rod(points, HEAD, BASE, 12) + 3 * (along - 1) ** 2  # narrowest halfway
        return np.max([
            ball(points, HEAD, 24), neck, rod(points, BASE, BASE + 300 * down, 13),
            ball(points, BASE + np.array([-12, 12, -30]), 8), ball(points, BASE + np.array([10, 5, 25]), 14),
            *(ball(points, condyle, 20) for condyle in condyles),
        ], axis=0)

    return surface(inside, (60, -40, -390), (210, 80, 40), 1.5)


@pytest.fixture(scope="module")
def picked() -> dict[str, np.ndarray]:
    made = femur()
    return {"head": head_sphere(made, "L")} | femur_landmarks(made, head_sphere(made, "L"), "L")


def test_the_head_is_found_through_a_neck_that_hides_part_of_it(picked):
    middle, radius = picked["head"]
    assert middle == pytest.approx(HEAD, abs=0.1)
    assert radius == pytest.approx(24, abs=0.1)


def test_the_neck_is_narrowest_halfway_and_its_axis_runs_through_the_head(picked):
    along = (WAIST - HEAD) / np.linalg.norm(WAIST - HEAD)
    assert picked["neck_center"][0] == pytest.approx(WAIST, abs=1.0)
    axis = picked["neck_axis"][1] - picked["neck_axis"][0]
    assert degrees(asin(np.linalg.norm(np.cross(axis / np.linalg.norm(axis), along)))) < 0.5
    front = picked["neck_anterior"][0] - WAIST
    assert front @ along == pytest.approx(0, abs=1.0)
    assert np.linalg.norm(front) == pytest.approx(12, abs=0.3)
    assert front[1] < -10


def test_shaft_trochanters_and_condyles_are_where_they_were_put(picked):
    assert picked["shaft_axis"][:, :2] == pytest.approx(np.tile(BASE[:2], (2, 1)), abs=0.2)
    assert picked["canal_center"][0, :2] == pytest.approx(BASE[:2], abs=0.5)
    lesser = BASE + np.array([-12, 12, -30])
    assert np.linalg.norm(picked["lesser_trochanter"][0] - lesser) == pytest.approx(8, abs=0.3)
    assert picked["lesser_trochanter"][0] == pytest.approx(lesser + 8 * np.array([-0.6, 0.8, 0]), abs=2)
    assert picked["greater_trochanter"][0] == pytest.approx(BASE + np.array([10, 5, 39]), abs=1.5)
    medial, lateral = picked["condyles_posterior"]
    assert medial == pytest.approx(BASE + np.array([-22, 30, -300]), abs=1.5)
    assert lateral == pytest.approx(BASE + np.array([22, 30, -300]), abs=1.5)


FACING = np.array([0.75, -0.3, -0.6]) / np.linalg.norm([0.75, -0.3, -0.6])
ABOVE = np.array([0, 0, 1]) - FACING[2] * FACING
# Bone beyond the rim, that a ray from the head's center meets before it meets the edge.
ILIUM = 48 * (np.cos(np.radians(92)) * FACING + np.sin(np.radians(92)) * ABOVE / np.linalg.norm(ABOVE))


def socket(points: np.ndarray) -> np.ndarray:
    """A cup of inner radius 28 facing OPENING, its edge 100 degrees from where it faces; mm inside, on a ball of 28."""
    reach = np.linalg.norm(points, axis=-1)
    from_axis = np.degrees(np.arccos(np.clip(points @ FACING / np.maximum(reach, 1e-9), -1, 1)))
    return np.min([reach - 28, 34 - reach, np.radians(from_axis - 100) * 28], axis=0)


@pytest.fixture(scope="module")
def cup() -> trimesh.Trimesh:
    made = surface(lambda p: np.maximum(socket(p), ball(p, ILIUM, 7)), (-40, -40, -40), (60, 40, 60), 0.75)
    return trimesh.Trimesh(made.vertices, made.faces, process=False)


def test_the_rim_of_a_cup_lies_on_its_cone_and_starts_at_its_most_lateral_point(cup):
    edge, front, back = rim(cup, 28.0)
    for line in (front, back):
        from_axis = np.degrees(np.arccos(line @ FACING / np.linalg.norm(line, axis=1)))
        assert from_axis == pytest.approx(100, abs=1.0)  # a ray step and half a grid cell
        assert line[0] == pytest.approx(edge)
        assert line[-1, 2] < line[0, 2] - 20
    assert front[:, 1].mean() < -5 < 5 < back[:, 1].mean()
    assert edge[0] == max(point[0] for line in (front, back) for point in line if point[2] > 14)


def test_the_roof_ends_where_it_leaves_its_sphere():
    def roof(points: np.ndarray) -> np.ndarray:
        turn = np.degrees(np.arctan2(points[..., 0], points[..., 2]))
        reach = np.linalg.norm(points, axis=-1)
        floor = 28 + 6 * np.clip((-40 - turn) / 2, 0, 1)  # a fossa, 6 mm deep, medial of -40 degrees
        return np.min([reach - floor, 42 - reach, np.radians(30 - turn) * 28, np.radians(turn + 80) * 28], axis=0)

    made = surface(roof, (-45, -12, -5), (45, 12, 45), 0.5)
    lateral, medial = sourcil(trimesh.Trimesh(made.vertices, made.faces, process=False), 28.0)
    assert degrees(np.arctan2(lateral[0], lateral[2])) == pytest.approx(30, abs=1.0)
    assert degrees(np.arctan2(medial[0], medial[2])) == pytest.approx(-40, abs=1.0)
    assert np.linalg.norm(medial) == pytest.approx(28, abs=1.0)


def test_a_rough_head_is_made_round_and_its_fovea_and_neck_stay():
    def inside(points: np.ndarray) -> np.ndarray:
        bumpy = ball(points, (0, 0, 0), 24) + np.sin(points[..., 1] / 3)
        dented = np.minimum(bumpy, -ball(points, (-26, 0, 0), 9))  # a dent 7 mm deep, away from the neck
        return np.maximum(dented, rod(points, (0, 0, 0), (60, 0, 0), 10))

    rough = surface(inside, (-30, -30, -30), (75, 30, 30), 1.0)
    made = rounded(rough, np.zeros(3), 24.0, np.array([35.0, 0, 0]))
    reach = np.linalg.norm(made.vertices, axis=1)
    head = (made.vertices[:, 0] < 0) & (np.hypot(*made.vertices[:, 1:].T) > 12)
    assert reach[head] == pytest.approx(24, abs=1e-9)
    assert reach.min() == pytest.approx(17, abs=0.2)
    neck = rough.vertices[:, 0] > 35
    assert np.array_equal(made.vertices[neck], rough.vertices[neck])


def test_a_roof_too_high_is_brought_down_and_its_back_and_edge_stay():
    high = surface(lambda p: np.minimum(np.minimum(ball(p, (0, 0, 3), 32), -ball(p, (0, 0, 3), 28)), p[..., 2]),
                   (-45.3, -45.2, -5.4), (45, 45, 48), 1.0)
    made = lined(high, np.zeros(3), 28.0, "L")
    reach, before = (np.linalg.norm(mesh.vertices, axis=1) for mesh in (made, high))
    top = (np.hypot(*high.vertices[:, :2].T) < 10) & (high.vertices[:, 2] > 0)
    assert before[top & (before < 33)].min() > 30
    assert reach[top & (before < 33)] == pytest.approx(28, abs=0.05)
    assert reach[top & (before > 33)] == pytest.approx(before[top & (before > 33)], abs=0.1)


def test_a_folder_without_the_meshes_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match="VH_F_Pelvis"):
        cleaned(tmp_path, "F")
