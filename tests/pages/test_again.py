"""A film placed again, blind, on the real page: earlier marks out of sight, kept over a reload, undo within itself."""

import json
import re

import pytest

from tests.pages.reader import AP, SAMPLE, download, handle, open_sample, place, readings, wait_for_film

TEARDROP = "Right teardrop, point 1"
# Each mark a pixel beside the true one: a reader's own.
FIRST = {key: {side: [[x + 1, y] for x, y in points] for side, points in sides.items()}
         for key, sides in AP["marks"].items()}


@pytest.fixture
def marked(tmp_path):
    """A case file of the drawn sample as a reader marked it."""
    file = tmp_path / "marked.json"
    file.write_text(json.dumps({**SAMPLE, "films": [{**AP, "marks": FIRST}]}))
    return file


def begin(page, app, marked):
    page.goto(app)
    page.locator("input[type=file]").first.set_input_files([marked])
    wait_for_film(page)
    page.locator("[class*='st-key-how-sure-'] button").first.click()
    page.get_by_role("button", name="Place again, blind").click()
    page.get_by_text("Second placement of this film, blind").wait_for()
    wait_for_film(page)
    handle(page, TEARDROP).wait_for(state="detached")


def case_file(page):
    page.get_by_role("link", name="Summary").first.click()
    return json.loads(download(page, "Case file, to open again"))["films"][0]


def test_the_earlier_marks_and_all_values_are_out_of_sight(page, app, marked):
    begin(page, app, marked)
    assert page.locator(".handles g").count() == 0
    assert page.locator(".coxa-readings").count() == 0
    assert page.locator(".values button").count() == 0
    assert page.get_by_role("button", name="Finish").is_disabled()
    assert page.locator(".asks").is_hidden()  # no suggestions: the placement is to tell of the reader's own hand


def test_it_lasts_over_a_reload_and_when_finished_the_first_marks_are_back(page, app, marked):
    begin(page, app, marked)
    place(page, AP, "teardrop", "R")
    place(page, AP, "teardrop", "L")
    handle(page, "Left teardrop, point 1").wait_for()
    page.wait_for_timeout(800)
    page.reload()
    wait_for_film(page)
    page.get_by_text("Second placement of this film, blind").wait_for()
    assert page.locator(".handles g").count() == 2
    page.get_by_role("button", name="Finish").click()
    handle(page, "Right lateral sourcil, point 1").wait_for()
    assert ("LCEA", "Right") in readings(page)
    page.get_by_text("How well you repeat: 1 blind placement").wait_for()
    page.get_by_text("± 95 %, by your own placement").click()  # two teardrops, twice: enough to be used
    page.get_by_text(re.compile(r"^By your own placement: teardrop \d\.\d\d mm\. All others are taken")).wait_for()
    page.keyboard.press("Escape")
    film = case_file(page)
    assert film["marks"] == FIRST and "again" not in film
    (repeat,) = film["repeats"]
    assert set(repeat) == {"teardrop"} and repeat["teardrop"] != FIRST["teardrop"]


def test_undo_stays_within_its_own_placement(page, app, marked):
    begin(page, app, marked)
    place(page, AP, "teardrop", "R")
    handle(page, TEARDROP).wait_for()
    for _ in range(4):
        page.keyboard.press("Control+z")
        page.wait_for_timeout(150)
    assert page.locator(".handles g").count() == 0  # not the first marks
    page.get_by_role("button", name="Give up").click()
    handle(page, "Right lateral sourcil, point 1").wait_for()
    count = page.locator(".handles g").count()
    page.locator(".stage").focus()
    for key in ("Control+z", "Control+Shift+z"):
        page.keyboard.press(key)
        page.wait_for_timeout(400)
    assert page.locator(".handles g").count() == count
    film = case_file(page)
    assert film["marks"] == FIRST and "repeats" not in film and "again" not in film


def test_true_marks_of_a_sample_are_not_compared_with_a_readers(page, app):
    open_sample(page, app, marked=True)
    page.locator("[class*='st-key-how-sure-'] button").first.click()
    page.get_by_text("True marks of a sample are not your placements").wait_for()
    assert page.get_by_role("button", name="Place again, blind").is_disabled()
