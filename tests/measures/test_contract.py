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
SIDED = [(view, key) for view, key in PAIRS if CATALOGUE[key].sided]
OTHER = {"R": "L", "L": "R", "-": "-"}
FACTOR = 1.37
LENGTHS = {"mm": FACTOR}  # what a unit is multiplied by when the hip is larger by the factor
COUNTED = ("sign", "grade")  # of a few values, which two hips may well share
# What is read once for the film has a side of its own; it follows the patient into a mirror.
MIRRORED = {
    "pelvic_obliquity": lambda value: -value,
    "coccyx_symphysis_offset": lambda value: -value,
    "foramen_ratio": lambda value: 1 / value,
    "symphysis_sacrococcygeal_distance": lambda value: value,
}
# Read against the upper edge of the film, so that turning the film is another film: tested below.
UPRIGHT = ("acea_sourcil", "acea_bone", "roof_arc_anterior", "roof_arc_posterior", "pelvic_obliquity")
# The upper half of the film is the front of the knee: it may lean, and not lie on its side.
LEANING = ("mckibbin_index", *(key for key in CATALOGUE if key.startswith("femoral_version")))
FAR_ROUND = ("turned 90°", "turned 180°", "turned 270°", "turned 301° in pixels that are not square")

each_measure = pytest.mark.parametrize(("view", "key"), PAIRS)
each_sided = pytest.mark.parametrize(("view", "key"), SIDED)
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


def sides(key):
    return ("R", "L") if CATALOGUE[key].sided else ("-",)


@pytest.mark.parametrize(
    ("view", "key", "way"), [(*pair, way) for pair in PAIRS for way in WAYS
                             if not ("turned" in way and pair[1] in UPRIGHT)
                             and not (way in FAR_ROUND and pair[1] in LEANING)
                             # In the plane only: a leg that is not longer too leans otherwise (test_slices.py).
                             and not (way == "larger" and pair[1].endswith("_mechanical"))]
)
def test_the_same_hip_reads_the_same(view, key, way):
    for seed in range(10):
        for side in sides(key):
            plain = read_as(view, seed)[key, side]
            assert plain is not None and math.isfinite(plain)
            if way == "larger":
                plain *= LENGTHS.get(CATALOGUE[key].unit, 1)
            if way == "in a mirror" and side == "-":
                plain = MIRRORED[key](plain)
            filmed = read_as(view, seed, way)[key, OTHER[side] if way == "in a mirror" else side]
            assert filmed == pytest.approx(plain, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("key", "view", "side", "way"),
    (
        ("acea_sourcil", "false_profile", "R", -1), ("acea_bone", "false_profile", "L", 1),
        ("pelvic_obliquity", "ap_pelvis", "-", 1), ("pelvic_obliquity", "ap_child", "-", 1),
    ),
)
def test_what_is_read_against_the_edge_of_the_film_turns_with_the_film(key, view, side, way):
    """Clockwise by 4°: what lay to the left of straight up comes 4° nearer to it, and the left end rises by 4°."""
    for seed in range(10):
        hips = random_hips(view, seed)
        straight, leaning = (values(film_of(view, turned(hips, degrees)))[key, side] for degrees in (0, 4))
        assert leaning - straight == pytest.approx(4 * way, abs=1e-9)


@pytest.mark.parametrize(("view", "key"), [pair for pair in SIDED if CATALOGUE[pair[1]].unit not in COUNTED])
def test_the_two_hips_are_told_apart(view, key):
    """Two different hips read differently, so that the comparison of mirrored ones says something."""
    plain = read_as(view, 1)
    assert plain[key, "R"] != pytest.approx(plain[key, "L"], abs=1e-3)


def told(reading):
    """A reading without a value says why, in words."""
    assert reading.value is None and reading.categories == ()
    assert isinstance(reading.problem, str) and len(reading.problem) > 10
    return reading.problem


def needed(key, side):
    """The landmarks a measure rests on, with the side each is marked on; once for the film is from the right."""
    made, own = CATALOGUE[key], "R" if side == "-" else side
    return [*((k, own if LANDMARKS[k].sided else "-") for k in made.landmarks), *((k, OTHER[own]) for k in made.across)]


