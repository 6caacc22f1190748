"""How likely a plan lands in its windows: the hand's noise of the marks, and how far an operation misses its plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

import numpy as np

from planning.case import Case, Reading
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.noise import Noise, noise_of
from planning.plans import FemurStep, Plan, SocketStep, leaves_plane
from planning.presets import Window
from planning.reading import read_case_films
from planning.realign.again import of_plan, readings_after, readings_of
from planning.realign.apply import apply
from planning.sources import Source
from planning.spreads import draws_of
from planning.uncertainty import SEED, below, deviation

# Assumed, not published: between what a tracked osteotomy was off its plan on CT (3.7 on average, 12 hips) and a
# freehand one (10.5); it holds for a femoral osteotomy only because nothing better was found.
EXECUTION_DEG = 4.0
EXECUTION_SOURCE = Source("Osteotomy by hand and tracked against CT after it, 12 hips; the figure taken is assumed",
                          page="josr-online.com/content/11/1/36")
LEFT_PLANE = "turned out of the film's plane as well, which only the model tells"
NUDGE = 0.5  # degrees to either side, to tell how a reading follows a step

Place = tuple[str, str, str]  # film, measure, side


@dataclass(frozen=True)
class Chance:
    """How likely one reading lands in its window.

    value: after the plan; sd: of the marks and of execution together, in the measure's unit. chance: from 0 to 1; None
    where the reading has no value, is in doubt or has no spread, and problem says which.
    """

    window: Window
    film: str
    side: str
    value: float | None
    sd: float | None
    chance: float | None
    problem: str | None = None

    @property
    def standing(self) -> str:
        """Met, not met or not known."""
        if self.problem or self.value is None:
            return "not known"
        return "met" if self.window.is_met(self.value) else "not met"


@dataclass(frozen=True)
class Chances:
    """The chance of each window on the plan's films, and the standard deviation of execution taken.

    together: of all that are read; None where one of these has none. left_out: what is read of a window's measure on
    the plan's sides, on films that the plan does not name; it is held against nothing, since the film may be of
    another time, or follow by a model alone.
    """

    each: tuple[Chance, ...]
    together: float | None
    execution_deg: float
    left_out: tuple[Reading, ...] = ()


def chance(value: float, sd: float, window: Window) -> float:
    """The probability that a normal value lies in a window (JCGM 106:2012)."""
    under = 0.0 if window.low is None else below(value, sd, window.low)
    return (1.0 if window.high is None else below(value, sd, window.high)) - under


def chances(case: Case, plan: Plan, windows: Sequence[Window], execution_deg: float = EXECUTION_DEG,
            noise: Noise | None = None) -> Chances:
    """The chances of a plan; CaseProblem when it cannot be done.

    The rotation that is planned is exact; only the marks it starts from and its execution are not. Each turning step
    misses by itself, normally, with the same standard deviation in degrees.
    """
    if not windows:
        return Chances((), None, execution_deg)
    left = apply(case, plan)
    read = {(r.film, r.key, r.side): r for r in readings_after(case, left, plan)}
    drawn, slopes = draws_of(of_plan(left, plan), noise or noise_of(case)), slopes_of(case, plan, read)
    places = [(window, place) for window in windows for place in read if place[1] == window.key]
    beyond = {(step.film, step.side) for step in plan.steps if leaves_plane(step)}
    each = tuple(_chance(w, p, read[p], drawn.get(p), execution_deg * hypot(*slopes[p]),
                         LEFT_PLANE if (p[0], p[2]) in beyond and _is_of_socket(p[1]) else None) for w, p in places)
    sure = [(c.window, p) for c, (_, p) in zip(each, places, strict=True) if c.chance is not None]
    is_told = sure and all(c.chance is not None or c.value is None for c in each)
    together = _together(sure, drawn, slopes, execution_deg) if is_told else None
    return Chances(each, together, execution_deg, _left_out(case, plan, windows))


def _left_out(case: Case, plan: Plan, windows: Sequence[Window]) -> tuple[Reading, ...]:
    keys, sides = {window.key for window in windows}, {step.side for step in plan.steps}
    asked = {(step.film, step.side) for step in plan.steps}
    return tuple(r for r in read_case_films(case) if r.value is not None and r.key in keys and r.side in sides
                 and (r.film, r.side) not in asked)


def _is_of_socket(key: str) -> bool:
    return any(LANDMARKS[mark].body == "acetabulum" for mark in CATALOGUE[key].landmarks)


def _chance(window: Window, place: Place, reading: Reading, drawn: np.ndarray | None, missed: float,
            beyond: str | None) -> Chance:
    film, _, side = place
    marks = None if drawn is None else deviation(drawn)
    problem = beyond or reading.problem or reading.doubt or ("its marks often form nothing" if marks is None else None)
    sd = None if marks is None else hypot(marks, missed)
    likely = None if problem else chance(reading.value, sd, window)
    return Chance(window, film, side, reading.value, sd, likely, problem)


def _together(sure: Sequence[tuple[Window, Place]], drawn: dict, slopes: dict, execution_deg: float) -> float:
    """The share of draws in which every reading lies in its window; readings of shared marks and steps go together."""
    random = np.random.default_rng(SEED)
    count, steps = len(drawn[sure[0][1]]), len(slopes[sure[0][1]])
    missed = random.standard_normal((steps, count)) * execution_deg
    inside = np.ones(count, bool)
    for window, place in sure:
        values = drawn[place] + np.asarray(slopes[place]) @ missed if steps else drawn[place]
        inside &= (values >= (-np.inf if window.low is None else window.low)) & (
            values <= (np.inf if window.high is None else window.high))
    return float(inside.mean())


def with_execution(readings: Sequence[Reading], case: Case, plan: Plan, execution_deg: float) -> tuple[Reading, ...]:
    """The readings after a plan, the spread of each widened by how far the operation misses, as its chance has it."""
    slopes = slopes_of(case, plan, [(r.film, r.key, r.side) for r in readings])
    return tuple(r if r.spread is None else
                 replace(r, spread=hypot(r.spread, execution_deg * hypot(*slopes[r.film, r.key, r.side])))
                 for r in readings)


def slopes_of(case: Case, plan: Plan, places: Iterable[Place]) -> dict[Place, tuple[float, ...]]:
    """By how much each reading changes for a degree more of each turning step, in their order."""
    found: dict[Place, list[float]] = {place: [] for place in places}
    for low, high in _nudged(plan):
        less, more = ({(r.film, r.key, r.side): r.value for r in readings_of(apply(case, p), p)}
                      for p in (low, high))
        for place, slopes in found.items():
            ends = more.get(place), less.get(place)
            slopes.append((ends[0] - ends[1]) / (2 * NUDGE) if None not in ends else 0.0)
    return {place: tuple(slopes) for place, slopes in found.items()}


def _nudged(plan: Plan) -> Iterator[tuple[Plan, Plan]]:
    for k, step in enumerate(plan.steps):
        key = {SocketStep: "rotation_deg", FemurStep: "varus_deg"}.get(type(step))
        if key and getattr(step, key):
            yield tuple(replace(plan, steps=(*plan.steps[:k], replace(step, **{key: getattr(step, key) + by}),
                                             *plan.steps[k + 1:])) for by in (-NUDGE, NUDGE))
