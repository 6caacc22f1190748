"""Every measure has a worked example, and reads it."""

import pytest

from planning.measures import CATALOGUE
from tests.measures.hips import film_of, mirrored, values
from tests.measures.worked import WORKED

ROWS = [(key, example) for key, examples in WORKED.items() for example in examples]
each_example = pytest.mark.parametrize(("key", "example"), ROWS, ids=[f"{k} {e.expected:g}" for k, e in ROWS])


def test_every_measure_has_a_worked_example():
    assert set(WORKED) == set(CATALOGUE)
    assert all(WORKED.values())


@each_example
def test_worked_example(key, example):
    right = values(film_of(example.view, example.marks, side="R"))
    left = values(film_of(example.view, mirrored(example.marks), spacing=(0.160, 0.143), side="L"))
    if not CATALOGUE[key].sided:
        assert right[key, "-"] == pytest.approx(example.expected, abs=example.within), example.origin
        return
    assert right[key, "R"] == pytest.approx(example.expected, abs=example.within), example.origin
    assert left[key, "L"] == pytest.approx(example.expected, abs=example.within), example.origin


@each_example
def test_the_origin_of_the_value_is_told(key, example):
    assert len(example.origin) > 10


def test_both_signs_and_an_angle_past_90_are_among_them():
    for key in ("lcea_sourcil", "lcea_bone", "tonnis_angle", "extrusion_index", "head_neck_offset_ratio",
                "crossover_sign", "posterior_wall_sign", "fear_index", "acea_sourcil", "articulo_trochanteric_distance",
                "head_neck_offset", "pelvic_obliquity", "coccyx_symphysis_offset"):
        assert {example.expected > 0 for example in WORKED[key]} == {True, False}, key
    for key in ("alpha_angle", "alpha_ap"):
        assert max(example.expected for example in WORKED[key]) > 90, key
