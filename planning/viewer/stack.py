"""A stack in the viewer: what it is told of the slices, and points that bear the slice they lie on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from planning.case import CaseProblem, MarkedFilm
from planning.film import Place, Stack
from planning.film.slice import height_mm

# The plane of an axial slice is left and back; one tilted by more than 60 degrees has no useful area in it.
LEAST_AREA = 0.5
NOWHERE = -1
NOT_SLICES = "The marks are not a list of landmarks by side and slice; open the series again."


def stack_data(stack: Stack) -> dict:
    """What the viewer is told once: the slices' fingerprints and places, and the plane they share, if any."""
    heights = [height_mm(film.place) for film in stack.slices]
    told = {"shas": [film.sha256 for film in stack.slices], "places": heights}
    planes = [_plane(film.place, film.spacing_mm) for film in stack.slices]
    if planes[0] is None:
        return told
    _, _, across, _, _, down = stack.slices[0].place.orientation
    between_rows, between_columns = stack.slices[0].spacing_mm
    rise = across * between_columns, down * between_rows
    heights = [film.place.position_mm[2] - sum(rise) / 2 for film in stack.slices]
    return {**told, "across": planes[0].across, "down": planes[0].down, "corners": [plane.corner for plane in planes],
            "rise": rise, "heights": heights}


def joined_marks(shown: Stack | MarkedFilm, films: Iterable[MarkedFilm]) -> dict:
    """The marks of films that are read together, as the viewer takes them while it shows a stack or one of them.

    Landmark -> side -> (column, row, slice): what lies on another film bears the slice -1 and is told in the pixels
    of the film that is shown, or of the stack's first slice; it is left out when the two share no plane or no frame.
    A film's own marks bear no slice.
    """
    is_stack = isinstance(shown, Stack)
    first = shown.slices[0] if is_stack else shown
    onto = _plane(first.place if is_stack else first, first.spacing_mm)
    frame = first.place.frame if is_stack else first.frame
    slices = {film.place.position_mm: (k,) for k, film in enumerate(shown.slices)} if is_stack else {}
    joined: dict[str, dict[str, list]] = {}
    for film in films:
        own = (film.series == series_of(shown)) if is_stack else (film.id == shown.id)
        ending = (slices.get(film.position_mm) if is_stack else ()) if own else None
        plane = _plane(film, film.spacing_mm)
        if ending is None and (onto is None or plane is None or plane.is_placed != onto.is_placed):
            continue
        if ending is None and film.frame and frame and film.frame != frame:
            continue
        for key, sides in film.marks.items():
            for side, points in sides.items():
                told = [(*onto.back(plane.of(p)), NOWHERE) if ending is None else (*p, *ending) for p in points]
                joined.setdefault(key, {}).setdefault(side, []).extend(told)
    return joined


def split_marks(sent: Any, count: int | None) -> dict[int, dict]:
    """Marks from the viewer, slice by slice: slice -> landmark -> side -> [[column, row], ...].

    count: the slices of the stack, None for a single film, whose own points are all of slice 0. Points of no slice
    (-1) are those of other films and are left out. CaseProblem when it is nothing of the kind.
    """
    split: dict[int, dict] = {}
    for key, side, point in _points(sent):
        if not isinstance(point, list) or len(point) not in ((2, 3) if count is None else (3,)):
            raise CaseProblem(NOT_SLICES)
        slice_ = point[2] if len(point) == 3 else 0
        if type(slice_) is not int or not NOWHERE <= slice_ < (count or 1):
            raise CaseProblem(NOT_SLICES)
        if slice_ != NOWHERE:
            split.setdefault(slice_, {}).setdefault(key, {}).setdefault(side, []).append(point[:2])
    return split


def _points(sent: Any) -> Iterable[tuple[str, str, Any]]:
    if not isinstance(sent, Mapping):
        raise CaseProblem(NOT_SLICES)
    for key, sides in sent.items():
        if not isinstance(sides, Mapping) or not all(isinstance(points, list) for points in sides.values()):
            raise CaseProblem(NOT_SLICES)
        yield from ((key, side, point) for side, points in sides.items() for point in points)


def series_of(stack: Stack) -> str:
    """The short name by which the slices of a case know their stack."""
    return stack.sha256[:16]


class _Plane(NamedTuple):
    """Where a film's pixels lie in the plane in which films are read together: (x, y) in mm, and per pixel."""

    corner: tuple[float, float]
    across: tuple[float, float]
    down: tuple[float, float]
    is_placed: bool

    def of(self, point: tuple[float, ...]) -> tuple[float, float]:
        (x, y), (ax, ay), (dx, dy), (column, row) = self.corner, self.across, self.down, point
        return x + ax * column + dx * row, y + ay * column + dy * row

    def back(self, at: tuple[float, float]) -> tuple[float, float]:
        (ax, ay), (dx, dy) = self.across, self.down
        u, v = at[0] - self.corner[0], at[1] - self.corner[1]
        area = ax * dy - ay * dx
        return (u * dy - v * dx) / area, (v * ax - u * ay) / area


def _plane(place: Place | MarkedFilm | None, spacing_mm: tuple[float, float]) -> _Plane | None:
    """The plane of a film: the patient's axial plane, or for a film that does not say where it lies its own.

    x counts to the patient's left, y to the back (DICOM PS3.3 C.7.6.2.1.1); the position is that of the first pixel's
    center, the mark (0.5, 0.5). None when the film stands too steep on the axial plane.
    """
    if place is None or place.position_mm is None:
        return _Plane((0.0, 0.0), (spacing_mm[1], 0.0), (0.0, spacing_mm[0]), False)
    (x, y, _), o = place.position_mm, place.orientation
    if abs(o[0] * o[4] - o[1] * o[3]) < LEAST_AREA:
        return None
    across, down = (o[0] * spacing_mm[1], o[1] * spacing_mm[1]), (o[3] * spacing_mm[0], o[4] * spacing_mm[0])
    return _Plane((x - (across[0] + down[0]) / 2, y - (across[1] + down[1]) / 2), across, down, True)
