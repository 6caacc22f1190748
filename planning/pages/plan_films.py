"""The films of the plans side by side, each as its plan leaves it; drawn anew only for a plan that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from planning.case import CaseProblem, MarkedFilm
from planning.film import Film
from planning.pages.desk import Desk
from planning.pages.markdown import escaped
from planning.plans import FemurStep, Plan, SocketStep
from planning.realign import stages
from planning.reports.plan_pictures import beside_others
from planning.reports.raster import png_of

AS_IT_IS = Plan("As it is")


def plan_films(on: Desk) -> None:
    """A row of pictures for each film that a plan moves something on, as far as its pixels are at hand."""
    films, plans = on.films(), on.case.plans
    for name in dict.fromkeys(s.film for plan in plans for s in plan.steps if isinstance(s, SocketStep | FemurStep)):
        if not isinstance(film := films.get(name), Film):
            continue
        hips = tuple(side for side in "RL" if any((s.film, s.side) == (name, side) for p in plans for s in p.steps))
        for plan, column in zip((AS_IT_IS, *plans), st.columns(len(plans) + 1, gap="small"), strict=True):
            with column:
                _picture(on, film, on.case.film(name), plan, hips)


def _picture(on: Desk, film: Film, marked: MarkedFilm, plan: Plan, hips: Sequence[str]) -> None:
    kept = st.session_state.setdefault("plans-drawn", {})
    asked = replace(on.case, plans=()), plan.steps, hips
    if kept.get((marked.id, plan.name), ((), None))[0] != asked:
        kept[marked.id, plan.name] = asked, _drawn(on, film, marked, plan, hips)
    png = kept[marked.id, plan.name][1]
    if png:
        st.image(png, caption=escaped(plan.name), width="stretch")


def _drawn(on: Desk, film: Film, marked: MarkedFilm, plan: Plan, hips: Sequence[str]) -> bytes | None:
    try:
        return png_of(beside_others(film, marked, stages(on.case, plan), hips, plan.name))
    except CaseProblem:
        return None  # the table says why
