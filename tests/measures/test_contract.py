"""What every measure owes, with no work by its author: tried on random hips, for each view it is read on.

No expected value is needed: the same hip, filmed otherwise, must read the same.
"""

import math
from functools import cache

import pytest

from planning.constructions import constructions
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.views import VIEWS
from tests.measures.hips import film_of, mirrored, moved, random_hips, read, turned, values, without

PAIRS = [(view, key) for key, m in CATALOGUE.items() for view in m.views]
OTHER = {"R": "L", "L": "R"}
FACTOR = 1.37
LENGTHS = {"mm": FACTOR}  # what a unit is multiplied by when the hip is larger by the factor

each_measure = pytest.mark.parametrize(("view", "key"), PAIRS)
each_view = pytest.mark.parametrize("view", VIEWS)


WAYS = {
    "in a mirror": lambda view, hips: film_of(view, mirrored(hips)),
    "larger": lambda view, hips: film_of(view, moved(hips, ((FACTOR, 0), (0, FACTOR)))),
    "elsewhere on the film": lambda view, hips: film_of(view, moved(hips, shift=(61.7, -48.3))),
    "in pixels of 0.160 x 0.143 mm": lambda view, hips: film_of(view, hips, (0.160, 0.143)),
    "in pixels of 0.1 x 0.3 mm": lambda view, hips: film_of(view, hips, (0.1, 0.3)),
    "turned 7°": lambda view, hips: film_of(view, turned(hips, 7)),
    "turned -33.3°": lambda view, hips: film_of(view, turned(hips, -33.3)),
    "turned 90°": lambda view, hips: film_of(view, turned(hips, 90)),
    "turned 180°": lambda view, hips: film_of(view, turned(hips, 180)),
    "turned 270°": lambda view, hips: film_of(view, turned(hips, 270)),
    "turned 301° in pixels that are not square": lambda view, hips: film_of(view, turned(hips, 301), (0.160, 0.143)),
}


@cache
def read_as(view, seed, way=None):
    """The values of random hips filmed in one of these ways, or plainly."""
    hips = random_hips(view, seed)
    return values(WAYS[way](view, hips) if way else film_of(view, hips))


@each_measure
@pytest.mark.parametrize("way", WAYS)
def test_the_same_hip_reads_the_same(view, key, way):
    for seed in range(10):
        for side in ("R", "L"):
            plain = read_as(view, seed)[key, side]
            assert plain is not None and math.isfinite(plain)
            if way == "larger":
                plain *= LENGTHS.get(CATALOGUE[key].unit, 1)
            filmed = read_as(view, seed, way)[key, OTHER[side] if way == "in a mirror" else side]
            assert filmed == pytest.approx(plain, rel=1e-9, abs=1e-9)


@each_measure
def test_the_two_hips_are_told_apart(view, key):
    """Two different hips read differently, so that the comparison of mirrored ones says something."""
    plain = read_as(view, 1)
    assert plain[key, "R"] != pytest.approx(plain[key, "L"], abs=1e-3)


def told(reading):
    """A reading without a value says why, in words."""
    assert reading.value is None and reading.categories == ()
    assert isinstance(reading.problem, str) and len(reading.problem) > 10
    return reading.problem


@each_measure
def test_a_missing_mark_of_its_own_is_told_by_name(view, key):
    hips = random_hips(view, 2)
    for side, name in (("R", "right"), ("L", "left")):
        for landmark in CATALOGUE[key].landmarks:
            left = read(film_of(view, without(hips, landmark, side)))
            assert told(left[key, side]) == f"{name} {LANDMARKS[landmark].name.lower()} is not marked"


@each_view
def test_a_missing_mark_changes_no_reading_but_those_that_rest_on_it(view):
    """Any one mark may be missing: a reading then has its old value, or a problem, or another pelvic line."""
    hips = random_hips(view, 3)
    whole = read(film_of(view, hips))
    for landmark in hips:
        for side in ("R", "L"):
            for which, reading in read(film_of(view, without(hips, landmark, side))).items():
                if reading.value is None:
                    assert told(reading) and landmark in CATALOGUE[which[0]].landmarks and side == which[1]
                elif reading.line == whole[which].line:
                    assert reading.value == pytest.approx(whole[which].value, abs=1e-9)
                else:
                    assert landmark == "teardrop" and reading.line == "both ischia"


@each_measure
def test_without_the_other_end_of_a_pelvic_line_there_is_no_reading_in_a_pelvic_frame(view, key):
    hips = random_hips(view, 4)
    alone = {k: {"R": sides["R"]} for k, sides in hips.items()}
    reading = read(film_of(view, alone, side="R"))[key, "R"]
    if CATALOGUE[key].frame == "pelvis":
        assert "the pelvic line is not marked" in told(reading)
    else:
        assert reading.value == pytest.approx(values(film_of(view, hips))[key, "R"])


@each_measure
def test_a_half_placed_landmark_is_told_and_not_read(view, key):
    hips = random_hips(view, 5)
    for landmark in CATALOGUE[key].landmarks:
        asked = LANDMARKS[landmark].points
        for placed in range(1, asked):
            half = {**hips, landmark: {"R": hips[landmark]["R"][:placed], "L": hips[landmark]["L"]}}
            film = read(film_of(view, half))
            name = LANDMARKS[landmark].name.lower()
            assert told(film[key, "R"]) == f"right {name}: {placed} of {asked} points placed"
            assert film[key, "L"].value is not None


@each_measure
def test_marks_that_all_coincide_are_told_and_not_read(view, key):
    spot = {k: {side: [(1.0, 2.0)] * len(p) for side, p in sides.items()} for k, sides in random_hips(view, 6).items()}
    film = read(film_of(view, spot))
    told(film[key, "R"]), told(film[key, "L"])


@each_view
def test_every_landmark_asked_for_is_shown_on_the_small_drawing(view):
    for landmark in constructions(view).landmarks:
        shown = LANDMARKS[landmark].shown[VIEWS[view].drawing]
        assert len(shown) == LANDMARKS[landmark].points
        assert all(0 < x < 100 and 0 < y < 100 for x, y in shown)


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_measure_says_what_it_is(key):
    made = CATALOGUE[key]
    assert made.key == key and made.name and made.short and made.positive and made.description.endswith(".")
    assert made.views and set(made.views) <= set(VIEWS)
