"""Known changes of a hand-made anatomy: each expected place or angle is worked by hand."""

import numpy as np
import pytest

from sample_images.render.anatomy import Anatomy
from sample_images.render.change import acetabulum_turned, cam, neck_shaft, retroverted, version
from tests.sample_images.render.hand_made import OUT, RADIUS, ROOF, center, hand_made, place

SIDES = pytest.mark.parametrize("side", ["R", "L"])


def mark(anatomy: Anatomy, key: str, side: str, number: int = 0) -> np.ndarray:
    """A landmark, lateral, back and up of where the head was."""
    return (anatomy.landmarks[key][side][number] - center(side)) * [OUT[side], 1, 1]


def roof_angle(anatomy: Anatomy, key: str, side: str) -> float:
    """Degrees from straight up about the head, + lateral."""
    lateral, _, up = mark(anatomy, key, side)
    return np.degrees(np.arctan2(lateral, up))


def only_moved(before: Anatomy, after: Anatomy) -> set[str]:
    """The bones that are not exactly where they were."""
    pairs = {name: (bone.vertices, after.bones[name].vertices) for name, bone in before.bones.items()}
    return {name for name, (was, is_now) in pairs.items() if not np.array_equal(was, is_now)}


@SIDES
@pytest.mark.parametrize("degrees", [-14, 12])
def test_the_roof_turns_by_just_so_much(side, degrees):
    before = hand_made()
    after = acetabulum_turned(before, side, degrees)
    assert roof_angle(after, "sourcil_lateral", side) == pytest.approx(30 + degrees, abs=1e-9)
    assert roof_angle(after, "sourcil_medial", side) == pytest.approx(-40 + degrees, abs=1e-9)
    assert mark(after, "teardrop", side) == pytest.approx(mark(before, "teardrop", side), abs=1e-12)
    assert only_moved(before, after) == {f"hip_{side}"}


@SIDES
@pytest.mark.parametrize("change", [acetabulum_turned, retroverted])
def test_a_turned_socket_stays_concentric_and_the_ilium_stays(side, change):
    after = change(hand_made(), side, 15).bones[f"hip_{side}"].vertices
    assert np.linalg.norm(after[:-1] - center(side), axis=1) == pytest.approx(ROOF, abs=1e-9)
    assert after[-1] == pytest.approx(place(side, 20, -30, 120)[0], abs=1e-12)


@SIDES
def test_a_retroverted_socket_opens_less_forward_by_just_so_much(side):
    after = retroverted(hand_made(), side, 30)
    # The front rim, 30 before the head's center, goes 30 sin 30 = 15 outward, the back rim as much inward.
    assert mark(after, "anterior_rim", side) == pytest.approx([15, -30 * np.sqrt(0.75), 5], abs=1e-9)
    assert mark(after, "posterior_rim", side) == pytest.approx([-15, 30 * np.sqrt(0.75), 5], abs=1e-9)


@SIDES
@pytest.mark.parametrize("degrees", [20, -15])
def test_version_rises_by_just_so_much(side, degrees):
    before = hand_made()
    after = version(before, side, degrees)
    # Level condyles, neck in the frontal plane: version 0. The condyles turn inward, the lateral one forward.
    across = mark(after, "condyles_posterior", side, 1) - mark(after, "condyles_posterior", side, 0)
    assert across == pytest.approx(
        [40 * np.cos(np.radians(degrees)), -40 * np.sin(np.radians(degrees)), 0], abs=1e-9)
    for key in ("neck_center", "neck_axis", "shaft_axis", "canal_center", "greater_trochanter", "lesser_trochanter"):
        assert after.landmarks[key][side] == pytest.approx(before.landmarks[key][side], abs=1e-9)
    assert only_moved(before, after) == {f"femur_{side}", f"tibia_{side}"}
    assert after.bones[f"femur_{side}"].vertices[:-1] == pytest.approx(before.bones[f"femur_{side}"].vertices[:-1])


