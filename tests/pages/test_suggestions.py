"""Suggestions on the real page: seen as a ghost, measured only once accepted, told in the case file."""

import json
import re

import numpy as np
import pytest

from tests.conftest import ROOT
from tests.pages.reader import center, download, film_point, handle, place, wait_for_film

FILM = json.loads((ROOT / "sample_images" / "normal_f.case.json").read_text())["films"][0]
OFFER = ".offer"
CAPTION = re.compile(r"^\d+ of 360 rim points agree, on \d+° of arc; residual [\d.]+ mm, radius [\d.]+ mm\.")


@pytest.fixture
def reader(page, app):
    """A page on a rendered film with both teardrops placed, so that the right head comes next."""
    page.goto(f"{app}/?sample=normal_f")
    wait_for_film(page)
    for side in "RL":
        place(page, FILM, "teardrop", side)
    page.locator(".badge strong", has_text="Right femoral head").wait_for()
    return page


def near_center(page, right=0.0, down=0.0):
    """Where the true center of the right head is on the screen, or so many film pixels beside it."""
    x, y = np.mean(FILM["marks"]["head"]["R"], axis=0)
    return film_point(page, FILM, x + right, y + down)


def ask_for_head(page):
    """The button, then a click near the center; returns when the ghost is seen."""
    page.locator(".list .suggest").click()
    page.locator(OFFER, has_text="Click near the center").wait_for()
    page.mouse.click(*near_center(page, 12, 8))
    page.locator(f"{OFFER} .accept").wait_for()


def drawn(page):
    """The corners of the ghost's diamonds, as many as it has points."""
    return len(re.findall("M", page.locator(".ghost .points").get_attribute("d") or ""))


def rim_handles(page):
    return page.locator("[data-id^='head/R/']").count()


def case_file(page):
    """The film as the case file tells it."""
    page.locator(".kept", has_text="Saved").wait_for()
    page.get_by_role("link", name="Summary").first.click()
    page.get_by_role("button", name="Case file, to open again").wait_for()
    return json.loads(download(page, "Case file, to open again"))["films"][0]


def test_a_ghost_is_seen_and_measures_nothing_until_it_is_accepted(reader):
    ask_for_head(reader)
    assert CAPTION.match(reader.locator(f"{OFFER} p").inner_text())
    assert drawn(reader) == 8 and rim_handles(reader) == 0
    reader.wait_for_timeout(500)
    assert reader.locator("td b", has_text=re.compile(r"\d")).count() == 0
    reader.keyboard.press("Enter")
    handle(reader, "Right femoral head, point 8").wait_for()
    reader.locator(".coxa-readings td b", has_text=re.compile(r"0\.\d\d")).first.wait_for()  # lateralization
    reader.locator(OFFER).wait_for(state="hidden")
    assert drawn(reader) == 0
    reader.locator(".badge strong", has_text="Right lateral sourcil").wait_for()
    film = case_file(reader)
    assert film["suggested"]["head"]["R"] == film["marks"]["head"]["R"] and len(film["marks"]["head"]["R"]) == 8
    assert set(film["suggested"]) == {"head"}


def test_a_ghost_is_moved_and_a_mark_after_it_and_both_are_known_as_suggested(reader):
    ask_for_head(reader)
    numbers = re.findall(r"[\d.]+", reader.locator(".ghost .points").get_attribute("d"))
    box = reader.locator(".stage").bounding_box()
    x, y = box["x"] + float(numbers[0]), box["y"] + float(numbers[1]) + 5  # the middle of the first diamond
    reader.mouse.move(x, y)
    reader.mouse.down()
    reader.mouse.move(x + 9, y - 6, steps=3)
    reader.mouse.up()
    reader.locator(OFFER, has_text="Moved by you.").wait_for()
    assert rim_handles(reader) == 0
    reader.locator(f"{OFFER} .accept").click()
    handle(reader, "Right femoral head, point 8").wait_for()
    x, y = center(reader, "Right femoral head, point 5")
    reader.mouse.move(x, y)
    reader.mouse.down()
    reader.mouse.move(x + 15, y + 15, steps=3)
    reader.mouse.up()
    reader.wait_for_timeout(300)
    film = case_file(reader)
    marks, told = film["marks"]["head"]["R"], film["suggested"]["head"]["R"]
    assert [k for k in range(8) if marks[k] != told[k]] == [0, 4]


