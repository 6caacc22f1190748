"""The steps of a plan: which is shown, what can be added, and the amounts that nothing on the film is dragged for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planning.case import Case, CaseProblem, MarkedFilm
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.pages.plan_edits import with_plan, with_step, without_step
from planning.pages.plan_hinge import FIRST, asked_hinge, follows, with_hinge
from planning.pages.plan_undo import keep_anew, plan_key, take_back
from planning.plans import CamStep, FemurStep, Plan, RimStep, SocketStep, Step
from planning.realign.bump import floor_angle
from planning.realign.cam import VIEWS as CAM_VIEWS
from planning.realign.cam import junction_on
from planning.realign.socket import OFF_CENTER_MM, off_center
from planning.reports.plan_words import film_name
from planning.reports.procedures import HEADS, WEDGES
from planning.views import VIEWS
from planning.wording import SIDES, value_text

NAMES = {SocketStep: "Socket", FemurStep: "Femur", CamStep: "Cam", RimStep: "Rim"}
CUT = {"intertrochanteric": "between the trochanters", "subtrochanteric": "below them"}
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
    several = len({film for film, _ in hips}) > 1
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


def _remove(on: Desk, plan: Plan, at: int) -> None:
    on.keep(with_plan(on.case, without_step(plan, at)))


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
