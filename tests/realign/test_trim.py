"""Rim trimming against the vector T20 of the realignment sheet, and its stops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.case import Case, CaseProblem
from planning.realign import RimStep, apply, deepest, outcome
from planning.realign.trim import geometric, losses, philippon
from tests.realign.hips import film, plan, polar, socket, values


def worst(depth, reach):
    return max(loss.degrees for loss in losses(depth, reach))


def test_t20_degrees_a_millimeter_by_geometry_and_in_patients():
    assert geometric(1, 28) == pytest.approx(2.046, abs=0.01)
    assert (philippon(1), philippon(5)) == pytest.approx((2.44, 5.00), abs=0.01)


def test_the_band_is_that_of_three_models_and_of_two_where_the_third_does_not_hold():
    three = losses(3, 28)
    assert [loss.model for loss in three] == ["geometry", "cadavers", "patients"]
    assert [loss.degrees for loss in three] == pytest.approx([6.142, 3.0, 3.72], abs=0.01)
    assert [loss.evidence for loss in three] == ["seen", "seen", "unverified"]
    for depth in (0.5, 6):
        assert [loss.model for loss in losses(depth, 28)] == ["geometry", "cadavers"]


@pytest.mark.parametrize("side", "RL")
@pytest.mark.parametrize("spacing", [(0.15, 0.15), (0.160, 0.143)], ids=("square", "not square"))
def test_the_rim_goes_back_round_the_head(side, spacing):
    """3 mm at 28 mm: 46 to 39.86 degrees by geometry, 42.28 and 43 by the others."""
    case = Case((film(socket(46, 2, reach=28), side, spacing=spacing),))
    done = plan(RimStep("ap", side, 3.0))
    assert values(apply(case, done), side)["lcea_sourcil"] == pytest.approx(39.858, abs=0.01)
    (taken,) = outcome(case, done).taken
    assert taken.edge == "sourcil_lateral" and taken.lcea_deg == pytest.approx(46, abs=1e-6)
    assert taken.band == pytest.approx((39.858, 43.0), abs=0.01)


def test_the_sourcil_goes_only_where_the_cut_passes_it():
    """The bony edge at 50°, the sourcil's end at 46°: 1 mm reaches 47.95°, 3 mm 43.86°."""
    case = Case((film(socket(46, 2, reach=28, acetabular_edge=[polar(28, 50)])),))
    for depth, bone, sourcil in ((1.0, 47.954, 46.0), (3.0, 43.858, 43.858)):
        read = values(apply(case, plan(RimStep("ap", "R", depth))))
        assert (read["lcea_bone"], read["lcea_sourcil"]) == pytest.approx((bone, sourcil), abs=0.01)


def test_the_limit_is_held_against_the_most_pessimistic_model():
    for depth, status in ((2.0, "within"), (3.0, "beyond")):
        told = outcome(Case((film(socket(30, 2, reach=28)),)), plan(RimStep("ap", "R", depth)))
        (limit,) = told.limits
        assert (limit.key, limit.status, limit.least, limit.modeled) == ("rim_lcea", status, 25.0, True)
        assert limit.source.pmcid == "PMC5883176"


@given(st.floats(25.01, 60), st.sampled_from((20.0, 25.0)), st.floats(18, 40))
def test_the_deepest_strip_leaves_enough_by_every_model_and_no_deeper_one_does(lcea, least, reach):
    found = deepest(lcea, least, reach)
    assert all(worst(found * share, reach) <= lcea - least + 1e-9 for share in (0.25, 0.5, 0.999, 1))
    assert worst(found * (1 + 1e-9) + 1e-9, reach) > lcea - least - 1e-6


def test_nothing_to_take_is_nothing():
    assert deepest(24, 25, 28) == 0.0


class TestRefusals:
    def refused(self, hips, depth, **more):
        with pytest.raises(CaseProblem) as problem:
            apply(Case((film(hips, **more),)), plan(RimStep("ap", "R", depth)))
        said = str(problem.value)
        assert said.endswith(".") and said.isprintable()
        return said

    def test_too_little_rim_to_begin_with(self):
        assert "below 25°" in self.refused(socket(24.9, 2), 1.0)

    def test_which_edge_is_meant_is_told_since_the_sourcil_and_the_bony_edge_differ(self):
        assert "that of the lateral sourcil is 24.9° here" in self.refused(socket(24.9, 2), 1.0)

    def test_a_steep_roof(self):
        assert "above 10°" in self.refused(socket(35, 10.1), 1.0)

    def test_too_little_rim_left(self):
        assert "below 20°" in self.refused(socket(30, 2, reach=28), 5.0)

    def test_no_scale(self):
        assert "calibrate" in self.refused(socket(40, 2), 1.0, scale="none")

    def test_no_edge(self):
        hips = {k: v for k, v in socket(40, 2).items() if k != "sourcil_lateral"}
        assert "rim is not marked" in self.refused(hips, 1.0)
