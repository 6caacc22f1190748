"""What the plans of a case come to, worked out anew only for a plan that changed."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.case import CaseProblem
from planning.pages.desk import Desk
from planning.plans import Plan
from planning.presets import windows_of
from planning.realign import Outcome, outcome


def told_of(on: Desk, plan: Plan) -> Outcome | str:
    """The outcome of a plan against its own windows, or in one sentence why it cannot be done."""
    kept = st.session_state.setdefault("plans-told", {})
    asked = (replace(on.case, plans=()), plan)
    if plan.name not in kept or kept[plan.name][0] != asked:
        kept[plan.name] = asked, _told(on, plan)
    return kept[plan.name][1]


def _told(on: Desk, plan: Plan) -> Outcome | str:
    try:
        return outcome(on.case, plan, windows_of(plan))
    except CaseProblem as problem:
        return str(problem)
