"""A picture on which a name may be written: the summary page asks before it shows it."""

import io

import numpy as np
from PIL import Image

from planning.pages.looked import QUESTION
from tests.pages.reader import download, open_sample, wait_for_film
from tests.reports.pdf_images import images_in


def picture() -> bytes:
    written = io.BytesIO()
    pixels = np.random.default_rng(6).integers(0, 255, (300, 400), dtype=np.uint8)
    Image.fromarray(pixels).save(written, "PNG")
    return written.getvalue()


def to_summary(page):
    page.get_by_role("link", name="Summary").first.click()
    page.locator("[data-testid=stImage] img").first.wait_for(timeout=30_000)


def test_a_picture_is_asked_about_and_shown_once_the_reader_has_looked(page, app):
    page.goto(app)
    page.locator("input[type=file]").first.set_input_files(
        [{"name": "film.png", "mimeType": "image/png", "buffer": picture()}])
    wait_for_film(page)
    to_summary(page)
    assert images_in(download(page, "PDF summary")) == 0
    page.get_by_text(QUESTION).click()
    page.wait_for_timeout(2500)
    assert images_in(download(page, "PDF summary")) == 1


def test_a_film_that_says_it_is_clean_is_not_asked_about(page, app):
    open_sample(page, app)
    to_summary(page)
    assert images_in(download(page, "PDF summary")) == 2  # the sample is of two films
    assert page.get_by_text(QUESTION).count() == 0
