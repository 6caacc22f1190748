"""Signs judged by eye: answered in the panel, shown beside the film, kept in the case, taken back."""

import json

import pytest

from tests.pages.reader import download, open_sample, readings, wait_for_film


def open_panel(page):
    page.locator("summary", has_text="Judged signs").click()
    page.get_by_text("Judged by eye. Choose an answer again").wait_for()


def answer(page, sign, label, side):
    """Choose an answer of a sign; the right hip's answers come before the left one's."""
    first = page.get_by_role("radiogroup", name=side).nth(sign)
    first.get_by_role("radio", name=label).click()
    page.wait_for_timeout(900)


def test_an_answer_is_shown_kept_and_taken_back(page, app):
    open_sample(page, app, marked=True)
    open_panel(page)
    assert "The ischial spine projects medial to the pelvic brim." in page.locator(".coxa-sign").first.inner_text()
    answer(page, 0, "present", "Right")
    answer(page, 3, "broken", "Left")
    assert readings(page)["Ischial spine sign", "Right"] == "present"
    assert readings(page)["Ischial spine sign", "Left"] == "–"
    assert readings(page)["Shenton line", "Left"] == "broken"
    page.reload()
    wait_for_film(page)
    assert readings(page)["Shenton line", "Left"] == "broken"
    page.get_by_role("link", name="Summary").first.click()
    case = json.loads(download(page, "Case file"))
    assert case["films"][0]["grades"] == {"ischial_spine_sign": {"R": "present"}, "shenton_line": {"L": "broken"}}
    page.get_by_role("link", name="Measure").first.click()
    wait_for_film(page)
    open_panel(page)
    answer(page, 0, "present", "Right")
    assert ("Ischial spine sign", "Right") not in readings(page)
    page.get_by_role("button", name="Clear all").click()
    page.wait_for_timeout(900)
    assert ("Shenton line", "Left") not in readings(page)


def test_a_view_without_such_signs_has_no_panel(page, app):
    open_sample(page, app, marked=True)
    page.get_by_role("radio", name="Dunn 45° R").click()
    page.locator(".coxa-readings").get_by_text("Offset ratio").wait_for()
    assert page.get_by_text("Judged signs").count() == 0


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_the_panel_opens_beside_the_film_and_leaves_it_in_sight(page, app, size):
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    open_sample(page, app, marked=True)
    assert page.locator(".coxa-sign").count() == 0
    before = page.locator(".stage").bounding_box()
    open_panel(page)
    page.wait_for_timeout(600)
    assert page.locator(".stage").bounding_box() == before
    panel = page.locator("[data-testid=stExpander]").bounding_box()
    assert panel["x"] >= before["x"] + before["width"] and panel["y"] + panel["height"] < size[1] - 100
    inside = "(b, edge) => b.getBoundingClientRect().right <= edge"
    answers = page.locator("[data-testid=stExpander] [role=radio]")
    assert answers.count() > 8
    assert all(b.evaluate(inside, panel["x"] + panel["width"]) for b in answers.all())
