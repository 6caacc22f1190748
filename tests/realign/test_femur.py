"""Femoral osteotomy on the film against the vectors T11, T12, T15, T17, T26 and T29 of the realignment sheet."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.case import Case, CaseProblem
from planning.noise import Noise
from planning.realign import FemurStep, SocketStep, apply, head_center, outcome
from planning.realign.femur import leg_and_offset, oblique_cut, wedge_height
from planning.realign.neck import projected, true
from planning.realign.outline import cortex, hinged_at
from tests.measures.hips import film_of, random_hips
from tests.realign.hips import film, plan, polar, socket, spot, values

SIDES = pytest.mark.parametrize("side", "RL")


def femur(medial=40.0, height=60.0, *, neck=(18.0, -17.0), **more):
    """A hip whose hinge lies `medial` lateral to and `height` below the head's center, over an upright shaft."""
    shaft = [(medial + 5, -height - 20), (medial + 5, -height - 90)]
    return socket(neck_axis=[neck], shaft_axis=shaft, **more), (medial, -height)


@SIDES
@pytest.mark.parametrize(("medial", "varus", "leg", "offset"), [(40, 15, -12.40, 14.17), (60, 15, -17.57, 13.48),
                                                                (40, -15, 8.31, -16.89)])
def test_t11_leg_and_offset(side, medial, varus, leg, offset):
    assert leg_and_offset(medial, 60, varus) == pytest.approx((leg, offset), abs=0.01)
    hips, hinge = femur(medial)
    before = film(hips, side, spacing=(0.160, 0.143))
    done = plan(FemurStep("ap", side, varus, hinge=spot(before, *hinge, side)))
    (length,) = outcome(Case((before,)), done).lengths
    assert (length.leg_mm, length.offset_mm, length.medial_mm) == pytest.approx((leg, offset, 0), abs=0.01)


@SIDES
def test_t12_leg_offset_and_the_trochanter(side):
    """m 45, h 55, 13° of varus, the trochanter 12 mm lateral to and 52 mm above the hinge."""
    hips, hinge = femur(45, 55, trochanter_tip=[(45 + 12, -55 + 52)])
    before = film(hips, side)
    done = plan(FemurStep("ap", side, 13.0, hinge=spot(before, *hinge, side)))
    told = outcome(Case((before,)), done)
    assert (told.lengths[0].leg_mm, told.lengths[0].offset_mm) == pytest.approx((-11.53, 11.22), abs=0.01)
    atd, was = (next(r.value for r in readings if r.key == "articulo_trochanteric_distance")
                for readings in (told.after, told.before))
    assert atd - was == pytest.approx(-12.90, abs=0.01)


@SIDES
def test_the_head_stays_in_its_socket_and_the_neck_turns(side):
    hips, hinge = femur(head_neck_junction=[(5.0, 23.5)])
    before = film(hips, side)
    case = Case((before,))
    after = apply(case, plan(FemurStep("ap", side, 13.0, hinge=spot(before, *hinge, side))))
    assert head_center(after.film("ap"), side) == pytest.approx(head_center(before, side), abs=1e-6)
    was, now = values(case, side), values(after, side)
    assert now["neck_shaft_angle"] == pytest.approx(was["neck_shaft_angle"] - 13, abs=1e-6)
    for key in ("lcea_sourcil", "tonnis_angle", "extrusion_index", "alpha_ap"):
        assert now[key] == pytest.approx(was[key], abs=1e-6)


def test_the_shaft_keeps_its_direction_and_is_shifted_as_told():
    before = film(femur()[0])
    told = plan(FemurStep("ap", "R", 0.0, shortening_mm=7.0, shaft_medial_mm=3.0))
    (length,) = outcome(Case((before,)), told).lengths
    assert (length.leg_mm, length.offset_mm) == pytest.approx((-7.0, -3.0), abs=1e-9)
    was, now = (np.array(f.marks["shaft_axis"]["R"]) for f in (before, apply(Case((before,)), told).film("ap")))
    assert (now - was) * 0.15 == pytest.approx(np.array([[3.0, -7.0]] * 2), abs=1e-9)


def test_without_a_hinge_the_cut_curves_around_the_head_and_that_is_said():
    hips, _ = femur()
    told = outcome(Case((film(hips),)), plan(FemurStep("ap", "R", 15.0)))
    assert (told.lengths[0].leg_mm, told.lengths[0].offset_mm) == pytest.approx((0, 0), abs=1e-9)
    assert any("hinge" in sentence for sentence in told.cautions)


