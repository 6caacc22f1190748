"""What a plan rests on that the case does not tell: what is not marked, not judged, not calibrated, not checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planning.case import Case, MarkedFilm, Reading
from planning.grades import GRADES
from planning.measures import CATALOGUE
from planning.plans import FemurStep, SocketStep, operations
from planning.presets import windows_of
from planning.quality import quality
from planning.realign.hip import is_scaled, socket_center
from planning.realign.version import METHODS, SOCKET, version_readings
from planning.reports.plan_words import films_named, limits_named
from planning.reports.plans_done import Done
from planning.views import VIEWS
from planning.wording import SIDES

JOINT = "tonnis_grade"
SIGNS = tuple(key for key in GRADES if key != JOINT)
JOINT_SPACE = tuple(key for key in CATALOGUE if key.startswith("joint_space"))
HEAD_NECK = CATALOGUE["alpha_angle"].views
FROM_BESIDE = CATALOGUE["acea_sourcil"].views


def open_questions(case: Case, readings: Sequence[Reading], done: Sequence[Done]) -> list[str]:
    """Sentences, each once: of the patient, of each hip that a plan is for, of the films that it is done on."""
    steps = [step for one in done for step in one.plan.steps]
    hips = dict.fromkeys((step.film, step.side) for step in steps if isinstance(step, SocketStep | FemurStep))
    films = {film.id: film for film in case.films}
    told = [*_of_patient(case)]
    for side in dict.fromkeys(step.side for step in steps):
        told += [f"{SIDES[side]}: {words}" for words in _of_side(case, readings, side)]
    for name, side in hips:
        if name in films:
            told += [f"{SIDES[side]}: {words}" for words in _of_hip(films[name], readings, side, steps)]
    for name in dict.fromkeys(step.film for step in steps):
        if name in films:
            told += [f"Film {name}: {words}" for words in _of_film(case, films[name], readings)]
    return list(dict.fromkeys([*told, *_unchecked(case, done)]))


def _of_patient(case: Case) -> Iterator[str]:
    lacking = [word for word, value in (("age", case.patient.age), ("sex", case.patient.sex)) if value is None]
    if lacking:
        yield f"{' and '.join(lacking).capitalize()} not given; limits are chosen by age and sex."


def _of_side(case: Case, readings: Sequence[Reading], side: str) -> Iterator[str]:
    versions = version_readings(case, side)
    if not any(key in versions for key in METHODS):
        yield "femoral version is not measured."
    if SOCKET not in versions:
        yield "the version of the socket is not measured."
    seen = {(r.key, r.side) for r in readings if r.value is not None}
    if ("alpha_angle", side) not in seen:
        yield f"no alpha angle on a lateral view ({_names(HEAD_NECK)})."
    if ("acea_sourcil", side) not in seen:
        yield f"anterior coverage is not measured ({_names(FROM_BESIDE)})."
    if not any((key, side) in seen for key in JOINT_SPACE):
        yield "the width of the joint space is not measured."


def _names(views: Sequence[str]) -> str:
    return ", ".join(VIEWS[view].name for view in views)


def _of_hip(film: MarkedFilm, readings: Sequence[Reading], side: str, steps: Sequence) -> Iterator[str]:
    judged = {r.key for r in readings if (r.film, r.side) == (film.id, side) and r.grade is not None}
    if JOINT not in judged:
        yield f"the {GRADES[JOINT].name} is not given."
    unjudged = [GRADES[key].name for key in SIGNS if film.view in GRADES[key].views and key not in judged]
    if unjudged:
        yield f"not judged: {', '.join(unjudged)}."
    if any(isinstance(step, SocketStep) and step.side == side for step in steps) and socket_center(film, side) is None:
        yield "whether the head lies in the middle of its socket is not known: the roof's outline is not marked."


def _of_film(case: Case, film: MarkedFilm, readings: Sequence[Reading]) -> Iterator[str]:
    if not is_scaled(film):
        yield "it is not calibrated, so nothing is told in millimeters."
    for verdict in quality(film, readings, case.patient):
        if not verdict.ok:
            yield f"{verdict.what}: {verdict.verdict}."


def _unchecked(case: Case, done: Sequence[Done]) -> Iterator[str]:
    """The limits and targets that could not be held against anything, and of which plans."""
    found: dict[str, list[str]] = {}
    for one in (one for one in done if one.told and operations(one.plan)):
        for words in dict.fromkeys((*_limits(case, one), *_targets(case, one))):
            found.setdefault(words, []).append(one.plan.name)
    return (f"{', '.join(names)}: {words}." for words, names in found.items())


def _limits(case: Case, one: Done) -> Iterator[str]:
    for limit, name in limits_named(case, one.told.limits):
        if limit.status == "not known":
            lacks = f": {limit.problem}" if limit.problem else ""
            yield f"a limit is not checked, {name} ({SIDES[limit.side].lower()}){lacks}"


def _targets(case: Case, one: Done) -> Iterator[str]:
    each = one.told.chances.each
    for window in windows_of(one.plan):
        if window.key not in {c.window.key for c in each}:
            yield f"a target is not checked, {CATALOGUE[window.key].name}: it is not read on the films of the plan"
    named = films_named(case, [(c.film, c.window.key, c.side) for c in each])
    for c in each:
        if c.chance is None:
            name = CATALOGUE[c.window.key].short + named[c.film, c.window.key, c.side]
            yield f"a target has no chance, {name} ({SIDES[c.side].lower()}): {c.problem}"
