"""The steps of a plan: which is shown, and what can be added and dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import streamlit as st

from planning.case import Case, CaseProblem, MarkedFilm
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.pages.plan_edits import with_plan, without_step
from planning.pages.plan_hinge import FIRST, with_hinge
from planning.pages.plan_undo import take_back
from planning.plans import CamStep, FemurStep, Plan, RimStep, SocketStep, Step
from planning.realign.bump import floor_angle
from planning.realign.cam import VIEWS as CAM_VIEWS
from planning.realign.cam import junction_on
from planning.reports.plan_words import film_name
from planning.views import VIEWS
from planning.wording import SIDES

NAMES = {SocketStep: "Socket", FemurStep: "Femur", CamStep: "Cam", RimStep: "Rim"}
USUAL_ALPHA, USUAL_RIM = 45.0, 2.0  # where the sliders start


def steps_bar(on: Desk, plan: Plan, hips: Sequence[tuple[str, str]]) -> int | None:
    """Which step is shown, None of a plan without steps; buttons that add and drop one.

    hips: the (film, side) that a plan can begin with.
    """
    key = _steps_key(on, plan.name, plan.steps)
    with st.container(horizontal=True, vertical_alignment="center", key="step-bar"):
        shown = 0
        if plan.steps:
            first = min(st.session_state.get(f"added-{key}", len(plan.steps)), len(plan.steps) - 1)
            shown = st.segmented_control(
                "Step", range(len(plan.steps)), default=first, label_visibility="collapsed",
                format_func=lambda k: escaped(step_label(on.case, plan, k)), key=f"step-{key}")
            shown = first if shown is None else shown
        with st.popover("Add a step", icon=":material/add:", key=f"add-{key}"):  # another key closes it
            for label, step in _offered(on, plan, hips):
                st.button(label, key=f"add-{plan.name}-{label}", on_click=_add, args=(on, plan, step), width="stretch")
        if plan.steps:
            st.button("Remove this step", on_click=_remove, args=(on, plan, shown), type="tertiary",
                      key=f"remove-{plan.name}")
        take_back(on)
    return shown if plan.steps else None


def step_label(case: Case, plan: Plan, at: int) -> str:
    """A step by its place and kind; a cam by its film, and of a plan for both hips each by its side."""
    step = plan.steps[at]
    film = [film_name(case, step.film)] * isinstance(step, CamStep)
    side = [SIDES[step.side].lower()] * (len({other.side for other in plan.steps}) > 1)
    return ", ".join([f"{at + 1} {NAMES[type(step)]}", *film, *side])


def _offered(on: Desk, plan: Plan, hips: Sequence[tuple[str, str]]) -> list[tuple[str, Step]]:
    """What may follow, in the order in which it is done; a plan without steps can begin with any hip."""
    if plan.steps:
        return _of_hip(on, plan, plan.steps[0].film, plan.steps[0].side)
    several, last = len({film for film, _ in hips}) > 1, st.session_state.get(_removed_key(on, plan))
    hips = sorted(hips, key=lambda hip: hip != last)  # the hip that was planned before its only step was removed first
    return [(f"{SIDES[side]}{f', {film_name(on.case, film)}' if several else ''}: {label}", step)
            for film, side in hips for label, step in _of_hip(on, plan, film, side)]


def _of_hip(on: Desk, plan: Plan, film: str, side: str) -> list[tuple[str, Step]]:
    """Socket, femur, cam, rim."""
    films = [f.id for f in on.case.films if f.view == "ap_pelvis"]
    ap = film if film in films else films[0]
    offered: list[tuple[str, Step]] = [
        ("Femur: varus, valgus, derotation, shortening", with_hinge(on.case, FemurStep(ap, side), FIRST)),
        *((f"Cam: resection on {VIEWS[f.view].name}", CamStep(f.id, side, alpha))
          for f in on.case.films if f.view in CAM_VIEWS and (alpha := _first_alpha(f, side)) is not None),
        ("Rim: trimming", RimStep(ap, side, USUAL_RIM)),
    ]
    if all(not isinstance(step, SocketStep) for step in plan.steps):
        offered.insert(0, ("Socket: periacetabular osteotomy", SocketStep(ap, side)))
    return offered


def _first_alpha(film: MarkedFilm, side: str) -> float | None:
    """Where a resection starts: as usual, or at the least that leaves the neck whole; None without a junction."""
    try:
        junction = junction_on(film, side)
    except CaseProblem:
        return None
    least = floor_angle(junction.radius, junction.half_neck) if junction.half_neck is not None else 0.0
    return float(max(USUAL_ALPHA, ceil(least)))


def _add(on: Desk, plan: Plan, step: Step) -> None:
    order = list(NAMES)
    after = sum(order.index(type(other)) <= order.index(type(step)) for other in plan.steps)
    steps = (*plan.steps[:after], step, *plan.steps[after:])
    st.session_state[f"added-{_steps_key(on, plan.name, steps)}"] = after
    on.keep(with_plan(on.case, replace(plan, steps=steps)))


def _steps_key(on: Desk, name: str, steps: tuple[Step, ...]) -> str:
    return f"{on.case_id}-{name}-{'-'.join(NAMES[type(step)] for step in steps)}"


def _removed_key(on: Desk, plan: Plan) -> str:
    return f"removed-{on.case_id}-{plan.name}"


def _remove(on: Desk, plan: Plan, at: int) -> None:
    st.session_state[_removed_key(on, plan)] = (plan.steps[at].film, plan.steps[at].side)
    on.keep(with_plan(on.case, without_step(plan, at)))
