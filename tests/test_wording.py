"""How values are printed: by hand, with the typographic minus, and never a negative nought."""

import pytest

from planning.case import Category, Reading
from planning.measures import CATALOGUE
from planning.wording import DECIMALS, SIGNS, STATEMENT, age_text, category_text, reading_text, value_text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    (
        (28.0, "deg", "28.0°"),
        (24.96, "deg", "25.0°"),
        (-6.34, "deg", "−6.3°"),
        (-0.0, "deg", "0.0°"),
        (0.0, "deg", "0.0°"),
        (-0.04, "deg", "0.0°"),
        (0.04, "deg", "0.0°"),
        (-0.06, "deg", "−0.1°"),
        (180.0, "deg", "180.0°"),
        (23.71, "%", "23.7 %"),
        (-10.0, "%", "−10.0 %"),
        (0.174, "ratio", "0.17"),
        (-0.004, "ratio", "0.00"),
        (-0.1, "ratio", "−0.10"),
        (4.25, "mm", "4.2 mm"),
        (-12.0, "mm", "−12.0 mm"),
        (1.0, "sign", "present"),
        (0.0, "sign", "absent"),
        (1.0, "grade", "I"),
        (4.0, "grade", "IV"),
    ),
)
def test_a_value_in_words(value, unit, text):
    assert value_text(value, unit) == text


def test_every_unit_of_the_catalogue_has_its_decimals_and_sign():
    assert {m.unit for m in CATALOGUE.values()} <= set(DECIMALS) == set(SIGNS)


def reading(value=30.0, problem=None, *categories):
    return Reading("lcea_sourcil", "R", "ap", value, "deg", problem, categories)


def test_a_reading_without_a_value_is_a_dash_and_its_problem():
    missing = reading(None, "right femoral head is not marked")
    assert reading_text(missing) == "–"
    assert category_text(missing) == "right femoral head is not marked"


def test_a_true_nought_is_printed():
    assert reading_text(reading(0.0)) == "0.0°"


def test_the_category_is_that_of_the_first_set_with_its_title():
    wiberg = Category("wiberg", "Wiberg 20 / 25 / 40", "normal", "seen")
    doubtful = Category("other", "Other", "high", "unverified")
    assert category_text(reading(30.0, None, wiberg, doubtful)) == "normal · Wiberg 20 / 25 / 40"
    assert category_text(reading(30.0, None, doubtful, wiberg)) == "high · Other (unverified)"


def test_when_no_set_fits_the_words_say_so():
    assert category_text(reading(30.0)) == "no limits for this view, age and sex"


@pytest.mark.parametrize(("age", "text"), [
    (30, "30 years"), (30.5, "30.5 years"), (3, "3 years"), (1, "1 year"), (0, "0 years"), (2.0, "2 years"),
    (0.58, "7 months"), (0.08, "1 month"), (0.91, "11 months"), (1.58, "1 year 7 months"), (2.99, "2 years 11 months"),
])
def test_an_age_in_words(age, text):
    assert age_text(age) == text


def test_without_any_published_limits_the_words_do_not_speak_of_the_patient():
    assert category_text(reading(30.0), published=False) == "no published limits"


def test_the_statement():
    assert STATEMENT == "Coxa supports, and does not replace, surgical judgment."
