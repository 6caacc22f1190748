"""Poses: every expected place is worked by hand."""

import numpy as np
import pytest

from sample_images.render.pose import posed
from tests.sample_images.render.hand_made import OUT, center, hand_made, place


def knee(pose: dict, side: str) -> np.ndarray:
    """Where the knee has come to, lateral, back and up of its own head."""
    lying = posed(hand_made(), **pose)
    return (lying.landmarks["knee_center"][side][0] - lying.heads[side].center) * [OUT[side], 1, 1]


@pytest.mark.parametrize("side", ["R", "L"])
@pytest.mark.parametrize(("turn", "expected"), [
    ((90, 0, 0), (45, -380, 0)),  # flexed: the knee points forward
    ((0, 90, 0), (380, 0, 45)),  # abducted: it points outward, what was lateral is up
    ((0, 0, 90), (0, -45, -380)),  # turned inward: what was lateral is in front
    ((90, 90, 0), (380, 45, 0)),  # abducted, then flexed: up goes back
    ((0, 90, 90), (380, -45, 0)),  # turned inward first
])
def test_a_femur_turns_about_its_head(side, turn, expected):
    assert knee({"femurs": {side: turn}}, side) == pytest.approx(np.array(expected, float), abs=1e-9)


def test_a_femur_takes_its_lower_leg_and_nothing_else():
    before, after = hand_made(), posed(hand_made(), femurs={"R": (90, 0, 0)})
    # The tibia's middle was 500 below the head and is now 500 in front of it.
    assert after.bones["tibia_R"].vertices.mean(axis=0) == pytest.approx(np.add(center("R"), (0, -500, 0)), abs=1e-6)
    assert after.heads["R"].center == pytest.approx(center("R"))
    for name in ("hip_R", "femur_L", "tibia_L", "sacrum"):
        assert np.array_equal(after.bones[name].vertices, before.bones[name].vertices)
    assert np.array_equal(after.landmarks["teardrop"]["R"], before.landmarks["teardrop"]["R"])


def test_tilt_leans_the_pelvis_forward_and_leaves_the_femora():
    before, after = hand_made(), posed(hand_made(), tilt=90)
    # The line between the heads is at back 50, height 0: 70 behind and 40 above it becomes 40 in front and 70 above.
    assert after.landmarks["sacrococcygeal"]["-"][0] == pytest.approx([0, 50 - 40, 70], abs=1e-9)
    assert after.landmarks["teardrop"]["L"][0] == pytest.approx([65, 50 + 12, 0], abs=1e-9)
    assert after.bones["femur_R"].vertices == pytest.approx(before.bones["femur_R"].vertices, abs=1e-9)


def test_rotation_brings_the_right_side_forward_with_the_legs():
    after = posed(hand_made(), rotation=30)
    # The right head, 100 to the right of the middle: cos 30 and sin 30 of it.
    assert after.heads["R"].center == pytest.approx([-100 * np.sqrt(0.75), 50 - 50, 0], abs=1e-9)
    assert after.heads["L"].center == pytest.approx([100 * np.sqrt(0.75), 50 + 50, 0], abs=1e-9)
    knee_r = after.landmarks["knee_center"]["R"][0]
    assert knee_r == pytest.approx([-145 * np.sqrt(0.75), 50 - 72.5, -380], abs=1e-9)


def test_heads_of_unlike_height_follow_the_tilted_pelvis_with_their_legs():
    uneven = hand_made()
    uneven.heads["R"].center[2] += 20
    after = posed(uneven, tilt=90)
    # The middle is 10 up; the right head, 10 above it, comes 10 in front of it.
    assert after.heads["R"].center == pytest.approx([-100, 50 - 10, 10], abs=1e-9)
    assert after.landmarks["knee_center"]["R"] == pytest.approx(place("R", 45, -10, -380 - 10), abs=1e-9)


def test_no_pose_moves_nothing():
    before, after = hand_made(), posed(hand_made())
    for name, bone in before.bones.items():
        assert after.bones[name].vertices == pytest.approx(bone.vertices, abs=1e-12)
