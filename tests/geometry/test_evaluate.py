"""Every op of the vocabulary by hand-worked values: x to the right, y down, millimeters and degrees."""

import math

import numpy as np
import pytest

from planning.geometry import (
    Symbol,
    absent,
    along,
    angle,
    arctangent,
    circle_fit,
    contour_meet,
    cosine,
    crosses,
    crossing,
    distance,
    evaluate,
    film_up,
    first_of,
    flatten,
    foot,
    given,
    heading,
    last,
    line,
    marks,
    mean,
    meet,
    midpoint,
    minus,
    nearest,
    percent,
    perpendicular,
    plus,
    point,
    product,
    ratio,
    sine,
    tangent,
    unit,
)
from planning.geometry.symbol import VOCABULARY

NAN = math.nan
SPOTS = {
    "origin": [(0, 0)],
    "right": [(10, 0)],
    "left": [(-10, 0)],
    "up": [(0, -10)],
    "down": [(0, 10)],
    "three_four": [(3, -4)],
    "again": [(0, 0)],
    "three": [(0, 0), (6, 0), (0, 9)],
    "pair": [(2, 8), (4, 2)],
    # By 3-4-5 triangles: center (100, 50), radius 25.
    "rim": [(125, 50), (115, 70), (100, 25), (80, 35)],
    "row": [(0, 0), (5, 0), (10, 0)],
    # Contours. The roof goes up, across and down again; the others are named by how they lie to it.
    "roof": [(0, 0), (0, -10), (10, -10), (10, 0)],
    "through": [(-5, -4), (15, -4)],
    "through_back": [(15, -4), (-5, -4)],
    "sloping": [(-4, -8), (4, -4), (14, -4)],
    "above": [(-5, -14), (15, -14)],
    "beside": [(0, -2), (0, -6)],
    "along_top": [(4, -10), (8, -10)],
    "from_corner": [(0, 0), (-5, -5)],
    "ends_on": [(5, -3), (10, -3)],
    "begun_at_side": [(0, -5), (5, -5)],
    "by_corner": [(-5, -5), (5, -15)],
    "doubled": [(-5, -4), (-5, -4), (15, -4), (15, -4)],
    "still": [(3, -4), (3, -4)],
    "tilt": [12.5],
}
o, right, left, up, down, p34, again, gone = (
    point(marks(key, "own", 1)) for key in ("origin", "right", "left", "up", "down", "three_four", "again", "gone")
)
east, west, north, south, slant, zero = right - o, left - o, up - o, down - o, p34 - o, again - o
missing = gone - o
rim, straight = circle_fit(marks("rim", "own", 3)), circle_fit(marks("row", "own", 3))
x_axis, y_axis, nowhere = line(o, east), line(o, north), line(o, zero)
roof = marks("roof", "own", 2)
unmarked = marks("gone", "own", 2)
single = marks("origin", "own", 1)


def lay(key):
    """The contour of that name."""
    return marks(key, "own", 2)


five, ten, none = distance(o, p34), distance(left, o), distance(o, again)


def run(symbol, spots=SPOTS):
    program = flatten(symbol)

    def lookup(key, whose):
        return np.array(spots[key], float) if key in spots and whose in ("own", "given") else None

    values = evaluate(program.steps, lookup)
    return values[program.at[symbol]]


