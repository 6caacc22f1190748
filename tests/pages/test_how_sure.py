"""How sure the readings are, on the real page: intervals that follow the marks and the reader's own placement."""

import json
import re
from dataclasses import replace

import pytest

from planning.case import Case
from planning.noise import size_guess
from planning.pages.how_sure import caption, guess_text, own_on, own_text
from tests.measures.hips import film_of
from tests.measures.worked import rim
from tests.pages.reader import center, download, open_sample, wait_for_film

FIRST = {"teardrop": {"R": [(-40, 60)], "L": [(40, 60)]}}
AGAIN = {"teardrop": {"R": [(-39.6, 60)], "L": [(40.4, 60)]}}


def twice(**more):
    """A film with both teardrops placed twice, 0.4 mm apart to one side: squares of 0.16 over 4 degrees of freedom."""
    film, again = (film_of("ap_pelvis", hips, **more) for hips in (FIRST, AGAIN))
    return replace(film, repeats=(again.marks,))


def test_the_caption_tells_whose_placement_is_used():
    film = twice()
    own = own_on(film, Case((film,)))
    assert own == {"teardrop": pytest.approx(0.2)}
    assert caption(film, own, 1.0) == "± 95 %, by your own placement"
    assert own_text(own, 1.5) == "By your own placement: teardrop 0.20 mm. All others are taken as placed to 1.5 mm."
    once = replace(film, repeats=())
    assert caption(once, own_on(once, Case((once,))), 0.5) == "± 95 %, marks placed to 0.5 mm"


def test_what_is_known_of_landmarks_that_a_film_cannot_have_is_not_told_of_it():
    film, lateral = twice(), film_of("false_profile", {"head": {"R": rim(0, 0)}})
    assert own_on(lateral, Case((film, replace(lateral, id="other")))) == {}


@pytest.mark.parametrize(("marks", "guess"), [
    ({**FIRST, "head": {"R": rim(-90, 40)}}, "the head"), (FIRST, "the film's size"),
])
def test_on_a_film_without_scale_millimeters_are_told_as_guessed(marks, guess):
    film = film_of("ap_pelvis", marks, scale="none")
    assert size_guess(film) == guess
    assert caption(film, {}, 1.0) == "± 95 %, marks placed to 1 mm (size guessed)"
    assert caption(film, {"teardrop": 0.2}, 1.0) == "± 95 %, by your own placement (size guessed)"


def test_what_a_guessed_size_means_is_told():
    # An adult head is taken as 48 mm, a film as 430: a smaller one makes the same millimeter of hand a wider angle.
    assert guess_text("the head") == ("This film has no scale. For ± alone, the head is taken to be 48 mm across; if "
                                      "it is smaller, ± is wider. No length is told.")
    assert "the film's size is taken to be 430 mm along its longer side" in guess_text("the film's size")


def spread(page, name="LCEA", side=0):
    """Half the interval beside a value, as a number."""
    heading = page.locator("th", has_text=re.compile(f"^{name}(Wiberg|$)"))
    row = page.locator(".coxa-readings tbody tr", has=heading).first
    told = row.locator("td").nth(side).locator("> i").inner_text()
    return float(re.match(r"± ([\d.]+)°", told).group(1))


def set_placement(page, mm):
    page.locator("[class*='st-key-how-sure-'] button").first.click()
    box = page.get_by_role("spinbutton", name="Standard deviation of placing a point")
    box.fill(mm)
    box.press("Enter")
    page.get_by_text(f"marks placed to {float(mm):g} mm").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)


def test_an_interval_stands_beside_each_value_and_follows_the_marks(page, app):
    open_sample(page, app, marked=True)
    page.locator(".coxa-readings td > i").first.wait_for()
    before = spread(page)
    assert 3 < before < 6  # 1.96 times the sheet's 2.2 degrees, or near it
    assert page.locator(".coxa-chance").count() > 10
    x, y = center(page, "Right lateral sourcil, point 1")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 20, y - 60)  # twice as far from the head's center, half as unsure
    page.mouse.up()
    page.wait_for_timeout(800)
    assert spread(page) < 0.75 * before


def test_the_readers_own_placement_is_kept_in_the_case_and_changes_every_interval(page, app):
    open_sample(page, app, marked=True)
    page.locator(".coxa-readings td > i").first.wait_for()
    before = spread(page)
    set_placement(page, "0.5")
    assert abs(spread(page) - before / 2) < 0.2
    page.reload()
    wait_for_film(page)
    page.get_by_text("marks placed to 0.5 mm").wait_for()
    assert abs(spread(page) - before / 2) < 0.2
    set_placement(page, "0")
    assert spread(page) == 0
    page.get_by_role("link", name="Summary").first.click()
    assert json.loads(download(page, "Case file, to open again"))["placement_mm"] == 0


def test_the_selected_value_shows_where_a_millimeter_changes_it_most(page, app):
    open_sample(page, app, marked=True)
    swing = page.locator(".swing")
    assert "on" not in (swing.get_attribute("class") or "").split()
    page.locator(".values.left button:not(.gone)", has_text="LCEA").first.hover()
    page.wait_for_timeout(300)
    assert "on" in swing.get_attribute("class").split()
    assert re.fullmatch(r"1 mm here = [\d.]+°", swing.locator("text").text_content())
    tip, edge = swing.locator("path").last.bounding_box(), center(page, "Right lateral sourcil, point 1")
    assert abs(tip["x"] + tip["width"] - edge[0]) < 30 and abs(tip["y"] - edge[1]) < 30  # at the roof's lateral end
    page.mouse.move(*edge)
    page.mouse.down()
    page.mouse.move(edge[0] + 5, edge[1])
    page.wait_for_timeout(200)
    assert "on" not in swing.get_attribute("class").split()
    page.mouse.up()


def test_its_words_stay_on_the_stage_when_the_point_nears_the_edge(page, app):
    open_sample(page, app, marked=True)
    page.locator(".values.left button:not(.gone)", has_text="LCEA").first.click()
    stage, point = page.locator(".stage").bounding_box(), "Right lateral sourcil, point 1"
    for _ in range(40):
        x, y = center(page, point)
        words = page.locator(".swing text").bounding_box()
        assert stage["x"] <= words["x"] and words["x"] + words["width"] <= stage["x"] + stage["width"]
        if x < stage["x"] + 60:
            break
        page.mouse.move(min(x + 200, stage["x"] + stage["width"] - 20), y)
        page.mouse.wheel(0, -40)
        page.wait_for_timeout(60)
    assert x < stage["x"] + 60 and words["x"] > x  # behind the point, on its inner side