@each_measure
def test_a_missing_mark_of_its_own_is_told_by_name(view, key):
    hips = random_hips(view, 2)
    for side in sides(key):
        for landmark, where in needed(key, side):
            left = read(film_of(view, without(hips, landmark, where), side="B"))
            name = f"{ {'R': 'right ', 'L': 'left ', '-': ''}[where]}{LANDMARKS[landmark].name.lower()}"
            assert told(left[key, side]) == f"{name} is not marked"


@each_view
def test_a_missing_mark_changes_no_reading_but_those_that_rest_on_it(view):
    """Any one mark may be missing: a reading then has its old value, or a problem, or another pelvic line."""
    hips = random_hips(view, 3)
    whole = read(film_of(view, hips))
    for landmark in hips:
        for side in hips[landmark]:
            for which, reading in read(film_of(view, without(hips, landmark, side), side="B")).items():
                if reading.value is None and CATALOGUE[which[0]].frame == "hilgenreiner" and landmark == "triradiate":
                    assert "triradiate cartilage" in told(reading)
                elif reading.value is None:
                    assert told(reading) and (landmark, side) in needed(*which)
                elif reading.line == whole[which].line:
                    assert reading.value == pytest.approx(whole[which].value, abs=1e-9)
                else:
                    assert (landmark, reading.line) in (
                        ("teardrop", "both ischia"), ("triradiate", "both femoral head centers"),
                        ("posterior_pelvis", "both femoral head centers"),
                    )


@each_sided
def test_without_the_other_end_of_a_pelvic_line_there_is_no_reading_in_a_pelvic_frame(view, key):
    hips = random_hips(view, 4)
    alone = {k: {"R": both["R"]} for k, both in hips.items() if "R" in both}
    reading = read(film_of(view, alone, side="R"))[key, "R"]
    if CATALOGUE[key].across:
        assert told(reading).startswith("left ")
    elif CATALOGUE[key].frame:
        line = {"ap_pelvis": "the pelvic line", "ap_child": "Hilgenreiner's line",
                "axial": "the transverse line of the pelvis"}[view]
        assert f"{line} is not marked" in told(reading)
    else:
        assert reading.value == pytest.approx(values(film_of(view, hips))[key, "R"])


@each_sided
def test_a_half_placed_landmark_is_told_and_not_read(view, key):
    hips = random_hips(view, 5)
    for landmark in CATALOGUE[key].landmarks:
        asked = LANDMARKS[landmark].least
        for placed in range(1, asked):
            half = {**hips, landmark: {"R": hips[landmark]["R"][:placed], "L": hips[landmark]["L"]}}
            film = read(film_of(view, half))
            name = LANDMARKS[landmark].name.lower()
            assert told(film[key, "R"]) == f"right {name}: {placed} of {asked} points placed"
            assert film[key, "L"].value is not None


@each_measure
def test_marks_that_all_coincide_are_told_and_not_read(view, key):
    spot = {k: {side: [(1.0, 2.0)] * len(p) for side, p in both.items()} for k, both in random_hips(view, 6).items()}
    film = read(film_of(view, spot))
    for side in sides(key):
        if key == "crossover_sign":
            assert film[key, side].value == 0, "two outlines on one spot do not cross"
        else:
            told(film[key, side])


@each_view
def test_every_landmark_asked_for_is_shown_on_the_small_drawing(view):
    for landmark in constructions(view).landmarks:
        shown = LANDMARKS[landmark].shown[VIEWS[view].drawing]
        assert len(shown) == LANDMARKS[landmark].points >= LANDMARKS[landmark].least
        assert all(0 < x < 100 and 0 < y < 100 for x, y in shown)


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_measure_says_what_it_is(key):
    made = CATALOGUE[key]
    assert made.key == key and made.name and made.short and made.positive and made.description.endswith(".")
    assert made.views and set(made.views) <= set(VIEWS)
