"""The protocol chosen above the film: what is asked for, how many placements that takes, what stays after a reload."""

import pytest
from playwright.sync_api import expect

from planning.landmarks import LANDMARKS
from tests.bench.keystrokes import seconds
from tests.pages.reader import AP, TRUTH, film_point, handle, number, open_sample, readings, wait_for_film

SIDES = {"Right": "R", "Left": "L"}


def choose_protocol(page, name):
    page.get_by_role("combobox", name="Protocol").click()
    page.get_by_role("option", name=name).click()
    page.wait_for_timeout(800)
    wait_for_film(page)


def asked_for(page):
    """What the list asks for now: landmark, side, how many points it has; None when all is placed."""
    now = page.locator(".list [aria-current=step]")
    if not now.count():
        return None
    name, found = now.get_attribute("aria-label").split(", ")
    side, _, landmark = name.partition(" ")
    key = next(k for k, mark in LANDMARKS.items() if mark.name.lower() == landmark.lower())
    return key, SIDES[side], int(found.split(" ")[0])


def place_what_is_asked(page):
    """Click on the true place of whatever the list asks for, and nothing else, until it asks no more; the clicks."""
    placements = 0
    while asked := asked_for(page):
        key, side, index = asked
        points = AP["marks"][key][side]
        column, row = points[:: max(1, len(points) // LANDMARKS[key].points)][index]
        page.mouse.click(*film_point(page, AP, column, row))
        placements += 1
        page.wait_for_timeout(80)
        assert placements < 30
    page.wait_for_timeout(900)
    return placements


def true(shown, short, key):
    """Both hips within what a hand can do at this zoom, one screen pixel being about 0.4 mm."""
    return all(number(shown[short, side]) == pytest.approx(TRUTH["ap"][s][key], abs=2) for side, s in SIDES.items())


def test_lcea_of_both_hips_takes_ten_placements_and_no_other_click(page, app):
    open_sample(page, app)
    choose_protocol(page, "Lateral coverage only")
    placements = place_what_is_asked(page)
    print(f"\nLCEA, both hips: {placements} placements, about {seconds(placements):.0f} s by keystrokes")
    assert placements == 10
    shown = readings(page)
    assert true(shown, "LCEA", "lcea_sourcil")
    assert ("Tönnis", "Right") not in shown  # nothing is marked for it, and the protocol does not ask
    assert "further measures are not read" in page.locator(".coxa-further summary").inner_text()


def test_the_ap_set_takes_at_most_sixteen_placements_and_no_other_click(page, app):
    open_sample(page, app)
    placements = place_what_is_asked(page)
    print(f"\nAP set, both hips: {placements} placements, about {seconds(placements):.0f} s by keystrokes")
    assert placements <= 16
    shown = readings(page)
    for short, key in (("LCEA", "lcea_sourcil"), ("LCEA bone", "lcea_bone"), ("Tönnis", "tonnis_angle"),
                       ("Sharp", "sharp_angle")):
        assert true(shown, short, key), short
    assert all(shown["Extrusion", side].endswith(" %") for side in SIDES)


def test_zoomed_in_the_film_moves_to_the_next_landmark_by_itself(page, app):
    open_sample(page, app)
    choose_protocol(page, "Lateral coverage only")
    while asked_for(page) != ("sourcil_lateral", "R", 0):
        key, side, index = asked_for(page)
        points = AP["marks"][key][side]
        page.mouse.click(*film_point(page, AP, *points[:: max(1, len(points) // LANDMARKS[key].points)][index]))
        page.wait_for_timeout(80)
    stage = page.locator(".stage").bounding_box()
    left_teardrop = handle(page, "Left teardrop, point 1")

    def is_in_sight():
        box = left_teardrop.bounding_box()
        return box is not None and stage["x"] < box["x"] + box["width"] / 2 < stage["x"] + stage["width"]

    x, y = film_point(page, AP, *AP["marks"]["sourcil_lateral"]["R"][0])
    page.mouse.move(x, y)
    for _ in range(4):
        page.mouse.wheel(0, -300)
        page.wait_for_timeout(60)
    page.wait_for_timeout(500)
    assert not is_in_sight()
    page.mouse.click(x, y)
    page.wait_for_timeout(500)
    assert asked_for(page)[:2] == ("head", "L")
    assert is_in_sight()


def test_the_protocol_stays_with_its_film_after_a_reload(page, app):
    open_sample(page, app, marked=True)
    choose_protocol(page, "Joint space")
    assert ("JSW", "Right") in readings(page)
    assert number(readings(page)["LCEA", "Right"]) == pytest.approx(TRUTH["ap"]["R"]["lcea_sourcil"], abs=1)
    page.reload()
    wait_for_film(page)
    assert ("JSW", "Right") in readings(page)
    assert page.get_by_role("combobox", name="Protocol").input_value() == "Joint space"


def test_a_landmark_of_the_midline_is_placed_without_a_side_and_judges_the_film(page, app):
    open_sample(page, app, marked=True)
    choose_protocol(page, "Film quality")
    for name, (column, row) in (("Symphysis", (0, 40)), ("Sacrococcygeal joint", (0, -420))):
        page.locator(".list button", has_text=name).click()
        expect(page.locator(".badge strong")).to_have_text(name)
        assert not page.locator(".badge b").is_visible()
        (right, _), (left, height) = AP["marks"]["teardrop"]["R"][0], AP["marks"]["teardrop"]["L"][0]
        page.mouse.click(*film_point(page, AP, (right + left) / 2 + column, height + row))
        page.wait_for_timeout(300)
    page.wait_for_timeout(900)
    assert handle(page, "Symphysis, point 1").count() == 1
    quality = page.locator(".coxa-quality").inner_text()
    assert "Tilt: " in quality and " mm)" in quality and "Obliquity: " in quality
    page.reload()
    wait_for_film(page)
    assert page.locator(".coxa-quality").inner_text() == quality
