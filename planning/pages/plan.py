"""The Plan page: a hip turned on its film, its angles read again, plans kept side by side."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.case import CaseProblem
from planning.pages.desk import Desk
from planning.pages.film_notes import tell_problem
from planning.pages.markdown import escaped
from planning.pages.opening import open_sample
from planning.pages.outrun import outrun_note
from planning.pages.plan_compare import compare_plans
from planning.pages.plan_edits import (
    MOST_PLANS,
    free_name,
    with_chosen,
    with_plan,
    without_plan,
)
from planning.pages.plan_film import plan_film
from planning.pages.plan_outcome import plan_outcome
from planning.pages.plan_steps import step_amounts, steps_bar
from planning.pages.plan_targets import targets
from planning.pages.plan_told import told_of
from planning.pages.plan_undo import keep_for_undo, take_back
from planning.pages.session import desk
from planning.plans import FemurStep, Plan, SocketStep
from planning.realign import head_center
from planning.realign.hip import AP
from planning.reports.plan_words import film_name
from planning.wording import SIDES

SIMULATED = ("A plan moves what is marked on the film and reads it again. It is a simulation in the plane of the film; "
             "targets are published windows, not advice.")
NOTHING = ("Nothing can be planned yet: a plan starts from an AP film of the pelvis on which a head and both teardrops "
           "are marked. Mark them on the Measure page, or try a sample that is marked already.")


def plan_page() -> None:
    """Plans of a case: one shown and changed, all compared."""
    on = desk()
    outrun_note(on)
    tell_problem(on)
    hips = _hips(on)
    if not hips:
        _nothing(on)
        return
    plan = _plans_bar(on, hips)
    if plan is None:
        take_back(on)
        st.info("Choose a hip to begin. A plan turns its socket or femur on the film and reads every angle again.")
        return
    _plan_and_film(plan.name)


def _nothing(on: Desk) -> None:
    st.info(NOTHING)
    if st.button("Open the dysplastic sample, marked", type="primary"):
        open_sample(on, "dysplasia", marked=True)
        st.rerun()


def _hips(on: Desk) -> list[tuple[str, str]]:
    """The hips a plan can start from: (film, side)."""
    found = []
    for film in on.case.films:
        for side in ("R", "L") if film.view == AP else ():
            try:
                head_center(film, side)
            except CaseProblem:
                continue
            found.append((film.id, side))
    return found


def _plans_bar(on: Desk, hips: list[tuple[str, str]]) -> Plan | None:
    """Which plan is shown, and the buttons that make, copy and drop one."""
    names = [plan.name for plan in on.case.plans]
    is_full = len(names) >= MOST_PLANS
    bar = st.container(horizontal=True, vertical_alignment="center", key="plan-bar")
    with bar:
        if names:
            asked = st.session_state.get("plan-shown")
            shown = st.segmented_control("Plan", names, default=asked if asked in names else names[-1],
                                         label_visibility="collapsed", key=f"plans-{on.case_id}-{'-'.join(names)}",
                                         format_func=lambda n: n + (" ✓" if _plan(on, n).chosen else ""))
            st.session_state["plan-shown"] = shown or names[-1]
        new = st.popover("New plan", icon=":material/add:", disabled=is_full,
                         key=f"new-plan-{'-'.join(names)}") if names else bar
        with new:
            _new_buttons(on, hips)
        if names:
            name = st.session_state["plan-shown"]
            st.button("Copy", on_click=_copy, args=(on, name), disabled=is_full, icon=":material/content_copy:")
            st.button("Delete", on_click=_drop, args=(on, name), icon=":material/delete:")
    return _plan(on, st.session_state["plan-shown"]) if names else None


def _new_buttons(on: Desk, hips: list[tuple[str, str]]) -> None:
    for film, side in hips:
        several = f" on {film_name(on.case, film)}" if len({f for f, _ in hips}) > 1 else ""
        st.button(f"Plan the {SIDES[side].lower()} hip{several}", key=f"new-{film}-{side}", on_click=_new,
                  args=(on, film, side), type="secondary" if on.case.plans else "primary")


def _plan(on: Desk, name: str) -> Plan:
    return next(plan for plan in on.case.plans if plan.name == name)


def _new(on: Desk, film: str, side: str) -> None:
    _show(on, Plan(free_name(on.case), (SocketStep(film, side),)))


def _copy(on: Desk, name: str) -> None:
    _show(on, replace(_plan(on, name), name=free_name(on.case), chosen=False))


def _show(on: Desk, plan: Plan) -> None:
    on.keep(with_plan(on.case, plan))
    st.session_state["plan-shown"] = plan.name


def _drop(on: Desk, name: str) -> None:
    keep_for_undo(on, f"“{name}” is deleted")
    on.keep(without_plan(on.case, name))
    st.session_state.pop("plan-shown", None)


@st.fragment
def _plan_and_film(name: str) -> None:
    on = desk()
    if all(plan.name != name for plan in on.case.plans):
        st.rerun()
    plan = _plan(on, name)
    left, right = st.columns([68, 32], gap="small")
    with left:
        at = steps_bar(on, plan)
        is_slid = at is not None and not isinstance(plan.steps[at], SocketStep | FemurStep)
        if is_slid:
            step_amounts(on, plan, at)
        plan_film(on, plan, at)
        if at is not None and not is_slid:
            step_amounts(on, plan, at)
    with right:
        _told(on, plan)
    compare_plans(on)


def _told(on: Desk, plan: Plan) -> None:
    targets(on, plan)
    told = told_of(on, plan)
    if isinstance(told, str):
        st.warning(escaped(told))
    else:
        st.html(plan_outcome(on.case, told))
        st.caption(SIMULATED)
    note = st.text_area("Note", plan.note, max_chars=2000, key=f"note-{on.case_id}-{plan.name}", height=68,
                        placeholder="Approach, questions, what else is needed")
    chosen = st.checkbox("This is the chosen plan", plan.chosen, key=f"chosen-{on.case_id}-{plan.name}-{plan.chosen}")
    if note != plan.note:
        on.keep(with_plan(on.case, replace(plan, note=note)))
    if chosen != plan.chosen:
        on.keep(with_chosen(on.case, plan.name if chosen else None))
        st.rerun()
