"""Which way round a film hangs: asked on opening, lettered as answered, changed in the film's menu, and checked."""

import io

import numpy as np
import pytest
from PIL import Image

from tests.conftest import until
from tests.pages.reader import wait_for_film

ROWS, COLUMNS = 300, 400
LETTERS = """wanted => wanted === Object.values([...document.querySelectorAll('*')].map(e => e.shadowRoot ?? e)
  .map(e => e.querySelector('.edges')).find(Boolean).children).map(e => `${e.className}:${e.textContent}`).join()"""


@pytest.fixture
def picture(page, app):
    """A picture that says nothing of itself, opened from the start page."""
    file, pixels = io.BytesIO(), np.random.default_rng(5).integers(0, 255, (ROWS, COLUMNS), dtype=np.uint8)
    Image.fromarray(pixels).save(file, "png")
    page.goto(app)
    page.locator("input[type=file]").first.set_input_files(
        [{"name": "pelvis.png", "mimeType": "image/png", "buffer": file.getvalue()}])
    wait_for_film(page)
    return page


def lettered(page, left, right):
    until(page, LETTERS, f"right:{right},bottom:,left:{left},top:")


def choose(page, words):
    page.get_by_role("button", name="AP pelvis").first.click()
    page.get_by_role("combobox", name="Which way round").click()
    page.get_by_role("option", name=words).click()
    page.wait_for_timeout(800)
    page.keyboard.press("Escape")


def test_a_picture_is_asked_for_it_at_once_and_lettered_as_answered_which_can_be_changed(picture):
    page, question = picture, picture.locator(".coxa-asked")
    question.wait_for()
    assert page.get_by_text("The file names no view").count() == 1
    lettered(page, "", "")
    page.get_by_role("button", name="No, mirrored").click()
    lettered(page, "L", "R")
    assert page.get_by_text("You said that this film is mirrored").count() == 1 and question.count() == 0
    box = page.locator(".stage").bounding_box()
    for share in (0.6, 0.4):  # the right teardrop at the picture's right, as it is on a mirrored film
        page.mouse.click(box["x"] + share * box["width"], box["y"] + 0.6 * box["height"])
        page.wait_for_timeout(400)
    page.wait_for_timeout(800)
    assert page.get_by_text("other way round").count() == 0
    choose(page, "As usual")
    lettered(page, "R", "L")
    page.get_by_text("right and left lie the other way round").first.wait_for()
    choose(page, "Mirrored")
    lettered(page, "L", "R")
    page.get_by_text("right and left lie the other way round").first.wait_for(state="detached")
