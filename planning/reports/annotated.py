"""A film with its marks, constructions and values drawn on it, as one SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

import numpy as np

from planning.case import Case, CaseProblem, MarkedFilm
from planning.constructions import landmarks_of
from planning.film import Film
from planning.known_marks import check_film
from planning.marked_film import millimeters
from planning.protocols import protocol_of
from planning.reading import read_film_marks
from planning.reports.callouts import at_left_edge, callouts_of, draw_column
from planning.reports.crop import crop_to, jpeg_of
from planning.reports.drawing import Drawing
from planning.reports.lines import ACCENTS, draw_marks, draw_scale, draw_strokes
from planning.reports.strokes import Stroke, strokes_of
from planning.slices import AXIAL, seen_on
from planning.views import VIEWS

TAKEN = "#ff5252"


def annotated_svg(film: Film, marked: MarkedFilm, case: Case | None = None, longest: int = 1600,
                  taken: Sequence[np.ndarray] = ()) -> str:
    """The film about its marks (all of it when there are none), windowed, with what its protocol measures drawn on it.

    case: what the film is read with, none for alone. Of axial slices, which are read together, the one the readings
    are named for shows what all of them give; the others show their own marks. Drawing units are isotropic: pixels that
    are not square are shown at their true proportions. `longest` is the longer side in units. taken: closed lines
    (n, 2) in millimeters around what a plan takes off, tinted. Raises CaseProblem when the pixels are not those that
    were marked, or when a view or landmark is unknown.
    """
    check_same(film, marked)
    check_film(marked)
    marked = _as_asked(marked)
    asked = protocol_of(marked.view, marked.protocol).measures
    case = (case or Case()).with_film(marked)
    readings = [r for r in read_film_marks(marked, case)
                if r.value is not None and r.key in asked and r.film == marked.id]
    drawn = marked if marked.view != AXIAL else seen_on(marked, case.films if readings else ())
    strokes = {side: strokes_of(drawn, side, asked) for side in ("R", "L")}
    drawing = Drawing(crop_to(_everything(marked, strokes), film, marked.spacing_mm, longest))
    title = f"{VIEWS[marked.view].name}, film {marked.id}, with marks and measurements"
    drawing.begin(title, jpeg_of(film, drawing.crop))
    for outline in taken:
        drawing.area(drawing.crop.place(outline), "taken", TAKEN)
    draw_strokes(drawing, strokes)
    draw_marks(drawing, marked)
    callouts = {s: callouts_of(drawing, [r for r in readings if r.side == s], strokes[s]) for s in strokes}
    for side, at_left in at_left_edge(drawing, marked, callouts).items():
        draw_column(drawing, side, at_left, callouts[side], ACCENTS[side])
    draw_scale(drawing, marked)
    return ElementTree.tostring(drawing.svg, encoding="unicode")


def _as_asked(marked: MarkedFilm) -> MarkedFilm:
    """The film with those marks alone that its protocol asks for, or that may level it in their stead.

    With every mark of a film that is measured in full, the picture would hide the hip.
    """
    view = VIEWS[marked.view]
    asked = {*landmarks_of(view.key, protocol_of(view.key, marked.protocol).key), *view.also, *view.known_size}
    return marked.with_marks({key: sides for key, sides in marked.marks.items() if key in asked})


def check_same(film: Film, marked: MarkedFilm) -> None:
    """CaseProblem when the pixels are not those that were marked."""
    same_size = (film.rows, film.columns) == (marked.rows, marked.columns)
    if not same_size or (marked.sha256 and marked.sha256 != film.sha256):
        raise CaseProblem(f"The image given for film “{marked.id}” is not the one that was marked; give that one.")


def _everything(marked: MarkedFilm, strokes: Mapping[str, tuple[Stroke, ...]]) -> np.ndarray:
    """Every point that must be in the picture, (n, 2) in millimeters."""
    marks = [p for key, s in marked.marks.items() for side in s if (p := millimeters(marked, key, side)) is not None]
    return np.concatenate([np.empty((0, 2)), *marks, *(s.path for own in strokes.values() for s in own)])
