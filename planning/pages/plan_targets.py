"""The windows a plan is held against: a published set, whose ends the reader may change, and what meets them all."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.measures import CATALOGUE
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.pages.plan_edits import with_plan
from planning.pages.plan_offers import plan_offers
from planning.pages.plan_undo import keep_anew, plan_key
from planning.plans import USUAL, Plan
from planning.presets import windows_of
from planning.realign import EXECUTION_DEG, PRESETS, Window
from planning.wording import SIGNS


def targets(on: Desk, plan: Plan) -> None:
    """Which windows, and the rotation that meets them."""
    at = list(PRESETS).index(plan.preset) if plan.preset in PRESETS else 0
    label = "Held against, with windows of your own" if plan.windows else "Held against"
    asked = st.selectbox(label, list(PRESETS), at, format_func=lambda key: PRESETS[key].title,
                         help=_said(plan), key=f"preset-{plan_key(on, plan)}")
    if asked != plan.preset:
        on.keep(with_plan(on.case, replace(plan, preset=asked, windows=())))
        st.rerun()
    windows = windows_of(plan)
    with st.container(horizontal=True, vertical_alignment="center"):
        # In a container of their own: where offers came and went before it, the popover would close.
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            plan_offers(on, plan, windows)
        with st.popover("Change the windows", type="tertiary", key=f"windows-{on.case_id}-{plan.name}"):
            for window in windows:
                _ends(on, plan, window)
            if plan.windows:
                st.button("Back to the published windows", key=f"published-{on.case_id}-{plan.name}",
                          on_click=lambda: keep_anew(on, with_plan(on.case, replace(plan, windows=())).plans))
            _execution(on, plan)


def _said(plan: Plan) -> str:
    preset = PRESETS.get(plan.preset, PRESETS[USUAL])
    return escaped(f"Windows from what was published of: {preset.population}. {preset.note}".strip())


def _ends(on: Desk, plan: Plan, window: Window) -> None:
    """One window as two numbers, either of which may be left empty."""
    st.markdown(f"**{CATALOGUE[window.key].name}**{SIGNS[CATALOGUE[window.key].unit]}")
    first, second = st.columns(2)
    key = f"{plan_key(on, plan)}-{plan.preset}-{window.key}"
    started = [None if end is None else float(end) for end in (window.low, window.high)]
    low = first.number_input("From", value=started[0], key=f"low-{key}", step=1.0, min_value=-180.0, max_value=360.0)
    high = second.number_input("To", value=started[1], key=f"high-{key}", step=1.0, min_value=-180.0, max_value=360.0)
    if [low, high] == started:
        return
    if low is not None and high is not None and low > high:
        st.warning("The lower end lies above the upper one; change either.")
        return
    own = {key: (a, b) for key, a, b in plan.windows} | {window.key: (low, high)}
    on.keep(with_plan(on.case, replace(plan, windows=tuple((k, *ends) for k, ends in own.items()))))
    st.rerun()


def _execution(on: Desk, plan: Plan) -> None:
    """How far an operation is assumed to miss its plan."""
    usual = EXECUTION_DEG if plan.execution_deg is None else plan.execution_deg
    asked = st.number_input("Execution misses a turn by ± ° (standard deviation)", 0.0, 30.0, usual, 0.5,
                            key=f"execution-{plan_key(on, plan)}",
                            help=f"Assumed, not published; {EXECUTION_DEG:g}° unless you say otherwise.")
    if asked != usual:
        on.keep(with_plan(on.case, replace(plan, execution_deg=asked)))
        st.rerun()
