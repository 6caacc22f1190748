"""What is offered for a landmark: points read off the film, and what is to be known of them before accepting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
# Lines so close run along one edge. On the rendered films the walls found wrong ran so for 77 % or more along the head,
# those found right for 21 % or less. Coxa's own, as are those below.
SAME_EDGE_MM, MOST = 1.5, 0.5
MEANT_MM = 3.0  # a point placed so close to a line may be meant to lie along it
STEP_MM = 0.5
OTHER_WALL = {"anterior_wall": "posterior_wall", "posterior_wall": "anterior_wall"}
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
    showed it. choices: the points stand for choice number `pick` of these. is_start: only where to start from, which
    the reader has to move before it can be accepted.
    """

    points: tuple[Mark, ...]
    caption: str
    shape: str = "none"
    seen: tuple[Mark, ...] = ()
    choices: tuple[Choice, ...] = ()
    pick: int = 0
    is_start: bool = False


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


def _sourcil_lateral(hip: MarkedHip) -> Suggestion:
    roof = _roof_edge(hip)
    told = "Where the edge of the dense roof fades or turns, followed from above the head."
    return Suggestion((roof.lateral,), told, seen=roof.edge)


def _sourcil_medial(hip: MarkedHip) -> Suggestion:
    roof = _roof_edge(hip)
    told = ("A start only: the roof often goes on farther, or ends before. On rendered films it was off by a median of "
            "1.9 mm, at worst 12. Move it to the medial end of the dense roof, then accept it.")
    return Suggestion((roof.medial,), told, seen=roof.edge, is_start=True)


def _roof(hip: MarkedHip) -> Suggestion:
    edge = _roof_edge(hip).edge[::-1]
    steps = np.linspace(0, len(edge) - 1, min(ROOF_MARKS, len(edge))).round().astype(int)
    told = "Edge of the dense roof above the head; check its medial end, which is often found too far out or in."
    return Suggestion(tuple(edge[k] for k in steps), told, "line")


def _roof_edge(hip: MarkedHip):
    center, radius = hip.need_head()
    return suggest_sourcil(hip.pixels, hip.spacing_mm, center, radius, hip.midline(center), hip.up(center))


def _wall(key: str) -> Callable[[MarkedHip], Suggestion]:
    def found(hip: MarkedHip) -> Suggestion:
        given = hip.marks(key)
        if len(given) < 2:
            raise NoSuggestion("Mark the upper and the lower end of the wall first; the edge between them is followed.")
        outline = suggest_outline(hip.pixels, hip.spacing_mm, given)
        _need_own_edge(hip, key, given, outline)
        return Suggestion(outline, f"Along the strongest edge through your {len(given)} points.", "line")

    return found


def _need_own_edge(hip: MarkedHip, key: str, given: Sequence[Mark], outline: Sequence[Mark]) -> None:
    """NoSuggestion where most of a wall's outline runs along the head or the other wall.

    Walls that do lie so close, as in a retroverted socket, are told by points that the reader puts between the ends,
    where walls may meet: half of these or more lie there too.
    """
    for whose, line in (("the femoral head", _rim(hip)), ("the other wall", hip.marks(OTHER_WALL[key]))):
        if len(line) < 2 or _share_along(hip, _close(hip, outline), line, SAME_EDGE_MM) <= MOST:
            continue
        if _share_along(hip, given[1:-1], line, MEANT_MM) < MOST:
            raise NoSuggestion(f"The strongest edge here is that of {whose}; place the wall by hand.")


def _rim(hip: MarkedHip) -> np.ndarray:
    """The marked head circle as a closed line of film points (n, 2); none without one."""
    if (head := hip.head()) is None:
        return np.empty((0, 2))
    turn = np.linspace(0, 2 * np.pi, 181)
    return head[0] + head[1] * np.stack([np.cos(turn), np.sin(turn)], axis=1) / hip.spacing_mm[::-1]


def _close(hip: MarkedHip, line: Sequence[Mark]) -> np.ndarray:
    """Film points (n, 2) on a line, one about every STEP_MM."""
    corners = np.array(line)
    along = np.append(0, np.cumsum(np.hypot(*(np.diff(corners, axis=0) * hip.spacing_mm[::-1]).T)))
    at = np.arange(0, along[-1] + STEP_MM, STEP_MM)
    return np.stack([np.interp(at, along, corners[:, k]) for k in (0, 1)], axis=1)


def _share_along(hip: MarkedHip, points: Sequence[Mark], line: Sequence[Mark], within_mm: float) -> float:
    """Of film points the share, 0 to 1, that lies so close to a line; 0 of none."""
    if not len(points):
        return 0.0
    mm = np.array(hip.spacing_mm)[::-1]
    away = (np.array(points) * mm)[:, None] - _close(hip, line) * mm
    return float(np.mean(np.hypot(away[..., 0], away[..., 1]).min(axis=1) <= within_mm))


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
    "sourcil_lateral": _sourcil_lateral,
    "sourcil_medial": _sourcil_medial,
    "roof": _roof,
    "anterior_wall": _wall("anterior_wall"),
    "posterior_wall": _wall("posterior_wall"),
}
