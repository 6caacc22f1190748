"""Slips of the hand on slices, each made on the true marks of a sample; the true marks themselves are not doubted."""

from dataclasses import replace

import pytest

from planning.casefile import read_case
from planning.reading import read_case_films
from tests.conftest import ROOT

SAMPLE = read_case((ROOT / "sample_images" / "version_normal.case.json").read_bytes())


def holder(key):
    """The slice on which a landmark is marked."""
    return next(film for film in SAMPLE.films if key in film.marks)


def moved(key, side, points, film=None):
    """The sample with a landmark of one side marked elsewhere: its points, and the slice if it is another."""
    case, own = SAMPLE, holder(key)
    there = film or own
    kept = {k: {s: p for s, p in sides.items() if (k, s) != (key, side)} for k, sides in own.marks.items()}
    case = case.with_film(own.with_marks({k: sides for k, sides in kept.items() if sides}))
    there = case.film(there.id)
    marks = {**there.marks, key: {**there.marks.get(key, {}), side: tuple(points)}}
    return case.with_film(there.with_marks(marks))


def doubts(case):
    return {(r.key, r.side): r.doubt for r in read_case_films(case) if r.doubt}


@pytest.mark.parametrize("name", ("normal", "high", "low"))
def test_true_marks_are_not_doubted(name):
    assert doubts(read_case((ROOT / "sample_images" / f"version_{name}.case.json").read_bytes())) == {}


def test_condyles_of_two_legs_are_doubted_and_not_classified():
    sides = holder("condyles_posterior").marks["condyles_posterior"]
    case = moved("condyles_posterior", "R", (sides["R"][1], sides["L"][1]))
    found = doubts(case)["femoral_version_murphy", "R"]
    assert found == "right posterior condyles is marked nearer to the other hip: is it on the other leg?"
    read = next(r for r in read_case_films(case) if (r.key, r.side) == ("femoral_version_murphy", "R"))
    assert read.value is not None and read.categories == ()


def test_condyles_on_two_slices_are_doubted():
    lateral, medial = holder("condyles_posterior").marks["condyles_posterior"]["R"]
    own = holder("condyles_posterior")
    x, y, z = own.position_mm
    other = replace(own, id="beside", position_mm=(x, y, z - 3.0), marks={"condyles_posterior": {"R": (medial,)}})
    case = moved("condyles_posterior", "R", (lateral,)).with_film(other)
    assert "on slices 3 mm apart" in doubts(case)["femoral_version_lee", "R"]


def test_a_rim_marked_far_from_the_head_is_doubted():
    far = holder("canal_murphy")
    spot = holder("rim_anterior_central").marks["rim_anterior_central"]["L"]
    found = doubts(moved("rim_anterior_central", "L", spot, far))
    assert "slices" in found["acetabular_version_central", "L"] and ("mckibbin_index", "L") in found
    assert ("acetabular_version_central", "R") not in found and ("femoral_version_murphy", "L") not in found


def test_the_upper_rim_below_the_head_is_doubted():
    low = holder("neck_tomczak")
    case = SAMPLE
    for key in ("rim_anterior_cranial", "rim_posterior_cranial"):
        points = holder(key).marks[key]["R"]
        own = case.film(holder(key).id)
        case = case.with_film(own.with_marks({k: {s: p for s, p in sides.items() if (k, s) != (key, "R")}
                                              for k, sides in own.marks.items()}))
        there = case.film(low.id)
        case = case.with_film(there.with_marks({**there.marks, key: {"R": points}}))
    assert "is marked below the right femoral head" in doubts(case)["acetabular_version_cranial", "R"]


def test_an_angle_that_no_hip_has_is_doubted():
    # Anterior and posterior rim exchanged: the socket would open backward.
    own = holder("rim_anterior_central")
    front, back = (own.marks[f"rim_{end}_central"]["R"] for end in ("anterior", "posterior"))
    turned = {**own.marks, "rim_anterior_central": {**own.marks["rim_anterior_central"], "R": back},
              "rim_posterior_central": {**own.marks["rim_posterior_central"], "R": front}}
    found = doubts(SAMPLE.with_film(own.with_marks(turned)))
    assert "is outside what any hip has" in found["acetabular_version_central", "R"]
