"""The model of a flat rim against the vectors T7 to T9 and T22 and the slopes of the realignment sheet (1.5)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.realign.rim_model import Turns, edge, neutral_tilt, neutral_turns, rim, turned, version

lceas, versions, turns = st.floats(0, 50), st.floats(-10, 40), st.floats(-30, 30)


def told(of):
    return edge(of), edge(of, 65), edge(of, 90), version(of)


def test_t7_a_rim_of_lcea_15_and_version_20():
    start = rim(15, 20)
    assert np.degrees(np.arcsin(start[1])) == pytest.approx(19.370, abs=0.01)
    assert told(start) == pytest.approx((15, 19.600, 36.360, 20), abs=0.01)


def test_t8_lateral_20_then_anterior_10():
    assert told(turned(rim(15, 20), Turns(20))) == pytest.approx((35.00, 40.79, 58.49, 23.23), abs=0.01)
    assert told(turned(rim(15, 20), Turns(20, 10))) == pytest.approx((37.38, 47.69, 68.49, 16.76), abs=0.01)


def test_t9_the_turns_that_keep_version():
    assert neutral_tilt(15, 35, 20) == pytest.approx(19.211, abs=0.01)
    with_anterior, with_axial = neutral_turns(15, 35, 20)
    assert (with_anterior.lateral, with_anterior.anterior) == pytest.approx((18.684, 4.905), abs=0.01)
    assert (with_axial.lateral, with_axial.axial) == pytest.approx((20.637, -3.392), abs=0.01)


@pytest.mark.parametrize(("tilt", "lcea", "at"), [(10, 30.10, 24.32), (-10, 34.97, 12.75)])
def test_t22_a_forward_tilt_taken_away_is_an_anterior_turn_back(tilt, lcea, at):
    found = turned(rim(33, 19), Turns(anterior=-tilt))
    assert (edge(found), version(found)) == pytest.approx((lcea, at), abs=0.01)


@pytest.mark.parametrize(("start", "motion", "slopes"), [
    ((15, 20), "lateral", (1, 1.23, 1.78, 0.09)),
    ((15, 20), "anterior", (0.34, 0.53, 1, -0.24)),
    ((15, 20), "axial", (0.09, -0.32, -1.31, 1)),
    ((35, 18), "lateral", (1, 0.92, 0.55, 0.21)),
    ((35, 18), "anterior", (0.22, 0.67, 1, -0.63)),
    ((35, 18), "axial", (0.15, -0.54, -1.18, 1)),
    ((37, 20), "lateral", (1, 0.88, 0.52, 0.24)),
    ((37, 20), "anterior", (0.23, 0.70, 1, -0.67)),
    ((37, 20), "axial", (0.18, -0.50, -1.08, 1)),
])
def test_the_slopes_of_the_sheet_for_a_degree_of_each_turn(start, motion, slopes):
    less, more = (np.array(told(turned(rim(*start), Turns(**{motion: by})))) for by in (-0.01, 0.01))
    assert (more - less) / 0.02 == pytest.approx(np.array(slopes), abs=0.006)


@given(lceas, versions)
def test_a_rim_has_the_angles_it_was_told_by(lcea, at):
    assert (edge(rim(lcea, at)), version(rim(lcea, at))) == pytest.approx((lcea, at), abs=1e-9)


@given(lceas, versions, turns, turns, turns)
def test_turns_are_rotations_about_the_axes_in_that_order(lcea, at, lateral, anterior, axial):
    def about(axis, degrees):
        c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
        one, other = [k for k in range(3) if k != axis]
        matrix = np.eye(3)
        matrix[one, one] = matrix[other, other] = c
        matrix[one, other], matrix[other, one] = s, -s
        return matrix
    # (lateral, anterior, up): lateral about the second axis, anterior about the first, axial the other way about up.
    expected = about(2, -axial) @ about(0, anterior) @ about(1, lateral) @ rim(lcea, at)
    assert np.array(turned(rim(lcea, at), Turns(lateral, anterior, axial))) == pytest.approx(expected, abs=1e-12)


@given(st.floats(5, 25), st.floats(26, 40), st.floats(0, 30))
def test_the_neutral_turns_do_reach_their_goal(before, after, at):
    for found in neutral_turns(before, after, at):
        end = turned(rim(before, at), found)
        assert (edge(end), version(end)) == pytest.approx((after, at), abs=1e-6)


@given(lceas, versions, turns)
def test_a_lateral_turn_is_what_the_film_shows(lcea, at, by):
    assert edge(turned(rim(lcea, at), Turns(by))) == pytest.approx(lcea + by, abs=1e-9)
