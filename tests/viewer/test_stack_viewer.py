"""A stack in the viewer, in a real browser: scrolling it, marking its slices, never marking one that is not seen."""

import numpy as np
import pytest

from tests.conftest import until
from tests.viewer.serve import shelf
from tests.viewer.test_viewer import Reader, near

COUNT = 24
# A pixel is 0.5 mm; slices lie 2 mm apart, and each begins 1 mm farther right than the one before.
STACK = {"places": [2.0 * k for k in range(COUNT)], "across": [0.5, 0], "down": [0, 0.5],
         "corners": [[float(k), 0.0] for k in range(COUNT)]}
# The thumb stands at the slice that is asked for, the value names the one that is shown.
ARRIVED = """() => {
    const bar = film.querySelector(".slices"), thumb = parseFloat(bar.querySelector(".thumb").style.top);
    return Math.abs(thumb - 100 * (bar.ariaValueNow - 0.5) / bar.ariaValueMax) < 1e-3;
}"""
GRAY = "film.querySelector('.film').getContext('2d').getImageData(300, 300, 1, 1).data[0]"


@pytest.fixture(scope="module")
def server():
    with shelf() as made:
        yield made


class StackReader(Reader):
    """Someone at a stack whose slice k is of the gray 10 k."""

    def __init__(self, page, server, marks=None, name="stack", stack=STACK, lost=None):
        slices = [np.full((500, 600), 10 * k, np.uint16) for k in range(COUNT)]
        film = server.stack(slices, name, stack=stack, spacing=[0.5, 0.5], window=[0, 255])
        self.lost = {path: server.bytes_at.pop(path) for path in [f"/film/{name}/{lost}"] if lost is not None}
        super().__init__(page, server, marks, **film)
        self.page.mouse.move(*self.at(300, 250))

    def wheel(self, turns):
        for _ in range(abs(turns)):
            self.page.mouse.wheel(0, 120 if turns > 0 else -120)
        self.page.wait_for_timeout(250)

    @property
    def slice(self):
        """The slice told once the one asked for has come, which must be the one whose gray is seen."""
        until(self.page, ARRIVED)
        self.settle()
        told = int(self.text(".slice").split(" /")[0]) - 1
        assert self.page.evaluate(GRAY) == 10 * told
        return told


@pytest.fixture
def reader(page, server):
    page.set_viewport_size({"width": 1000, "height": 900})
    thrown = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield lambda marks=None, **more: StackReader(page, server, marks, **more)
    assert thrown == []


def test_the_wheel_scrolls_and_with_ctrl_it_zooms(reader):
    at = reader(name="wheel")
    assert (at.slice, at.text(".slice")) == (12, "13 / 24 · 24.0 mm")
    at.wheel(3)
    assert at.slice == 15
    at.wheel(-5)
    assert at.slice == 10
    scale = at.page.evaluate("film.filmViewer.then(v => v.view().scale)")
    at.page.keyboard.down("Control")
    at.wheel(-2)
    at.page.keyboard.up("Control")
    zoomed = at.page.evaluate("film.filmViewer.then(v => v.view().scale)")
    assert at.slice == 10 and 1.2 < zoomed / scale < 2


def test_keys_scroll_from_the_film_and_from_the_bar(reader):
    at = reader(name="keys")
    at.page.locator(".stage").focus()
    slices = []
    for key in ("PageDown", "PageUp", "Shift+PageUp", "End", "PageDown", "Home"):
        at.press(key)
        at.page.wait_for_timeout(200)
        slices.append(at.slice)
    assert slices == [13, 12, 2, 23, 23, 0]
    bar = at.page.get_by_role("slider", name="Slice")
    bar.focus()
    at.press("ArrowDown", "ArrowDown", "PageDown")
    at.page.wait_for_timeout(200)
    assert at.slice == 3 and bar.get_attribute("aria-valuetext") == "Slice 4 / 24 · 6.0 mm"
    assert at.page.evaluate("film.getRootNode().activeElement.className") == "slices"
    assert at.page.evaluate("leaked") == []


