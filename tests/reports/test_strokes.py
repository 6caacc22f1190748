"""Contours and what is found on them, drawn in reports; places by hand, in millimeters and in drawing units."""

from __future__ import annotations

from types import SimpleNamespace
from xml.etree import ElementTree

import numpy as np
import pytest

from planning.constructions import DrawnShape
from planning.geometry import crosses, distance, evaluate, flatten, marks, nearest, point
from planning.geometry.drawing import shapes
from planning.reports import annotated, strokes
from planning.reports.strokes import pin_of, strokes_of
from tests.reports.t1 import gradient, marked_for

front, back, spot = marks("front", "own", 2), marks("back", "own", 2), point(marks("spot", "own", 1))
MEASURES = {"sign": crosses(front, back), "gap": distance(nearest(front, spot), spot)}
# The front wall runs across at height 20 to column 80; the back one comes down at column 30.
CROSSING = {"front": [(10, 20), (80, 20), (80, 40)], "back": [(30, 10), (30, 50)], "spot": [(60, 30)]}
APART = CROSSING | {"back": [(90, 10), (90, 50)]}


@pytest.fixture
def draw(monkeypatch):
    """Strokes of the two measures over marks in millimeters."""
    drawn = [(key, shape) for key, symbol in MEASURES.items() for shape in shapes(symbol)]
    program = flatten(*MEASURES.values(), *(arg for _, shape in drawn for arg in shape.args))
    listed = tuple(DrawnShape(key, s.shape, tuple(program.at[a] for a in s.args), ()) for key, s in drawn)
    monkeypatch.setattr(strokes, "constructions", lambda *_: SimpleNamespace(shapes=listed))

    def of(spots):
        values = evaluate(program.steps, lambda key, _: np.array(spots[key], float) if key in spots else None)
        monkeypatch.setattr(strokes, "values_of", lambda *_: values)
        return strokes_of(marked_for(gradient(100, 100, (1, 1)), {}), "R")

    return of


def test_contours_run_through_their_marks_and_dots_stand_where_they_were_found(draw):
    found = [(s.measure, s.shape, s.path.tolist()) for s in draw(CROSSING)]
    assert found == [
        ("sign", "contour", [[10, 20], [80, 20], [80, 40]]),
        ("sign", "contour", [[30, 10], [30, 50]]),
        ("sign", "dot", [[30, 20]]),
        ("gap", "dot", [[60, 20]]),
        ("gap", "segment", [[60, 20], [60, 30]]),
    ]


def test_what_does_not_cross_has_no_dot_and_what_is_not_marked_no_contour(draw):
    assert [s.shape for s in draw(APART) if s.measure == "sign"] == ["contour", "contour"]
    assert [s.path[0].tolist() for s in draw({"back": CROSSING["back"]})] == [[30, 10]]


def test_a_value_is_pinned_to_its_segment_or_dot_and_else_to_the_middle_of_its_contour(draw):
    assert pin_of("gap", draw(CROSSING)).tolist() == [60, 25]
    assert pin_of("sign", draw(CROSSING)).tolist() == [30, 20]
    assert pin_of("sign", draw(APART)).tolist() == [80, 20]


def test_a_contour_is_a_line_and_a_found_point_a_filled_dot_in_the_picture(draw, monkeypatch):
    own = draw(CROSSING)
    monkeypatch.setattr(annotated, "strokes_of", lambda _, side, measures: own if side == "R" else ())
    film = gradient(100, 100, (1, 1))
    # Only the strokes are in the picture, so where it begins is not said here; lengths are: units a millimeter.
    svg = ElementTree.fromstring(annotated.annotated_svg(film, marked_for(film, {}), longest=1000))
    places = {kind: [e for e in svg.iter() if e.get("class") == kind] for kind in ("contour", "dot")}
    assert [e.tag.split("}")[1] for e in places["contour"]] == ["path", "path"]
    xy = [(float(e.get("cx")), float(e.get("cy"))) for e in places["dot"]]
    wall = np.array([p.split() for p in places["contour"][1].get("d")[1:].split("L")], float)
    unit = (wall[1, 1] - wall[0, 1]) / 40  # the back wall is 40 mm long
    assert np.subtract(xy[1], xy[0]) == pytest.approx((30 * unit, 0), abs=0.02)
    assert np.subtract(xy[0], wall[0]) == pytest.approx((0, 10 * unit), abs=0.02)
    assert {(e.get("fill"), e.get("r")) for e in places["dot"]} == {("#4fc3f7", "3.00")}