@SIDES
@pytest.mark.parametrize("degrees", [14, -16])
def test_the_neck_shaft_angle_rises_by_just_so_much(side, degrees):
    before = hand_made()
    after = neck_shaft(before, side, degrees)
    neck = mark(after, "neck_center", side)
    # Shaft straight down, neck 45 degrees down and outward: its way down the neck is 135 degrees from straight up.
    assert np.degrees(np.arctan2(neck[0], neck[2])) == pytest.approx(135 + degrees, abs=1e-9)
    assert np.linalg.norm(neck) == pytest.approx(20 * np.sqrt(2), abs=1e-9)
    assert after.heads[side].center == pytest.approx(center(side), abs=1e-9)
    at_head = after.bones[f"femur_{side}"].vertices[:-1] - center(side)
    upper = at_head[:, 2] > -20
    assert np.linalg.norm(at_head[upper], axis=1) == pytest.approx(RADIUS, abs=1e-9)


@SIDES
def test_below_the_neck_a_whole_leg_moves_as_one(side):
    before, after = hand_made(), neck_shaft(hand_made(), side, 14)
    shift = mark(after, "knee_center", side) - mark(before, "knee_center", side)
    assert shift[2] < -3  # a steeper neck carries the shaft down
    for key in ("shaft_axis", "greater_trochanter", "condyles_posterior", "canal_center"):
        assert mark(after, key, side) - mark(before, key, side) == pytest.approx(shift, abs=1e-9)
    tibia = after.bones[f"tibia_{side}"].vertices - before.bones[f"tibia_{side}"].vertices
    assert tibia == pytest.approx(np.tile(shift * [OUT[side], 1, 1], (len(tibia), 1)), abs=1e-9)


def on_head(side: str, from_neck: float, round_neck: float) -> np.ndarray:
    """A point of the head's sphere so far from the neck's axis, and round it: 0 in front and above, 180 opposite."""
    neck, above, front = np.array([1, 0, -1]) / np.sqrt(2), np.array([1, 0, 1]) / np.sqrt(2), np.array([0, -1.0, 0])
    a, b = np.radians(from_neck), np.radians(round_neck)
    middle, other = (front + above) / np.sqrt(2), (front - above) / np.sqrt(2)
    way = np.cos(a) * neck + np.sin(a) * (np.cos(b) * middle + np.sin(b) * other)
    return place(side, *(RADIUS * way))[0]


@SIDES
@pytest.mark.parametrize(("from_neck", "round_neck", "expected"), [
    (66, 0, 0.5),  # the stated alpha angle: half a millimeter off the circle
    (59, 0, 2.5), (59, 30, 2.5), (59, -30, 2.5),  # the bump at its full height
    (76, 0, 0), (120, 0, 0), (180, 0, 0),  # the head
    (50, 75, 0), (50, -75, 0), (50, 180, 0),  # beside and opposite
    (15, 0, 0),  # the neck
])
def test_a_cam_leaves_the_head_at_its_alpha_angle(side, from_neck, round_neck, expected):
    whole = hand_made()
    whole.bones[f"femur_{side}"].vertices[-1] = on_head(side, from_neck, round_neck)
    after = cam(whole, side, alpha=66, height=2.5)
    off = np.linalg.norm(after.bones[f"femur_{side}"].vertices[-1] - center(side)) - RADIUS
    assert off == pytest.approx(expected, abs=0.002)
    assert after.heads[side].center == pytest.approx(center(side))
    assert after.landmarks["neck_center"][side] == pytest.approx(whole.landmarks["neck_center"][side], abs=1e-9)


@SIDES
def test_a_cam_runs_straight_down_to_the_neck(side):
    whole = hand_made()
    whole.bones[f"femur_{side}"].vertices[-3:] = [on_head(side, from_neck, 0) for from_neck in (56, 46, 36)]
    top, middle, low = cam(whole, side, alpha=66, height=2.5).bones[f"femur_{side}"].vertices[-3:]
    way = (low - top) / np.linalg.norm(low - top)
    assert np.linalg.norm(np.cross(middle - top, way)) == pytest.approx(0, abs=0.01)
    assert np.linalg.norm(top - center(side)) > RADIUS + 2.5


def test_a_cam_lower_than_can_be_seen_is_refused():
    with pytest.raises(ValueError, match="higher than"):
        cam(hand_made(), "R", height=0.4)


@SIDES
@pytest.mark.parametrize("change", [acetabulum_turned, retroverted, version, neck_shaft])
def test_no_change_moves_nothing(side, change):
    before, after = hand_made(), change(hand_made(), side, 0)
    for name, bone in before.bones.items():
        assert after.bones[name].vertices == pytest.approx(bone.vertices, abs=1e-9)
