"""How well a reader repeats: standard deviations worked by hand, and found again in simulated readers."""

import math
from dataclasses import replace

import numpy as np
import pytest

from planning.case import Case
from planning.repeats import LEAST_FREEDOM, Within, own_placement, placement_within, values_within
from planning.spreads import spreads
from planning.uncertainty import placement
from tests.measures.hips import film_of, random_hips
from tests.measures.worked import rim


def case_with(first, *repeats, view="ap_pelvis", **more):
    """A film of `first` marks placed again as each of `repeats`, all in millimeters."""
    film, *others = (film_of(view, hips, **more) for hips in (first, *repeats))
    return Case((replace(film, repeats=tuple(other.marks for other in others)),))


def test_a_point_placed_twice_2_mm_apart_has_a_deviation_of_1_mm():
    # 1 mm to either side of the mean: squares of 2 over one degree of freedom across and one down.
    (found,) = placement_within(case_with({"teardrop": {"R": [(0, 0)]}}, {"teardrop": {"R": [(2, 0)]}})).values()
    assert found == Within(pytest.approx(1.0), 2)


def test_films_hips_and_placements_are_pooled():
    one = case_with({"teardrop": {"R": [(0, 0)], "L": [(5, 5)]}}, {"teardrop": {"R": [(2, 0)], "L": [(5, 5)]}})
    (found,) = placement_within(one).values()
    assert found == Within(pytest.approx(math.sqrt(2 / 4)), 4)
    thrice = case_with({"teardrop": {"R": [(0, 0)]}}, {"teardrop": {"R": [(3, 0)]}}, {"teardrop": {"R": [(6, 0)]}})
    (found,) = placement_within(thrice).values()
    assert found == Within(pytest.approx(math.sqrt(18 / 4)), 4)


def test_pixels_are_turned_into_millimeters_first():
    first, again = {"teardrop": {"R": [(0, 0)]}}, {"teardrop": {"R": [(0, 2)]}}
    (found,) = placement_within(case_with(first, again, spacing=(0.4, 0.1))).values()
    assert found.sd == pytest.approx(1.0)


def test_a_rim_is_compared_square_to_itself():
    # Four points at 24 mm and four others at 26 mm: each 1 mm from the circle of 25 mm through all; 8 - 3 left over.
    places = [[(radius * math.cos(t), radius * math.sin(t)) for t in turns] for radius, turns in (
        (24, np.radians([0, 90, 180, 270])), (26, np.radians([45, 135, 225, 315])))]
    found = placement_within(case_with(*({"head": {"R": points}} for points in places)))["head"]
    assert found == Within(pytest.approx(math.sqrt(8 / 5)), 5)
    same = placement_within(case_with({"head": {"R": rim(0, 0)}}, {"head": {"R": rim(0, 0)[::-1]}}))["head"]
    assert same.sd < 1e-9  # in any order, and anywhere along it


def test_a_middle_is_told_for_one_of_its_points():
    # The middle of two points moves by 2 mm: 1 mm as above, and the square root of 2 more for each of the two.
    first, again = {"neck_axis": {"R": [(0, 0), (4, 0)]}}, {"neck_axis": {"R": [(2, 0), (6, 0)]}}
    assert placement_within(case_with(first, again))["neck_axis"] == Within(pytest.approx(math.sqrt(2)), 2)


def test_outlines_a_film_without_scale_and_what_was_placed_once_tell_nothing():
    outline = {"roof": {"R": [(0, 0), (5, 1), (9, 2)]}}
    assert placement_within(case_with(outline, outline)) == {}
    teardrop = {"teardrop": {"R": [(0, 0)]}}
    assert placement_within(case_with(teardrop, teardrop, scale="none")) == {}
    assert placement_within(case_with(teardrop)) == placement_within(case_with(teardrop, {})) == {}


def hip(lateral):
    """A roof of 30 mm whose lateral end lies so far above its medial one, and a level pelvic line."""
    return {"teardrop": {"R": [(-115, 60)], "L": [(115, 60)]}, "sourcil_medial": {"R": [(-60, 0)]},
            "sourcil_lateral": {"R": [(-90, -lateral)]}}


def test_a_value_read_twice_has_its_deviation_and_the_least_change_that_counts():
    # atan(3 / 30) = 5.71 and atan(6 / 30) = 11.31 degrees, 5.60 apart; 5.60 / sqrt(2) = 3.96; 1.96 sqrt(2) 3.96 is 11.
    found = values_within(case_with(hip(3), hip(6)))["tonnis_angle"]
    assert found.sd == pytest.approx(3.959, abs=2e-3) and found.freedom == 1
    assert found.detectable == pytest.approx(10.97, abs=0.01)


def test_simulated_readers_are_found_again():
    """Twenty films of one reader, who places every point to within 0.6 mm; each placed three times."""
    draw, films = np.random.default_rng(4), []
    for i in range(20):
        hips = {k: v for k, v in random_hips("ap_pelvis", i).items() if k in ("teardrop", "sourcil_lateral")}
        hips["head"] = {"R": rim(-90, 40), "L": rim(90, 40)}
        shaken = [{k: {s: (np.array(p) + draw.normal(0, 0.6, np.shape(p))).tolist() for s, p in sides.items()}
                   for k, sides in hips.items()} for _ in range(3)]
        films.append(replace(case_with(*shaken).films[0], id=f"f{i}"))
    found = placement_within(Case(tuple(films)))
    for key in ("teardrop", "sourcil_lateral", "head"):
        assert found[key].sd == pytest.approx(0.6, rel=0.12), key
    assert values_within(Case(tuple(films)))["lcea_sourcil"].freedom == 80


