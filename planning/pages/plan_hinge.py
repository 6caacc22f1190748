"""Where a femoral cut is hinged: the head's center, a cortex where the cut is drawn, or where the reader put it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planning.case import Case, CaseProblem
from planning.plans import FemurStep
from planning.realign.outline import Hinged, cortex, hinged_at

FIRST: Hinged = "lateral"  # of a new step: where a closing wedge for varus is hinged
HINGES: dict[Hinged, str] = {"lateral": "lateral cortex", "medial": "medial cortex",
                             "center": "head's center, as of a curved cut", "own": "where it is set on the film"}
HELP = ("For varus a closing wedge is hinged at the lateral cortex and an opening one at the medial, for valgus the "
        "other way round; the closing one shortens more, by the width at the cut times the sine of the angle "
        "(PMC9783977). A cortex is first taken where Coxa draws the cut: move the hinge on the film to the bone.")


def asked_hinge(case: Case, step: FemurStep, key: str) -> FemurStep:
    """The step with its hinge as the reader chooses; as it is where nothing tells the places."""
    try:
        now = hinged_at(step, case.film(step.film))
    except CaseProblem:
        return step
    offered = [name for name in HINGES if name != "own" or now == "own"]
    chosen = st.radio("The cut is hinged at", offered, offered.index(now), format_func=HINGES.get, horizontal=True,
                      key=f"hinge-{key}-{now}", help=HELP)
    return step if chosen == now else with_hinge(case, step, chosen)


def with_hinge(case: Case, step: FemurStep, where: Hinged) -> FemurStep:
    """The step hinged there, as far as the film tells the place; its own hinge stays."""
    if where == "own":
        return step
    try:
        return replace(step, hinge=None if where == "center" else cortex(step, case.film(step.film), where))
    except CaseProblem:
        return step


def follows(case: Case, was: FemurStep, now: FemurStep) -> FemurStep:
    """A hinge at a cortex goes with it when the cut or the width of the bone is changed."""
    if (was.cut, was.width_mm) == (now.cut, now.width_mm):
        return now
    try:
        return with_hinge(case, now, hinged_at(was, case.film(was.film)))
    except CaseProblem:
        return now
