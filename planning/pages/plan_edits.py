"""Changing the plans of a case: pure functions from a case to a case."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

from planning.case import Case
from planning.entries import LONGEST_NAME, are_numbers, is_name, is_number, is_whole, need
from planning.planfile import LEAST_CORNERS, MOST_CORNERS
from planning.plans import FemurStep, Plan, SocketStep, Step

MOST_PLANS = 4  # side by side


def free_name(case: Case) -> str:
    """The name that a further plan gets."""
    taken = {plan.name for plan in case.plans}
    return next(name for i in count(1) if (name := f"Plan {i}") not in taken)


def with_plan(case: Case, plan: Plan) -> Case:
    """The case with a plan in place of the one of that name, or after the others."""
    if all(plan.name != other.name for other in case.plans):
        return replace(case, plans=(*case.plans, plan))
    return replace(case, plans=tuple(plan if plan.name == p.name else p for p in case.plans))


def renamed(case: Case, name: str, asked: str) -> Case:
    """The case with a plan called otherwise; CaseProblem for a name that is none, or is another plan's."""
    asked = asked.strip()
    need(is_name(asked), f"A plan's name has 1 to {LONGEST_NAME} printable characters; enter another.")
    need(asked == name or all(plan.name != asked for plan in case.plans),
         f"Another plan is called “{asked}” already; enter another name.")
    return replace(case, plans=tuple(replace(p, name=asked) if p.name == name else p for p in case.plans))


def without_plan(case: Case, name: str) -> Case:
    """The case without the plan of that name."""
    return replace(case, plans=tuple(plan for plan in case.plans if plan.name != name))


def with_chosen(case: Case, name: str | None) -> Case:
    """The case with that plan decided on, and no other."""
    return replace(case, plans=tuple(replace(plan, chosen=plan.name == name) for plan in case.plans))


def with_step(plan: Plan, at: int, step: Step) -> Plan:
    """The plan with another step in that place."""
    return replace(plan, steps=(*plan.steps[:at], step, *plan.steps[at + 1:]))


def without_step(plan: Plan, at: int) -> Plan:
    """The plan without the step in that place."""
    return replace(plan, steps=plan.steps[:at] + plan.steps[at + 1:])


def bench_name(token: str, plan: Plan, at: int) -> str:
    """What the browser knows a step by: that of this desk, this plan, this place, this kind."""
    return f"{token}/{plan.name}/{at}/{type(plan.steps[at]).__name__}"


def moved_step(step: Step, sent: Any, *, may_slide: bool) -> Step | None:
    """The step as the browser left it; None when what was sent makes no sense. No corners: the outline is taken back.

    sent: {motion: {degrees, pivot, slide}, outlines: {body: corners}}. may_slide: whether lengths mean something.
    """
    motion = sent.get("motion") if isinstance(sent, dict) else None
    if not isinstance(motion, dict) or not is_number(motion.get("degrees")) or abs(motion["degrees"]) > 90:
        return None
    pivot, slide = motion.get("pivot"), motion.get("slide")
    if not are_numbers(pivot, 2) or not are_numbers(slide, 2) or max(map(abs, slide)) > 200:
        return None
    first, second = map(float, slide) if may_slide else (0.0, 0.0)
    outline = _outline(sent.get("outlines"), step)
    degrees, spot = float(motion["degrees"]), tuple(map(float, pivot))
    if isinstance(step, SocketStep):
        return replace(step, rotation_deg=degrees, pivot=spot, shift_mm=(first, second), outline=outline)
    if isinstance(step, FemurStep):
        return replace(step, varus_deg=degrees, hinge=spot, shaft_medial_mm=first, shortening_mm=second,
                       outline=outline)
    return None


def newer(sent: Any, name: str, rev: int) -> bool:
    """Whether a message from the browser belongs to that bench and is newer than what is known."""
    return isinstance(sent, dict) and sent.get("id") == name and is_whole(sent.get("rev")) and sent["rev"] > rev


def _outline(sent: Any, step: SocketStep | FemurStep) -> tuple:
    """The outline sent of the step's own piece; that which it has where none is sent, or no outline."""
    own = "acetabulum" if isinstance(step, SocketStep) else "femur"
    corners = sent.get(own) if isinstance(sent, dict) else None
    if corners == []:
        return ()
    if not isinstance(corners, list) or not LEAST_CORNERS <= len(corners) <= MOST_CORNERS:
        return step.outline
    if not all(are_numbers(corner, 2) and max(map(abs, corner)) < 1e6 for corner in corners):
        return step.outline
    return tuple(tuple(map(float, corner)) for corner in corners)
