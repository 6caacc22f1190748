"""What is offered for a landmark: points read off the film, and what is to be known of them before accepting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from planning.assist import NoSuggestion, snap, suggest_head, suggest_neck, suggest_outline, suggest_sourcil
from planning.assist.snapping import LIMIT_MM
from planning.case import CaseProblem, MarkedFilm
from planning.casefile import SIDES, read_marks
from planning.landmarks import LANDMARKS
from planning.marked_hip import Mark, MarkedHip
from planning.suggestible import click_for, lies_on_edge

ROOF_MARKS = 6
USUAL_TOLERANCE = 1  # of those offered, the middle one


@dataclass(frozen=True)
class Choice:
    """Other points to choose instead, and what they are called."""

    label: str
    points: tuple[Mark, ...]


@dataclass(frozen=True)
class Suggestion:
    """Points of a landmark in their order, (column, row), film pixels; nothing is measured from them.

    caption: how they were found and how well. shape: what they form, "circle", "line" or "none". seen: where the film
    showed it. choices: the points stand for choice number `pick` of these.
    """

    points: tuple[Mark, ...]
    caption: str
    shape: str = "none"
    seen: tuple[Mark, ...] = ()
    choices: tuple[Choice, ...] = ()
    pick: int = 0


def suggestion(pixels: np.ndarray, film: MarkedFilm, asked: Mapping[str, Any]) -> dict:
    """The answer to what a viewer asked: a suggestion as JSON, or {"problem": one sentence}; it never raises.

    asked: key and side of the landmark, the marks as they stand on the screen, `at` (column, row) where the reader
    clicked, and `index` of the mark to move to the nearest edge.
    """
    try:
        hip, key, index = _read(pixels, film, asked)
        if index is not None:
            return asdict(_snapped(hip, key, index))
        if click_for(key, film.view) is None:
            raise NoSuggestion("There is no suggestion for this landmark; mark it by hand.")
        if click_for(key, film.view) and hip.at is None:
            raise NoSuggestion(click_for(key, film.view))
        return asdict(FOUND[key](hip))
    except (NoSuggestion, CaseProblem) as problem:
        return {"problem": str(problem)}


def _read(pixels: np.ndarray, film: MarkedFilm, asked: Mapping[str, Any]) -> tuple[MarkedHip, str, int | None]:
    key, side, index = asked.get("key"), asked.get("side"), asked.get("index")
    if not isinstance(key, str) or key not in LANDMARKS or side not in SIDES:
        raise CaseProblem("There is no such landmark; choose one from the list.")
    marked = film.with_marks(read_marks(asked.get("marks", {})), {})
    at = asked.get("at")
    where = read_marks({key: {side: [at]}})[key][side][0] if at is not None else None
    if index is not None and (type(index) is not int or not 0 <= index < len(marked.marks.get(key, {}).get(side, ()))):
        raise CaseProblem("There is no such mark; place it first.")
    return MarkedHip(pixels, marked, side, where), key, index


def _head(hip: MarkedHip) -> Suggestion:
    found = suggest_head(hip.pixels, hip.spacing_mm, hip.at)
    told = (f"{len(found.rim)} of 360 rim points agree, on {found.arc_deg:.0f}° of arc; residual "
            f"{hip.length_text(found.residual_mm)}, radius {hip.length_text(found.radius_mm)}.")
    return Suggestion(found.marks, told, "circle", found.rim)


def _junction(hip: MarkedHip) -> Suggestion:
    found = _neck(hip)
    choices = tuple(Choice(hip.length_text(left.tolerance_mm), (left.point,))
                    for left in found.leaving if left.point)
    if not choices:
        raise NoSuggestion("The outline does not leave the head circle here; mark the junction by hand.")
    pick = min(USUAL_TOLERANCE, len(choices) - 1)
    told = "Where the outline has left the head circle for good, by as much as:"
    return Suggestion(choices[pick].points, told, "none", found.outline, choices, pick)


def _neck_outline(hip: MarkedHip) -> Suggestion:
    return Suggestion(_neck(hip).outline, "Outline from the head onto the neck, along its edge.", "line")


def _neck(hip: MarkedHip):
    center, radius = hip.need_head()
    neck = hip.first("neck_axis", "the neck center")
    above = np.array(center) + 10 * np.array(hip.up(center)) / hip.spacing_mm[::-1]
    return suggest_neck(hip.pixels, hip.spacing_mm, center, radius, neck, hip.at or tuple(above))


def _sourcil(end: str) -> Callable[[MarkedHip], Suggestion]:
    def found(hip: MarkedHip) -> Suggestion:
        roof = _roof_edge(hip)
        told = "Where the edge of the dense roof fades or turns, followed from above the head."
        return Suggestion((getattr(roof, end),), told, seen=roof.edge)

    return found


def _roof(hip: MarkedHip) -> Suggestion:
    edge = _roof_edge(hip).edge[::-1]
    steps = np.linspace(0, len(edge) - 1, min(ROOF_MARKS, len(edge))).round().astype(int)
    return Suggestion(tuple(edge[k] for k in steps), "Edge of the dense roof above the head.", "line")


def _roof_edge(hip: MarkedHip):
    center, radius = hip.need_head()
    return suggest_sourcil(hip.pixels, hip.spacing_mm, center, radius, hip.midline(center), hip.up(center))


def _wall(key: str) -> Callable[[MarkedHip], Suggestion]:
    def found(hip: MarkedHip) -> Suggestion:
        given = hip.marks(key)
        if len(given) < 2:
            raise NoSuggestion("Mark the upper and the lower end of the wall first; the edge between them is followed.")
        outline = suggest_outline(hip.pixels, hip.spacing_mm, given)
        return Suggestion(outline, f"Along the strongest edge through your {len(given)} points.", "line")

    return found


def _snapped(hip: MarkedHip, key: str, index: int) -> Suggestion:
    if not lies_on_edge(key, hip.film.view):
        raise NoSuggestion("This landmark lies on no edge; mark it by hand.")
    mark = hip.marks(key)[index]
    found = snap(hip.pixels, hip.spacing_mm, mark, bone=_bone(hip, key, mark))
    if not found.moved_mm:
        raise NoSuggestion(f"There is no clear edge of bone within {hip.length_text(LIMIT_MM, 0)} of this point.")
    return Suggestion((found.point,), f"Nearest edge of bone, {hip.length_text(found.moved_mm)} from your point.")


def _bone(hip: MarkedHip, key: str, mark: Mark) -> Mark | None:
    """A point on the bone's side of an edge, as far as the head tells it: within the femur, or away from the head."""
    head, body = hip.head(), LANDMARKS[key].body
    if head is None or body not in ("femur", "acetabulum"):
        return None
    return head[0] if body == "femur" else (2 * mark[0] - head[0][0], 2 * mark[1] - head[0][1])


FOUND: dict[str, Callable[[MarkedHip], Suggestion]] = {
    "head": _head,
    "head_neck_junction": _junction,
    "head_neck_contour": _neck_outline,
    "sourcil_lateral": _sourcil("lateral"),
    "sourcil_medial": _sourcil("medial"),
    "roof": _roof,
    "anterior_wall": _wall("anterior_wall"),
    "posterior_wall": _wall("posterior_wall"),
}
