"""The row of a case's plans: which is shown, and the buttons that make, copy, rename and drop one."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.case import CaseProblem
from planning.entries import LONGEST_NAME
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.pages.plan_edits import MOST_PLANS, free_name, renamed, with_plan, without_plan
from planning.pages.plan_undo import keep_key
from planning.plans import Plan, SocketStep
from planning.reports.plan_words import film_name
from planning.wording import SIDES


def plans_bar(on: Desk, hips: list[tuple[str, str]]) -> Plan | None:
    """Which plan is shown, and the buttons that make, copy and drop one."""
    names = [plan.name for plan in on.case.plans]
    is_full = len(names) >= MOST_PLANS
    bar = st.container(horizontal=True, vertical_alignment="center", key="plan-bar")
    with bar:
        if names:
            asked = st.session_state.get("plan-shown")
            shown = st.segmented_control("Plan", names, default=asked if asked in names else names[-1],
                                         label_visibility="collapsed", key=f"plans-{on.case_id}-{'-'.join(names)}",
                                         format_func=lambda n: escaped(n) + (" ✓" if plan_named(on, n).chosen else ""))
            st.session_state["plan-shown"] = shown or names[-1]
        new = st.popover("New plan", icon=":material/add:", disabled=is_full,
                         key=f"new-plan-{'-'.join(names)}") if names else bar
        with new:
            _new_buttons(on, hips)
        if names:
            name = st.session_state["plan-shown"]
            st.button("Copy", on_click=_copy, args=(on, name), disabled=is_full, icon=":material/content_copy:")
            with st.popover("Rename", icon=":material/edit:", key=f"rename-{name}"):
                key = f"name-{on.case_id}-{name}"
                st.text_input("Name of the plan", name, max_chars=LONGEST_NAME, key=key,
                              help="Kept in the case file; printed as it is where the summary is asked to.",
                              on_change=lambda: _rename(on, name, st.session_state[key]))
            st.button("Delete", on_click=_drop, args=(on, name), icon=":material/delete:")
    return plan_named(on, st.session_state["plan-shown"]) if names else None


def _new_buttons(on: Desk, hips: list[tuple[str, str]]) -> None:
    for film, side in hips:
        several = f" on {film_name(on.case, film)}" if len({f for f, _ in hips}) > 1 else ""
        st.button(f"Plan the {SIDES[side].lower()} hip{several}", key=f"new-{film}-{side}", on_click=_new,
                  args=(on, film, side), type="secondary" if on.case.plans else "primary")


def plan_named(on: Desk, name: str) -> Plan:
    """The plan of that name, which the case has."""
    return next(plan for plan in on.case.plans if plan.name == name)


def _new(on: Desk, film: str, side: str) -> None:
    _show(on, Plan(free_name(on.case), (SocketStep(film, side),)))


def _copy(on: Desk, name: str) -> None:
    _show(on, replace(plan_named(on, name), name=free_name(on.case), chosen=False))


def _show(on: Desk, plan: Plan) -> None:
    on.keep(with_plan(on.case, plan))
    st.session_state["plan-shown"] = plan.name


def _rename(on: Desk, name: str, asked: str) -> None:
    try:
        on.keep(renamed(on.case, name, asked))
    except CaseProblem as problem:
        on.problem = escaped(str(problem))
    else:
        keep_key(on, name, asked.strip())
        st.session_state["plan-shown"] = asked.strip()


def _drop(on: Desk, name: str) -> None:
    on.keep(without_plan(on.case, name))
    st.session_state.pop("plan-shown", None)
