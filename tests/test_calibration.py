"""A scale by an object of known size. Expected values worked by hand from a circle and a line drawn to measure."""

import json
import math
from dataclasses import replace

import pytest

from planning.calibration import (
    BALL,
    LINE,
    arithmetic,
    calibrate,
    calibrated,
    depth_text,
    is_marked,
    length_error,
    magnification,
    scale_doubt,
    scale_text,
    uncalibrated,
    without_size,
)
from planning.case import Case, CaseProblem, MarkedFilm
from planning.casefile import read_case, write_case
from planning.reading import read_case_films
from tests.measures.fixtures import T1
from tests.measures.hips import film_of


def circle(column, row, across, spacing=(1.0, 1.0)):
    """Four points on a circle of so many units across, on pixels of a given size (rows, columns)."""
    turns = [math.radians(t) for t in (10, 100, 190, 280)]
    return tuple((column + across / 2 * math.cos(t) / spacing[1], row + across / 2 * math.sin(t) / spacing[0])
                 for t in turns)


def film(spacing=(1.0, 1.0), scale="none", **marks):
    bare = MarkedFilm("ap", "ap_pelvis", 2000, 2000, "", spacing, scale)
    return bare.with_marks({key: {"-": points} for key, points in marks.items()})


def test_a_ball_on_a_picture_without_scale():
    # 25 mm on 200 pixels: 0.125 mm a pixel, either way.
    found = calibrate(film(calibration_ball=circle(500, 500, 200)), BALL, 25)
    assert found.scale == "calibrated" and found.spacing_mm == pytest.approx((0.125, 0.125), rel=1e-9)


def test_the_shape_of_a_pixel_stays():
    # A round ball of 40 mm at the detector, of 32 mm in truth, on pixels of 0.2 by 0.1 mm: each 0.8 times as large.
    spacing = (0.2, 0.1)
    found = calibrate(film(spacing, "detector", calibration_ball=circle(500, 500, 40, spacing)), BALL, 32)
    assert found.spacing_mm == pytest.approx((0.16, 0.08), rel=1e-9)


def test_a_line_along_a_column_of_flat_pixels():
    # 300 rows of 0.2 mm are 60 mm; known to be 48 mm.
    found = calibrate(film((0.2, 0.1), "detector", calibration_line=((10, 100), (10, 400))), LINE, 48)
    assert found.spacing_mm == pytest.approx((0.16, 0.08), rel=1e-9)


def test_until_it_is_marked_the_film_keeps_its_own_scale_and_again_when_a_mark_is_taken_away():
    half = calibrate(film((0.2, 0.2), "detector", calibration_ball=circle(500, 500, 200)[:2]), BALL, 25)
    assert (half.spacing_mm, half.scale, is_marked(half)) == ((0.2, 0.2), "detector", False)
    whole = calibrated(half.with_marks({BALL: {"-": circle(500, 500, 200)}}))
    assert whole.scale == "calibrated" and is_marked(whole)
    assert calibrated(whole.with_marks({})).spacing_mm == (0.2, 0.2)


def test_a_moved_mark_moves_the_scale_and_a_corrected_size_too():
    found = calibrate(film(calibration_ball=circle(500, 500, 200)), BALL, 25)
    larger = calibrated(found.with_marks({BALL: {"-": circle(500, 500, 250)}}))
    assert larger.spacing_mm == pytest.approx((0.1, 0.1), rel=1e-9)
    assert calibrate(larger, BALL, 30).spacing_mm == pytest.approx((0.12, 0.12), rel=1e-9)


def test_taken_back_the_film_is_as_it_came():
    bare = film((0.2, 0.2), "detector")
    found = calibrate(bare.with_marks({BALL: {"-": circle(500, 500, 200)}}), BALL, 25)
    assert uncalibrated(calibrate(found, LINE, 100)) == bare


@pytest.mark.parametrize(("landmark", "mm"), [("teardrop", 25), (BALL, 0), (BALL, -25), (LINE, 1e6), (LINE, math.nan)])
def test_what_is_no_object_of_known_size(landmark, mm):
    with pytest.raises(CaseProblem):
        calibrate(film(), landmark, mm)


@pytest.mark.parametrize("points", [((5, 5), (5, 5)), ((5, 5),)])
def test_a_line_without_length_gives_no_scale(points):
    found = calibrate(film(calibration_line=points), LINE, 100)
    assert found.scale == "none" and arithmetic(found) == ""


def test_the_arithmetic_can_be_worked_out_again():
    found = calibrate(film(calibration_ball=circle(500, 500, 200)), BALL, 25)
    words = "by a ball of 25 mm, 200.0 pixels across: 25 / 200.0 = 0.1250 mm a pixel"
    assert arithmetic(found) == words and scale_text(found, "no pixel spacing in the file") == f"calibrated ({words})"
    assert scale_text(film(), "no pixel spacing in the file").endswith("(no pixel spacing in the file)")


@pytest.mark.parametrize(("across", "is_odd"), [(22, True), (26, False), (30, False), (45, True)])
def test_a_ball_that_no_beam_shows_is_told(across, is_odd):
    # A ball of 25 mm, at the detector so many mm across: smaller than it is, or far larger.
    found = calibrate(film((0.2, 0.2), "detector", calibration_ball=circle(500, 500, across, (0.2, 0.2))), BALL, 25)
    assert bool(scale_doubt(found)) == is_odd