def test_the_bar_is_pressed_and_dragged(reader):
    at = reader(name="bar")
    box = at.page.locator(".slices").bounding_box()
    at.page.mouse.move(box["x"] + 12, box["y"] + 2)
    at.page.mouse.down()
    at.page.wait_for_timeout(200)
    assert at.slice == 0
    at.page.mouse.move(box["x"] + 12, box["y"] + box["height"] * 0.5, steps=8)
    at.page.mouse.move(box["x"] - 40, box["y"] + box["height"] + 40, steps=8)
    at.page.mouse.up()
    at.page.wait_for_timeout(200)
    assert at.slice == 23 and at.commits == []


def test_marks_bear_the_slice_they_were_placed_on(reader):
    at = reader(name="marks")
    at.click(150, 100)
    for k, spot in ((2, (200, 200)), (0, (240, 240)), (0, (200, 280))):
        at.wheel(k)
        at.click(*spot)
    found = at.marks
    assert [point[2] for point in found["rim"]["R"]] == [14, 14, 14] and found["knob"]["R"][0][2] == 12
    assert near([point[:2] for point in found["rim"]["R"]], [(200, 200), (240, 240), (200, 280)])
    # Rim center (200, 240) on slice 14, knob (150, 100) on slice 12: 50 px are 25 mm, and 2 mm for the shift; 70 mm.
    assert abs(float(at.text(".values.left output").split()[0]) - np.hypot(27, 70)) < 0.75
    assert at.page.locator(".slices .ticks i").count() == 2
    at.drag((200, 200), (190, 210))
    assert at.marks["rim"]["R"][0][2] == 14 and near(at.marks["rim"]["R"][0][:2], (190, 210))


MARKS = {"knob": {"R": [[150.0, 100.0, 3]]}, "rim": {"R": [[200.0, 200.0, 12], [240.0, 240.0, 12], [200.0, 280.0, 13]]}}


def test_points_of_other_slices_are_faint_and_stay_where_they_are(reader):
    at = reader(MARKS, name="afar")
    afar = at.page.locator(".handles g.afar")
    assert {g.get_attribute("aria-label") for g in afar.all()} == {"Right knob, point 1", "Right rim, point 3"}
    # The knob's slice begins 9 mm (18 px) farther left than the one shown.
    assert near(at.shown("Right knob, point 1"), at.at(132, 100))
    at.page.locator(".list li button").nth(2).click()
    for spot in ((132, 100), (150, 100)):  # where it is shown here, and where it lies on its own slice
        at.drag(spot, (300, 300))
        assert at.commits[-1]["marks"]["knob"]["R"] == MARKS["knob"]["R"]
    at.page.locator(".stage").focus()
    at.press("Tab", "Tab")
    assert at.page.evaluate("film.getRootNode().activeElement.getAttribute('aria-label')") == "Right rim, point 2"


def test_a_stroke_is_faint_where_none_of_its_marks_is(reader):
    at = reader(MARKS, name="strokes")
    far, near_ = at.page.locator(".drawings .side-0.afar"), at.page.locator(".drawings .side-0").nth(1)
    assert far.get_attribute("d") in (None, "") and near_.get_attribute("d")
    at.wheel(4)
    assert far.get_attribute("d") and not near_.get_attribute("d")
    assert at.text(".values.left output") != "–"


def test_a_landmark_chosen_in_the_list_is_gone_to(reader):
    at = reader(MARKS, name="list")
    at.page.locator(".list li button").nth(0).click()
    at.page.wait_for_timeout(200)
    assert at.slice == 3
    at.page.locator(".list li button").nth(1).click()
    at.page.wait_for_timeout(200)
    assert at.slice == 12