def test_the_readers_own_noise_is_used_once_it_rests_on_enough():
    one = {"teardrop": {"R": [(-115, 60)]}}
    assert own_placement(case_with(one, {"teardrop": {"R": [(-114, 60)]}})) == {} and LEAST_FREEDOM == 4
    first = {**hip(3), "sourcil_medial": {"R": [(-60, 0)], "L": [(60, 0)]}, "sourcil_lateral": {
        "R": [(-90, -3)], "L": [(90, -3)]}}
    again = {**first, "sourcil_lateral": {"R": [(-90, -3.2)], "L": [(90, -3.2)]},
             "sourcil_medial": {"R": [(-60, 0.2)], "L": [(60, 0.2)]}}
    steady = case_with(first, again)
    assert own_placement(steady)["sourcil_lateral"] == pytest.approx(0.1)  # 0.1 either side, twice, over 4
    where = ("film", "tonnis_angle", "R")
    usual = spreads(replace(steady, films=(replace(steady.films[0], repeats=()),)))[where]
    # 57.3 sqrt(2) 0.1 mm / 30 mm = 0.27 degrees in place of 2.70; the teardrops, which did not move, add nothing.
    assert spreads(steady)[where] == pytest.approx(0.27, abs=0.02) and usual > 2.5
    assert placement("sourcil_lateral") == 1.0


def test_points_placed_on_the_very_same_spot_are_known_no_finer_than_a_pixel():
    first = {"teardrop": {"R": [(-115, 60)], "L": [(115, 60)]}}
    case = case_with(first, first)
    row, column = case.films[0].spacing_mm
    assert placement_within(case)["teardrop"].sd == 0
    # What is rounded to a pixel is off by up to half of it, evenly: a deviation of the pixel over the root of 12.
    assert own_placement(case)["teardrop"] == pytest.approx(max(row, column) / 3.4641, rel=1e-4)


def suggested(case, *places, by_mm=0.0):
    """The case with these marks of its film suggested where they lie, or so far beside it."""
    film, away = case.films[0], by_mm / case.films[0].spacing_mm[1]
    told = {key: {side: tuple((x + away, y) for x, y in film.marks[key][side]) for of, side in places if of == key}
            for key, _ in places}
    return replace(case, films=(replace(film, suggested=told),))


def test_a_mark_as_it_was_suggested_is_no_placement_of_the_readers():
    twice = case_with({"teardrop": {"R": [(0, 0)], "L": [(5, 5)]}}, {"teardrop": {"R": [(2, 0)], "L": [(5, 5)]}})
    (found,) = placement_within(suggested(twice, ("teardrop", "L"))).values()
    assert found == Within(pytest.approx(1.0), 2)  # the right one alone, as above
    assert placement_within(suggested(twice, ("teardrop", "L"), ("teardrop", "R"))) == {}
    assert placement_within(suggested(twice, ("teardrop", "L"), by_mm=1)) == placement_within(twice)  # moved since


def test_placements_after_the_first_are_the_readers_own_whatever_was_suggested_first():
    thrice = case_with(*({"teardrop": {"R": [(x, 0)]}} for x in (9, 0, 2)))
    assert placement_within(suggested(thrice, ("teardrop", "R")))["teardrop"] == Within(pytest.approx(1.0), 2)


def test_marks_moved_after_a_second_placement_do_not_change_what_the_first_was():
    twice = case_with(hip(3), hip(6))
    film = replace(twice.films[0], first=twice.films[0].first_placement)
    moved = replace(film, marks=twice.films[0].repeats[0])  # every mark put where it was placed the second time
    for within in (placement_within, values_within):
        assert within(replace(twice, films=(moved,))) == within(twice) != {}
    assert {w.sd for w in placement_within(replace(twice, films=(replace(moved, first=None),))).values()} == {0.0}


def test_what_the_first_placement_took_from_a_suggestion_stays_out_when_it_is_moved_later():
    twice = suggested(case_with({"teardrop": {"R": [(0, 0)]}}, {"teardrop": {"R": [(2, 0)]}}), ("teardrop", "R"))
    film = replace(twice.films[0], first=twice.films[0].first_placement)
    assert placement_within(replace(twice, films=(film.with_marks(film.repeats[0], {}),))) == {}


@pytest.mark.parametrize("place", [("sourcil_lateral", "R"), ("teardrop", "R")], ids=["its own", "the line's"])
def test_a_value_that_rests_on_a_suggested_mark_is_not_one_of_the_readers(place):
    rims = {"head": {"R": rim(-90, 40), "L": rim(90, 40)}}  # whose centers level the pelvis without the teardrops
    twice = case_with({**hip(3), **rims, "teardrop": {"R": [(-115, 60)], "L": [(115, 62)]}}, {**hip(6), **rims})
    assert "tonnis_angle" in values_within(twice)
    assert "tonnis_angle" not in values_within(suggested(twice, place))
    assert values_within(suggested(twice, place, by_mm=1)) == values_within(twice)
    assert values_within(suggested(twice, ("head", "L")))["tonnis_angle"] == values_within(twice)["tonnis_angle"]
