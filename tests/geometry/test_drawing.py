"""What is drawn for small constructions, listed by hand."""

from planning.geometry import (
    along,
    angle,
    circle_fit,
    contour_meet,
    crosses,
    crossing,
    distance,
    film_up,
    first_of,
    foot,
    heading,
    line,
    marks,
    midpoint,
    minus,
    nearest,
    percent,
    perpendicular,
    plus,
    point,
    unit,
)
from planning.geometry.drawing import Shape, shapes

a, b, c, d = (point(marks(key, "own", 1)) for key in "abcd")
rim = circle_fit(marks("rim", "own", 3))
front, back = marks("front", "own", 2), marks("back", "own", 2)


def test_an_angle_between_two_arms_of_one_vertex_is_two_segments_and_an_arc():
    drawn = shapes(angle(b - a, c - a))
    assert drawn == (Shape("segment", (a, b)), Shape("segment", (a, c)), Shape("arc", (a, b - a, c - a)))


def test_a_base_without_an_end_is_a_ray_from_the_vertex_of_the_arm():
    up = film_up()
    drawn = shapes(angle(up, c - a, toward=b - a))
    assert drawn == (Shape("ray", (a, up)), Shape("segment", (a, c)), Shape("arc", (a, up, c - a)))


def test_two_angles_from_one_line_to_either_side_added_up_are_drawn_as_one_between_their_arms():
    up = film_up()
    both = plus(angle(up, b - a, toward=d - c), angle(up, c - a, toward=c - d))
    assert shapes(both) == (Shape("segment", (a, b)), Shape("segment", (a, c)), Shape("arc", (a, b - a, c - a)))
    apart = plus(angle(up, b - a, toward=d - c), angle(d - c, c - a, toward=up))
    assert [shape.shape for shape in shapes(apart)].count("arc") == 2


def test_a_base_that_starts_elsewhere_is_carried_to_the_vertex_as_a_ray():
    drawn = shapes(angle(d - b, c - a))
    assert drawn == (Shape("ray", (a, d - b)), Shape("segment", (a, c)), Shape("arc", (a, d - b, c - a)))


def test_a_circle_is_drawn_once_however_often_it_is_used():
    drawn = shapes(angle(a - rim.center, b - rim.center))
    assert drawn[0] == Shape("circle", (rim,))
    assert [s.shape for s in drawn] == ["circle", "segment", "segment", "arc"]


def test_a_reach_in_a_direction_is_a_span_and_what_tells_the_direction_its_side_is_not_drawn():
    up = perpendicular(b - a, toward=c - rim.center)
    reach = along(d - a, up)
    assert shapes(percent(reach, rim.diameter)) == (Shape("span", (a, up, reach)), Shape("circle", (rim,)))


def test_of_several_lines_only_the_one_used_is_drawn():
    first, second = b - a, d - c
    chosen = first_of(first, second, names=("one", "two"))
    drawn = shapes(along(c - a, unit(chosen)))
    assert drawn == (
        Shape("segment", (b, a), when=(chosen, first)),
        Shape("segment", (d, c), when=(chosen, second)),
        Shape("span", (a, unit(chosen), along(c - a, unit(chosen)))),
    )


def test_an_unnamed_choice_draws_nothing():
    assert shapes(first_of(b - a, film_up())) == ()


def test_points_and_lines_alone_draw_nothing():
    assert shapes(midpoint(a, b)) == ()
    assert shapes(foot(c, line(a, b - a))) == ()


def test_a_distance_is_a_segment_drawn_once_from_whichever_end():
    assert shapes(minus(distance(a, b), distance(b, a))) == (Shape("segment", (a, b)),)
    apart = shapes(minus(angle(b - a, c - a), distance(b, a)))
    assert [s.shape for s in apart] == ["segment", "segment", "arc"]


def test_a_contour_is_drawn_where_it_is_used_and_what_was_found_on_it_is_a_dot():
    found = crossing(front, back)
    assert shapes(distance(found, a)) == (
        Shape("contour", (front,)), Shape("contour", (back,)), Shape("dot", (found,)), Shape("segment", (found, a)))
    close = nearest(front, rim.center)
    assert shapes(close) == (Shape("circle", (rim,)), Shape("contour", (front,)), Shape("dot", (close,)))
    level = contour_meet(front, line(a, b - a))
    assert shapes(level) == (Shape("contour", (front,)), Shape("dot", (level,)))


def test_a_sign_of_crossing_is_shown_by_both_contours_and_where_they_cross():
    assert shapes(crosses(front, back)) == (
        Shape("contour", (front,)), Shape("contour", (back,)), Shape("dot", (crossing(front, back),)))
    assert shapes(crosses(front, back, clear=0.1))[-1] == Shape("dot", (crossing(front, back, clear=0.1),))


def test_points_that_are_no_contour_are_not_drawn_as_one():
    assert shapes(heading(front)) == ()
    assert [s.shape for s in shapes(angle(b - a, heading(front)))] == ["ray", "segment", "arc"]


def test_an_arm_turned_about_or_made_a_unit_keeps_its_ends():
    turned = -(a - c)
    assert shapes(angle(unit(b - a), turned)) == (
        Shape("segment", (a, b)), Shape("segment", (a, c)), Shape("arc", (a, unit(b - a), turned)))


def test_an_arm_that_starts_nowhere_is_carried_to_the_vertex_of_the_base():
    up = film_up()
    assert shapes(angle(b - a, up)) == (Shape("segment", (a, b)), Shape("ray", (a, up)), Shape("arc", (a, b - a, up)))


def test_an_angle_of_two_bare_directions_draws_nothing():
    assert shapes(angle(film_up(), perpendicular(film_up(), toward=b - a))) == ()
