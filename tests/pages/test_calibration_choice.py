"""Giving a film a scale on the page. The expected arithmetic is of the circle that is clicked."""

import math
import re

import pytest

from tests.conftest import ROOT
from tests.pages.reader import wait_for_film


@pytest.fixture
def picture(page, app):
    page.goto(app)
    page.locator("input[type=file]").first.set_input_files(ROOT / "sample_images" / "normal_f.jpg")
    wait_for_film(page)
    return page


def choose(page, words):
    page.get_by_role("button", name="AP pelvis").first.click()
    page.get_by_label("Scale").first.click()
    page.get_by_role("option", name=words).click()
    page.wait_for_timeout(1200)
    page.keyboard.press("Escape")
    page.wait_for_timeout(800)


def scale(page):
    return page.locator(".coxa-scale", has_text="Scale:").inner_text()


def test_a_ball_is_asked_for_first_and_its_circle_gives_the_scale(picture):
    page = picture
    assert scale(page) == "Scale: none; angles and ratios only."
    choose(page, "By a ball or disc on the film")
    assert page.locator(".list strong").inner_text() == "Calibration ball"
    box = page.locator(".stage").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for turn in (20, 140, 260):
        page.mouse.click(x + 60 * math.cos(math.radians(turn)), y + 60 * math.sin(math.radians(turn)))
        page.wait_for_timeout(150)
    page.get_by_text("Scale: calibrated").wait_for()
    # 120 window pixels across; the film of 2560 columns is fitted by its width or its height of 2176.
    pixels = 120 / min(box["width"] / 2560, box["height"] / 2176)
    told = re.search(r"ball of 25 mm, ([\d.]+) pixels across: 25 / ([\d.]+) = ([\d.]+) mm a pixel", scale(page))
    assert float(told[1]) == float(told[2]) == pytest.approx(pixels, rel=0.01)
    assert float(told[3]) == pytest.approx(25 / pixels, rel=0.01)
    assert page.locator(".list strong").inner_text() == "Right teardrop"
    depth = page.locator(".coxa-scale", has_text="50 mm nearer to the detector, 5.2 % too large")  # 1010 / 960
    assert depth.count() == 1
    page.get_by_role("button", name="AP pelvis").first.click()
    told = page.get_by_test_id("stCaptionContainer")
    told.filter(has_text="5.2 % too large").wait_for()
    told.filter(has_text="Scale: calibrated").wait_for()  # as it is now, without a reload
    assert told.filter(has_text="Mark it now").count() == 0
    page.keyboard.press("Escape")
    choose(page, "As the file tells it")
    assert depth.count() == 0
    page.get_by_text("Scale: none; angles and ratios only.").wait_for()
    assert page.locator(".handles g").count() == 0
