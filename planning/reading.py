"""From a case to its readings: every measure on every film and hip, a value or the reason there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from planning.case import Case, MarkedFilm, Reading
from planning.constructions import Constructions, constructions
from planning.departure import departure_of
from planning.geometry import Lookup, absent
from planning.grades import GRADES, NOT_GRADED, Graded
from planning.known_marks import check_film
from planning.landmarks import LANDMARKS
from planning.limits_for import age_reason, categories_of
from planning.marked_film import sides_of, values_of
from planning.measures import CATALOGUE, Measure
from planning.misplaced import misplaced
from planning.plausibility import SCALE, Doubts, doubts, value_doubt
from planning.problems import OTHER, marks_needed, name_on, problem_of, upstream_of
from planning.slices import AXIAL, LEFT_OUT, Slices, combined
from planning.views import FILM_EDGE, VIEWS
from planning.wording import NO_LIMITS, NO_SET

# The argument that only says which way is positive.
SENSE = {"perpendicular": 1, "angle_toward": 2}


def read_case_films(case: Case) -> tuple[Reading, ...]:
    """Every reading of a case, film by film, measure by measure, right before left; axial films are read as one.

    What is measured on the hips comes first, then what is measured once for the film (side "-"), then what was judged
    by eye. CaseProblem when a view, a landmark or a grade is not one we know.
    """
    first_slice = next((film for film in case.films if film.view == AXIAL), None)
    films = [film for film in case.films if film.view != AXIAL or film is first_slice]
    return tuple(reading for film in films for reading in _film_readings(film, case))


def read_film_marks(film: MarkedFilm, case: Case) -> tuple[Reading, ...]:
    """What is measured on the hips of one film; of an axial film, on all axial films of the case together."""
    return tuple(reading for reading in _film_readings(film, case) if is_of_a_hip(reading))


def is_of_a_hip(reading: Reading) -> bool:
    """Whether a reading was measured on one hip: not once for the film, nor judged by eye."""
    return reading.side in OTHER and reading.key in CATALOGUE


@dataclass(frozen=True)
class _Laid:
    """A film as its measures are read: the values of the steps for each side, and what comes from elsewhere.

    slices: for axial films, what is known of them together. given: side -> key -> the readings of that measure on
    other films of the case.
    """

    film: MarkedFilm
    case: Case
    of_view: Constructions
    slices: Slices | None
    given: Mapping[str, Mapping[str, Sequence[Reading]]]
    values: Mapping[str, list[np.ndarray]]
    doubtful: Doubts


def _film_readings(film: MarkedFilm, case: Case) -> tuple[Reading, ...]:
    laid = _laid(film, case)
    film, sides, measures = laid.film, sides_of(laid.film), laid.of_view.measures
    read = [_read(m, laid, side) for m in measures if m.sided for side in sides]
    # What is read once takes the right side for the hip's own.
    read += [replace(_read(m, laid, "R"), side="-") for m in measures if not m.sided]
    return (*read, *(_graded(g, film, side) for g in GRADES.values() if film.view in g.views for side in sides))


def _laid(film: MarkedFilm, case: Case) -> _Laid:
    films = [f for f in case.with_film(film).films if f.view == AXIAL] if film.view == AXIAL else [film]
    for each in films:
        check_film(each)
    slices = combined(films) if film.view == AXIAL else None
    film = slices.film if slices else film
    given = {side: _given(film, case, side) for side in sides_of(film)}
    values = {side: values_of(film, side, _elsewhere(slices, side, given[side])) for side in given}
    doubtful = {**({**misplaced(slices), **slices.doubts} if slices else {}), **doubts(film, values)}
    return _Laid(film, case, constructions(film.view), slices, given, values, doubtful)


def _given(film: MarkedFilm, case: Case, side: str) -> Mapping[str, Sequence[Reading]]:
    """For each number that the film's constructions take from another film, its readings on the others."""
    asked = {s.settings["key"] for s in constructions(film.view).program.steps if s.op == "given"}
    return {key: [r for f in case.films if f.id != film.id and f.view in CATALOGUE[key].views
                  for r in _film_readings(f, case) if (r.key, r.side) == (key, side) and r.value is not None]
            for key in asked}