def test_an_object_at_another_depth_than_the_hips_is_magnified_otherwise():
    """T21 of the realignment sheet: 1150 / (1150 - 190); a marker 10 mm higher +1.05 %, 50 mm lower -4.95 %."""
    hips = magnification()
    assert hips == pytest.approx(1.1979, abs=1e-4)
    assert magnification(10) / hips - 1 == pytest.approx(0.0105, abs=5e-5)
    assert magnification(-50) / hips - 1 == pytest.approx(-0.0495, abs=5e-5)


@pytest.mark.parametrize("toward_tube", [10.0, -50.0, 80.0])
def test_lengths_err_the_other_way_than_the_objects_magnification(toward_tube):
    # A ball of 25 mm and a length of 100 mm as the detector shows them, by similar triangles: 1150 over the way left.
    ball, length = 25 * 1150 / (960 - toward_tube), 100 * 1150 / 960
    found = calibrate(film(calibration_ball=circle(500, 500, ball)), BALL, 25)
    assert length_error(toward_tube) == pytest.approx(length * found.spacing_mm[1] / 100 - 1, abs=1e-9)


def test_a_reader_is_told_by_how_much_another_depth_errs():
    # 950 / 960 is 1.04 % less than one, 1010 / 960 5.21 % more.
    assert depth_text(calibrate(film(), BALL, 25)) == (
        "By a ball 10 mm nearer to the tube than the hips, lengths read 1.0 % too small; 50 mm nearer to the detector, "
        "5.2 % too large (assumed: tube 1150 mm and hips 190 mm from the detector).")
    assert depth_text(film()) == ""


@pytest.mark.parametrize(("mm", "told"), [
    (300, "3.0 m"), (71, "710 mm"), (69, None), (25, None), (19, "190 mm"),
])
def test_a_film_larger_or_smaller_than_hip_films_are_is_told(mm, told):
    # 2000 pixels, and a ball 200 of them across: the film is ten times as wide as the ball.
    doubt = scale_doubt(calibrate(film(calibration_ball=circle(500, 500, 200)), BALL, mm))
    assert doubt is None if told is None else f"shows {told} along" in doubt and "200 to 700 mm (Coxa" in doubt


def test_the_case_file_keeps_it_and_gives_the_same_scale_to_the_last_bit():
    found = calibrate(film((0.2, 0.15), "detector", calibration_ball=circle(500, 500, 201.7)), BALL, 25.4)
    assert read_case(write_case(Case((found,)))) == Case((found,))
    record = json.loads(write_case(Case((found,))))["films"][0]
    assert record["calibration"] == {"landmark": BALL, "mm": 25.4, "spacing_mm": [0.2, 0.15], "scale": "detector"}


@pytest.mark.parametrize("calibration", [
    7, {"landmark": "teardrop", "mm": 25}, {"landmark": BALL}, {"landmark": BALL, "mm": "25"},
    {"landmark": [], "mm": 2},
    {"landmark": BALL, "mm": 25, "scale": "guessed"}, {"landmark": BALL, "mm": 25, "spacing_mm": [0, 1]},
])
def test_a_calibration_that_makes_no_sense_is_refused(calibration):
    record = json.loads(write_case(Case((film(),))))
    record["films"][0]["calibration"] = calibration
    with pytest.raises(CaseProblem, match=r"calibration|scale|spacing"):
        read_case(json.dumps(record))


def test_lengths_are_read_once_the_film_is_calibrated_and_angles_stay():
    # T1's head is 50 mm across; drawn twice as large on a picture without scale, beside a ball of 25 mm 50 units wide.
    twice = {key: {side: [(2 * x, 2 * y) for x, y in points] for side, points in sides.items()}
             for key, sides in T1.items()}
    roof = {"roof": {"R": [(2 * x, 2 * y) for x, y in ((-107, 14), (-90, 12), (-73, 14))]}}
    bare = film_of("ap_pelvis", twice | roof, spacing=(1.0, 1.0), scale="none", room=800)
    ball = {BALL: {"-": circle(200, 200, 50)}}
    marked = calibrate(bare.with_marks({**bare.marks, **ball}), BALL, 25)

    def read(shown):
        return {(r.key, r.side): r for r in read_case_films(Case((shown,)))}

    assert read(bare)["joint_space_width", "R"].problem == "the film is not calibrated"
    # The roof's middle lies 28 mm above the center (-90, 40) of a head with radius 25: 3 mm of space there.
    assert read(marked)["joint_space_central", "R"].value == pytest.approx(3.0, abs=0.01)
    assert read(marked)["lcea_sourcil", "R"].value == pytest.approx(read(bare)["lcea_sourcil", "R"].value, abs=1e-9)


def test_a_head_that_no_adult_has_puts_lengths_in_doubt_and_no_angle():
    roof = {"roof": {"R": [(-107, 14), (-90, 12), (-73, 14)]}}
    bare = film_of("ap_pelvis", T1 | roof)
    large = replace(bare, spacing_mm=tuple(1.3 * s for s in bare.spacing_mm))  # a head of 65 mm
    read = {(r.key, r.side): r for r in read_case_films(Case((large,)))}
    assert "65 mm across" in read["joint_space_width", "R"].doubt and not read["joint_space_width", "R"].categories
    assert read["lcea_sourcil", "R"].doubt is None
    assert {(r.key, r.side): r for r in read_case_films(Case((bare,)))}["joint_space_width", "R"].doubt is None


def test_an_object_that_is_marked_before_its_size_is_told_is_named():
    assert without_size(film()) is None
    ball = film(calibration_ball=circle(500, 500, 125))
    assert without_size(ball) == "ball" and without_size(calibrate(ball, BALL, 25)) is None
    assert without_size(film(calibration_line=((100, 100), (100, 300)))) == "line"
    assert without_size(film(calibration_ball=circle(500, 500, 125)[:2])) is None
