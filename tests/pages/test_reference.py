"""The Reference page: conditions lead to their measures, signs show their criteria, the search finds both."""

import re

import pytest

from planning.catalogue import grade_record, measure_record
from planning.conditions import CONDITIONS
from planning.grades import GRADES
from planning.measures import CATALOGUE
from planning.pages.reference import _measure, _searched, ages_text
from tests.conftest import until


@pytest.mark.parametrize(("low", "high", "words"), [
    (18, 150, "age 18 and over"), (0, 17.99, "under 18"), (6, 13.99, "age 6 to 13"), (0, 0.08, "up to 1 month"),
    (0, 0.5, "up to 6 months"), (0.08, 0.249, "1 to 2 months"), (0.58, 0.829, "7 to 9 months"),
    (1.58, 1.999, "19 to 23 months"), (2, 2.999, "age 2"), (3, 4.999, "age 3 to 4"), (1, 17.99, "age 1 to 17"),
])
def test_ages_in_words(low, high, words):
    assert ages_text(low, high) == words


def test_a_published_table_of_many_sets_is_one_table():
    """44 sets, as the sheet prints them: 11 ages by 4 columns, and the two single sets above it."""
    html = _measure(measure_record(CATALOGUE["acetabular_index"]))
    single, by_age = (re.findall("<tr>.*?</tr>", table) for table in re.findall("<table.*?</table>", html))
    assert len(single) == 1 + 2 and len(by_age) == 1 + 11
    cells = [re.findall("<t[dh][^>]*>(.*?)</t[dh]>", row) for row in by_age]
    assert cells[0] == ["Age", "Girls, right", "Girls, left", "Boys, right", "Boys, left"]
    assert cells[1] == ["1 to 2 months", "36 / 41.5", "36 / 41.5", "29 / 33", "31 / 35"]
    assert cells[-1] == ["Age 5 to 6", "18 / 23", "20 / 23.5", "17 / 21", "19 / 23"]
    assert html.count("unverified") == 2 and "normal, critical zone, severe dysplasia" in html  # its class and its word


@pytest.mark.parametrize(("word", "found"), [
    ("lcea", {"lcea_sourcil", "lcea_bone"}), ("fear", {"fear_index"}), ("awi", {"anterior_wall_index"}),
    ("wiberg", {"lcea_sourcil", "lcea_bone"}),  # the title of a set of limits
    ("cam", {"alpha_angle", "alpha_ap", "head_neck_offset_ratio"}),  # a band
    ("ultrasound", {"fear_index"}),  # a population
    ("schwabe", {"fear_index"}),  # a paper
])
def test_a_measure_is_found_by_its_short_name_and_by_its_limits(word, found):
    matching = {key for key, m in CATALOGUE.items() if word in _searched(measure_record(m))}
    assert found <= matching and len(matching) < 8


def test_a_sign_is_found_by_its_answers():
    assert "broken" in _searched(grade_record(GRADES["shenton_line"]))


def open_reference(page, app):
    page.goto(f"{app}/reference")
    page.locator("#tonnis_grade").wait_for(timeout=30_000)


def test_a_condition_opens_and_leads_to_a_measure(page, app):
    open_reference(page, app)
    page.locator("summary", has_text="Dysplasia").click()
    page.locator("details[open] a", has_text="Tönnis angle").click()
    until(page, "document.getElementById('tonnis_angle').getBoundingClientRect().top < 120")
    assert page.locator("#tonnis_angle").bounding_box()["y"] > 40, "not under the head of the page"
    assert page.url.endswith("/reference#tonnis_angle")


def test_every_condition_and_every_link_of_it_is_there(page, app):
    open_reference(page, app)
    shown = page.locator("details").all()
    assert len(shown) == len(CONDITIONS)
    for condition, box in zip(CONDITIONS, shown, strict=True):
        text = " ".join(box.text_content().split())
        assert condition.what in text and condition.hidden in text
        assert [a.get_attribute("href") for a in box.locator("a").all()] == [f"#{key}" for key in condition.measures]
    missing = page.evaluate("[...document.querySelectorAll('details a')].filter(a => "
                            "!document.getElementById(a.hash.slice(1))).map(a => a.hash)")
    assert missing == []


def test_the_criteria_of_the_signs_judged_by_eye_are_shown(page, app):
    open_reference(page, app)
    text = " ".join(page.inner_text("body").split())
    for graded in GRADES.values():
        assert all(choice.criterion in text for choice in graded.choices)
        assert all(source.locator in text for source in graded.sources)


def test_the_search_finds_measures_and_conditions_and_says_when_it_does_not(page, app):
    open_reference(page, app)
    find = page.get_by_label("Find a measure or a condition")
    find.fill("dislocation")
    find.press("Enter")
    until(page, "document.querySelectorAll('details').length === 1")
    assert page.locator("details a").count() == 0, "what is not shown is not linked"
    find.fill("xylophone")
    find.press("Enter")
    page.get_by_text("Nothing matches; try another word.").wait_for()
    assert page.locator("details").count() == 0
