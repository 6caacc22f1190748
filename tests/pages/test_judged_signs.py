"""Signs judged by eye: answered in the panel, shown beside the film, kept in the case, taken back."""

import json

from tests.pages.reader import download, open_sample, readings, wait_for_film


def open_panel(page):
    page.get_by_role("button", name="Judged signs").click()
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
    assert page.get_by_role("button", name="Judged signs").count() == 0
