"""Every change of the plans can be had back, the last one first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from secrets import token_hex

import streamlit as st

from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.pages.plan_edits import bench_name
from planning.plans import Plan

STATES, ANEW, KEYS = "plans-before", "plans-anew", "plans-keys"
MOST = 50  # states kept

Plans = tuple[Plan, ...]


def take_back(on: Desk) -> None:
    """What was changed last, with a button that puts it back; called in each run, in which it notes the plans."""
    states = _states(on)
    if len(states) > 1:
        st.button(f"{escaped(what_changed(states[-2], states[-1]))}: undo", icon=":material/undo:", type="tertiary",
                  key="plans-take-back", on_click=_put_back, args=(on,))


def what_changed(before: Plans, after: Plans) -> str:
    """The first thing that differs, in words."""
    gone, come = _names(before, after), _names(after, before)
    if gone and come:
        return f"“{gone[0]}” is called “{come[0]}”"
    if gone or come:
        return f"“{gone[0]}” is deleted" if gone else f"“{come[0]}” is added"
    pairs = [(was, now) for was, now in zip(before, after, strict=True) if was != now]
    chosen = next((now for was, now in pairs if now.chosen and not was.chosen), None)
    return f"“{chosen.name}” is chosen" if chosen else _of_one(*pairs[0])


def plan_key(on: Desk, plan: Plan) -> str:
    """What the keys of a plan's fields begin with: another once the plans were changed from elsewhere.

    The same under another name: what is being typed into a field while the plan is renamed would go with the field.
    """
    return f"{on.case_id}-{_keys().setdefault((on.case_id, plan.name), token_hex(8))}-{st.session_state.get(ANEW, 0)}"


def keep_key(on: Desk, name: str, asked: str) -> None:
    """A plan that is called otherwise keeps the keys of its fields; another of its earlier name gets its own."""
    if key := _keys().pop((on.case_id, name), None):
        _keys()[on.case_id, asked] = key


def _keys() -> dict[tuple[str, str], str]:
    return st.session_state.setdefault(KEYS, {})


def keep_anew(on: Desk, plans: Plans) -> None:
    """Keep plans that were changed neither in a field nor on the film, which then both take them."""
    st.session_state[ANEW] = st.session_state.get(ANEW, 0) + 1
    revs = st.session_state.setdefault("plan-revs", {})
    for key in (bench_name(on.token, plan, at) for plan in plans for at in range(len(plan.steps))):
        revs[key] = revs.get(key, 0) + 1  # the browser takes what is newer than its own
    on.keep(replace(on.case, plans=plans))


def _states(on: Desk) -> list[Plans]:
    """The plans as they have been, as they are now last."""
    kept = st.session_state.get(STATES)
    if kept is None or kept["case"] != on.case_id:
        kept = st.session_state[STATES] = {"case": on.case_id, "states": [on.case.plans]}
    states = kept["states"]
    if states[-1] != on.case.plans:
        states.append(on.case.plans)
    del states[:-MOST]
    return states


def _put_back(on: Desk) -> None:
    states = _states(on)
    if len(states) > 1:
        states.pop()
        keep_anew(on, states[-1])


def _names(plans: Plans, others: Plans) -> list[str]:
    return [plan.name for plan in plans if all(plan.name != other.name for other in others)]


def _of_one(was: Plan, now: Plan) -> str:
    """What differs of a plan that was there before."""
    if was.steps != now.steps:
        more = len(now.steps) - len(was.steps)
        word = "changed" if not more else "added" if more > 0 else "removed"
        return f"Step {_first(was.steps, now.steps)} of “{now.name}” is {word}"
    if was.note != now.note:
        return f"The note of “{now.name}” is changed"
    return f"“{now.name}” is no longer chosen" if was.chosen else f"The targets of “{now.name}” are changed"


def _first(was: Sequence, now: Sequence) -> int:
    """The number of the first that differs."""
    return next((at for at, (a, b) in enumerate(zip(was, now, strict=False), 1) if a != b),
                min(len(was), len(now)) + 1)
