"""How sure a reading is, in numbers and words; T23 is a test vector of the realignment sheet."""

from dataclasses import replace

import pytest

from planning.case import Category, Reading
from planning.sureness import chances, chances_text, interval_of, interval_text, spread_text, straddle_text

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
