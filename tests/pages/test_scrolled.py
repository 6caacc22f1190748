"""A film opened from far down the gallery: the page stands at its top, with the row above the film in sight."""

from tests.pages.reader import wait_for_film


def test_a_film_opened_from_the_end_of_the_gallery_is_seen_whole(page, app):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(app)
    page.locator(".st-key-true-page-version_low button").click()  # the last of the samples
    wait_for_film(page)
    page.wait_for_timeout(1000)
    box = page.get_by_role("button", name="Open film").bounding_box()
    assert box["y"] > 50  # below the row of pages
