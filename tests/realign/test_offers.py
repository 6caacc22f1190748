"""Changes offered to a plan: hand-worked amounts, where each step comes, and every offer read again in its window."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.case import Case
from planning.plans import CamStep, FemurStep, Plan, RimStep, SocketStep
from planning.presets import PRESETS
from planning.realign import apply, offers
from tests.measures.hips import film_of
from tests.realign.hips import film, plan, polar, socket, values
from tests.realign.test_cam import dunn
from tests.realign.test_solve import T6, window

TURN = SocketStep("ap", "R")
# A femur whose shaft stands straight and whose neck rises 40 degrees from it, told from the head's center.
STEEP = {"shaft_axis": [(40.0, -60.0), (40.0, -120.0)], "neck_axis": [polar(-40.0, -40.0)]}


def told(found, kind):
    return {offer.which: offer for offer in found.each if offer.kind == kind}


def test_a_socket_is_offered_the_least_and_the_middle_of_t6():
    case = Case((film(socket(12, 22)),))
    found = told(offers(case, plan(TURN), T6), "turn")
    assert {which: offer.degrees for which, offer in found.items()} == {"least": 18.0, "middle": 20.0}
    assert found["least"].plan.steps == (SocketStep("ap", "R", 18.0),)
    assert (found["least"].low, found["least"].high) == pytest.approx((18, 22), abs=0.01)


def test_that_nothing_meets_the_windows_is_a_sentence():
    found = offers(Case((film(socket(5, 12)),)), plan(TURN), T6)
    assert found.each == () and found.problems[0].startswith("No single rotation meets both windows")


def test_a_plan_without_a_socket_is_offered_no_rotation_and_one_without_steps_nothing():
    case = Case((film(socket(12, 22)),))
    assert offers(case, Plan("p"), T6).each == ()
    assert offers(case, plan(RimStep("ap", "R", 1.0)), T6).each == ()


def test_varus_brings_a_steep_neck_into_its_window_and_is_added_after_the_socket():
    """A neck at 140 degrees needs from 5 to 15 degrees of varus to lie between 125 and 135."""
    case = Case((film(socket(12, 22, **STEEP)),))
    assert values(case)["neck_shaft_angle"] == pytest.approx(140, abs=0.01)
    started = plan(TURN, RimStep("ap", "R", 1.0))
    found = told(offers(case, started, PRESETS["neck_125_135"].windows), "varus")
    assert [offer.degrees for offer in found.values()] == pytest.approx([5, 10], abs=0.01)
    made = found["middle"].plan
    assert [type(step) for step in made.steps] == [SocketStep, FemurStep, RimStep]
    assert values(apply(case, plan(made.steps[1])))["neck_shaft_angle"] == pytest.approx(130, abs=0.01)


def test_of_a_wedge_in_the_plane_of_the_neck_no_varus_is_told():
    case = Case((film(socket(12, 22, **STEEP)),))
    found = offers(case, plan(FemurStep("ap", "R", wedge="neck", version_deg=20.0)), PRESETS["neck_125_135"].windows)
    assert not found.each and "plane of the neck" in found.problems[0]


def test_a_version_that_nothing_tells_is_a_sentence():
    found = offers(Case((film(socket(12, 22, **STEEP)),)), plan(TURN), PRESETS["lerch_2022"].windows)
    assert not found.each and "Femoral version (Murphy): neither measured on slices" in found.problems[0]


def test_derotation_is_told_from_a_version_as_entered_and_what_it_leaves_out_is_said():
    """37 entered is brought to 25 by 12 degrees; the sum is not told without the socket's version."""
    found = offers(Case((film(socket(12, 22, **STEEP)),)), plan(FemurStep("ap", "R", version_deg=37.0)),
                   PRESETS["lerch_2022"].windows)
    assert told(found, "derotation")["least"].degrees == pytest.approx(12)
    (said,) = found.problems
    assert "from the femoral version as entered" in said
    assert said.endswith("McKibbin index (femoral version by Murphy): not measured on slices: Acetabular version, "
                         "central.")


def test_a_cam_is_resected_to_the_top_of_its_window_and_one_within_it_is_not():
    steps, wanted = plan(TURN), [window("alpha_angle", 40, 50)]
    for alpha, count in ((70.0, 1), (48.0, 0)):
        case = Case((film(socket(12, 22)), film_of("dunn_45", dunn(alpha), name="dunn")))
        found = [offer for offer in offers(case, steps, wanted).each if offer.kind == "resection"]
        assert len(found) == count
        assert all(offer.plan.steps == (TURN, CamStep("dunn", "R", 50.0)) and offer.film == "dunn" for offer in found)


def test_a_resection_that_would_notch_the_neck_is_not_offered_but_told():
    """The edge of this neck meets the head's circle at more than 40 degrees."""
    case = Case((film(socket(12, 22)), film_of("dunn_45", dunn(70.0), name="dunn")))
    found = offers(case, plan(TURN), [window("alpha_angle", 20, 30)])
    assert not told(found, "resection")
    assert any(why.startswith("Dunn 45°: ") and "notching the neck" in why for why in found.problems)


# No rotation changes the sum of LCEA and Tönnis angle, so that a rotation exists where the windows' ends allow the sum.
SUMS = st.floats(sum(w.low for w in T6) + 0.1, sum(w.high for w in T6) - 0.1)


@given(st.floats(-5, 45), SUMS, st.sampled_from("RL"))
@settings(max_examples=60, deadline=None)
def test_what_is_offered_meets_the_windows(lcea, total, side):
    case = Case((film(socket(lcea, total - lcea), side),))
    found = offers(case, plan(SocketStep("ap", side)), T6)
    assert found.each
    for offer in found.each:
        read = values(apply(case, offer.plan), side)
        assert all(w.holds(read[w.key]) for w in T6)
