"""What a reader says of a case beside its marks is there after a reload: patient, protocol, judged signs, limits."""

import json

from tests.pages.reader import download, open_sample, readings, wait_for_film

MEASURE = "Lateral center-edge angle (sourcil)"


def choose(page, box, option):
    box.click()
    page.get_by_role("option", name=option).click()
    page.wait_for_timeout(1200)


def tell_the_patient(page):
    page.get_by_role("button", name="Age, sex").click()
    page.get_by_role("spinbutton", name="Age in full years").fill("31")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="31 years").wait_for()
    page.get_by_role("radiogroup", name="Sex").get_by_text("Female", exact=True).click()
    page.get_by_role("button", name="31 years, female").wait_for()
    page.keyboard.press("Escape")


def judge(page):
    page.get_by_text("Judged signs").click()
    page.get_by_role("radiogroup", name="Right").first.get_by_role("radio", name="present").click()
    page.wait_for_timeout(900)


def choose_reference(page):
    """Another set than the first for the first measure of the Compare page; its title."""
    page.get_by_role("link", name="Compare").first.click()
    box = page.get_by_role("combobox", name="Reference set").first
    box.click()
    title = page.get_by_role("option").nth(1).inner_text()
    page.keyboard.press("Escape")
    choose(page, box, title)
    return title


def case_now(page):
    page.get_by_role("link", name="Summary").first.click()
    return json.loads(download(page, "Case file"))


def test_all_that_was_said_of_a_case_is_there_after_a_reload(page, app):
    open_sample(page, app, marked=True)
    tell_the_patient(page)
    choose(page, page.get_by_role("combobox", name="Protocol"), "Lateral coverage only")
    wait_for_film(page)
    judge(page)
    shown = readings(page)
    title = choose_reference(page)
    page.reload()
    box = page.get_by_role("combobox", name="Reference set").first
    box.wait_for()
    assert box.input_value() == title
    page.get_by_role("link", name="Measure").first.click()
    wait_for_film(page)
    page.reload()
    wait_for_film(page)
    assert readings(page) == shown and shown["Ischial spine sign", "Right"] == "present"
    assert page.get_by_role("combobox", name="Protocol").input_value() == "Lateral coverage only"
    page.get_by_role("button", name="31 years, female").wait_for()
    case = case_now(page)
    assert case["patient"] == {"age": 31, "sex": "F"} and len(case["references"]) == 1
    assert case["films"][0]["protocol"] and case["films"][0]["grades"] == {"ischial_spine_sign": {"R": "present"}}
