"""A plan done to a case: each step moves the marks of its bodies, and the next finds them where they then are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import singledispatch

import numpy as np

from planning.case import Case, CaseProblem, MarkedFilm
from planning.constructions import landmarks_of
from planning.landmarks import LANDMARKS
from planning.plans import CamStep, FemurStep, Plan, RimStep, SocketStep, Step
from planning.realign.cam import VIEWS as CAM_VIEWS
from planning.realign.cam import Resection, resected
from planning.realign.femur import femur_motions
from planning.realign.hip import AP, Hip, film_of, hip_on
from planning.realign.motion import in_pixels, moved, spot, to_mm, to_pixels
from planning.realign.socket import socket_motions
from planning.realign.trim import EDGES, Trimming, trimmed
from planning.realign.wedge import film_turn

Where = tuple[str, str, str]  # film, body, side
Bodies = Mapping[str, np.ndarray]
STILL = np.eye(3)
NO_DOUBT = 1e-9  # of a unit vector, what rounding may do to it


@dataclass(frozen=True)
class Stage:
    """One step of a plan as it is done.

    step: with its hinge carried along by the steps before it. found, left: the case before and after. bodies: how each
    body moves, 3 x 3 in millimeters of the film. taken: what a cam or rim step takes off.
    """

    step: Step
    found: Case
    left: Case
    bodies: Bodies
    taken: Resection | Trimming | None = None


def apply(case: Case, plan: Plan) -> Case:
    """The case as a plan would leave it, without plans, to be read as any other; CaseProblem when it cannot be done.

    A mark may then lie off its film. Marks placed again, blind, were placed on the film as it is, and are left out.
    """
    steps = stages(case, plan)
    left = replace(steps[-1].left if steps else case, plans=())
    return replace(left, films=tuple(film.placed_once() for film in left.films))


def stages(case: Case, plan: Plan) -> tuple[Stage, ...]:
    """The steps of a plan one after the other; CaseProblem, which names it among several, when one cannot be done."""
    done: list[Stage] = []
    for number, step in enumerate(plan.steps, 1):
        try:
            done.append(_stage(_carried(step, done, case), done[-1].left if done else case))
        except CaseProblem as problem:
            raise problem if len(plan.steps) == 1 else CaseProblem(f"Step {number}: {problem}") from problem
    return tuple(done)


def motions(case: Case, plan: Plan) -> Mapping[Where, np.ndarray]:
    """How the whole plan moves each body: (film, body, side) -> 2 x 3 matrix on (column, row, 1) of the film."""
    return {(name, body, side): in_pixels(case.film(name), matrix)
            for (name, body, side), matrix in _gone(stages(case, plan)).items()}


def rigid(step: SocketStep | FemurStep, film: MarkedFilm, body: str = "") -> np.ndarray:
    """How one step alone moves a body on its film, 2 x 3 on (column, row, 1); that of its own fragment if none is said.

    The fragment of a socket step is the acetabulum, that of a femoral step the upper end of the femur. A wedge in the
    plane of the neck must tell its version itself here; `motions` finds it in the case. CaseProblem as for applying.
    """
    done = _stage(step, Case((film,)))
    own = body or ("acetabulum" if isinstance(step, SocketStep) else "femur")
    return in_pixels(film, done.bodies.get(own, STILL))


def moved_landmarks(step: Step) -> frozenset[tuple[str, str]]:
    """The landmarks that a step may move, with their side: those of the bodies that it moves."""
    bodies = {SocketStep: ("acetabulum", "femur", "shaft"), FemurStep: ("femur", "shaft")}.get(type(step), ())
    if isinstance(step, SocketStep) and step.head == "stays":
        bodies = ("acetabulum",)
    own = {CamStep: ("head_neck_junction",), RimStep: EDGES}.get(type(step), ())
    return frozenset((key, step.side) for key in (*own, *(k for k in landmarks_of(AP) if LANDMARKS[k].body in bodies)))


@singledispatch
def _stage(step: Step, found: Case) -> Stage:
    raise TypeError(f"{type(step).__name__} is no step of a plan")


@_stage.register
def _(step: SocketStep, found: Case) -> Stage:
    return _with_moved(step, found, socket_motions(step, film_of(found, step.film)))


@_stage.register
def _(step: FemurStep, found: Case) -> Stage:
    film = film_of(found, step.film)
    return _with_moved(step, found, femur_motions(step, film, film_turn(step, film, found)))


@_stage.register
def _(step: CamStep, found: Case) -> Stage:
    film, taken = resected(step, film_of(found, step.film, CAM_VIEWS))
    return Stage(step, found, found.with_film(film), {}, taken)


@_stage.register
def _(step: RimStep, found: Case) -> Stage:
    film, taken = trimmed(step, film_of(found, step.film))
    return Stage(step, found, found.with_film(film), {}, taken)


def _with_moved(step: SocketStep | FemurStep, found: Case, bodies: Bodies) -> Stage:
    film = found.film(step.film)
    left = _moved_film(film, step.side, bodies)
    if bodies:
        _check_level(hip_on(film, step.side), hip_on(left, step.side))
    return Stage(step, found, found.with_film(left), bodies)


def _check_level(before: Hip, after: Hip) -> None:
    """CaseProblem when what tells level or up has itself been moved."""
    if np.abs(before.lateral - after.lateral).max() > NO_DOUBT:
        raise CaseProblem("The pelvis is leveled by the head centers, and the plan moves one of them; mark both "
                          "teardrops or both ischia first.")
    if np.abs(before.up - after.up).max() > NO_DOUBT:
        raise CaseProblem("The plan moves the socket below the pelvic line; check how far it is shifted.")


def _moved_film(film: MarkedFilm, side: str, bodies: Bodies) -> MarkedFilm:
    def place(key: str, whose: str, points: tuple) -> tuple:
        motion = bodies.get(LANDMARKS[key].body) if whose == side else None
        if motion is None or not points:
            return points
        return tuple((float(c), float(r)) for c, r in to_pixels(film, moved(to_mm(film, points), motion)))
    return replace(film, marks={key: {whose: place(key, whose, points) for whose, points in sides.items()}
                                for key, sides in film.marks.items()})


def _carried(step: Step, done: list[Stage], case: Case) -> Step:
    """A femoral step with its hinge, which is told on the film as it is, where the steps before it have taken it."""
    if not isinstance(step, FemurStep) or step.hinge is None:
        return step
    film = film_of(case, step.film)
    motion = _gone(done).get((step.film, "shaft", step.side), STILL)
    return replace(step, hinge=spot(film, moved(to_mm(film, step.hinge), motion)))


def _gone(done: list[Stage] | tuple[Stage, ...]) -> dict[Where, np.ndarray]:
    """How far each body has been moved by steps that are done, in millimeters."""
    whole: dict[Where, np.ndarray] = {}
    for stage in done:
        for body, motion in stage.bodies.items():
            where = (stage.step.film, body, stage.step.side)
            whole[where] = motion @ whole.get(where, STILL)
    return whole
