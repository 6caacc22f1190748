"""The film of a step with what moves on it, or what is taken off drawn on it; motions come back from the browser."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from planning.case import CaseProblem, MarkedFilm
from planning.film import Film
from planning.marked_film import sides_of
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.pages.plan_bench import bench
from planning.pages.plan_edits import bench_name, moved_step, newer, with_plan, with_step
from planning.plans import CamStep, FemurStep, Plan, RimStep, Spot
from planning.presets import windows_of
from planning.realign import Stage, motions, stages
from planning.realign.cam import taken_outline
from planning.realign.drawn import picture_cautions
from planning.realign.hip import AP, is_scaled
from planning.reports.annotated import annotated_svg
from planning.reports.plan_words import TAKEN_OFF
from planning.viewer.planner import film_planner
from planning.views import VIEWS


def plan_film(on: Desk, plan: Plan, at: int | None) -> None:
    """The film of a step with what moves on it; of a plan without steps nothing."""
    if at is None:
        st.info("This plan has no step; add one above.")
        return
    step = plan.steps[at]
    film = on.film(step.film)
    if film is None:
        st.info("The marks of this film are kept, its picture is not. Open the same film again on the Measure page.")
        return
    try:
        done = stages(on.case, replace(plan, steps=plan.steps[:at + 1]))
    except CaseProblem:
        st.caption("Up to this step the plan cannot be done, so nothing is drawn; why is told at the right.")
        return
    if isinstance(step, RimStep):
        stage = done[-1]
        st.image(annotated_svg(film, stage.left.film(step.film), stage.left))
        st.caption("The lateral edge where geometry puts it; what the models say is told at the right.")
        return
    if isinstance(step, CamStep):
        _resection(done[-1], film)
        return
    key, revs = bench_name(on.token, plan, at), st.session_state.setdefault("plan-revs", {})
    stage = done[-1]
    made = bench(stage, done[:-1], windows_of(plan), key, revs.get(key, 0),
                 is_one_of_several=len(plan.steps) > 1)
    found = stage.found.film(step.film)
    film_planner(on.case_id, film, found, on.light_box.tickets[step.film], sides=sides_of(found), title=VIEWS[AP].name,
                 marks=found.marks, bench=made, on_change=lambda sent: _take(on, plan.name, at, key, sent))
    for sentence in picture_cautions(step, found):  # told at the right too, but that may be out of sight
        st.warning(escaped(sentence))


def _resection(stage: Stage, film: Film) -> None:
    """The film with what the resection takes tinted on it."""
    marked = stage.found.film(stage.step.film)
    outline = taken_outline(stage.step, marked)
    st.image(annotated_svg(film, marked, stage.found, taken=(outline,)))
    st.caption(TAKEN_OFF if len(outline) else
               "Nothing is taken off: alpha is no larger than that already.")


def _as_filmed(on: Desk, plan: Plan, at: int, step: FemurStep) -> Spot:
    """The hinge on the film as it is, which the browser shows where the steps before have taken it."""
    gone = motions(on.case, replace(plan, steps=plan.steps[:at])).get((step.film, "shaft", step.side))
    if gone is None:
        return step.hinge
    column, row = np.linalg.solve(gone[:, :2], np.asarray(step.hinge) - gone[:, 2])
    return float(column), float(row)


def _take(on: Desk, name: str, at: int, key: str, sent: object) -> None:
    revs = st.session_state.setdefault("plan-revs", {})
    plan = next((plan for plan in on.case.plans if plan.name == name), None)
    if plan is None or at >= len(plan.steps) or not newer(sent, key, revs.get(key, 0)):
        return
    marked: MarkedFilm = on.case.film(plan.steps[at].film)
    step = moved_step(plan.steps[at], sent, may_slide=is_scaled(marked))
    if isinstance(step, FemurStep):
        step = replace(step, hinge=_as_filmed(on, plan, at, step))
    if step is not None:
        revs[key] = sent["rev"]
        on.keep(with_plan(on.case, with_step(plan, at, step)))
