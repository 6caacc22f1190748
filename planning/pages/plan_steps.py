"""The steps of a plan: which is shown, what can be added, and the amounts that nothing on the film is dragged for."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.case import CaseProblem
from planning.pages.desk import Desk
from planning.pages.plan_edits import with_plan, with_step, without_step
from planning.plans import CamStep, FemurStep, Plan, RimStep, SocketStep, Step
from planning.realign.cam import VIEWS as CAM_VIEWS
from planning.realign.cam import junction_on
from planning.views import VIEWS

NAMES = {SocketStep: "Socket", FemurStep: "Femur", CamStep: "Cam", RimStep: "Rim"}
HEADS = {"follows": "follows the socket", "reduces": "reduces into it", "stays": "stays where it is"}
WEDGES = {"coronal": "in the coronal plane", "neck": "in the plane of the neck"}
USUAL_ALPHA, USUAL_RIM = 45.0, 2.0  # where the sliders start


def steps_bar(on: Desk, plan: Plan) -> int | None:
    """Which step is shown, None of a plan without steps; buttons that add and drop one."""
    with st.container(horizontal=True, vertical_alignment="center", key="step-bar"):
        shown = 0
        if plan.steps:
            shown = st.segmented_control(
                "Step", range(len(plan.steps)), default=len(plan.steps) - 1, label_visibility="collapsed",
                format_func=lambda k: f"{k + 1} {NAMES[type(plan.steps[k])]}",
                key=f"step-{on.case_id}-{plan.name}-{'-'.join(NAMES[type(s)] for s in plan.steps)}")
            shown = len(plan.steps) - 1 if shown is None else shown
        with st.popover("Add a step", icon=":material/add:"):
            for label, step in _offered(on, plan):
                st.button(label, key=f"add-{plan.name}-{label}", on_click=_add, args=(on, plan, step), width="stretch")
        if plan.steps:
            st.button("Remove this step", on_click=_remove, args=(on, plan, shown), type="tertiary",
                      key=f"remove-{plan.name}")
    return shown if plan.steps else None


def _offered(on: Desk, plan: Plan) -> list[tuple[str, Step]]:
    """What may follow, in the order in which it is done: socket, femur, cam, rim."""
    first = plan.steps[0] if plan.steps else None
    films = [f.id for f in on.case.films if f.view == "ap_pelvis"]
    film, side = (first.film, first.side) if first else (films[0], "R")
    ap = film if film in films else films[0]
    offered: list[tuple[str, Step]] = [
        ("Femur: varus, valgus, derotation, shortening", FemurStep(ap, side)),
        *((f"Cam: resection on {VIEWS[f.view].name}", CamStep(f.id, side, USUAL_ALPHA))
          for f in on.case.films if f.view in CAM_VIEWS and _has_junction(f, side)),
        ("Rim: trimming", RimStep(ap, side, USUAL_RIM)),
    ]
    if all(not isinstance(step, SocketStep) for step in plan.steps):
        offered.insert(0, ("Socket: periacetabular osteotomy", SocketStep(ap, side)))
    return offered


def _has_junction(film: object, side: str) -> bool:
    try:
        junction_on(film, side)
    except CaseProblem:
        return False
    return True


def _add(on: Desk, plan: Plan, step: Step) -> None:
    order = list(NAMES)
    after = sum(order.index(type(other)) <= order.index(type(step)) for other in plan.steps)
    on.keep(with_plan(on.case, replace(plan, steps=(*plan.steps[:after], step, *plan.steps[after:]))))


def _remove(on: Desk, plan: Plan, at: int) -> None:
    on.keep(with_plan(on.case, without_step(plan, at)))


def step_amounts(on: Desk, plan: Plan, at: int) -> None:
    """The amounts of a step that are entered, in degrees and millimeters."""
    step = plan.steps[at]
    key = f"{on.case_id}-{plan.name}-{at}-{NAMES[type(step)]}"
    changed = {SocketStep: _socket, FemurStep: _femur, CamStep: _cam, RimStep: _rim}[type(step)](step, key)
    if changed != step:
        on.keep(with_plan(on.case, with_step(plan, at, changed)))
        st.rerun()


def _socket(step: SocketStep, key: str) -> SocketStep:
    with st.expander("The head, and rotation out of the film's plane (by a model)"):
        head = st.radio("The head", list(HEADS), list(HEADS).index(step.head), format_func=HEADS.get,
                        horizontal=True, key=f"head-{key}")
        first, second = st.columns(2)
        anterior = first.number_input("Anterior, ° (+ roof forward)", -45.0, 45.0, step.anterior_deg, 1.0,
                                      key=f"anterior-{key}")
        axial = second.number_input("Axial, ° (+ opens forward)", -45.0, 45.0, step.axial_deg, 1.0, key=f"axial-{key}")
    return replace(step, head=head, anterior_deg=anterior, axial_deg=axial)


def _femur(step: FemurStep, key: str) -> FemurStep:
    with st.expander("Derotation, wedge and version", expanded=True):
        one, two, three = st.columns(3)
        derotation = one.number_input("Derotation, ° (+ lowers version)", -60.0, 60.0, step.derotation_deg, 1.0,
                                      key=f"derotation-{key}")
        version = two.number_input("Femoral version, °", -60.0, 90.0, step.version_deg, 1.0, key=f"version-{key}",
                                   placeholder="from the slices, if any")
        width = three.number_input("Bone's width at the cut, mm", 5.0, 80.0, step.width_mm, 1.0, key=f"width-{key}",
                                   placeholder="for the wedge")
        wedge = one.radio("The wedge is cut", list(WEDGES), list(WEDGES).index(step.wedge), format_func=WEDGES.get,
                          key=f"wedge-{key}")
        turned = two.number_input("Leg turned inward for the film, °", -60.0, 60.0, step.turned_in_deg, 1.0,
                                  key=f"turned-{key}")
    return replace(step, derotation_deg=derotation, version_deg=version, width_mm=width, wedge=wedge,
                   turned_in_deg=turned)


def _cam(step: CamStep, key: str) -> CamStep:
    return replace(step, alpha_deg=st.slider("Resection to an alpha angle of, °", 30.0, 80.0, step.alpha_deg, 1.0,
                                             key=f"alpha-{key}"))


def _rim(step: RimStep, key: str) -> RimStep:
    return replace(step, depth_mm=st.slider("Trimmed off the lateral rim, mm", 0.0, 8.0, step.depth_mm, 0.5,
                                            key=f"rim-{key}"))