TRUTH = {
    # op: (construction, hand-worked value)
    "marks": [(marks("pair", "own", 2), [(2, 8), (4, 2)])],
    "film_up": [(film_up(), (0, -1))],
    "given": [
        (given("tilt", 0.0, 20.0), 12.5),
        (given("tilt", 12.5, 12.5), 12.5),
        (given("tilt", 13.0, 20.0), NAN),
        (given("tilt", 0.0, 12.0), NAN),
        (given("lost", 0.0, 20.0), NAN),
    ],
    "point": [
        (p34, (3, -4)),
        (point(marks("pair", "own", 1)), (2, 8)),
        (gone, (NAN, NAN)),
        (point(marks("origin", "other", 1)), (NAN, NAN)),
        (point(marks("pair", "own", 3)), (NAN, NAN)),
    ],
    "last": [
        (last(roof), (10, 0)),
        (roof.last, (10, 0)),
        (last(single), (0, 0)),
        (last(unmarked), (NAN, NAN)),
    ],
    "mean": [
        (mean(marks("three", "own", 3)), (2, 3)),
        (mean(marks("pair", "own", 1)), (3, 5)),
        (mean(marks("pair", "own", 3)), (NAN, NAN)),
    ],
    "circle_fit": [(rim, (100, 50, 25)), (straight, (NAN,) * 3), (circle_fit(marks("pair", "own", 3)), (NAN,) * 3)],
    "center": [(rim.center, (100, 50)), (straight.center, (NAN, NAN))],
    "radius": [(rim.radius, 25), (straight.radius, NAN)],
    "scaled": [(rim.diameter, 50), (percent(five, ten), 50), (straight.diameter, NAN)],
    "farthest": [
        (rim.farthest(north), (100, 25)),
        (rim.farthest(slant), (115, 30)),
        (rim.farthest(-slant), (85, 70)),
        (rim.farthest(zero), (NAN, NAN)),
        (straight.farthest(north), (NAN, NAN)),
    ],
    "midpoint": [(midpoint(right, p34), (6.5, -2)), (midpoint(right, gone), (NAN, NAN))],
    "difference": [(right - p34, (7, 4)), (p34 - right, (-7, -4)), (zero, (0, 0)), (missing, (NAN, NAN)),
                   (heading(roof), (10, 0)), (heading(lay("from_corner")), (-5, -5)), (heading(unmarked), (NAN, NAN))],
    "opposite": [(-slant, (-3, 4)), (-missing, (NAN, NAN))],
    "unit": [(unit(slant), (0.6, -0.8)), (unit(zero), (NAN, NAN)), (unit(missing), (NAN, NAN))],
    "perpendicular": [
        (perpendicular(east, toward=slant), (0, -1)),
        (perpendicular(east, toward=south), (0, 1)),
        (perpendicular(west, toward=slant), (0, -1)),
        (perpendicular(slant, toward=east), (0.8, 0.6)),
        (perpendicular(slant, toward=west), (-0.8, -0.6)),
        (perpendicular(east, toward=west), (NAN, NAN)),
        (perpendicular(zero, toward=east), (NAN, NAN)),
        (perpendicular(east, toward=missing), (NAN, NAN)),
    ],
    "line": [(line(right, slant), (10, 0, 0.6, -0.8)), (line(gone, slant), (NAN,) * 4), (nowhere, (NAN,) * 4)],
    "foot": [
        (foot(p34, x_axis), (3, 0)),
        (foot(p34, y_axis), (0, -4)),
        (foot(right, line(o, slant)), (3.6, -4.8)),
        (foot(left, line(o, slant)), (-3.6, 4.8)),
        (foot(p34, nowhere), (NAN, NAN)),
    ],
    "meet": [
        (meet(line(right, slant), y_axis), (0, 40 / 3)),
        (meet(y_axis, line(right, slant)), (0, 40 / 3)),
        (meet(line(up, east), line(right, north)), (10, -10)),
        (meet(x_axis, line(up, west)), (NAN, NAN)),
        (meet(x_axis, nowhere), (NAN, NAN)),
    ],
    "angle": [
        (angle(east, north), 90),
        (angle(north, east), 90),
        (angle(east, east), 0),
        (angle(east, west), 180),
        (angle(east, slant), 53.13010235415598),  # atan 4/3
        (angle(west, slant), 126.86989764584402),  # past 90 it does not fold
        (angle(zero, east), NAN),
        (angle(east, zero), NAN),
        (angle(east, missing), NAN),
    ],
    "angle_toward": [
        (angle(north, slant, toward=east), 36.86989764584402),  # atan 3/4
        (angle(north, slant, toward=west), -36.86989764584402),
        (angle(north, -slant, toward=west), 143.13010235415598),
        (angle(north, -slant, toward=east), -143.13010235415598),
        (angle(east, slant, toward=north), 53.13010235415598),
        (angle(east, slant, toward=south), -53.13010235415598),
        (angle(east, east, toward=north), 0),
        (angle(north, slant, toward=south), NAN),
        (angle(north, zero, toward=east), NAN),
        (angle(zero, slant, toward=east), NAN),
        (angle(north, missing, toward=east), NAN),
    ],
    "distance": [(five, 5), (distance(p34, o), 5), (none, 0), (distance(o, gone), NAN)],
    "along": [
        (along(slant, north), 4),
        (along(slant, south), -4),
        (along(slant, east), 3),
        (along(east, north), 0),
        (along(slant, zero), NAN),
    ],
    "crossing": [
        (crossing(roof, lay("through")), (0, -4)),
        (crossing(roof, lay("through_back")), (0, -4)),  # the way the second one runs makes no difference
        (crossing(lay("through"), roof), (0, -4)),
        (crossing(lay("through_back"), roof), (10, -4)),  # the way the first one runs does
        (crossing(roof, lay("sloping")), (0, -6)),
        (crossing(lay("sloping"), roof), (0, -6)),
        (crossing(roof, lay("doubled")), (0, -4)),
        (crossing(lay("doubled"), roof), (0, -4)),
        (crossing(roof, lay("by_corner")), (0, -10)),  # at a bend, between two pieces
        (crossing(roof, lay("above")), (NAN, NAN)),
        (crossing(roof, lay("beside")), (NAN, NAN)),  # in one another
        (crossing(roof, lay("along_top")), (NAN, NAN)),
        (crossing(lay("through"), lay("through")), (NAN, NAN)),
        (crossing(lay("through"), lay("above")), (NAN, NAN)),  # parallel
        (crossing(roof, lay("from_corner")), (NAN, NAN)),  # begun at the same mark
        (crossing(roof, lay("ends_on")), (NAN, NAN)),
        (crossing(lay("ends_on"), roof), (NAN, NAN)),
        (crossing(roof, lay("begun_at_side")), (NAN, NAN)),
        (crossing(roof, lay("still")), (NAN, NAN)),
        (crossing(roof, unmarked), (NAN, NAN)),
        (crossing(unmarked, roof), (NAN, NAN)),
        (crossing(single, roof), (NAN, NAN)),
    ],
    "crosses": [
        (crosses(roof, lay("through")), 1),
        (crosses(lay("sloping"), roof), 1),
        (crosses(roof, lay("above")), 0),
        (crosses(roof, lay("beside")), 0),
        (crosses(roof, lay("from_corner")), 0),
        (crosses(roof, lay("still")), 0),
        (crosses(roof, unmarked), NAN),
        (crosses(unmarked, roof), NAN),
        (crosses(single, roof), NAN),
        (crosses(roof, single), NAN),
    ],
    "nearest": [
        (nearest(roof, p34), (0, -4)),  # 3 from the first piece, 6 from the second, 7 from the third
        (nearest(roof, up), (0, -10)),
        (nearest(roof, left), (0, 0)),
        (nearest(roof, right), (10, 0)),
        (nearest(roof, down), (0, 0)),  # beyond its start
        (nearest(lay("sloping"), o), (2.4, -4.8)),  # the foot on y = x/2 - 6
        (nearest(lay("above"), p34), (3, -14)),
        (nearest(lay("begun_at_side"), p34), (3, -5)),
        (nearest(lay("still"), o), (3, -4)),
        (nearest(roof, mean(roof)), (0, -5)),  # as near to all three pieces: the first
        (nearest(roof, gone), (NAN, NAN)),
        (nearest(unmarked, o), (NAN, NAN)),
        (nearest(single, right), (NAN, NAN)),
    ],
    "contour_meet": [
        (contour_meet(roof, line(p34, east)), (0, -4)),
        (contour_meet(lay("through_back"), line(right, slant)), (13, -4)),
        (contour_meet(roof, x_axis), (0, 0)),  # at its ends, the first of them
        (contour_meet(roof, line(up, east)), (0, -10)),  # at a bend; the piece in the line does not meet it
        (contour_meet(lay("along_top"), line(up, east)), (NAN, NAN)),
        (contour_meet(lay("above"), x_axis), (NAN, NAN)),
        (contour_meet(lay("above"), y_axis), (0, -14)),
        (contour_meet(lay("ends_on"), y_axis), (NAN, NAN)),
        (contour_meet(lay("doubled"), y_axis), (0, -4)),
        (contour_meet(lay("still"), line(p34, north)), (NAN, NAN)),
        (contour_meet(roof, nowhere), (NAN, NAN)),
        (contour_meet(unmarked, x_axis), (NAN, NAN)),
        (contour_meet(single, y_axis), (NAN, NAN)),
    ],
    "plus": [(five + ten, 15), (plus(five, none), 5), (five + distance(o, gone), NAN)],
    "minus": [(ten - five, 5), (minus(five, ten), -5), (distance(o, gone) - five, NAN)],
    "product": [(product(five, ten), 50), (product(five, none), 0), (product(rim.radius, straight.radius), NAN)],
    "sine": [
        (sine(angle(west, slant)), 0.8),  # 180 degrees less atan 4/3
        (sine(angle(east, north)), 1),
        (sine(angle(north, slant, toward=west)), -0.6),
        (sine(angle(east, missing)), NAN),
    ],
    "cosine": [
        (cosine(angle(west, slant)), -0.6),
        (cosine(angle(east, north)), 0),
        (cosine(angle(east, missing)), NAN),
    ],
    "tangent": [
        (tangent(angle(east, slant)), 4 / 3),
        (tangent(angle(west, slant)), -4 / 3),
        (tangent(angle(east, west)), 0),
        (tangent(angle(east, north)), NAN),
        (tangent(angle(east, missing)), NAN),
    ],
    "arctangent": [
        (arctangent(five, five), 45),
        (arctangent(minus(five, ten), five), -45),
        (arctangent(five, minus(five, ten)), 135),
        (arctangent(none, five), 0),
        (arctangent(none, minus(five, ten)), 180),
        (arctangent(ten, none), 90),
        (arctangent(none, none), NAN),
        (arctangent(five, distance(o, gone)), NAN),
    ],
    "ratio": [(ratio(five, ten), 0.5), (ratio(none, ten), 0), (ratio(five, none), NAN), (ratio(none, none), NAN)],
    "first_of": [
        (first_of(p34, right), (3, -4)),
        (first_of(gone, right), (10, 0)),
        (first_of(gone, point(marks("lost", "own", 1)), up), (0, -10)),
        (first_of(gone, gone), (NAN, NAN)),
        (first_of(zero, east), (0, 0)),
        (first_of(straight.radius, five), 5),
        (first_of(ten, five), 10),
    ],
}
ROWS = [(op, symbol, value) for op, rows in TRUTH.items() for symbol, value in rows]


