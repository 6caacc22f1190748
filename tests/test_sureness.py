"""How sure a reading is, in numbers and words; T23 is a test vector of the realignment sheet."""

from dataclasses import replace

import pytest

from planning.case import Category, Reading
from planning.measures import CATALOGUE
from planning.sureness import (
    Chance,
    chances,
    chances_text,
    interval_of,
    interval_text,
    others_text,
    spread_text,
    straddle_text,
)

WIBERG = Category("wiberg", "Wiberg 20 / 25 / 40", "borderline", "seen")
T23 = Reading("lcea_sourcil", "R", "ap", 23.5, "deg", None, (WIBERG,), spread=2.2)


def test_t23_each_category_of_the_chosen_set_has_its_probability():
    told = chances(T23)
    assert [c.label for c in told] == ["dysplasia", "borderline", "normal", "overcoverage"]
    assert [c.share for c in told] == pytest.approx([0.056, 0.697, 0.248, 0.0], abs=6e-4)
    assert sum(c.share for c in told) == pytest.approx(1, abs=1e-12)
    assert chances_text(told) == "dysplasia 6 %, borderline 70 %, normal 25 %"


@pytest.mark.parametrize(("value", "said"), [
    (23.5, "straddles borderline and normal"),  # 70 % and 25 %
    (33.0, ""),  # both limits lie more than 3 deviations away
    (20.0, "straddles dysplasia and borderline"),  # one half below the limit
    (10.0, ""),
])
def test_a_value_near_a_limit_straddles_what_lies_on_either_side(value, said):
    assert straddle_text(chances(replace(T23, value=value))) == said


def test_a_value_that_may_lie_in_three_bands_says_so():
    # 22.5 between limits at 20 and 25, 5 deviations of 5: 0.31, 0.38, 0.31 by a table of the normal distribution.
    told = chances(replace(T23, value=22.5, spread=5.0))
    assert [c.share for c in told][:3] == pytest.approx([0.3085, 0.3829, 0.3083], abs=6e-4)
    assert straddle_text(told) == "straddles dysplasia, borderline and normal"


def test_the_category_of_the_value_is_always_named():
    # 61.1 between limits at 61 and 65, a deviation of 8.57: 0.50, 0.18, 0.32 by a table of the normal distribution.
    limits = CATALOGUE["acetabular_arc"].references[0]
    arc = Reading("acetabular_arc", "R", "ap", 61.1, "deg", None, (
        Category(limits.key, limits.title, limits.category(61.1), limits.evidence),), spread=16.8 / 1.96)
    assert chances_text(chances(arc)) == "decreased 50 %, normal 18 %, increased 32 %"
    assert arc.categories[0].label == "normal"
    assert straddle_text(chances(arc)) == "straddles decreased, normal and increased"


def test_what_else_a_value_could_be():
    told = chances(T23)  # 6, 70 and 25 %
    assert others_text(told, ("borderline",)) == "normal (25 %)"
    assert others_text(told, ("borderline", "normal")) == "dysplasia (6 %)"  # the most probable, however improbable
    assert others_text(told, [c.label for c in told]) == ""


@pytest.mark.parametrize(("shares", "own", "said"), [
    ((0.46, 0.46, 0.08), 2, "straddles low, middle and high"),  # the value's own is named however improbable
    ((0.79, 0.11, 0.10), 0, "straddles low, middle and high"),  # and so is each of 10 %
    ((0.79, 0.12, 0.09), 0, "straddles low and middle"),
    ((0.80, 0.02, 0.18), 1, ""),  # one of 80 % stands alone
])
def test_named_are_the_values_own_category_and_each_of_at_least_ten_percent(shares, own, said):
    names = ("low", "middle", "high")
    told = [Chance(name, share, is_own=k == own) for k, (name, share) in enumerate(zip(names, shares, strict=True))]
    assert straddle_text(told) == said


def test_two_categories_are_named_even_when_but_one_has_ten_percent():
    few = [Chance(str(k), share, is_own=k == 0) for k, share in enumerate((0.75, 0.09, 0.09, 0.07))]
    assert straddle_text(few) == "straddles 0 and 1"


@pytest.mark.parametrize("told", [
    replace(T23, doubt="the sides look exchanged"), replace(T23, categories=()), replace(T23, spread=None),
    replace(T23, value=None, problem="right femoral head is not marked"),
])
def test_what_has_no_category_has_no_probability(told):
    assert chances(told) == () and straddle_text(chances(told)) == chances_text(chances(told)) == ""


def test_marks_that_are_not_shaken_leave_the_category_alone():
    told = chances(replace(T23, value=25.0, spread=0.0))
    assert chances_text(told) == "borderline 100 %" and straddle_text(told) == ""


def test_the_interval_is_1_96_deviations_to_either_side():
    assert interval_of(T23) == pytest.approx((19.188, 27.812), abs=1e-3)
    assert (spread_text(T23), interval_text(T23)) == ("± 4.3°", "19.2° to 27.8°")
    assert spread_text(replace(T23, value=0.5, unit="ratio", spread=0.05)) == "± 0.10"
    assert spread_text(replace(T23, spread=None)) == interval_text(replace(T23, value=None)) == ""
