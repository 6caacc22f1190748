"""The windows a plan is held against: a published set, whose ends the reader may change, and what meets them all."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

import streamlit as st

from planning.case import CaseProblem
from planning.measures import CATALOGUE
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.pages.plan_edits import with_plan
from planning.plans import USUAL, Plan, SocketStep
from planning.presets import windows_of
from planning.realign import PRESETS, Window, rotations
from planning.realign.solve import TURNED_BY_SOCKET
from planning.wording import SIGNS, value_text

LEAST_TURN = 0.005  # degrees; what is kept of a rotation has two decimals


def targets(on: Desk, plan: Plan) -> None:
    """Which windows, and the rotation that meets them."""
    at = list(PRESETS).index(plan.preset) if plan.preset in PRESETS else 0
    asked = st.selectbox("Held against", list(PRESETS), at, format_func=lambda key: PRESETS[key].title,
                         help=_said(plan), key=f"preset-{on.case_id}-{plan.name}")
    if asked != plan.preset:
        on.keep(with_plan(on.case, replace(plan, preset=asked, windows=())))
        st.rerun()
    windows = windows_of(plan)
    with st.container(horizontal=True, vertical_alignment="center"):
        _solved(on, plan, windows)
        with st.popover("Change the windows", type="tertiary"):
            for window in windows:
                _ends(on, plan, window)


def _said(plan: Plan) -> str:
    preset = PRESETS.get(plan.preset, PRESETS[USUAL])
    return escaped(f"Windows from what was published of: {preset.population}. {preset.note}".strip())


def _ends(on: Desk, plan: Plan, window: Window) -> None:
    """One window as two numbers, either of which may be left empty."""
    st.markdown(f"**{CATALOGUE[window.key].name}**{SIGNS[CATALOGUE[window.key].unit]}")
    first, second = st.columns(2)
    key = f"{on.case_id}-{plan.name}-{plan.preset}-{window.key}"
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


def _solved(on: Desk, plan: Plan, windows: tuple[Window, ...]) -> None:
    """The smallest rotation of the socket that meets the windows, to be taken by a button, or why there is none."""
    at = next((k for k, step in enumerate(plan.steps) if isinstance(step, SocketStep)), None)
    if at is None or not any(window.key in TURNED_BY_SOCKET for window in windows):
        return
    step = plan.steps[at]
    try:
        found = rotations(on.case, step.film, step.side, windows, step.head)
    except CaseProblem as problem:
        st.warning(escaped(str(problem)))
        return
    if found.smallest is None:
        st.warning(escaped(found.problem))
        return
    span = f"{_end(found.low, 'any')} to {_end(found.high, 'any')}"
    amounts = {"Least": found.smallest}
    if isfinite(found.low) and isfinite(found.high):
        amounts["Middle"] = (found.low + found.high) / 2
    for name, degrees in amounts.items():
        st.button(f"{name}: turn {value_text(degrees, 'deg')}", key=f"solve-{plan.name}-{name}",
                  icon=":material/target:", on_click=_turn, args=(on, plan, at, degrees),
                  disabled=abs(degrees - step.rotation_deg) < LEAST_TURN,
                  type="primary" if name == "Least" else "secondary",
                  help=f"Rotations in the film's plane that meet every window a rotation can meet: {span}.")


def _end(amount: float, open_ended: str) -> str:
    return open_ended if abs(amount) == float("inf") else value_text(amount, "deg")


def _turn(on: Desk, plan: Plan, at: int, degrees: float) -> None:
    step = replace(plan.steps[at], rotation_deg=round(degrees, 2))
    revs = st.session_state.setdefault("plan-revs", {})
    key = f"{on.token}/{plan.name}/{at}/{type(step).__name__}"
    revs[key] = revs.get(key, 0) + 1  # the browser takes it because the revision rises
    on.keep(with_plan(on.case, replace(plan, steps=(*plan.steps[:at], step, *plan.steps[at + 1:]))))
