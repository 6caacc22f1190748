"""Buttons that change a plan so that readings lie in its windows, or in one sentence why there are none."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planning.case import Case, CaseProblem
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.pages.plan_edits import with_plan
from planning.pages.plan_undo import keep_anew
from planning.plans import Plan
from planning.presets import Window
from planning.realign import Offer, offers
from planning.views import VIEWS
from planning.wording import value_text

WHICH = {"least": "Least: ", "middle": "Middle: ", "only": ""}
MEETS = {
    "turn": "Rotations in the film's plane that meet every window a rotation can meet: {}.",
    "varus": "Varus (+) or valgus (−) that brings the neck-shaft angle into its window: {}.",
    "derotation": "Derotation, + lowers version, that meets the windows of version by the models: {}.",
    "resection": "The resection that takes the alpha angle to the top of its window.",
}


def plan_offers(on: Desk, plan: Plan, windows: Sequence[Window]) -> None:
    """What the windows ask of the plan, each to be taken by a button."""
    try:
        found = offers(on.case, plan, windows)
    except CaseProblem as problem:
        st.warning(escaped(str(problem)))
        return
    for offer in found.each:
        st.button(_label(offer, on.case), icon=":material/target:", on_click=_take, args=(on, offer.plan),
                  key=f"offer-{on.case_id}-{plan.name}-{offer.kind}-{offer.which}-{offer.film}",
                  disabled=offer.plan == plan, type="secondary" if offer.which == "least" else "primary",
                  help=MEETS[offer.kind].format(_span(offer)))
    for problem in found.problems:
        st.warning(escaped(problem))


def _label(offer: Offer, case: Case) -> str:
    amount = value_text(offer.degrees, "deg")
    if offer.kind == "resection":
        return f"Resect to {amount} on {VIEWS[case.film(offer.film).view].name}"
    if offer.kind == "varus":
        return WHICH[offer.which] + (f"varus {amount}" if offer.degrees >= 0 else f"valgus {_size(offer)}")
    return f"{WHICH[offer.which]}{'turn' if offer.kind == 'turn' else 'derotate'} {amount}"


def _size(offer: Offer) -> str:
    return value_text(abs(offer.degrees), "deg")


def _span(offer: Offer) -> str:
    return f"{_end(offer.low)} to {_end(offer.high)}"


def _end(amount: float) -> str:
    return "any" if abs(amount) == float("inf") else value_text(amount, "deg")


def _take(on: Desk, plan: Plan) -> None:
    keep_anew(on, with_plan(on.case, plan).plans)
