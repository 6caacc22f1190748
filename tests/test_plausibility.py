"""Slips of the hand that must not be classified like any other value. Fixture T1 of the worked hips, then spoiled."""

import math

import pytest

from planning.case import Case, MarkedFilm
from planning.measures import CATALOGUE
from planning.reading import read_film_marks

SIZE = 400


def rim(x, y, r, angles):
    return tuple((x + r * math.cos(math.radians(a)), y + r * math.sin(math.radians(a))) for a in angles)


def hips(**changes):
    """T1 (millimeters, right hip at the picture's left, shifted onto the film) and its mirror image as the left hip."""
    right = {
        "teardrop": ((140.0, 260.0),), "head": rim(110, 240, 25, (20, 100, 200, 290)),
        "sourcil_lateral": ((96.855, 215.277),), "sourcil_medial": ((122.712, 217.995),),
        "acetabular_edge": ((93.116, 214.001),),
    }
    left = {key: tuple((SIZE - x, y) for x, y in points) for key, points in right.items()}
    right |= changes
    return {key: {"R": right[key], "L": left[key]} for key in right}


def read(marks, hangs=""):
    film = MarkedFilm("ap", "ap_pelvis", SIZE, SIZE, spacing_mm=(1.0, 1.0), marks=marks, hangs=hangs)
    return {(r.key, r.side): r for r in read_film_marks(film, Case((film,)))}


def mirrored(marks):
    """The film turned over: the marks keep their names."""
    return {k: {s: tuple((SIZE - x, y) for x, y in p) for s, p in sides.items()} for k, sides in marks.items()}


def turned(marks, degrees):
    a = math.radians(degrees)
    turn = lambda x, y: (200 + (x - 200) * math.cos(a) - (y - 200) * math.sin(a),  # noqa: E731
                         200 + (x - 200) * math.sin(a) + (y - 200) * math.cos(a))
    return {k: {s: tuple(turn(*p) for p in points) for s, points in sides.items()} for k, sides in marks.items()}


@pytest.mark.parametrize("degrees", [0, 7, -7, 90, 180, 263])
def test_good_marks_raise_no_doubt_however_the_film_was_scanned(degrees):
    readings = read(turned(hips(), degrees)).values()
    assert not [r.doubt for r in readings if r.doubt]
    assert all(r.categories for r in readings if r.value is not None and CATALOGUE[r.key].references)


@pytest.mark.parametrize("spoil", [mirrored, lambda m: {k: {"R": v["L"], "L": v["R"]} for k, v in m.items()}])
def test_a_reversed_film_or_exchanged_sides(spoil):
    lcea = read(spoil(hips()))["lcea_sourcil", "R"]
    assert lcea.value == pytest.approx(28, abs=0.01)
    assert "other way round" in lcea.doubt and lcea.categories == ()


@pytest.mark.parametrize("degrees", [0, 7, 90, 180])
def test_on_a_film_that_hangs_mirrored_the_right_hip_is_at_the_right(degrees):
    right, wrong = (read(turned(marks, degrees), "mirrored") for marks in (mirrored(hips()), hips()))
    assert not [r.doubt for r in right.values() if r.doubt]
    assert right["lcea_sourcil", "R"].categories
    told = {r.doubt for r in wrong.values() if r.value is not None}
    assert told == {"right and left lie the other way round than on a film that hangs mirrored: "
                    "are the sides exchanged?"}
    assert not [r for r in wrong.values() if r.categories]
    assert {key: r.value for key, r in right.items()} == pytest.approx({key: r.value for key, r in read(
        turned(mirrored(hips()), degrees)).items()}, nan_ok=True)


def test_said_to_hang_as_usual_a_film_is_read_as_one_of_which_nothing_is_known():
    assert read(hips(), "usual") == read(hips())


def test_a_teardrop_dragged_past_the_other():
    assert "other way round" in read(hips(teardrop=((300.0, 262.0),)))["lcea_sourcil", "R"].doubt


def test_a_teardrop_far_too_low():
    # 120 mm apart and 40 mm lower: atan(40/120) = 18.4 degrees.
    doubt = read(hips(teardrop=((140.0, 300.0),)))["tonnis_angle", "L"].doubt
    assert doubt == "the pelvic line is tilted by 18°: check its two marks"


def test_a_rim_point_off_the_head():
    spoiled = (*rim(110, 240, 25, (20, 100, 200)), (110.0, 200.0))
    readings = read(hips(head=spoiled))
    assert "off the circle" in readings["lcea_sourcil", "R"].doubt
    # The sourcil alone carries the Tönnis angle, and the other hip is untouched.
    assert readings["tonnis_angle", "R"].doubt is None and readings["lcea_sourcil", "L"].doubt is None


def test_rim_points_in_one_corner():
    doubt = read(hips(head=rim(110, 240, 25, (80, 100, 120))))["lcea_sourcil", "R"].doubt
    assert doubt == "the rim points of the right head span only 40°: set them farther apart"


def test_heads_of_very_unequal_size():
    doubt = read(hips(head=rim(110, 240, 12, (20, 100, 200, 290))))["lcea_sourcil", "L"].doubt
    assert "much larger" in doubt


def test_a_tiny_circle_on_the_only_marked_hip():
    marks = {k: {s: p for s, p in v.items() if s == "R" or k == "teardrop"} for k, v in hips(
        head=rim(110, 240, 3, (20, 100, 200, 290))).items()}
    assert "unlikely size" in read(marks)["lcea_sourcil", "R"].doubt


def test_sourcil_ends_exchanged():
    readings = read(hips(sourcil_lateral=((122.712, 217.995),), sourcil_medial=((96.855, 215.277),)))
    assert "exchanged" in readings["acetabular_arc", "R"].doubt and "exchanged" in readings["tonnis_angle", "R"].doubt
