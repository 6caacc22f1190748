"""What is doubtful after a plan, and by whose doing: the marks', as on a measured film, or the plan's own."""

import pytest

from planning.case import Case
from planning.reading import read_film_marks
from planning.realign import SocketStep, Window, outcome
from planning.sources import UNCONFIRMED
from tests.realign.hips import film, plan, socket

LCEA = Window("lcea_sourcil", 30, 40, UNCONFIRMED, "unverified")


def after(lcea, degrees):
    """What a hip with that LCEA comes to, its socket turned so far."""
    told = outcome(Case((film(socket(lcea)),)), plan(SocketStep("ap", "R", degrees)), [LCEA])
    return told, next(r for r in told.after if r.key == "lcea_sourcil")


def test_a_value_that_no_hip_has_after_a_plan_is_the_plans_doing():
    """12 and 70 degrees are 82, past the 80 that Coxa takes for possible; the marks are those of a usual hip."""
    told, read = after(12, 70)
    assert read.value == pytest.approx(82) and read.categories == ()
    assert read.doubt == "82° is outside what any hip has, so the plan takes it too far"
    assert f"Right: {read.doubt}." in told.cautions
    assert not any("check" in sentence for sentence in told.cautions)
    assert told.chances.each[0].problem == read.doubt and told.chances.each[0].chance is None


def test_on_a_measured_film_the_marks_are_to_be_checked():
    of = film(socket(82))
    read = next(r for r in read_film_marks(of, Case((of,))) if (r.key, r.side) == ("lcea_sourcil", "R"))
    assert read.doubt == "82° is outside what any hip has: check its marks"


@pytest.mark.parametrize("degrees", [5, -10])
def test_marks_in_doubt_before_a_plan_stay_in_doubt_after_it(degrees):
    """82 degrees is a slip of the hand; turned down to 72 it is one still, and nothing to plan by."""
    told, read = after(82, degrees)
    assert read.value == pytest.approx(82 + degrees) and read.categories == ()
    assert read.doubt == "82° is outside what any hip has: check its marks"
    assert f"Right: {read.doubt}; what is told of it here rests on that." in told.cautions
    assert told.chances.each[0].standing == "not known"


def test_a_plan_to_a_value_that_hips_have_raises_no_doubt():
    assert after(12, 20)[1].doubt is None