def test_a_ghost_is_moved_by_keys_as_a_mark_is(reader):
    ask_for_head(reader)
    reader.locator(".stage").focus()
    reader.keyboard.press("Tab")
    grip = reader.locator(".grips g:focus")
    assert grip.get_attribute("aria-label") == "Right femoral head, suggested point 1"
    for key in ("ArrowRight", "Shift+ArrowDown", "Alt+ArrowRight"):
        reader.keyboard.press(key)
    reader.locator(OFFER, has_text="Suggested, then moved by you.").wait_for()
    assert rim_handles(reader) == 0 and reader.locator(".stage .cross.on").count() == 0
    reader.keyboard.press("Enter")
    handle(reader, "Right femoral head, point 8").wait_for()
    film = case_file(reader)
    (x, y), (was_x, was_y) = film["marks"]["head"]["R"][0], film["suggested"]["head"]["R"][0]
    assert (x - was_x, y - was_y) == (pytest.approx(1.1), pytest.approx(10))
    assert film["marks"]["head"]["R"][1:] == film["suggested"]["head"]["R"][1:]


def test_a_ghost_that_goes_gives_the_focus_back_to_the_film(reader):
    ask_for_head(reader)
    reader.locator(".grips g").nth(2).focus()
    reader.keyboard.press("Escape")
    reader.locator(".grips g").first.wait_for(state="detached")
    assert reader.locator(".stage").evaluate("s => s === s.getRootNode().activeElement")


def test_an_ignored_ghost_leaves_nothing(reader):
    ask_for_head(reader)
    reader.keyboard.press("Escape")
    reader.locator(OFFER).wait_for(state="hidden")
    assert drawn(reader) == 0 and rim_handles(reader) == 0
    assert "head" not in case_file(reader)["marks"]


def test_a_click_elsewhere_places_by_hand_and_the_ghost_goes(reader):
    ask_for_head(reader)
    reader.mouse.click(*near_center(reader, 30, -10))
    handle(reader, "Right femoral head, point 1").wait_for()
    reader.locator(OFFER).wait_for(state="hidden")
    film = case_file(reader)
    assert len(film["marks"]["head"]["R"]) == 1 and "suggested" not in film


def test_an_answer_that_comes_after_the_reader_went_on_is_dropped(reader):
    held = []
    reader.route("**/suggestion", lambda route: held.append(route))
    reader.locator(".list .suggest").click()
    reader.mouse.click(*near_center(reader))
    reader.locator(OFFER, has_text="Looking at the film").wait_for()
    for _ in range(100):
        if held:
            break
        reader.wait_for_timeout(50)
    reader.mouse.click(*near_center(reader, 40, 0))
    handle(reader, "Right femoral head, point 1").wait_for()
    with reader.expect_response("**/suggestion"):
        held[0].continue_()
    reader.wait_for_timeout(500)
    assert drawn(reader) == 0 and reader.locator(OFFER).is_hidden() and rim_handles(reader) == 1


def test_a_refusal_is_one_sentence_and_goes_by_itself(reader):
    reader.locator(".list .suggest").click()
    reader.mouse.click(*film_point(reader, FILM, FILM["columns"] / 2, FILM["rows"] * 0.9))  # below the pubis
    reader.locator(OFFER, has_text="No clear head rim is seen").wait_for()
    assert reader.locator(f"{OFFER} .accept").is_hidden()
    place(reader, FILM, "head", "R")
    reader.locator(OFFER).wait_for(state="hidden")


def test_a_refusal_says_how_to_ask_again_since_a_click_alone_marks_the_rim(reader):
    reader.locator(".list .suggest").click()
    reader.mouse.click(*film_point(reader, FILM, FILM["columns"] / 2, FILM["rows"] * 0.9))  # below the pubis
    reader.locator(OFFER, has_text="press Suggest again and click nearer its center, or mark the rim").wait_for()
    ask_for_head(reader)
    assert rim_handles(reader) == 0 and drawn(reader) == 8


def test_a_head_is_asked_for_and_accepted_without_a_mouse(reader):
    x, y = near_center(reader)
    box = reader.locator(".stage").bounding_box()
    across, down = x - box["x"] - box["width"] / 2, y - box["y"] - box["height"] / 2
    reader.mouse.move(5, 5)  # the pointer is off the film
    reader.locator(".stage").focus()
    reader.keyboard.press("a")
    reader.locator(OFFER, has_text="Click near the center").wait_for()
    reader.keyboard.press("Enter")  # the crosshair
    for way, key in ((across, "Right" if across > 0 else "Left"), (down, "Down" if down > 0 else "Up")):
        for _ in range(round(abs(way) / 10)):
            reader.keyboard.press(f"Arrow{key}")
    reader.keyboard.press("Enter")
    reader.locator(f"{OFFER} .accept").wait_for()
    reader.keyboard.press("Enter")
    handle(reader, "Right femoral head, point 8").wait_for()


