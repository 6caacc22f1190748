"""Another protocol for the film on show, in a real browser: what stays as it was, what is drawn and held."""

import numpy as np
import pytest

from tests.viewer.serve import shelf
from tests.viewer.test_viewer import MARKS, PROTOCOL, Reader

# Only the knobs are asked for, and nothing is measured.
KNOBS = {
    **PROTOCOL,
    "order": [{"key": "knob", "side": "R"}, {"key": "knob", "side": "L"}],
    "program": {"steps": [], "outputs": {}, "shapes": []},
    "measures": [],
}
RIM = [f"Right rim, point {n}" for n in (1, 2, 3)]
BOTH = ["Right knob, point 1", "Left knob, point 1"]
VIEW = "film.filmViewer.then(v => ['x', 'y', 'scale', 'turn', 'flip'].map(name => v.view()[name]))"
GRAY = "film.querySelector('.film').getContext('2d').getImageData(300, 300, 1, 1).data[0]"


@pytest.fixture(scope="module")
def server():
    with shelf() as made:
        yield made


@pytest.fixture
def reader(page, server):
    page.set_viewport_size({"width": 1000, "height": 900})
    thrown = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield lambda marks=None, **film: Reader(page, server, marks, **film)
    assert thrown == []


def shown(at):
    return [g.get_attribute("aria-label") for g in at.page.locator(".handles g").all()]


def change(at, protocol, **more):
    at.answer(protocol=at.server.protocol(protocol), **more)
    at.page.wait_for_timeout(150)


def test_how_the_film_is_looked_at_stays(reader):
    at = reader(MARKS)
    at.page.locator(".stage").focus()
    at.press("f", "r", "+", "+")
    at.page.mouse.move(*at.at(250, 250))
    at.page.mouse.down(button="middle")
    at.page.mouse.move(*at.at(230, 280), steps=3)
    at.page.mouse.up(button="middle")
    at.page.mouse.move(*at.at(300, 300))
    at.page.mouse.down(button="right")
    at.page.mouse.move(*at.at(280, 260), steps=3)
    at.page.mouse.up(button="right")
    at.press("i")
    before, gray = at.page.evaluate(VIEW), at.page.evaluate(GRAY)
    fetched = at.page.evaluate("performance.getEntriesByType('resource').length")
    change(at, KNOBS)
    assert at.page.evaluate(VIEW) == before and at.page.evaluate(GRAY) == gray
    assert at.page.evaluate("performance.getEntriesByType('resource').length") == fetched + 1  # the protocol alone
    change(at, PROTOCOL)
    assert at.page.evaluate(VIEW) == before and at.commits == []


def test_what_was_done_can_be_undone_under_the_other_protocol(reader):
    at = reader(MARKS)
    at.drag((240, 240), (260, 250))
    moved = at.marks
    change(at, KNOBS, marks=moved, rev=4)
    at.drag((150, 100), (160, 110))
    at.press("Control+z")
    assert at.marks == moved
    at.press("Control+z")
    assert at.marks == MARKS
    change(at, PROTOCOL, marks=MARKS, rev=at.commits[-1]["rev"])
    at.press("Control+Shift+z")
    assert np.allclose(at.marks["rim"]["R"][1], [260, 250], atol=0.75)


def test_of_another_view_nothing_before_can_be_undone(reader):
    at = reader(MARKS)
    at.drag((240, 240), (260, 250))
    before = at.page.evaluate(VIEW)
    change(at, {**PROTOCOL, "view": "other"}, marks={}, rev=5)
    assert at.page.evaluate(VIEW) == before and shown(at) == []
    at.press("Control+z")
    assert len(at.commits) == 1 and at.page.locator("[data-action=undo]").is_disabled()


