"""The film of a plan before and after it, its fragments moved as an image: two drawings of one crop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from xml.etree import ElementTree

import numpy as np

from planning.case import MarkedFilm
from planning.film import Film
from planning.measures import CATALOGUE
from planning.plans import FemurStep, SocketStep, is_idle
from planning.realign import Stage, head_center
from planning.realign.fragments import Fragment, fragments
from planning.realign.outline import is_along_bone
from planning.reports.crop import Crop, crop_to, jpeg_of
from planning.reports.drawing import Drawing
from planning.reports.lines import ACCENTS, draw_marks, draw_scale, draw_strokes
from planning.reports.strokes import strokes_of

# What is drawn of the readings: the lines that a step is done for, and no more, so that the bone is seen.
LINES = {SocketStep: ("lcea_sourcil", "tonnis_angle"), FemurStep: ("neck_shaft_angle",)}
LONGEST, WIDE, BOLD = 1000, 1.05, 1.7  # of a drawing that is shown half as wide as a page
SMALL, ABOUT = 640, 52.0  # the longer side of a drawing beside those of other plans; mm about the heads it shows
NEAR = 95.0  # mm about the head's center in which outlines are to be seen
# As the browser draws them (viewer/planner/picture.js).
GHOST, EDGE, VEIL, VEILED = "#ffffff", "#fff176", "#ffc400", 0.16
OVERLAP, OVERLAPPED = "#ff3d00", 0.5
OUTLINE, DASH, SIDE, INSET = 1.8, 7, 30, 14


def has_pictures(done: Sequence[Stage], film_id: str) -> bool:
    """Whether anything moves on a film."""
    return any(stage.bodies and not is_idle(stage.step) for stage in done if stage.step.film == film_id)


@dataclass(frozen=True)
class _Moved:
    """What a plan moves on a film: the marks before and after, the measures drawn, each body's outlines.

    pairs: pieces of one hip outlined along their bone, of which one at least is moved, where the last step that tells
    of them leaves them.
    """

    found: MarkedFilm
    left: MarkedFilm
    keys: dict[str, tuple[str, ...]]
    was: tuple[Fragment, ...] = ()
    now: tuple[Fragment, ...] = ()
    steps: tuple[Sequence[Fragment], ...] = ()
    pairs: tuple[tuple[Fragment, Fragment], ...] = ()


def before_and_after(film: Film, done: Sequence[Stage], film_id: str, titles: tuple[str, str]) -> tuple[str, str]:
    """The film as SVG before and after the steps of a plan that move something on it."""
    plan = _moved_on(done, film_id)
    crop = _crop(film, plan)
    return (_drawn(film, crop, plan.found, plan.keys, plan.was, titles[0], is_after=False),
            _after(film, crop, plan, titles[1]))


def beside_others(film: Film, marked: MarkedFilm, done: Sequence[Stage], hips: Sequence[str], title: str) -> str:
    """The film as SVG as a plan leaves it, the same part of it whatever the plan, so that plans are seen side by side.

    marked: the film as it is, which is drawn where the steps move nothing on it. hips: the sides that are shown.
    """
    plan = _moved_on(done, marked.id) if has_pictures(done, marked.id) else _Moved(
        marked, marked, {side: LINES[SocketStep] for side in hips})
    size = np.array([marked.spacing_mm[1], marked.spacing_mm[0]])
    centers = np.array([head_center(marked, side) for side in hips]) * size
    crop = crop_to(np.concatenate([centers - ABOUT, centers + ABOUT]), film, marked.spacing_mm, SMALL, 1.0)
    return _after(film, crop, plan, title)


def _moved_on(done: Sequence[Stage], film_id: str) -> _Moved:
    own = [stage for stage in done if stage.step.film == film_id and stage.bodies]
    steps = tuple(fragments(stage) for stage in own)
    gone = [((stage.step.side, one.body), one) for stage, moving in zip(own, steps, strict=True) for one in moving
            if not _is_still(one)]
    keys = {side: _keys(own, side) for side in dict.fromkeys(stage.step.side for stage in own)}
    # Of each body one outline: where it lies on the film as it is, and where the last step that moves it takes it.
    return _Moved(own[0].found.film(film_id), own[-1].left.film(film_id), keys,
                  tuple(dict(reversed(gone)).values()), tuple(dict(gone).values()), steps, _pairs(own, steps))


def _pairs(own: Sequence[Stage], steps: Sequence[Sequence[Fragment]]) -> tuple[tuple[Fragment, Fragment], ...]:
    lying = {(stage.step.side, one.body): one for stage, pieces in zip(own, steps, strict=True) for one in pieces
             if is_along_bone(stage.step, one.body)}
    return tuple((one, other) for ((side, _), one), ((opposite, _), other) in combinations(lying.items(), 2)
                 if side == opposite and not (_is_still(one) and _is_still(other)))


def _after(film: Film, crop: Crop, plan: _Moved, title: str) -> str:
    # Imported here: the tools that move images take long to load, and most summaries have no plan.
    from planning.realign.picture import moved_picture

    moved = replace(film, pixels=moved_picture(film.pixels, plan.steps, film.window))
    return _drawn(moved, crop, plan.left, plan.keys, plan.now, title, is_after=True, pairs=plan.pairs)


def _keys(own: Sequence[Stage], side: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for stage in own if stage.step.side == side for key in LINES[type(stage.step)]))


def _is_still(fragment: Fragment) -> bool:
    return np.allclose(fragment.moved, fragment.outline, rtol=0, atol=1e-6)


def _crop(film: Film, plan: _Moved) -> Crop:
    """About the lines before and after, and what of the outlines lies near a head."""
    marked = (plan.found, plan.left)
    size = np.array([plan.found.spacing_mm[1], plan.found.spacing_mm[0]])
    lines = [s for one in marked for side, own in plan.keys.items() for s in strokes_of(one, side, own)]
    paths = [line.path for line in lines if not line.leveling]
    corners = np.concatenate([np.empty((0, 2)), *(o for one in plan.now for o in (one.outline, one.moved))]) * size
    near = [corners[np.hypot(*(corners - np.array(head_center(one, side)) * size).T) < NEAR]
            for one in marked for side in plan.keys]
    return crop_to(np.concatenate([*paths, *near]), film, plan.found.spacing_mm, LONGEST, WIDE)


def _drawn(film: Film, crop: Crop, marked: MarkedFilm, keys: dict[str, tuple[str, ...]], moving: Iterable[Fragment],
           title: str, *, is_after: bool, pairs: Iterable[tuple[Fragment, Fragment]] = ()) -> str:
    drawing = Drawing(crop, BOLD)
    drawing.begin(title, jpeg_of(film, crop))
    size = np.array([marked.spacing_mm[1], marked.spacing_mm[0]])
    for one, other in pairs:
        drawing.overlap(*(crop.place(piece.moved * size) for piece in (one, other)), OVERLAP, OVERLAPPED)
    for one in moving:
        was, now = (crop.place(np.vstack([o, o[:1]]) * size) for o in (one.outline, one.moved))
        if is_after:
            drawing.veil(now, was, VEIL, VEILED)
        drawing.line(was, "ghost", GHOST, OUTLINE / 2, DASH)
        if is_after:
            drawing.line(now, "edge", EDGE, OUTLINE)
    draw_strokes(drawing, {side: strokes_of(marked, side, own) for side, own in keys.items()})
    draw_marks(drawing, _as_drawn(marked, keys))
    _name_sides(drawing, marked, keys)
    draw_scale(drawing, marked)
    return ElementTree.tostring(drawing.svg, encoding="unicode")


def _as_drawn(marked: MarkedFilm, keys: dict[str, tuple[str, ...]]) -> MarkedFilm:
    """The film with the marks of what is drawn alone."""
    wanted = {side: {landmark for key in own for landmark in CATALOGUE[key].landmarks} for side, own in keys.items()}
    return replace(marked, marks={key: {side: points for side, points in sides.items() if key in wanted.get(side, ())}
                                  for key, sides in marked.marks.items()})


def _name_sides(drawing: Drawing, marked: MarkedFilm, keys: dict[str, tuple[str, ...]]) -> None:
    """The letter of each side, at the edge of the picture that its head is nearer to."""
    width = drawing.crop.size[0]
    for side in keys:
        center = np.array(head_center(marked, side)) * (marked.spacing_mm[1], marked.spacing_mm[0])
        at_left = len(keys) == 1 or drawing.crop.place(center)[0] < width / 2
        x = drawing.size(INSET) if at_left else width - drawing.size(INSET)
        drawing.text(side, (x, drawing.size(INSET + 0.8 * SIDE)), "side", ACCENTS[side], SIDE,
                     "start" if at_left else "end")
