"""The fragment on the film as an image: it lands where the step takes it, by arithmetic that is not the program's."""

import math

import numpy as np
import pytest

from planning.case import Case
from planning.plans import FemurStep, SocketStep
from planning.realign import head_center, stages
from planning.realign.fragments import Fragment, fragments
from planning.realign.outline import femur_outline, socket_outline
from planning.realign.picture import moved_picture
from tests.realign.hips import film, plan, socket, spot
from tests.realign.test_femur import femur

WINDOW = (0, 4000)
DARK = (0, 1)  # shows gaps as next to nothing, so that the square is all there is
SIZE = 400
SQUARE = ((150, 120), (210, 120), (210, 180), (150, 180))


def bright(corners=SQUARE, inside=3000, outside=1000):
    """A film with one bright square."""
    pixels = np.full((SIZE, SIZE), outside, np.uint16)
    (left, top), (right, bottom) = corners[0], corners[2]
    pixels[top:bottom, left:right] = inside
    return pixels


def around(corners, by=12):
    """A square drawn about another."""
    middle = np.mean(corners, axis=0)
    return middle + (np.asarray(corners) - middle) * (1 + 2 * by / 60)


def turn(about, degrees):
    """Clockwise as it is seen, rows counting downward."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    (x, y) = about
    return np.array([[c, -s, x - c * x + s * y], [s, c, y - s * x - c * y]])


def square_found(pixels):
    """The centers of the square's pixels, as (column, row)."""
    rows, columns = np.nonzero(pixels > 2000)
    return np.column_stack([columns + 0.5, rows + 0.5])


@pytest.mark.parametrize("degrees", [20, -35, 90])
def test_a_square_lands_where_a_known_rotation_takes_it_within_a_pixel(degrees):
    about = (230.0, 200.0)
    moved = moved_picture(bright(), [[Fragment("b", around(SQUARE), turn(about, degrees))]], DARK)
    found = square_found(moved)
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    expected = [(230 + c * (x - 230) - s * (y - 200), 200 + s * (x - 230) + c * (y - 200)) for x, y in SQUARE]
    # To a tenth, so that no half pixel is lost.
    assert found.mean(axis=0) == pytest.approx(np.mean(expected, axis=0), abs=0.1)
    for way in (np.array([c, s]), np.array([-s, c])):
        along = (found - np.mean(expected, axis=0)) @ way
        assert (-along.min(), along.max()) == pytest.approx((30, 30), abs=1.0)
    assert len(found) == pytest.approx(60 * 60, rel=0.02)


def test_a_shift_by_whole_pixels_keeps_every_value():
    rng = np.random.default_rng(3)
    pixels = rng.integers(0, 4000, (SIZE, SIZE)).astype(np.uint16)
    moved = moved_picture(pixels, [[Fragment("b", np.array(SQUARE, float), np.array([[1, 0, 30.0], [0, 1, -20.0]]))]],
                          WINDOW)
    assert np.array_equal(moved[100:160, 180:240], pixels[120:180, 150:210])


def test_the_gap_is_darkened_and_hatched_and_the_rest_is_as_it_was():
    pixels = bright()
    moved = moved_picture(pixels, [[Fragment("b", np.array(SQUARE, float), np.array([[1, 0, 200.0], [0, 1, 0.0]]))]],
                          WINDOW)
    gap = moved[120:180, 150:210]
    # 62 % of black over 3000 leaves 1140; 42 % of white (4000) over that gives 2341: the browser's two colors.
    assert set(np.unique(gap)) == {1140, 2341} and 0.05 < (gap == 2341).mean() < 0.5
    kept = np.ones(pixels.shape, bool)
    kept[120:180, 150:210] = kept[120:180, 350:400] = False
    assert np.array_equal(moved[kept], pixels[kept])
    assert (moved[120:180, 350:400] == 3000).all()  # as much of it as the film has room for
    assert pixels[150, 180] == 3000, "the film itself is left as it is"


