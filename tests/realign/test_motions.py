"""The matrices by which fragments are drawn are those by which their marks were moved."""

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from planning.case import Case, CaseProblem
from planning.landmarks import LANDMARKS
from planning.realign import FemurStep, SocketStep, apply, motions, rigid
from tests.measures.hips import film_of, random_hips
from tests.realign.hips import plan, spot

turn, near = st.floats(-30, 30), st.floats(-30, 30)
SIDES = st.sampled_from("RL")


def hips_on_film(seed):
    return film_of("ap_pelvis", random_hips("ap_pelvis", seed), name="ap", spacing=(0.2, 0.15))


def applied(case, done):
    """The case after a plan; a plan that turns the roof below the pelvic line is refused, and carries nothing."""
    try:
        return apply(case, done)
    except CaseProblem as problem:
        assume("below the pelvic line" not in str(problem))
        raise


def carried(points, matrix):
    return np.column_stack([points, np.ones(len(points))]) @ matrix.T


@given(st.integers(0, 10**6), turn, turn, turn, near, near, SIDES)
@example(seed=0, one=22.0, two=30.0, varus=0.0, lateral=0.0, up=-10.0, side="R")
@settings(max_examples=40, deadline=None)
def test_a_whole_plan_carries_every_mark_from_where_it_was_to_where_it_is(seed, one, two, varus, lateral, up, side):
    """Two turns about two places, in their order, and a wedge whose hinge went along."""
    before = hips_on_film(seed)
    steps = (SocketStep("ap", side, one, spot(before, lateral, up, side)),
             SocketStep("ap", side, two, spot(before, up, lateral, side), (4.0, 2.0)),
             FemurStep("ap", side, varus, spot(before, 30, -60, side)))
    case, done = Case((before,)), plan(*steps)
    after, found = applied(case, done).film("ap"), motions(case, done)
    assert {(name, whose) for name, _, whose in found} == {("ap", side)}
    for key, sides in before.marks.items():
        for whose, points in sides.items():
            matrix = found.get(("ap", LANDMARKS[key].body, whose))
            expected = np.array(points) if matrix is None else carried(points, matrix)
            assert np.array(after.marks[key][whose]) == pytest.approx(expected, abs=1e-6)


@given(st.integers(0, 10**6), turn, near, near, SIDES)
@settings(max_examples=20, deadline=None)
def test_one_step_alone_is_drawn_by_its_own_matrix(seed, by, lateral, up, side):
    before = hips_on_film(seed)
    for step, key, body in ((SocketStep("ap", side, by, spot(before, lateral, up, side)), "sourcil_lateral", ""),
                            (FemurStep("ap", side, by, spot(before, 30, -60, side)), "neck_axis", ""),
                            (FemurStep("ap", side, by, spot(before, 30, -60, side)), "shaft_axis", "shaft")):
        after = apply(Case((before,)), plan(step)).film("ap")
        assert carried(before.marks[key][side], rigid(step, before, body)) == pytest.approx(
            np.array(after.marks[key][side]), abs=1e-6)
