"""One case in two tabs: neither overwrites the other, and the one that comes late chooses how to go on."""

import pytest

from tests.pages.reader import AP, handle, open_sample, place, readings, wait_for_film

NOTE = "This case was changed elsewhere"
TEARDROPS = ["Right teardrop, point 1", "Left teardrop, point 1"]


@pytest.fixture
def tabs(page, app):
    """Two tabs of one browser on one case; in the first a teardrop was placed since, in the second another one."""
    open_sample(page, app)
    other = page.context.new_page()
    other.goto(page.url)
    wait_for_film(other)
    place(page, AP, "teardrop", "R")
    page.locator(".kept").get_by_text("Saved", exact=True).wait_for()
    page.wait_for_timeout(600)
    assert page.get_by_text(NOTE).count() == 0
    other.bring_to_front()
    place_teardrop(other, "Left")
    other.get_by_text(NOTE).wait_for()
    return page, other


def place_teardrop(tab, side):
    tab.locator(f".list li button[aria-label^='{side} teardrop,']").click()
    place(tab, AP, "teardrop", side[0])


def shown(tab):
    return [handle(tab, name).count() for name in TEARDROPS]


def reloaded(tab):
    tab.reload()
    wait_for_film(tab)
    return shown(tab)


def test_a_tab_that_comes_late_is_told_and_overwrites_nothing(tabs):
    first, late = tabs
    assert shown(late) == [0, 1]
    late.locator(".kept").get_by_text("Not saved", exact=True).wait_for()
    late.get_by_role("link", name="Summary").first.click()
    late.get_by_text("Planning summary").wait_for()
    assert late.get_by_text(NOTE).count() == 1
    assert reloaded(first) == [1, 0]


def test_opening_something_else_leaves_the_tabs_own_state_as_another_case(tabs):
    first, late = tabs
    late.get_by_role("button", name="Open film").click()
    late.get_by_role("combobox", name="Sample").click()
    late.get_by_role("option", name="Dysplasia").first.click()
    late.locator(".st-key-mark-bar-dysplasia button").click()
    kept = late.get_by_role("link", name="go back to it").first.get_attribute("href")
    assert kept.removeprefix("?") not in first.url
    late.goto(first.url.split("?")[0] + kept)
    wait_for_film(late)
    handle(late, TEARDROPS[1]).wait_for()
    assert shown(late) == [0, 1] and reloaded(first) == [1, 0]


def test_what_is_saved_is_taken_over_and_undo_has_the_tabs_own(tabs):
    first, late = tabs
    late.get_by_role("button", name="Take over what is saved").click()
    late.get_by_text(NOTE).wait_for(state="detached")
    handle(late, TEARDROPS[0]).wait_for()
    assert shown(late) == [1, 0]
    late.locator(".stage").focus()
    late.keyboard.press("Control+z")
    handle(late, TEARDROPS[1]).wait_for()
    late.keyboard.press("Control+Shift+z")
    late.wait_for_timeout(600)
    place_teardrop(late, "Left")
    late.wait_for_timeout(900)
    assert late.get_by_text(NOTE).count() == 0
    assert reloaded(first) == [1, 1]


def test_the_tabs_own_state_goes_on_as_another_case(tabs):
    first, late = tabs
    both = first.url
    late.get_by_role("button", name="Keep mine as a case of its own").click()
    late.get_by_text(NOTE).wait_for(state="detached")
    wait_for_film(late)
    assert late.url != both and shown(late) == [0, 1]
    place_teardrop(late, "Right")
    late.wait_for_timeout(900)
    assert late.get_by_text(NOTE).count() == 0
    assert reloaded(late) == [1, 1] and reloaded(first) == [1, 0]
    assert first.url == both and readings(first)
