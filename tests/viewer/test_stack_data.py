"""What the viewer is told of a stack, and how points go between slices. Expected places are worked by hand."""

from dataclasses import replace

import numpy as np
import pytest

from planning.case import CaseProblem, MarkedFilm
from planning.film import Film, Place, Stack
from planning.viewer.stack import joined_marks, series_of, split_marks, stack_data

FLAT = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
CORONAL = (1.0, 0.0, 0.0, 0.0, 0.0, -1.0)


def stack(*positions, orientation=FLAT, spacing=(0.5, 2.0), seed=0):
    """Slices of 4 by 6 pixels, each 2 mm wide and 0.5 mm high, with the centers of their first pixels at positions."""
    pixels = np.arange(24, dtype="uint16").reshape(4, 6) + seed
    return Stack(tuple(
        Film(pixels + k, spacing, "patient", "PixelSpacing", (0, 100), place=Place(position, orientation, "", "CT"))
        for k, position in enumerate(positions)
    ), "CT")


THREE = stack((-10.0, -20.0, 9.0), (-10.0, -20.0, 6.0), (-4.0, -19.0, 3.0))


def marked(of, k, marks, **more):
    film = of.slices[k]
    return replace(MarkedFilm(f"{series_of(of)} {k}", "axial", film.rows, film.columns, film.sha256, film.spacing_mm,
                              "patient", None, marks, film.place.position_mm, film.place.orientation, series_of(of)),
                   **more)


def test_a_stack_is_told_with_its_places_and_its_plane():
    told = stack_data(THREE)
    assert told["places"] == [9.0, 6.0, 3.0]
    assert told["shas"] == [film.sha256 for film in THREE.slices]
    # Half a pixel (1 mm, 0.25 mm) before the first pixel's center.
    assert told["corners"] == [(-11.0, -20.25), (-11.0, -20.25), (-5.0, -19.25)]
    assert (told["across"], told["down"]) == ((2.0, 0.0), (0.0, 0.5))
    assert (told["rise"], told["heights"]) == ((0.0, 0.0), [9.0, 6.0, 3.0])


def test_a_tilted_slice_rises_from_row_to_row():
    # Rows of 0.5 mm lead 3 to 4 down the body, 0.3 mm each; the corner lies half a row above the first center.
    told = stack_data(stack((0.0, 0.0, 9.0), orientation=(1.0, 0.0, 0.0, 0.0, 0.8, -0.6)))
    assert told["rise"] == pytest.approx((0.0, -0.3)) and told["heights"] == pytest.approx([9.15])


def test_coronal_slices_have_no_axial_plane():
    told = stack_data(stack((0.0, 0.0, 0.0), (0.0, 3.0, 0.0), orientation=CORONAL))
    assert len(told["shas"]) == 2 and "corners" not in told


def test_marks_are_joined_with_the_slice_they_lie_on():
    one, two = {"head": {"R": ((1.0, 2.0),)}}, {"head": {"R": ((3.0, 4.0), (5.0, 1.0))}}
    films = [marked(THREE, 2, one), marked(THREE, 0, two)]
    assert joined_marks(THREE, films) == {"head": {"R": [(1.0, 2.0, 2), (3.0, 4.0, 0), (5.0, 1.0, 0)]}}


def test_marks_of_another_frame_of_reference_are_not_shown_on_a_stack():
    other = marked(stack((-9.0, -18.0, -300.0), seed=50), 0, {"head": {"L": ((1.5, 2.5),)}})
    placed = replace(THREE.slices[0], place=replace(THREE.slices[0].place, frame="one"))
    first = Stack((placed, *THREE.slices[1:]), "CT")
    assert joined_marks(first, [replace(other, frame="two")]) == {}
    assert joined_marks(first, [replace(other, frame="one")]) == joined_marks(THREE, [other]) != {}
    assert joined_marks(first, [other]) != {}  # a file that names no frame


def test_marks_of_another_series_stand_on_no_slice_where_they_lie_in_the_patient():
    other = stack((-9.0, -18.0, -300.0), spacing=(1.0, 1.0), seed=50)
    found = joined_marks(THREE, [marked(other, 0, {"neck_axis": {"L": ((1.5, 2.5),)}})])
    # Center of the second pixel across and third down: x = -9 + 1 = -8, y = -18 + 2 = -16. In the first slice of THREE,
    # whose corner is (-11, -20.25): 3 / 2 = 1.5 columns and 4.25 / 0.5 = 8.5 rows.
    assert found == {"neck_axis": {"L": [(1.5, 8.5, -1)]}}


def test_a_slice_turned_in_its_plane_goes_to_the_same_place_in_the_patient():
    turned = stack((0.0, 0.0, 0.0), orientation=(0.0, 1.0, 0.0, -1.0, 0.0, 0.0), spacing=(1.0, 1.0), seed=50)
    found = joined_marks(THREE, [marked(turned, 0, {"head": {"R": ((3.5, 1.5),)}})])
    # Three columns go 3 mm back, one row 1 mm to the right: (-1, 3); from the corner (-11, -20.25): 10 / 2 columns and
    # 23.25 / 0.5 rows.
    assert found == {"head": {"R": [(5.0, 46.5, -1)]}}


def test_what_shares_no_plane_is_left_out():
    coronal = stack((0.0, 0.0, 0.0), orientation=CORONAL, seed=50)
    screenshot = MarkedFilm("shot", "axial", 100, 100, marks={"head": {"R": ((1.0, 1.0),)}})
    films = [marked(coronal, 0, {"head": {"R": ((1.0, 1.0),)}}), screenshot]
    assert joined_marks(THREE, films) == {}
    assert joined_marks(coronal, films[:1]) == {"head": {"R": [(1.0, 1.0, 0)]}}


def test_films_without_a_place_share_their_pixels_by_their_spacing():
    one = MarkedFilm("one", "axial", 100, 100, spacing_mm=(1.0, 1.0), marks={"head": {"R": ((1.0, 2.0),)}})
    two = MarkedFilm("two", "axial", 100, 100, spacing_mm=(0.5, 0.25), marks={"neck_axis": {"R": ((8.0, 6.0),)}})
    assert joined_marks(one, [one, two]) == {"head": {"R": [(1.0, 2.0)]}, "neck_axis": {"R": [(2.0, 3.0, -1)]}}


def test_sent_marks_are_split_by_slice_and_those_of_no_slice_left_out():
    sent = {"head": {"R": [[1, 2, 2], [3, 4, 0], [5, 6, 2]], "L": []}, "neck_axis": {"L": [[7, 8, -1]]}}
    assert split_marks(sent, 3) == {2: {"head": {"R": [[1, 2], [5, 6]]}}, 0: {"head": {"R": [[3, 4]]}}}
    assert split_marks({"head": {"R": [[1, 2], [3, 4, -1]]}}, None) == {0: {"head": {"R": [[1, 2]]}}}


@pytest.mark.parametrize("sent", [
    None, "marks", [], {"head": []}, {"head": {"R": "points"}}, {"head": {"R": [7]}}, {"head": {"R": [[1, 2]]}},
    {"head": {"R": [[1, 2, 3]]}}, {"head": {"R": [[1, 2, -2]]}}, {"head": {"R": [[1, 2, 1.0]]}},
    {"head": {"R": [[1, 2, True]]}}, {"head": {"R": [[1, 2, 0, 0]]}},
])
def test_what_are_no_marks_of_a_stack_is_told(sent):
    with pytest.raises(CaseProblem, match=r"slice.*\.$"):
        split_marks(sent, 3)
