"""The amounts of a plan's step that are entered, since nothing on the film is dragged for them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planning.case import Case
from planning.pages.desk import Desk
from planning.pages.plan_edits import with_plan, with_step
from planning.pages.plan_hinge import asked_hinge, follows
from planning.pages.plan_steps import NAMES
from planning.pages.plan_undo import keep_anew, plan_key
from planning.plans import CamStep, FemurStep, Plan, RimStep, SocketStep
from planning.realign.socket import OFF_CENTER_MM, off_center
from planning.reports.procedures import HEADS, WEDGES
from planning.wording import value_text

CUT = {"intertrochanteric": "between the trochanters", "subtrochanteric": "below them"}


def step_amounts(on: Desk, plan: Plan, at: int) -> None:
    """The amounts of a step that are entered, in degrees and millimeters."""
    step = plan.steps[at]
    key = f"{plan_key(on, plan)}-{at}-{NAMES[type(step)]}"
    if isinstance(step, SocketStep):
        step = _asked_head(on.case, step, key)
    if isinstance(step, FemurStep):
        step = asked_hinge(on.case, step, key)
    changed = {SocketStep: _socket, FemurStep: _femur, CamStep: _cam, RimStep: _rim}[type(step)](step, key)
    if isinstance(step, FemurStep):
        changed = follows(on.case, step, changed)
    if changed != plan.steps[at]:
        case = with_plan(on.case, with_step(plan, at, changed))
        if isinstance(step, FemurStep) and changed.hinge != plan.steps[at].hinge:
            keep_anew(on, case.plans)  # the film shows the hinge too
        else:
            on.keep(case)
        st.rerun()


def _asked_head(case: Case, step: SocketStep, key: str) -> SocketStep:
    """A head that lies off its socket's center is asked about; any other follows."""
    far = off_center(case.film(step.film), step.side)
    if step.head == "follows" and (far is None or far <= OFF_CENTER_MM):
        return step
    off = "" if far is None else f"The head lies {value_text(far, 'mm')} off the center of the roof's circle. "
    head = st.radio(f"{off}When the socket turns, the head", list(HEADS), list(HEADS).index(step.head),
                    format_func=HEADS.get, horizontal=True, key=f"head-{key}-{step.head}",
                    help="An abduction view tells whether it reduces.")
    return replace(step, head=head)


def _socket(step: SocketStep, key: str) -> SocketStep:
    with st.expander("Rotation out of the film's plane (by a model)"):
        first, second = st.columns(2)
        anterior = _amount(first, "Anterior, ° (+ roof forward)", (-45.0, 45.0), step.anterior_deg, f"anterior-{key}")
        axial = _amount(second, "Axial, ° (+ opens forward)", (-45.0, 45.0), step.axial_deg, f"axial-{key}")
    return replace(step, anterior_deg=anterior, axial_deg=axial)


def _femur(step: FemurStep, key: str) -> FemurStep:
    with st.expander("Derotation, wedge and version", expanded=True):
        one, two, three = st.columns(3)
        derotation = _amount(one, "Derotation, ° (+ lowers version)", (-60.0, 60.0), step.derotation_deg,
                             f"derotation-{key}")
        version = _amount(two, "Femoral version, °", (-60.0, 90.0), step.version_deg, f"version-{key}",
                          "from the slices, if any")
        width = _amount(three, "Bone's width at the cut, mm", (5.0, 80.0), step.width_mm, f"width-{key}",
                        "for the wedge")
        wedge = one.radio("The wedge is cut", list(WEDGES), list(WEDGES).index(step.wedge), format_func=WEDGES.get,
                          key=f"wedge-{key}")
        turned = _amount(two, "Leg turned inward for the film, °", (-60.0, 60.0), step.turned_in_deg, f"turned-{key}")
        cut = three.radio("The shaft is cut", list(CUT), list(CUT).index(step.cut), format_func=CUT.get,
                          key=f"cut-{key}", help="For the picture only: no number rests on it.")
    return replace(step, derotation_deg=derotation, version_deg=version, width_mm=width, wedge=wedge,
                   turned_in_deg=turned, cut=cut)


def _cam(step: CamStep, key: str) -> CamStep:
    return replace(step, alpha_deg=_slid("Resection to an alpha angle of, °", (30.0, 80.0), step.alpha_deg, 1.0,
                                         f"alpha-{key}"))


def _rim(step: RimStep, key: str) -> RimStep:
    return replace(step, depth_mm=_slid("Trimmed off the lateral rim, mm", (0.0, 8.0), step.depth_mm, 0.5,
                                        f"rim-{key}"))


def _slid(label: str, usual: tuple[float, float], value: float, by: float, key: str) -> float:
    least, most = _reach(usual, value)
    return st.slider(label, least, most, float(value), by, format="%.1f", key=f"{key}-{least:g}-{most:g}")


def _amount(where: DeltaGenerator, label: str, usual: tuple[float, float], value: float | None, key: str,
            placeholder: str | None = None) -> float | None:
    least, most = _reach(usual, value)
    return where.number_input(label, least, most, None if value is None else float(value), 1.0, placeholder=placeholder,
                              help=f"From {least:g} to {most:g}.".replace("-", "−"), key=f"{key}-{least:g}-{most:g}")


def _reach(usual: tuple[float, float], value: float | None) -> tuple[float, float]:
    """What a control reaches: what is usual, and farther where a case file or an offer asks for more."""
    return usual if value is None else (min(usual[0], float(value)), max(usual[1], float(value)))