def test_when_the_marks_went_to_the_other_hip_nothing_before_can_be_undone(reader):
    one = {**PROTOCOL, "sides": PROTOCOL["sides"][1:], "order": [{"key": "knob", "side": "L"}]}
    at = reader({"knob": {"R": [[150.0, 100.0]]}})
    change(at, one, marks={"knob": {"L": [[150.0, 100.0]]}}, rev=4)
    at.press("Control+z")
    assert at.commits == [] and shown(at) == ["Left knob, point 1"]


def test_a_hip_that_became_known_by_a_mark_keeps_what_can_be_undone(reader):
    one = {**PROTOCOL, "sides": PROTOCOL["sides"][:1], "order": PROTOCOL["order"][:2]}
    at = reader()
    at.click(150, 100)
    change(at, one, marks=at.marks, rev=4)
    at.press("Control+z")
    assert len(at.commits) == 2 and at.marks == {}


def test_what_the_protocol_does_not_ask_is_kept_but_neither_drawn_nor_held_nor_walked(reader):
    at = reader(MARKS)
    assert shown(at) == [BOTH[0], *RIM, BOTH[1]]
    change(at, KNOBS)
    assert shown(at) == BOTH
    assert at.page.locator(".values button").count() == 0
    assert not any(path.get_attribute("d") for path in at.page.locator(".drawings path").all())
    at.drag((240, 240), (300, 300))
    assert at.commits == []
    at.page.locator(".stage").focus()
    at.press("Tab", "Tab")
    assert at.page.evaluate("film.getRootNode().activeElement.getAttribute('aria-label')") == BOTH[1]
    at.drag((150, 100), (160, 110))
    assert at.marks["rim"] == MARKS["rim"]
    change(at, PROTOCOL, marks=at.marks, rev=4)
    assert shown(at) == [BOTH[0], *RIM, BOTH[1]]


def test_a_landmark_chosen_in_the_list_is_shown_though_it_is_not_asked_for(reader):
    at = reader(MARKS)
    change(at, KNOBS)
    at.page.locator(".list li button", has_text="Rim").first.click()
    at.settle()
    assert shown(at) == [*BOTH, *RIM]
    at.drag((240, 240), (260, 250))
    assert np.allclose(at.marks["rim"]["R"][1], [260, 250], atol=0.75)


def test_what_a_value_rests_on_is_shown_though_it_is_not_asked_for(reader):
    at = reader(MARKS)
    change(at, {**PROTOCOL, "order": KNOBS["order"]})
    assert shown(at) == [*BOTH, *RIM]


def test_a_point_held_when_the_protocol_changes_is_kept_where_it_is(reader):
    at = reader(MARKS)
    at.drag((240, 240), (260, 250), drop=False)
    change(at, KNOBS)
    at.page.mouse.up()
    at.settle()
    assert np.allclose(at.marks["rim"]["R"][1], [260, 250], atol=0.75) and len(at.commits) == 1


def test_a_film_of_other_pixels_is_still_refused_after_the_protocol_has_changed(reader, server):
    at = reader(MARKS)
    film = server.film(np.full((500, 600), 7, np.uint16), "wrong", window=[0, 255])
    at.page.evaluate("data => { serve(data.one); return serve(data.two); }", {
        "one": {**at.data, "film": {**film, "sha": "0" * 64}},
        "two": {**at.data, "film": {**film, "sha": "0" * 64}, "protocol": server.protocol(KNOBS)}})
    at.page.wait_for_selector(".message.on:not(.waiting)")
    assert shown(at) == [] or at.page.locator(".stage.empty").count() == 1


def test_the_read_out_stands_where_it_hides_no_point(reader):
    at = reader({"knob": {"R": [[30.0, 200.0]]}, "rim": {"R": [[10.0, 470.0], [60.0, 490.0], [40.0, 440.0]]}})
    assert "high" in at.page.locator(".values.left").get_attribute("class")
    box = at.page.locator(".values.left").bounding_box()
    for name in (*RIM, BOTH[0]):
        x, y = at.shown(name)
        assert not (box["x"] < x < box["x"] + box["width"] and box["y"] < y < box["y"] + box["height"]), name
