"""The Plan page: a hip turned on its film, its angles read again, plans kept side by side."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.case import CaseProblem
from planning.pages.desk import Desk
from planning.pages.film_notes import tell_problem
from planning.pages.markdown import escaped
from planning.pages.opening_samples import open_sample
from planning.pages.outrun import outrun_note
from planning.pages.plan_amounts import step_amounts
from planning.pages.plan_bar import plan_named, plans_bar
from planning.pages.plan_compare import compare_plans
from planning.pages.plan_edits import with_chosen, with_plan
from planning.pages.plan_film import plan_film
from planning.pages.plan_outcome import plan_outcome
from planning.pages.plan_steps import steps_bar
from planning.pages.plan_targets import targets
from planning.pages.plan_told import told_of
from planning.pages.plan_undo import plan_key, take_back
from planning.pages.session import desk
from planning.plans import FemurStep, Plan, SocketStep
from planning.realign import head_center
from planning.realign.hip import AP

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
    plan = plans_bar(on, hips)
    if plan is None:
        take_back(on)
        st.info("Choose a hip to begin. A plan turns its socket or femur on the film and reads every angle again.")
        return
    _plan_and_film(plan.name, hips)


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


@st.fragment
def _plan_and_film(name: str, hips: list[tuple[str, str]]) -> None:
    on = desk()
    if all(plan.name != name for plan in on.case.plans):
        st.rerun()
    plan = plan_named(on, name)
    left, right = st.columns([68, 32], gap="small")
    with left:
        at = steps_bar(on, plan, hips)
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
    note = st.text_area("Note", plan.note, max_chars=2000, key=f"note-{plan_key(on, plan)}", height=68,
                        placeholder="Approach, questions, what else is needed")
    chosen = st.checkbox("This is the chosen plan", plan.chosen, key=f"chosen-{plan_key(on, plan)}-{plan.chosen}")
    if note != plan.note:
        on.keep(with_plan(on.case, replace(plan, note=note)))
        st.rerun()
    if chosen != plan.chosen:
        on.keep(with_chosen(on.case, plan.name if chosen else None))
        st.rerun()
