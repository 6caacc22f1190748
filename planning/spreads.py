"""The spread of every reading of a case: its constructions evaluated once for thousands of shaken sets of marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache

import numpy as np

from planning.case import Case, MarkedFilm, Reading
from planning.constructions import constructions
from planning.geometry import Lookup, Step, evaluate, flatten
from planning.marked_film import lookup_of, sides_meant, sides_of
from planning.measures import CATALOGUE, Measure
from planning.noise import USUAL, Noise, noise_of, shaken_film
from planning.reading import read_case_films
from planning.slices import AXIAL, Slices, combined
from planning.uncertainty import deviation, shaken

COUNTED = ("sign", "grade")  # units of what is counted, and so has no deviation

Where = tuple[str, str, str]  # film, measure, side
Changed = frozenset[tuple[str, str]]  # landmark, side
Program = tuple[tuple[Measure, ...], tuple[Step, ...], Mapping[str, int]]  # measures, steps, the step of each


def spreads(case: Case, noise: Noise | None = None) -> Mapping[Where, float]:
    """The standard deviation of every reading that has one, in the measure's unit, from the hand's noise alone.

    What is read once for the film stands under side "-", and axial films under the first of them.
    noise: as the case asks, unless given.
    """
    return _deviations(draws_of(case, noise or noise_of(case)))


def _deviations(drawn: Mapping[Where, np.ndarray]) -> dict[Where, float]:
    return {where: sd for where, values in drawn.items() if (sd := deviation(values)) is not None}


def spreads_after(case: Case, before: Case | None, known: Mapping[Where, float]) -> Mapping[Where, float]:
    """The spreads of a case; those that rest on no mark that has changed are taken from what is known of it before.

    Axial films are read together, and some views take a number from another film: then all are worked out again, as
    they are where the noise is another.
    """
    apart = all(film.view != AXIAL and not _takes_from_others(film.view) for film in case.films)
    noise = noise_of(case)
    if before is None or not apart or noise != noise_of(before):
        return spreads(case)
    was, found = {film.id: film for film in before.films}, {}
    for film in case.films:
        changed = changed_marks(film, was.get(film.id))
        found |= {where: sd for where, sd in known.items() if where[0] == film.id and not _rests(where, changed)}
        found |= _deviations(_of_film(film, case, noise, changed))
    return found


def _rests(where: Where, changed: Changed | None) -> bool:
    _, key, side = where
    return changed is None or bool(_rests_on(key) & _told(changed, "R" if side == "-" else side))


def changed_marks(film: MarkedFilm, before: MarkedFilm | None) -> Changed | None:
    """The landmarks, and of which side, that lie elsewhere than before; None when more than marks has changed."""
    if before is None or (film.scale == "none" and film is not before):  # its millimeters are told by its marks
        return None
    if replace(film, marks=before.marks) != before:
        return None
    both = [{(key, side): points for key, sides in one.marks.items() for side, points in sides.items()}
            for one in (film, before)]
    return frozenset(place for place in both[0].keys() | both[1].keys() if both[0].get(place) != both[1].get(place))


def read_with_spreads(case: Case) -> tuple[Reading, ...]:
    """Every reading of a case with its spread; CaseProblem as of reading alone."""
    return with_spreads(read_case_films(case), spreads(case))


def with_spreads(readings: Iterable[Reading], found: Mapping[Where, float]) -> tuple[Reading, ...]:
    """The readings, with its spread each that has a value and a spread."""
    return tuple(r if r.value is None else replace(r, spread=found.get((r.film, r.key, r.side))) for r in readings)


def draws_of(case: Case, noise: Noise = USUAL) -> Mapping[Where, np.ndarray]:
    """What every measure reads on each set of shaken marks, (draws,); NaN where a set forms nothing.

    Left out is what is counted: signs and grades.
    """
    first_slice = next((film for film in case.films if film.view == AXIAL), None)
    films = [film for film in case.films if film.view != AXIAL or film is first_slice]
    return {where: values for film in films for where, values in _of_film(film, case, noise).items()}


def _of_film(film: MarkedFilm, case: Case, noise: Noise, changed: Changed | None = None) -> dict[Where, np.ndarray]:
    """The draws of one film; of what rests on `changed` marks and of no other, if given."""
    slices = combined([f for f in case.films if f.view == AXIAL]) if film.view == AXIAL else None
    laid, found = slices.film if slices else film, {}
    needed = {side: _program(film.view, None if changed is None else _told(changed, side)) for side in sides_of(film)}
    shaken_once = shaken_film(laid, noise) if any(steps for _, steps, _ in needed.values()) else laid
    for side, (measures, steps, outputs) in needed.items():
        values = evaluate(steps, lookup_of(shaken_once, side, _elsewhere(laid, slices, side, case, noise)))
        found |= {(laid.id, m.key, side if m.sided else "-"): values[outputs[m.key]]
                  for m in measures if (m.sided or side == "R") and values[outputs[m.key]].ndim == 1}
    return found


def _told(changed: Changed, side: str) -> Changed:
    """The changed marks as the constructions of a side call them: its own, the other's, those of neither."""
    whose = {at: name for name, at in sides_meant(side).items()}
    return frozenset((key, whose[at]) for key, at in changed)


@cache
def _takes_from_others(view: str) -> bool:
    return any(step.op == "given" for step in _program(view)[1])


@lru_cache(maxsize=512)
def _program(view: str, changed: Changed | None = None) -> Program:
    """The numbers read on a view, the steps they need and no others, and the step that holds each.

    changed: (landmark, whose) on which a number must rest, if given.
    """
    measures = tuple(m for m in constructions(view).measures if m.unit not in COUNTED
                     and (changed is None or changed & _rests_on(m.key)))
    program = flatten(*(m.construction for m in measures))
    return measures, program.steps, {m.key: program.at[m.construction] for m in measures}


@cache
def _rests_on(key: str) -> Changed:
    """The marks, (landmark, whose), that a measure's construction asks for."""
    steps = flatten(CATALOGUE[key].construction).steps
    return frozenset((step.settings["key"], step.settings["whose"]) for step in steps if step.op == "marks")


def _elsewhere(film: MarkedFilm, slices: Slices | None, side: str, case: Case, noise: Noise) -> Lookup:
    def found(key: str, whose: str) -> np.ndarray | None:
        if whose == "aligned":
            # The axis from hip to knee is hundreds of millimeters long: what a mark does to it is left out.
            points = slices.aligned(key, side) if slices else None
            return None if points is None else shaken(points, key, side, noise.at(key), noise.draws)
        others = [f for f in case.films if f.id != film.id and f.view in CATALOGUE[key].views]
        drawn = [d for f in others for where, d in _of_film(f, case, noise).items() if where[1:] == (key, side)]
        return drawn[0][:, None] if drawn else None
    return found
