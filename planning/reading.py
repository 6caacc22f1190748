"""From a case to its readings: every measure on every film and hip, a value or the reason there is none."""

from __future__ import annotations

import numpy as np

from planning.case import TRUSTED_SCALES, Case, CaseProblem, Category, MarkedFilm, Reading
from planning.constructions import Constructions, constructions, landmarks_of
from planning.geometry import absent, evaluate
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE, Measure, Reference
from planning.plausibility import Doubts, doubts
from planning.views import VIEWS

OTHER = {"R": "L", "L": "R"}
SIDE_NAMES = {"R": "right", "L": "left"}


def read_case_films(case: Case) -> tuple[Reading, ...]:
    """Every reading of every film, in the order of films, measures, then right before left."""
    return tuple(reading for film in case.films for reading in read_film_marks(film, case))


def read_film_marks(film: MarkedFilm, case: Case) -> tuple[Reading, ...]:
    """The readings of one film; CaseProblem when its view or a landmark is not one we know."""
    check_film(film)
    of_view = constructions(film.view)
    values = {side: values_of(film, side) for side in sides_of(film)}
    doubtful = doubts(film, values)
    return tuple(
        _read(m, of_view, film, case, side, values[side], doubtful) for m in of_view.measures for side in values
    )


def check_film(film: MarkedFilm) -> None:
    """CaseProblem when the film's view, a landmark or its number of points is not one we know."""
    if film.view not in VIEWS:
        raise CaseProblem(f"Film “{film.id}” has the unknown view “{film.view}”; use one of {', '.join(VIEWS)}.")
    for key, sides in film.marks.items():
        if key not in LANDMARKS:
            raise CaseProblem(f"Film “{film.id}” has marks of an unknown landmark “{key}”; see the list of measures.")
        if key not in landmarks_of(film.view):
            raise CaseProblem(f"“{key}” is not marked on a film of view “{film.view}”; check the film's view.")
        for side, points in sides.items():
            if side not in OTHER:
                raise CaseProblem(f"“{key}” must be marked on side R or L, not “{side}”.")
            if len(points) > LANDMARKS[key].points and not LANDMARKS[key].more:
                raise CaseProblem(f"“{key}” takes {LANDMARKS[key].points} mark on each side, not {len(points)}.")


def sides_of(film: MarkedFilm) -> tuple[str, ...]:
    """The hips a film is read on: both where the view shows both, else the film's side and any that is marked."""
    if VIEWS[film.view].both_hips or film.side == "B":
        return ("R", "L")
    seen = {side for sides in film.marks.values() for side in sides} | {film.side or ""}
    return tuple(side for side in ("R", "L") if side in seen) or ("R", "L")


def millimeters(film: MarkedFilm, key: str, side: str) -> np.ndarray | None:
    """The points of a landmark as (x, y), x along the row and y down, each scaled by its own pixel spacing."""
    points = film.marks.get(key, {}).get(side)
    return np.asarray(points) * (film.spacing_mm[1], film.spacing_mm[0]) if points else None


def values_of(film: MarkedFilm, side: str) -> list[np.ndarray]:
    """The value of every step of the film's constructions for one hip, in millimeters; NaN where it has none."""
    whose = {"own": side, "other": OTHER[side], "-": "-"}
    steps = constructions(film.view).program.steps
    return evaluate(steps, lambda key, who: millimeters(film, key, whose[who]))


def _read(
    m: Measure, of_view: Constructions, film: MarkedFilm, case: Case, side: str, values: list, doubtful: Doubts
) -> Reading:
    problem = _problem(m, of_view, film, side, values)
    if problem:
        return Reading(m.key, side, film.id, None, m.unit, problem)
    value = float(values[of_view.outputs[m.key]])
    doubt = next((doubtful[part, side] for part in (m.frame, *m.landmarks) if (part, side) in doubtful), None)
    categories = () if doubt else _categories(m, film, case, value)
    line = _line_used(of_view, m, values)
    return Reading(m.key, side, film.id, value, m.unit, None, categories, line, doubt=doubt)


def _problem(m: Measure, of_view: Constructions, film: MarkedFilm, side: str, values: list) -> str | None:
    if m.unit == "mm" and film.scale not in TRUSTED_SCALES:
        return "the film is not calibrated"
    if not absent(values[of_view.outputs[m.key]]):
        return None
    for key in m.landmarks:
        mark, placed = LANDMARKS[key], len(film.marks.get(key, {}).get(side, ()))
        if placed < mark.points:
            name = f"{SIDE_NAMES[side]} {mark.name.lower()}"
            return f"{name}: {placed} of {mark.points} points placed" if placed else f"{name} is not marked"
    return _deeper_problem(m, of_view, side, values)


def _deeper_problem(m: Measure, of_view: Constructions, side: str, values: list) -> str:
    for op, index in _upstream(of_view, of_view.outputs[m.key]):
        if op == "first_of" and absent(values[index]):
            return "the pelvic line is not marked: mark both teardrops (or both ischia, or both heads)"
        if op == "circle_fit" and absent(values[index]):
            return f"the rim points of the {SIDE_NAMES[side]} femoral head do not make a circle; spread them out"
    return "two of the marks coincide; move one of them"


def _upstream(of_view: Constructions, index: int) -> list[tuple[str, int]]:
    """The steps a result rests on, up to but not into the choices of a first_of, deepest first."""
    step = of_view.program.steps[index]
    deeper = [] if step.op == "first_of" else [found for i in step.args for found in _upstream(of_view, i)]
    return [*deeper, (step.op, index)]


def _line_used(of_view: Constructions, m: Measure, values: list) -> str | None:
    for op, index in _upstream(of_view, of_view.outputs[m.key]):
        names = of_view.program.steps[index].settings.get("names") if op == "first_of" else None
        if names:
            choices = of_view.program.steps[index].args
            return next(name for name, i in zip(names, choices, strict=True) if not absent(values[i]))
    return None


def references_for(m: Measure, film: MarkedFilm, case: Case) -> tuple[Reference, ...]:
    """The published sets that speak to this view and patient, the chosen one first, unverified ones last."""
    fitting = [r for r in m.references if r.fits(film.view, case.patient.age, case.patient.sex)]
    return tuple(sorted(fitting, key=lambda r: (r.key != case.chosen.get(m.key), r.evidence != "seen")))


def _categories(m: Measure, film: MarkedFilm, case: Case, value: float) -> tuple[Category, ...]:
    return tuple(
        Category(r.key, r.title, r.category(value), r.evidence) for r in references_for(m, film, case)
    )


def measure_of(reading: Reading) -> Measure:
    """The measure a reading was made by."""
    return CATALOGUE[reading.key]