def test_a_hinge_is_told_on_the_film_as_it_is_and_carried_along():
    """The socket first takes the femur away; the leg then changes as it would have without it."""
    hips, hinge = femur()
    before = film(hips)
    step = FemurStep("ap", "R", 15.0, hinge=spot(before, *hinge))
    socket_step = SocketStep("ap", "R", 20.0, pivot=spot(before, -20, 30))
    (length,) = outcome(Case((before,)), plan(socket_step, step)).lengths
    found = length.medial_mm, length.caudal_mm, length.leg_mm, length.offset_mm
    assert found == pytest.approx((11.467, 5.031, 5.031 - 12.40, 14.17), abs=0.01)


@SIDES
def test_t26_fear_after_socket_and_varus(side):
    """FEAR 4, PAO 20, varus 10: -26."""
    scar = np.array(polar(12, 30)), 10 * np.array([np.cos(np.radians(18)), np.sin(np.radians(18))])
    hips, hinge = femur(physis_lateral=[scar[0]], physis_medial=[scar[0] - scar[1]])
    before = film(hips, side)
    assert values(Case((before,)), side)["fear_index"] == pytest.approx(4, abs=1e-6)
    steps = SocketStep("ap", side, 20.0), FemurStep("ap", side, 10.0, hinge=spot(before, *hinge, side))
    assert values(apply(Case((before,)), plan(*steps)), side)["fear_index"] == pytest.approx(-26, abs=0.01)


def test_t17_the_height_of_a_wedge_by_three_definitions():
    for angle in (15, -15):
        found = wedge_height(35, angle)
        told = (found.right_angled, found.symmetric, found.leg_difference)
        assert told == pytest.approx((9.378, 9.216, 9.059), abs=0.01)
    hips, _ = femur()
    (wedge,) = outcome(Case((film(hips),)), plan(FemurStep("ap", "R", 15.0, width_mm=35.0))).wedges
    assert wedge == wedge_height(35, 15)
    assert outcome(Case((film(hips),)), plan(FemurStep("ap", "R", 15.0))).wedges == (None,)
    assert not outcome(Case((film(hips),)), plan(FemurStep("ap", "R", derotation_deg=15.0))).wedges


def test_t29_an_oblique_cut_bends_the_shaft():
    assert oblique_cut(10, 30) == pytest.approx(5.15, abs=0.01)


def test_t15_the_published_case_on_a_film():
    """140 with version 34, varus 13, derotation 20: 128.8 and 7.46 by the coronal model, 127 and 14 by the other."""
    seen = np.radians(projected(140, 34))
    hips, hinge = femur(neck=(30 * np.sin(seen), 30 * np.cos(seen)))
    before = film(hips)
    for wedge, expected in (("coronal", (128.795, 7.463)), ("neck", (127, 14))):
        step = FemurStep("ap", "R", 13.0, spot(before, *hinge), wedge, derotation_deg=20.0, version_deg=34.0)
        told = outcome(Case((before,)), plan(step))
        found = {m.key: m.after for m in told.models}
        assert (found["neck_shaft_angle_true"], found["femoral_version"]) == pytest.approx(expected, abs=0.01)
        assert any("Derotation" in sentence for sentence in told.cautions)


@given(st.floats(120, 150), st.floats(0, 40), st.floats(-20, 20), st.floats(0, 20))
@settings(max_examples=40, deadline=None)
def test_a_cut_in_the_plane_of_the_neck_is_seen_on_the_film_as_it_would_be(shaft, version, varus, turned_in):
    beta = version - turned_in
    seen = np.radians(projected(shaft, beta))
    hips, hinge = femur(neck=(30 * np.sin(seen), 30 * np.cos(seen)))
    before = film(hips)
    step = FemurStep("ap", "R", varus, spot(before, *hinge), "neck", version_deg=version, turned_in_deg=turned_in)
    after = values(apply(Case((before,)), plan(step)))["neck_shaft_angle"]
    assert true(after, beta) == pytest.approx(shaft - varus, abs=1e-6)


@given(st.integers(0, 10**6), st.floats(-30, 30).filter(bool), st.floats(5, 60), st.floats(-120, -20),
       st.sampled_from("RL"))
@settings(max_examples=40, deadline=None)
def test_the_closed_form_is_what_the_moved_shaft_shows(seed, varus, lateral, up, side):
    """On any hip: medial and height are told along and across its own shaft."""
    before = film_of("ap_pelvis", random_hips("ap_pelvis", seed), name="ap", spacing=(0.2, 0.16))
    hinge = spot(before, lateral, up, side)
    size = np.array([0.16, 0.2])
    shaft = np.array(before.marks["shaft_axis"][side]) * size
    along = (shaft[0] - shaft[1]) / np.hypot(*(shaft[0] - shaft[1]))
    across = np.array([along[1], -along[0]]) * (1 if side == "L" else -1)  # toward the midline
    away = np.array(head_center(before, side)) * size - np.array(hinge) * size
    medial = away @ across * np.sign(across @ ((1, 0) if side == "R" else (-1, 0)))
    done = plan(FemurStep("ap", side, varus, hinge=hinge))
    (length,) = outcome(Case((before,)), done, noise=Noise(draws=2)).lengths
    assert (length.leg_mm, length.offset_mm) == pytest.approx(leg_and_offset(medial, away @ along, varus), abs=1e-6)