def _elsewhere(slices: Slices | None, side: str, given: Mapping[str, Sequence[Reading]]) -> Lookup:
    def found(key: str, whose: str) -> np.ndarray | None:
        if whose == "aligned":
            return slices.aligned(key, side) if slices else None
        return np.array([given[key][0].value]) if given.get(key) else None
    return found


def _graded(graded: Graded, film: MarkedFilm, side: str) -> Reading:
    answer = film.grades.get(graded.key, {}).get(side)
    if answer is None:
        return Reading(graded.key, side, film.id, None, "grade", NOT_GRADED)
    return Reading(graded.key, side, film.id, None, "grade", None, grade=graded.label(answer))


def _read(m: Measure, laid: _Laid, side: str) -> Reading:
    film, values = laid.film, laid.values[side]
    problem = _not_combined(m, laid, side) or problem_of(m, laid.of_view, film, side, values)
    if problem:
        return Reading(m.key, side, film.id, None, m.unit, problem)
    value = float(values[laid.of_view.outputs[m.key]])
    line = _line_used(laid.of_view, m, values)
    leveled = bool(m.frame) or line not in (None, FILM_EDGE)
    doubt = _doubt(m, laid, side, leveled=leveled) or value_doubt(m.key, value)
    categories = () if doubt else categories_of(m, film, laid.case, side, value)
    note = None if doubt or categories else age_reason(m, film, laid.case, side)
    if laid.slices and laid.slices.assumed:
        none = NO_SET if m.references else NO_LIMITS
        note = "; ".join(filter(None, (note or (None if doubt or categories else none), laid.slices.assumed)))
    return Reading(m.key, side, film.id, value, m.unit, None, categories, line, doubt=doubt, note=note,
                   departure_tolerance=departure_of(m, laid.of_view, film, values))


def _not_combined(m: Measure, laid: _Laid, side: str) -> str | None:
    """What keeps the marks of several slices from being read together."""
    if laid.slices is None:
        return None
    for key, where in marks_needed(m, side):
        placed, mark = laid.slices.points(key, where), LANDMARKS[key]
        if (key, where) in laid.slices.left_out:
            return f"{name_on(key, where)} {LEFT_OUT}"
        if placed is not None and len(placed) > mark.points and not mark.more:
            return f"{name_on(key, where)}: {len(placed)} points on several slices, {mark.points} needed; remove some"
    return None


def _doubt(m: Measure, laid: _Laid, side: str, leveled: bool) -> str | None:
    """What is odd about the marks a reading rests on, or about a number it takes from another film."""
    parts = (VIEWS[laid.film.view].frame if leveled else None, *m.landmarks, SCALE if m.unit == "mm" else None)
    found = next((laid.doubtful[part, side] for part in parts if (part, side) in laid.doubtful), None)
    for key, readings in laid.given[side].items() if found is None else ():
        if len(readings) > 1:
            return f"the {CATALOGUE[key].name.lower()} is read on {len(readings)} other films, and the first is used"
        found = readings[0].doubt
    return found


def _line_used(of_view: Constructions, m: Measure, values: list) -> str | None:
    output = of_view.outputs[m.key]
    for op, index in upstream_of(of_view.view, output):
        names = of_view.program.steps[index].settings.get("names") if op == "first_of" else None
        if names:
            choices = of_view.program.steps[index].args
            return next(name for name, i in zip(names, choices, strict=True) if not absent(values[i]))
    return FILM_EDGE if _rests_on_edge(of_view.view, output) else None


@cache
def _rests_on_edge(view: str, index: int) -> bool:
    """Whether a result is read against the film's edge, which does more than tell which way is positive."""
    step = constructions(view).program.steps[index]
    carriers = () if step.op == "first_of" else step.args[: SENSE.get(step.op)]
    return step.op == "film_up" or any(_rests_on_edge(view, i) for i in carriers)


def name_of(reading: Reading) -> str:
    """What a reading is of: the name of its measure, or of the sign judged by eye."""
    return (CATALOGUE.get(reading.key) or GRADES[reading.key]).name


def is_limited(reading: Reading) -> bool:
    """Whether limits are published for what is read, whoever the patient is."""
    return reading.key in CATALOGUE and bool(CATALOGUE[reading.key].references)


def measure_of(reading: Reading) -> Measure:
    """The measure a reading was made by."""
    return CATALOGUE[reading.key]
