"""What is to be said of the picture of a step: a hinge off its cut, an outline that is no piece of the bone.

Nothing is measured from outlines; these are words, not numbers that anything rests on.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from planning.case import MarkedFilm
from planning.landmarks import LANDMARKS
from planning.noise import millimeters_of_one
from planning.plans import FemurStep, SocketStep, Spot
from planning.realign.hip import hip_on, is_scaled
from planning.realign.motion import to_mm
from planning.realign.outline import beside, cut_level, hinged_at, level_of
from planning.wording import value_text

NEAR_MM = 2.0  # within which a hinge lies on its cut and a mark on its outline, both drawn by hand; Coxa's own limit
BESIDE_MM = 10.0  # so much farther the bone may reach than the drawn shaft, where it flares; Coxa's own limit
NAMES = {SocketStep: ("acetabulum", "socket"), FemurStep: ("femur", "upper femur")}
OFF_CUT = "The hinge lies {}off the cut as it is drawn: the numbers rest on the hinge, the picture shows the cut."
BESIDE = ("The hinge lies {}beside the bone as it is drawn, where no cut is hinged and the pieces do not meet; leg "
          "length and offset rest on it all the same. Move it onto the bone.")
CROSSES = ("The outline drawn of the {} crosses itself, and what is moved on the film as an image is no piece of bone: "
           "draw it again.")
OUTSIDE = ("Outside the outline drawn of the {}: {}. What is marked there moves with it all the same, so the picture "
           "does not show what is read.")


def picture_cautions(step: SocketStep | FemurStep, film: MarkedFilm) -> Iterator[str]:
    """What the picture of a step shows otherwise than its numbers; film: as the step finds it."""
    far = off_cut(step, film) if isinstance(step, FemurStep) and step.varus_deg else 0.0
    if far > NEAR_MM:
        yield OFF_CUT.format(f"{value_text(far, 'mm')} " if is_scaled(film) else "")
    aside = _beside(step, film)
    if aside > BESIDE_MM:
        yield BESIDE.format(f"{value_text(aside, 'mm')} " if is_scaled(film) else "")
    name = NAMES[type(step)][1]
    if crosses_itself(step.outline):
        yield CROSSES.format(name)
    if left := left_outside(step, film):
        yield OUTSIDE.format(name, ", ".join(LANDMARKS[key].name.lower() for key in left))


def off_cut(step: FemurStep, film: MarkedFilm) -> float:
    """How far in millimeters the hinge lies off the drawn cut; 0 for one at the head's center, where no cut is.

    Of an outline drawn by the reader to its nearest edge, else along the shaft.
    """
    hinged = hinged_at(step, film)
    if hinged == "center":
        return 0.0
    if step.outline:
        return float(_away(to_mm(film, step.hinge), to_mm(film, step.outline))) * millimeters_of_one(film)
    if hinged != "own":
        return 0.0
    off = abs(level_of(film, step.side, step.hinge) - cut_level(step, film))
    return off * hip_on(film, step.side).radius * millimeters_of_one(film)


def _beside(step: SocketStep | FemurStep, film: MarkedFilm) -> float:
    if not isinstance(step, FemurStep) or not step.varus_deg or hinged_at(step, film) != "own":
        return 0.0
    return beside(step, film) * millimeters_of_one(film)


def crosses_itself(outline: tuple) -> bool:
    """Whether two edges of a closed outline cross between their ends."""
    if len(outline) < 4:
        return False
    start = np.asarray(outline, float)
    end = np.roll(start, -1, axis=0)
    sides = np.sign([_turn(start[:, None], end[:, None], points[None]) for points in (start, end)])
    apart = sides[0] * sides[1] < 0  # [i, j]: the ends of edge j lie on either side of the line through edge i
    return bool((apart & apart.T).any())


def left_outside(step: SocketStep | FemurStep, film: MarkedFilm) -> tuple[str, ...]:
    """The landmarks that move with a step's piece and lie outside the outline drawn of it.

    Of the socket not what is seen through the head, as the edges of its walls: an outline leaves the head out.
    """
    if not step.outline:
        return ()
    hip, outline = hip_on(film, step.side), to_mm(film, step.outline)

    def is_out(mark: Spot) -> bool:
        point = to_mm(film, mark)
        if isinstance(step, SocketStep) and np.hypot(*(point - hip.center)) < hip.radius:
            return False
        return not _holds(outline, point) and _away(point, outline) * millimeters_of_one(film) > NEAR_MM
    own = [key for key, landmark in LANDMARKS.items() if landmark.body == NAMES[type(step)][0]]
    return tuple(key for key in own if any(is_out(mark) for mark in film.marks.get(key, {}).get(step.side, ())))


def _holds(outline: np.ndarray, point: np.ndarray) -> bool:
    """Whether a point lies inside, by how often a line to the right crosses the outline."""
    (x, y), end = outline.T, np.roll(outline, -1, axis=0)
    spans = (y > point[1]) != (end[:, 1] > point[1])
    down = np.where(spans, end[:, 1] - y, 1.0)
    return bool(np.count_nonzero(spans & (point[0] < x + (point[1] - y) / down * (end[:, 0] - x))) % 2)


def _away(point: np.ndarray, outline: np.ndarray) -> float:
    """How far a point lies from the nearest edge."""
    along = np.roll(outline, -1, axis=0) - outline
    long = np.maximum((along**2).sum(axis=1), np.finfo(float).tiny)
    share = np.clip(((point - outline) * along).sum(axis=1) / long, 0, 1)
    return float(np.hypot(*(outline + share[:, None] * along - point).T).min())


def _turn(start: np.ndarray, end: np.ndarray, point: np.ndarray) -> np.ndarray:
    """Positive where a point lies to one side of the line from start to end, negative to the other."""
    along, toward = end - start, point - start
    return along[..., 0] * toward[..., 1] - along[..., 1] * toward[..., 0]