def test_a_gap_that_another_fragment_fills_is_none_and_later_steps_move_what_earlier_ones_left():
    right = np.array([[1, 0, 60.0], [0, 1, 0.0]])
    beside = np.array(SQUARE, float) - (60, 0)
    filled = moved_picture(bright(), [[Fragment("a", np.array(SQUARE, float), right), Fragment("b", beside, right)]],
                           WINDOW)
    assert (filled[120:180, 150:210] == 1000).all() and (filled[120:180, 210:270] == 3000).all()
    after = np.array(SQUARE, float) + np.array([60, 0])
    twice = moved_picture(bright(), [[Fragment("a", np.array(SQUARE, float), right)], [Fragment("a", after, right)]],
                          WINDOW)
    assert (twice[120:180, 270:330] == 3000).all()


def test_what_comes_from_beyond_the_film_is_black():
    edge = np.array([(-40, 100), (20, 100), (20, 160), (-40, 160)], float)
    moved = moved_picture(bright(), [[Fragment("b", edge, np.array([[1, 0, 200.0], [0, 1, 0.0]]))]], (100, 4000))
    assert (moved[101:159, 161:199] == 100).all() and (moved[101:159, 201:219] == 1000).all()


def test_a_fragment_that_does_not_move_changes_nothing():
    still = Fragment("b", np.array(SQUARE, float), np.eye(2, 3))
    assert np.array_equal(moved_picture(bright(), [[still]], WINDOW), bright())


@pytest.mark.parametrize("side", ["R", "L"])
@pytest.mark.parametrize("spacing", [(0.15, 0.15), (0.15, 0.25)])
def test_a_step_moves_its_fragments_with_its_marks(side, spacing):
    """A dot painted at the lateral sourcil is where the plan leaves that mark."""
    marked = film(socket(), side, spacing=spacing)
    pixels = np.full((marked.rows, marked.columns), 500, np.uint16)
    (column, row), = marked.marks["sourcil_lateral"][side]
    pixels[int(row) - 3:int(row) + 4, int(column) - 3:int(column) + 4] = 3000
    done = stages(Case((marked,)), plan(SocketStep("ap", side, 20.0)))
    moved = moved_picture(pixels, [fragments(stage) for stage in done], WINDOW)
    rows, columns = np.nonzero(moved > 2500)
    # The hatching is no brighter than 42 % of white over what is darkened.
    (x, y), = done[0].left.film("ap").marks["sourcil_lateral"][side]
    assert (columns.mean() + 0.5, rows.mean() + 0.5) == pytest.approx((x, y), abs=1.0)


def test_fragments_are_as_drawn_else_schematic_and_of_the_bodies_that_move():
    hips, _ = femur(lcea=12, tonnis=22)
    marked = film(hips)
    drawn = tuple(spot(marked, *at) for at in ((-30, 20), (40, 20), (10, 60)))
    case = Case((marked,))

    def of(*steps):
        return {f.body: f for f in fragments(stages(case, plan(*steps))[-1])}

    schematic, own = (of(SocketStep("ap", "R", 10.0, outline=outline)) for outline in ((), drawn))
    assert list(schematic) == ["acetabulum", "femur"]
    assert schematic["acetabulum"].outline == pytest.approx(np.array(socket_outline(marked, "R")))
    assert schematic["femur"].outline == pytest.approx(np.array(femur_outline(marked, "R")))
    assert own["acetabulum"].outline == pytest.approx(np.array(drawn))
    assert list(of(SocketStep("ap", "R", 10.0, head="stays"))) == ["acetabulum"]
    assert list(of(FemurStep("ap", "R", 10.0))) == ["femur", "shaft"]
    assert of(FemurStep("ap", "R", derotation_deg=10.0)) == {}
    # About the head's center a point above it goes outward and down: of a right hip, to the left on the film.
    assert head_center(marked, "R") == pytest.approx(own["acetabulum"].matrix @ [*head_center(marked, "R"), 1])
    above = np.array(spot(marked, 0, 40))
    assert (own["acetabulum"].matrix @ [*above, 1])[0] < above[0]