def test_every_op_stands_in_the_table():
    assert set(TRUTH) == set(VOCABULARY)


@pytest.mark.parametrize(("op", "symbol", "expected"), ROWS, ids=[f"{op}-{i}" for i, (op, _, _) in enumerate(ROWS)])
def test_op(op, symbol, expected):
    assert symbol.op == op
    value = run(symbol)
    if absent(np.asarray(expected)):
        assert absent(value), value
    else:
        np.testing.assert_allclose(value, expected, rtol=0, atol=1e-9)


def test_a_straight_angle_toward_a_side_is_180_in_size():
    assert abs(run(angle(north, south, toward=east))) == 180


def test_lengths_under_a_billionth_of_a_millimeter_are_no_length():
    close = {**SPOTS, "again": [(5e-10, 0)]}
    assert np.isnan(run(unit(zero), close)).all()
    assert np.isnan(run(angle(zero, north), close))
    np.testing.assert_allclose(run(unit(zero), {**SPOTS, "again": [(5e-9, 0)]}), (1, 0))


def test_absent_tells_a_missing_answer():
    assert absent(run(gone)) and absent(run(straight)) and absent(run(straight.radius))
    assert not absent(run(zero)) and not absent(run(none))


def test_a_batch_of_numbers_falls_back_member_by_member():
    """Two hips at once: the first rim is a line, so its radius falls back to 5; the second is kept at 25."""
    lines = np.array([[(0, 0), (5, 0), (10, 0), (20, 0)], SPOTS["rim"]], float)
    spots = {**SPOTS, "rim": lines, "origin": [[(0, 0)]] * 2, "three_four": [[(3, -4)]] * 2}
    np.testing.assert_allclose(run(first_of(rim.radius, five), spots), (5, 25), atol=1e-9)


