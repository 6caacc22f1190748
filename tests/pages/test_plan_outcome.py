"""The panel beside the film of a plan, as HTML: what its words say, and which of its rows are told apart."""

from planning.case import Case
from planning.pages.plan_outcome import plan_outcome
from planning.plans import Plan, SocketStep
from planning.realign import outcome
from planning.reports.plan_words import LIMITS, LIMITS_NOTE
from tests.realign.hips import film, socket


def told_of(case: Case, *steps, windows=()) -> str:
    return plan_outcome(outcome(case, Plan("Plan 1", steps), windows))


def test_a_limit_that_is_not_overstepped_is_not_called_normal():
    told = told_of(Case((film(socket(15.5, 22)),)), SocketStep("ap", "R", anterior_deg=3.0))
    limits = told[told.index(LIMITS):]
    assert LIMITS_NOTE in limits and "within" not in limits
    assert '<span class="coxa-band free">not overstepped</span><small>up to 40.0°' in limits
    assert limits.count("Lateral center-edge angle (sourcil)<small>Right</small>") == 1
    assert limits.count("Lateral center-edge angle (sourcil)<small>Right, by a model</small>") == 1