def test_the_junction_is_chosen_among_three_distances(reader):
    ask_for_head(reader)
    reader.keyboard.press("Enter")
    handle(reader, "Right femoral head, point 8").wait_for()
    reader.locator(".list li button", has_text="Neck center").first.click()
    place(reader, FILM, "neck_axis", "R")
    handle(reader, "Right neck center, point 1").wait_for()
    reader.locator(".list li button", has_text="Head-neck junction").first.click()
    reader.locator(".badge strong", has_text="Right head-neck junction").wait_for()
    reader.keyboard.press("a")
    reader.locator(f"{OFFER} .choices button", has_text="1.00 mm").wait_for()
    assert reader.locator(f"{OFFER} .choices button").all_inner_texts() == ["0.25 mm", "0.50 mm", "1.00 mm"]
    assert reader.locator(f"{OFFER} [aria-pressed=true]").inner_text() == "0.50 mm"
    usual = reader.locator(".ghost .points").get_attribute("d")
    reader.keyboard.press("3")
    reader.locator(f"{OFFER} [aria-pressed=true]", has_text="1.00 mm").wait_for()
    assert reader.locator(".ghost .points").get_attribute("d") != usual
    reader.keyboard.press("Enter")
    handle(reader, "Right head-neck junction, point 1").wait_for()
    reader.get_by_text("1 more measure is read").wait_for()  # alpha, which the protocol does not ask for


def test_a_mark_just_placed_is_put_on_the_nearest_edge(reader):
    snap = reader.locator(".bar [data-action=snap]")
    x, y = FILM["marks"]["teardrop"]["L"][0]
    before = center(reader, "Left teardrop, point 1")
    assert abs(film_point(reader, FILM, x, y)[0] - before[0]) < 2
    assert snap.is_enabled()
    reader.locator(".asks .snap").click()
    reader.locator(OFFER, has_text="Nearest edge of bone").wait_for()
    reader.keyboard.press("Enter")
    reader.locator(OFFER).wait_for(state="hidden")
    film = case_file(reader)
    assert film["suggested"] == {"teardrop": {"L": film["marks"]["teardrop"]["L"]}}
    assert film["marks"]["teardrop"]["L"] != [[x, y]]


def test_after_a_reload_a_mark_is_still_known_as_suggested(reader):
    ask_for_head(reader)
    reader.keyboard.press("Enter")
    reader.get_by_text("Suggested by Coxa, and accepted by the reader: right femoral head.").wait_for()
    reader.reload()
    wait_for_film(reader)
    handle(reader, "Right femoral head, point 8").wait_for()
    handle(reader, "Right femoral head, point 3").focus()
    reader.keyboard.press("ArrowUp")
    reader.get_by_text("Suggested by Coxa, then moved by the reader: right femoral head.").wait_for()
    film = case_file(reader)
    (x, y), told = film["marks"]["head"]["R"][2], film["suggested"]["head"]["R"][2]
    assert [x, y] == pytest.approx([told[0], told[1] - 1])


def test_nothing_is_offered_for_other_landmarks(page, app):
    page.goto(f"{app}/?sample=normal_f")
    wait_for_film(page)
    page.locator(".badge strong", has_text="Right teardrop").wait_for()
    assert page.locator(".list .suggest").is_hidden() and page.locator(".bar [data-action=suggest]").is_disabled()
    page.locator(".stage").focus()
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    assert page.locator(OFFER).is_hidden()


def test_what_is_only_a_start_is_accepted_once_it_was_moved(reader):
    ask_for_head(reader)
    reader.keyboard.press("Enter")
    handle(reader, "Right femoral head, point 8").wait_for()
    reader.locator(".list li", has_text="Medial sourcil").first.click()
    reader.locator(".badge strong", has_text="Right medial sourcil").wait_for()
    reader.locator(".list .suggest").click()
    accept = reader.locator(f"{OFFER} .accept")
    accept.wait_for()
    assert "Move it" in reader.locator(f"{OFFER} p").inner_text() and accept.is_disabled()
    reader.keyboard.press("Enter")
    reader.wait_for_timeout(300)
    assert accept.is_visible() and reader.locator("[data-id^='sourcil_medial/R/']").count() == 0
    left, top = (reader.locator(".stage").bounding_box()[side] for side in "xy")
    x, y = map(float, re.match(r"M([\d.]+) ([\d.]+)", reader.locator(".ghost .points").get_attribute("d")).groups())
    reader.mouse.move(left + x, top + y + 5)  # a diamond is drawn from its upper corner, 5 pixels above its middle
    reader.mouse.down()
    reader.mouse.move(left + x + 4, top + y + 8)
    reader.mouse.move(left + x + 12, top + y + 11)
    reader.mouse.up()
    accept.click()
    handle(reader, "Right medial sourcil, point 1").wait_for()
    assert "sourcil_medial" in case_file(reader)["suggested"]