KIND_ERRORS = {
    "an angle of points": lambda: angle(o, right),
    "a distance of vectors": lambda: distance(east, north),
    "a line along a point": lambda: line(o, right),
    "a circle of one point": lambda: circle_fit(o),
    "a point of a vector": lambda: point(east),
    "the center of a point": lambda: o.center,
    "a point less a vector": lambda: o - east,
    "the opposite of a point": lambda: -o,
    "a ratio of vectors": lambda: ratio(east, north),
    "lines that meet a vector": lambda: meet(x_axis, east),
    "the first of a point and a vector": lambda: first_of(o, east),
    "the first of nothing": lambda: first_of(),
    "the crossing of a contour and a line": lambda: crossing(roof, x_axis),
    "the nearest of a point to a point": lambda: nearest(o, right),
    "a contour that meets a contour": lambda: contour_meet(roof, roof),
    "a vector and a vector": lambda: east + north,
    "a number less a point": lambda: five - o,
    "a number and a point": lambda: five + o,
    "the last of a point": lambda: o.last,
    "one vector for two": lambda: Symbol("angle", (east,)),
}


@pytest.mark.parametrize("wrong", KIND_ERRORS.values(), ids=KIND_ERRORS)
def test_a_step_over_the_wrong_kind_is_a_type_error(wrong):
    with pytest.raises(TypeError):
        wrong()


def test_equal_steps_are_one_step():
    program = flatten(distance(o, right), distance(o, right), midpoint(o, right))
    assert [s.op for s in program.steps] == ["marks", "point", "marks", "point", "distance", "midpoint"]
    assert [s.args for s in program.steps] == [(), (0,), (), (2,), (1, 3), (1, 3)]