class TestHingeAtACortex:
    """The drawn cut between the trochanters lies 1.6 radii below the head's center, so does its hinge."""

    def hinged(self, step, edge, **more):
        hips, _ = femur()  # an upright shaft 45 mm lateral to the head's center, whose radius is 24
        before = film(hips, step.side, **more)
        return before, replace(step, hinge=cortex(step, before, edge))

    @SIDES
    @pytest.mark.parametrize(("edge", "lateral"), [("lateral", 45 + 35 / 2), ("medial", 45 - 35 / 2)])
    def test_it_lies_half_the_bones_width_off_the_shafts_axis(self, side, edge, lateral):
        before, step = self.hinged(FemurStep("ap", side, width_mm=35.0), edge, spacing=(0.160, 0.143))
        assert step.hinge == pytest.approx(spot(before, lateral, -1.6 * 24, side), abs=1e-6)
        assert hinged_at(step, before) == edge

    @SIDES
    def test_a_closing_wedge_shortens_more_than_an_opening_one_by_the_width_times_the_sine(self, side):
        """T17: 35 mm and 15 degrees differ by 9.059 mm."""
        legs = []
        for edge in ("medial", "lateral"):
            before, step = self.hinged(FemurStep("ap", side, 15.0, width_mm=35.0), edge)
            told = outcome(Case((before,)), plan(step))
            legs.append(told.lengths[0].leg_mm)
            assert any(f"at the {edge} cortex where Coxa draws the cut" in sentence for sentence in told.cautions)
        assert legs[0] - legs[1] == pytest.approx(9.059, abs=0.001)
        # By hand for the lateral one: 38.4 (cos 15 - 1) - 62.5 sin 15.
        assert legs[1] == pytest.approx(38.4 * (math.cos(math.radians(15)) - 1) - 62.5 * math.sin(math.radians(15)),
                                        abs=1e-6)

    def test_without_a_width_or_a_scale_the_drawn_shaft_is_as_wide_as_it_is_drawn(self):
        for step, more in ((FemurStep("ap", "R"), {}), (FemurStep("ap", "R", width_mm=35.0), {"scale": "none"})):
            before, hinged = self.hinged(step, "lateral", **more)
            assert hinged.hinge == pytest.approx(spot(before, 45 + 0.85 * 24, -1.6 * 24), abs=1e-6)

    def test_a_hinge_at_the_heads_center_is_none_however_it_got_there(self):
        before, step = self.hinged(FemurStep("ap", "R", 10.0), "lateral")
        for hinge in (None, spot(before, 0, 0)):
            told = outcome(Case((before,)), plan(replace(step, hinge=hinge)))
            assert any("No hinge is set off the head's center" in sentence for sentence in told.cautions)
            assert told.lengths[0].leg_mm == pytest.approx(0, abs=1e-9)
        own = outcome(Case((before,)), plan(replace(step, hinge=spot(before, 40, -60))))
        assert not any("hinge" in sentence.lower() for sentence in own.cautions)


class TestRefusals:
    def refused(self, case, step):
        with pytest.raises(CaseProblem) as problem:
            outcome(case, plan(step))
        said = str(problem.value)
        assert said.endswith(".") and said.isprintable()
        return said

    def test_no_shaft(self):
        assert "right shaft axis" in self.refused(Case((film(socket()),)), FemurStep("ap", "R", 10.0))

    def test_a_wedge_in_the_plane_of_a_neck_of_unknown_version(self):
        case = Case((film(femur()[0]),))
        assert "femoral version" in self.refused(case, FemurStep("ap", "R", 10.0, wedge="neck"))
        assert "film's plane" in self.refused(case, FemurStep("ap", "R", 10.0, wedge="neck", version_deg=89.0))

    def test_shortening_without_scale(self):
        case = Case((film(femur()[0], scale="none"),))
        assert "calibrate" in self.refused(case, FemurStep("ap", "R", shortening_mm=5.0))

    def test_derotation_alone_needs_no_mark_and_moves_none(self):
        case = Case((film(socket()),))
        assert apply(case, plan(FemurStep("ap", "R", derotation_deg=20.0))) == case
