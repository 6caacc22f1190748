"""Whether a film's view, marks and grades are ones we know; what a case from a file or a page is held to."""

from __future__ import annotations

from collections.abc import Mapping

from planning.case import CaseProblem, MarkedFilm
from planning.constructions import landmarks_of
from planning.grades import GRADES
from planning.landmarks import LANDMARKS
from planning.problems import OTHER
from planning.views import VIEWS


def check_film(film: MarkedFilm) -> None:
    """CaseProblem when the film's view, a landmark, its number of points or a grade is not one we know."""
    if film.view not in VIEWS:
        raise CaseProblem(f"Film “{film.id}” has the unknown view “{film.view}”; use one of {', '.join(VIEWS)}.")
    markable = landmarks_of(film.view)
    for key, sides in ((key, sides) for marks in film.every_marks for key, sides in marks.items()):
        if key not in LANDMARKS:
            raise CaseProblem(f"Film “{film.id}” has marks of an unknown landmark “{key}”; see the list of measures.")
        if key not in markable:
            raise CaseProblem(f"“{key}” is not marked on a film of view “{film.view}”; check the film's view.")
        for side, points in sides.items():
            _check_mark(key, side, len(points))
    for key, answers in film.grades.items():
        _check_grade(film, key, answers)


def _check_mark(key: str, side: str, placed: int) -> None:
    mark = LANDMARKS[key]
    if (side in OTHER) != mark.sided:
        raise CaseProblem(f"“{key}” must be marked on side {'R or L' if mark.sided else '-'}, not “{side}”.")
    if placed > mark.points and not mark.more:
        marks = "mark" if mark.points == 1 else "marks"
        raise CaseProblem(f"“{key}” takes {mark.points} {marks} on each side, not {placed}.")


def _check_grade(film: MarkedFilm, key: str, answers: Mapping[str, str]) -> None:
    if key not in GRADES or film.view not in GRADES[key].views:
        raise CaseProblem(f"“{key}” is not graded on a film of view “{film.view}”; see the list of measures.")
    known = [choice.value for choice in GRADES[key].choices]
    for answer in answers.values():
        if answer not in known:
            raise CaseProblem(f"“{key}” cannot be graded “{answer}”; use one of {', '.join(known)}.")
