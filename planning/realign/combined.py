"""A whole plan for one hip from windows: socket, then femur, then cam, each read where the one before it has left off.

The rim is not among them: how much of it is trimmed is no reading's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from planning.case import Case
from planning.measures import CATALOGUE
from planning.plans import CamStep, FemurStep, Plan, SocketStep, Step
from planning.presets import Window
from planning.reading import read_film_marks
from planning.realign.apply import apply
from planning.realign.models import lacking, models
from planning.realign.solve import TURNED_BY_SOCKET, Solution, linear_span, meeting, rotations
from planning.realign.version import ENTERED, SUMMED, VERSIONS, is_as_entered, version_readings

NECK, ALPHAS = "neck_shaft_angle", ("alpha_angle", "alpha_ap")
NOT_READ = "not measured on slices"
BY_READER = "Derotation is told from the femoral version as entered, taken as by the method of Murphy."


@dataclass(frozen=True)
class Solved:
    """A plan from windows: the steps that can be told, and for each kind of step asked for what meets its windows."""

    plan: Plan
    socket: Solution | None = None
    varus: Solution | None = None
    derotation: Solution | None = None


def solved(case: Case, film: str, side: str, windows: Sequence[Window], name: str = "Plan") -> Solved:
    """The smallest steps that bring each reading into its window, in the order in which they are done.

    A step whose windows nothing meets is left out, and its Solution says why. CaseProblem as for applying a plan.
    """
    asked = {w.key for w in windows}
    steps: list[Step] = []
    socket = rotations(case, film, side, windows) if asked & {*TURNED_BY_SOCKET} else None
    if socket and socket.smallest:
        steps.append(SocketStep(film, side, socket.smallest))
    varus = varus_for(case, film, side, windows)
    femur = FemurStep(film, side, varus_deg=(varus and varus.smallest) or 0.0)
    turn = derotation_for(case, [*steps, femur], side, windows)
    femur = FemurStep(film, side, femur.varus_deg, derotation_deg=(turn and turn.smallest) or 0.0)
    if femur.varus_deg or femur.derotation_deg:
        steps.append(femur)
    left = apply(case, Plan(name, tuple(steps)))
    steps += cams_for(left, side, windows)
    return Solved(Plan(name, tuple(steps)), socket, varus, turn)


def varus_for(case: Case, film: str, side: str, windows: Sequence[Window]) -> Solution | None:
    """The varus that brings the neck-shaft angle into its window; None when no window asks for it."""
    windows = [w for w in windows if w.key == NECK]
    if not windows:
        return None
    read = next((r for r in read_film_marks(case.film(film), case) if (r.key, r.side) == (NECK, side)), None)
    if read is None or read.value is None or read.doubt:
        why = (read and (read.problem or read.doubt)) or "the film shows no neck-shaft angle"
        return Solution(side, (), failing=tuple(windows), problem=f"No varus is told: {why}.")
    return meeting(side, [linear_span(w, read.value, -1) for w in windows])


def derotation_for(case: Case, steps: Sequence[Step], side: str, windows: Sequence[Window]) -> Solution | None:
    """The derotation, on top of steps, that meets windows of version by the models; None when no window asks for it.

    Windows of what no model tells are left out, and the note says which and why.
    """
    windows = [w for w in windows if w.key in VERSIONS]
    if not windows:
        return None
    modeled, by_reader = models(case, steps, side), is_as_entered(steps, version_readings(case, side))
    told = {SUMMED if m.key == ENTERED and by_reader else m.key: m.after for m in modeled}
    asked, why = [w for w in windows if w.key in told], lacking(case, steps, side, modeled)
    unread = "; ".join(f"{CATALOGUE[w.key].name}: {why.get(w.key, NOT_READ)}" for w in windows if w not in asked)
    if not asked:
        return Solution(side, (), failing=tuple(windows), problem=f"No derotation is told. {unread}.")
    notes = [*([BY_READER] if by_reader else []), *([f"Derotation is told without {unread}."] if unread else [])]
    return replace(meeting(side, [linear_span(w, told[w.key], -1) for w in asked]), note=" ".join(notes))


def cams_for(case: Case, side: str, windows: Sequence[Window]) -> list[CamStep]:
    """A resection to the top of its window on every film whose alpha lies above it."""
    tops = {w.key: w.high for w in windows if w.key in ALPHAS and w.high is not None}
    return [CamStep(f.id, side, float(tops[r.key])) for f in case.films for r in read_film_marks(f, case)
            if r.side == side and r.value is not None and r.value > tops.get(r.key, inf)]