def test_points_marked_elsewhere_count_and_are_left_alone(reader):
    at = reader({**MARKS, "knob": {"R": [[150.0, 100.0, -1]]}}, name="elsewhere")
    assert at.text(".badge strong") == "Left knob"
    assert at.page.locator(".slices .ticks i").count() == 2
    # In the pixels of the first slice, which begins 12 mm (24 px) farther left than the one shown.
    assert near(at.shown("Right knob, point 1"), at.at(126, 100))
    at.page.locator(".list li button").nth(0).click()
    at.page.wait_for_timeout(200)
    assert at.slice == 12


def test_a_nudge_is_kept_when_scrolling_on_and_no_point_stays_selected(reader):
    at = reader(MARKS, name="nudge")
    at.handle("Right rim, point 2").focus()
    at.press("ArrowRight", "PageDown")
    at.page.wait_for_timeout(250)
    assert at.slice == 13 and at.marks["rim"]["R"][1] == [241.0, 240.0, 12]
    at.press("ArrowRight", "Delete")
    at.page.wait_for_timeout(400)
    assert at.marks["rim"]["R"][1] == [241.0, 240.0, 12] and len(at.commits) == 1


def test_the_slice_stays_while_a_point_is_dragged(reader):
    at = reader(MARKS, name="drag")
    at.drag((240, 240), (260, 250), drop=False)
    at.wheel(2)
    assert at.slice == 12
    at.page.mouse.up()
    at.settle()
    assert near(at.marks["rim"]["R"][1], [260, 250, 12])
    at.wheel(2)
    assert at.slice == 14


def test_a_slice_that_does_not_come_leaves_no_picture_and_takes_no_mark(reader, server):
    at = reader(name="missing", lost=23)
    at.wheel(-12)
    assert at.slice == 0
    at.page.locator(".stage").focus()
    at.press("End")
    at.page.wait_for_selector(".message.on:not(.waiting)")
    assert "404" in at.text(".message p")
    at.click(300, 300)
    assert at.commits == []
    server.bytes_at.update(at.lost)
    at.page.get_by_role("button", name="Try again").click()
    at.page.wait_for_selector(".message:not(.on)", state="attached")
    assert at.slice == 0


def test_a_stack_of_which_nothing_can_be_learned_is_told_and_can_be_tried_again(reader, server, page):
    at = reader(name="known")
    slices = [np.full((500, 600), 7 * k, np.uint16) for k in range(4)]
    other = server.stack(slices, "unknown", window=[0, 255])
    told = server.bytes_at.pop("/film/unknown/stack.json")
    at.answer(film=other)
    at.page.wait_for_selector(".message.on:not(.waiting)")
    assert at.text(".message p") == "The list of slices could not be fetched. Try again."
    server.bytes_at["/film/unknown/stack.json"] = told
    at.page.get_by_role("button", name="Try again").click()
    at.page.wait_for_selector(".message:not(.on)", state="attached")
    assert at.text(".slice") == "3 / 4"


def test_neighbors_are_fetched_ahead_and_nothing_twice(reader):
    at = reader(name="ahead")
    fetched = "performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('/film/ahead/'))"
    until(at.page, f"{fetched}.length >= {COUNT + 1}")  # what is told; 12 slices either way of the 13th
    first = at.page.evaluate(fetched)
    assert len(first) == len(set(first)) == COUNT + 1
    at.wheel(11)
    at.wheel(-20)
    assert at.page.evaluate(fetched) == first


def test_a_single_film_shows_nothing_of_a_stack(page, server):
    at = Reader(page, server)
    assert at.page.locator(".slices").is_hidden() and at.text(".slice") == ""
    at.page.locator(".stage").focus()
    scale = at.page.evaluate("film.filmViewer.then(v => v.view().scale)")
    at.page.mouse.move(*at.at(300, 250))
    at.page.mouse.wheel(0, -120)
    at.settle()
    assert at.page.evaluate("film.filmViewer.then(v => v.view().scale)") > scale
    at.press("?")
    assert not at.page.get_by_text("a tick is a marked slice").is_visible()
    at.click(150, 100)
