"""Plans changed, and what the browser sends taken or left."""

import pytest

from planning.case import Case, CaseProblem
from planning.pages.plan_edits import (
    free_name,
    moved_step,
    newer,
    renamed,
    with_chosen,
    with_plan,
    with_step,
    without_plan,
    without_step,
)
from planning.plans import CamStep, FemurStep, Plan, SocketStep

SOCKET = SocketStep("ap", "R", 5.0)
MOTION = {"degrees": 12.5, "pivot": [10, 20.5], "slide": [3, -2]}


def test_plans_are_added_replaced_chosen_and_dropped():
    case = with_plan(with_plan(Case(), Plan("Plan 1")), Plan("Plan 2"))
    assert free_name(case) == "Plan 3" and free_name(without_plan(case, "Plan 1")) == "Plan 1"
    case = with_chosen(with_plan(case, Plan("Plan 1", (SOCKET,))), "Plan 2")
    assert [(p.name, len(p.steps), p.chosen) for p in case.plans] == [("Plan 1", 1, False), ("Plan 2", 0, True)]
    assert not any(p.chosen for p in with_chosen(case, None).plans)


def test_a_plan_is_called_otherwise_and_keeps_its_place():
    case = Case(plans=(Plan("Plan 1", (SOCKET,), chosen=True), Plan("Plan 2")))
    called = renamed(case, "Plan 1", "  <b>PAO</b> ")
    assert called.plans == (Plan("<b>PAO</b>", (SOCKET,), chosen=True), Plan("Plan 2"))
    assert renamed(case, "Plan 1", "Plan 1") == case
    for name, words in (("Plan 2", "already"), (" ", "1 to 64"), ("x" * 65, "1 to 64"), ("a\u202eb", "1 to 64")):
        with pytest.raises(CaseProblem, match=words):
            renamed(case, "Plan 1", name)


def test_a_step_is_put_in_its_place():
    plan = Plan("p", (SOCKET, CamStep("d", "R", 45.0)))
    assert with_step(plan, 1, CamStep("d", "R", 50.0)).steps == (SOCKET, CamStep("d", "R", 50.0))
    assert without_step(plan, 0).steps == plan.steps[1:]


def test_the_browsers_motion_becomes_the_step():
    step = moved_step(SOCKET, {"motion": MOTION}, may_slide=True)
    assert (step.rotation_deg, step.pivot, step.shift_mm) == (12.5, (10.0, 20.5), (3.0, -2.0))
    step = moved_step(FemurStep("ap", "L"), {"motion": MOTION}, may_slide=True)
    assert (step.varus_deg, step.hinge, step.shaft_medial_mm, step.shortening_mm) == (12.5, (10.0, 20.5), 3.0, -2.0)
    assert moved_step(SOCKET, {"motion": MOTION}, may_slide=False).shift_mm == (0.0, 0.0)


def test_a_drawn_outline_is_kept_until_another_is_drawn():
    corners = [[0, 0], [10, 0], [10, 10.5]]
    step = moved_step(SOCKET, {"motion": MOTION, "outlines": {"acetabulum": corners}}, may_slide=True)
    assert step.outline == ((0.0, 0.0), (10.0, 0.0), (10.0, 10.5))
    assert moved_step(step, {"motion": MOTION}, may_slide=True).outline == step.outline
    assert moved_step(step, {"motion": MOTION, "outlines": {"acetabulum": []}}, may_slide=True).outline == ()
    for bad in ([[0, 0], [1, 1]], [[0, 0], [1, 1], [2, "x"]], "abc", [[0, 0]] * 201, [[0, 0], [1, 1], [2, 1e9]]):
        assert moved_step(SOCKET, {"motion": MOTION, "outlines": {"acetabulum": bad}}, may_slide=True).outline == ()


@pytest.mark.parametrize("sent", [
    None, 3, {}, {"motion": 1}, {"motion": {**MOTION, "degrees": "x"}}, {"motion": {**MOTION, "degrees": 91}},
    {"motion": {**MOTION, "pivot": [1]}}, {"motion": {**MOTION, "slide": [1, None]}},
    {"motion": {**MOTION, "slide": [1, 201]}}, {"motion": {**MOTION, "degrees": float("nan")}},
    {"motion": {**MOTION, "degrees": True}},
])
def test_what_makes_no_sense_changes_nothing(sent):
    assert moved_step(SOCKET, sent, may_slide=True) is None


def test_only_what_is_newer_and_of_the_same_bench_is_taken():
    assert newer({"id": "a", "rev": 3}, "a", 2)
    for sent in ({"id": "b", "rev": 3}, {"id": "a", "rev": 2}, {"id": "a", "rev": "3"}, {"id": "a", "rev": True}, None):
        assert not newer(sent, "a", 2)
