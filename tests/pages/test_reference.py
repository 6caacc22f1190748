"""The Reference page: conditions lead to their measures, signs show their criteria, the search finds both."""

import pytest

from planning.conditions import CONDITIONS
from planning.grades import GRADES
from planning.pages.reference import ages_text


@pytest.mark.parametrize(("low", "high", "words"), [
    (18, 150, "age 18 and over"), (0, 17.99, "under 18"), (6, 13.99, "age 6 to 13"), (0, 0.08, "up to 1 month"),
    (0, 0.5, "up to 6 months"),
])
def test_ages_in_words(low, high, words):
    assert ages_text(low, high) == words


def open_reference(page, app):
    page.goto(f"{app}/reference")
    page.locator("#tonnis_grade").wait_for(timeout=30_000)


def test_a_condition_opens_and_leads_to_a_measure(page, app):
    open_reference(page, app)
    page.locator("summary", has_text="Dysplasia").click()
    page.locator("details[open] a", has_text="Tönnis angle").click()
    page.wait_for_function("document.getElementById('tonnis_angle').getBoundingClientRect().top < 120")
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
    page.wait_for_function("document.querySelectorAll('details').length === 1")
    assert page.locator("details a").count() == 0, "what is not shown is not linked"
    find.fill("xylophone")
    find.press("Enter")
    page.get_by_text("Nothing matches; try another word.").wait_for()
    assert page.locator("details").count() == 0
