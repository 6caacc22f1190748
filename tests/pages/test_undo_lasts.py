"""Undo and redo go on where they were, after another page and after another film of the case."""

import pytest

from tests.pages.reader import AP, SAMPLE, handle, open_sample, place, wait_for_film

TEARDROPS = ["Right teardrop, point 1", "Left teardrop, point 1"]
DUNN = SAMPLE["films"][1]


def press(page, keys):
    page.locator(".stage").focus()
    page.keyboard.press(keys)
    page.wait_for_timeout(700)


def shown(page):
    return [handle(page, name).count() for name in TEARDROPS]


def by_another_page(page):
    page.get_by_role("link", name="Compare").first.click()
    page.get_by_text("Nothing is measured yet").wait_for()
    page.get_by_role("link", name="Measure").first.click()
    wait_for_film(page)


def show(page, film, measure):
    page.get_by_role("radio", name=film).click()
    page.locator(".coxa-readings").get_by_text(measure).first.wait_for()
    wait_for_film(page)


@pytest.fixture
def marked(page, app):
    """Both teardrops are placed on the pelvis of the sample case."""
    open_sample(page, app)
    for side in ("R", "L"):
        place(page, AP, "teardrop", side)
    page.wait_for_timeout(900)
    assert shown(page) == [1, 1]
    return page


def test_what_was_placed_is_undone_and_redone_after_another_page(marked):
    by_another_page(marked)
    press(marked, "Control+z")
    assert shown(marked) == [1, 0]
    by_another_page(marked)  # with something to undo and something to redo
    assert shown(marked) == [1, 0]
    press(marked, "Control+Shift+z")
    assert shown(marked) == [1, 1]
    for _ in range(3):
        press(marked, "Control+z")
    assert shown(marked) == [0, 0]
    marked.reload()
    wait_for_film(marked)
    assert shown(marked) == [0, 0]  # each step was kept


def test_each_film_of_a_case_has_what_was_done_on_it(marked):
    show(marked, "Dunn 45° R", "Offset ratio")
    place(marked, DUNN, "head", "R", 3)
    marked.wait_for_timeout(900)
    rim = [f"Right femoral head, point {k}" for k in (1, 2, 3)]
    assert [handle(marked, name).count() for name in rim] == [1, 1, 1]
    show(marked, "AP pelvis", "LCEA bone")
    press(marked, "Control+z")
    assert shown(marked) == [1, 0]
    show(marked, "Dunn 45° R", "Offset ratio")
    press(marked, "Control+z")
    assert [handle(marked, name).count() for name in rim] == [1, 1, 0]
    show(marked, "AP pelvis", "LCEA bone")
    press(marked, "Control+y")
    assert shown(marked) == [1, 1]


def test_after_a_reload_there_is_nothing_to_undo(marked):
    marked.reload()
    wait_for_film(marked)
    assert marked.locator("[data-action=undo]").is_disabled()
    press(marked, "Control+z")
    assert shown(marked) == [1, 1]
