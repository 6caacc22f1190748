"""The viewer in a real browser: what a reader does with hand and keys, and what must never be shown or sent."""

import hashlib

import numpy as np
import pytest

from tests.conftest import until
from tests.viewer.serve import shelf

# A film in which a knob is one point and a rim three or more; "Gap" is the distance from knob to rim center.
PROTOCOL = {
    "sides": [{"key": "R", "other": "L", "name": "Right"}, {"key": "L", "other": "R", "name": "Left"}],
    "landmarks": [
        {"key": "knob", "name": "Knob", "prompt": "The knob.", "points": 1, "more": False, "picture": ""},
        {"key": "rim", "name": "Rim", "prompt": "Three points on the rim.", "points": 3, "more": True, "picture": ""},
    ],
    "order": [{"key": "knob", "side": "R"}, {"key": "rim", "side": "R"}, {"key": "knob", "side": "L"}],
    "program": {
        "steps": [
            {"op": "marks", "args": [], "key": "knob", "whose": "own", "least": 1},
            {"op": "point", "args": [0]},
            {"op": "marks", "args": [], "key": "rim", "whose": "own", "least": 3},
            {"op": "circle_fit", "args": [2]},
            {"op": "center", "args": [3]},
            {"op": "distance", "args": [1, 4]},
        ],
        "outputs": {"gap": 5},
        "shapes": [
            {"measure": "gap", "shape": "circle", "args": [3]},
            {"measure": "gap", "shape": "segment", "args": [1, 4]},
        ],
    },
    "measures": [{"key": "gap", "short": "Gap", "name": "Gap", "unit": "mm", "decimals": 1}],
}
MARKS = {
    "knob": {"R": [[150.0, 100.0]], "L": [[450.0, 100.0]]},
    "rim": {"R": [[200.0, 200.0], [240.0, 240.0], [200.0, 280.0]]},
}


@pytest.fixture(scope="module")
def server():
    with shelf() as made:
        yield made


class Reader:
    """Someone at the viewer: a page with a film open, told in film pixels."""

    def __init__(self, page, server, marks=None, **film):
        self.page, self.server = page, server
        ramp = np.add.outer(np.arange(500), np.arange(600)).astype(np.uint16)
        self.data = {
            "film": server.film(ramp, "ramp", **{"spacing": [0.5, 0.5], "window": [0, 1100], **film}),
            "protocol": server.protocol(PROTOCOL),
            "marks": marks or {},
            "rev": 3,
            "saved": True,
        }
        page.goto(server.url)
        until(page, "window.ready")
        self.answer()
        page.wait_for_selector(".message:not(.on)", state="attached")

    def answer(self, **changes):
        """The server calls the component, with some of its data changed."""
        self.data = {**self.data, **changes}
        self.page.evaluate("data => serve(data)", self.data)
        self.settle()

    def settle(self):
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def at(self, x, y):
        """Where a film point is on the page."""
        return self.page.evaluate(
            """async ([x, y]) => {
                const { toScreen } = await import("/viewer/view.js");
                const { left, top } = film.querySelector(".stage").getBoundingClientRect();
                const [sx, sy] = toScreen((await film.filmViewer).view(), [x, y]);
                return [left + sx, top + sy];
            }""",
            [x, y],
        )

    def click(self, x, y):
        self.page.mouse.click(*self.at(x, y))
        self.settle()

    def drag(self, start, end, drop=True):
        self.page.mouse.move(*self.at(*start))
        self.page.mouse.down()
        self.page.mouse.move(*self.at(*end), steps=5)
        if drop:
            self.page.mouse.up()
        self.settle()

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    @property
    def commits(self):
        return self.page.evaluate("commits.map(c => c.value)")

    @property
    def marks(self):
        return self.commits[-1]["marks"]

    def handle(self, name):
        return self.page.locator(f'.handles g[aria-label="{name}"]')

    def shown(self, name):
        """Where a handle is on the page."""
        return self.middle(self.handle(name).locator("circle").first)

    def ring(self):
        """Where the ring of the held point is on the page."""
        return self.middle(self.page.locator(".held.on circle").last)

    def middle(self, circle):
        return circle.evaluate(
            """c => {
                const { x, y, width, height } = c.getBoundingClientRect();
                return [x + width / 2, y + height / 2];
            }"""
        )

    def text(self, selector):
        return self.page.locator(selector).first.inner_text()


@pytest.fixture
def reader(page, server):
    page.set_viewport_size({"width": 1000, "height": 900})
    thrown = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield lambda marks=None, **film: Reader(page, server, marks, **film)
    assert thrown == []


def near(found, wanted, within=0.75):
    return np.allclose(found, wanted, rtol=0, atol=within)


def test_clicks_place_the_landmarks_in_the_guided_order(reader):
    at = reader()
    spots = [(150, 100), (200, 200), (240, 240), (200, 280), (450, 100)]
    asked = []
    for spot in spots:
        asked.append(at.text(".badge strong"))
        at.click(*spot)
    assert asked == ["Right knob", "Right rim", "Right rim", "Right rim", "Left knob"]
    assert at.page.locator(".badge").is_hidden()
    assert near(at.marks["knob"]["R"], [spots[0]]) and near(at.marks["rim"]["R"], spots[1:4])
    assert near(at.marks["knob"]["L"], [spots[4]])
    assert [c["rev"] for c in at.commits] == [4, 5, 6, 7, 8]
    assert {c["film"] for c in at.commits} == {at.data["film"]["sha"]}
    at.click(300, 400)
    assert len(at.commits) == 5


def test_the_value_is_read_out_and_follows_the_point_while_it_is_dragged(reader):
    at = reader(MARKS)
    # Rim center (200, 240), knob (150, 100): hypot(50, 140) pixels of 0.5 mm = 74.3 mm.
    assert at.text(".values.left output") == "74.3 mm"
    at.drag((150, 100), (200, 140), drop=False)
    until(at.page, "film.querySelector('.values.left output').textContent === '50.0 mm'", seconds=2)
    assert at.commits == []
    at.page.mouse.up()
    assert near(at.marks["knob"]["R"], [[200, 140]])
    assert len(at.commits) == 1


def test_while_a_point_is_moved_its_ring_is_there_in_the_next_frame_and_its_handle_follows_at_the_end(reader):
    at = reader(MARKS)
    at.drag((150, 100), (200, 140), drop=False)  # settles for two frames, less than what is read waits for
    assert near(at.ring(), at.at(200, 140))
    until(at.page, "film.querySelector('.handles .away')", seconds=2)
    at.page.mouse.up()
    at.settle()
    assert at.page.locator(".held.on, .handles .away").count() == 0
    assert near([at.shown("Right knob, point 1")], [at.at(200, 140)])


@pytest.mark.parametrize("text", ["−2.9 mm", "123.4 mm", "−123.4 mm", "−12.9 %", "−123.4°"])
def test_a_live_value_has_room_for_its_sign_and_its_unit(reader, text):
    output = reader(MARKS).page.locator(".values.left output")
    assert output.evaluate("(o, text) => { o.textContent = text; return o.scrollWidth <= o.clientWidth; }", text)


def test_a_length_is_not_read_out_on_a_film_without_scale(reader):
    assert reader(MARKS, calibrated=False).text(".values.left output") == "–"


def test_a_click_on_a_point_does_not_move_it(reader):
    at = reader(MARKS)
    x, y = at.at(150, 100)
    at.page.mouse.move(x + 3, y + 2)
    at.page.mouse.down()
    at.page.mouse.move(x + 5, y + 2)
    at.page.mouse.up()
    at.settle()
    assert at.commits == []
    assert at.handle("Right knob, point 1").evaluate("g => g === g.getRootNode().activeElement")


def test_a_click_on_the_ring_of_another_landmark_places_and_a_drag_moves_it(reader):
    """A rim point next to the knob's mark: what is asked for is placed; the knob is moved by a drag as ever."""
    at = reader({"knob": MARKS["knob"]})
    x, y = at.at(150, 100)
    at.page.mouse.click(x + 2, y + 1)
    at.settle()
    assert near(at.marks["rim"]["R"], [[150, 100]], within=3) and at.marks["knob"] == MARKS["knob"]
    at.click(240, 240)
    at.drag((450, 100), (460, 110))
    assert len(at.marks["rim"]["R"]) == 2 and near(at.marks["knob"]["L"], [[460, 110]])


def test_a_click_on_a_ring_of_the_landmark_being_placed_selects_it(reader):
    at = reader({**MARKS, "rim": {"R": MARKS["rim"]["R"][:2]}})
    at.click(*MARKS["rim"]["R"][0])
    assert at.commits == []
    assert at.handle("Right rim, point 1").evaluate("g => g === g.getRootNode().activeElement")


def test_a_double_click_places_one_point(reader):
    at = reader()
    at.page.mouse.dblclick(*at.at(150, 100))
    at.settle()
    assert near(at.marks["knob"]["R"], [[150, 100]]) and not at.marks.get("rim")


def test_arrow_keys_nudge_by_one_ten_and_a_tenth_of_a_film_pixel_and_are_sent_once(reader):
    at = reader(MARKS)
    at.click(150, 100)
    at.press("ArrowRight", "Shift+ArrowDown", "Alt+ArrowLeft")
    until(at.page, "commits.length > 0")
    at.page.wait_for_timeout(400)
    assert len(at.commits) == 1
    assert near(at.marks["knob"]["R"], [[150.9, 110.0]], 1e-9)


def test_a_drag_that_follows_a_nudge_is_not_cut_short_by_it(reader):
    at = reader(MARKS)
    at.click(150, 100)
    at.press("ArrowRight")
    at.drag((200, 200), (180, 190), drop=False)
    at.page.wait_for_timeout(400)
    at.page.mouse.move(*at.at(170, 180))
    at.page.mouse.up()
    assert near(at.marks["rim"]["R"][0], [170, 180])
    assert len(at.commits) == 2


def test_nothing_is_placed_while_the_points_are_hidden(reader):
    at = reader()
    at.page.locator(".stage").focus()
    at.page.keyboard.down("h")
    at.click(150, 100)
    at.page.keyboard.up("h")
    assert at.commits == []


def test_nudges_go_the_way_the_arrow_points_on_a_turned_and_mirrored_film(reader):
    at = reader(MARKS)
    at.click(150, 100)
    at.press("r", "f")
    before = at.shown("Right knob, point 1")
    at.press("Shift+ArrowRight")
    after = at.shown("Right knob, point 1")
    assert after[0] > before[0] + 1 and abs(after[1] - before[1]) < 0.01


def test_undo_redo_and_delete(reader):
    at = reader(MARKS)
    at.drag((200, 200), (180, 190))
    at.press("Control+z")
    assert near(at.marks["rim"]["R"][0], [200, 200], 1e-9)
    at.press("Control+Shift+z")
    assert near(at.marks["rim"]["R"][0], [180, 190])
    at.press("Control+z", "Control+y", "Control+z")
    at.press("Delete")
    assert at.marks["rim"]["R"] == [[240.0, 240.0], [200.0, 280.0]]
    assert at.text(".badge strong") == "Right rim"
    at.press("Shift+Delete")
    assert at.marks["rim"]["R"] == []
    at.press("Control+z", "Control+z")
    assert at.marks["rim"] == MARKS["rim"]


def test_zooming_keeps_the_film_point_under_the_pointer(reader):
    at = reader(MARKS)
    at.page.mouse.move(*at.at(200, 280))
    before = at.shown("Right rim, point 3")
    for _ in range(4):
        at.page.mouse.wheel(0, -120)
        at.settle()
    assert near(at.shown("Right rim, point 3"), before, 0.05)
    assert abs(at.shown("Right rim, point 1")[1] - before[1]) > 120


def test_turning_and_mirroring_change_no_mark_and_no_number(reader):
    at = reader(MARKS)
    at.page.locator(".stage").focus()
    where = at.shown("Right knob, point 1")
    for keys, words in (("f", "Flipped"), ("r", "Flipped, Turned 270°"), ("f", "Turned 270°")):
        at.press(keys)
        assert at.text(".turned") == words
        assert at.text(".values.side-0 output") == "74.3 mm"
    assert at.shown("Right knob, point 1") != where
    at.press("r")
    assert near(at.shown("Right knob, point 1"), where, 0.05)
    assert at.commits == []


def test_the_read_out_of_a_side_stays_under_its_hip(reader):
    at = reader(MARKS)
    assert "side-0" in at.page.locator(".values.left").get_attribute("class")
    at.page.locator(".stage").focus()
    at.press("f")
    assert "side-1" in at.page.locator(".values.left").get_attribute("class")
    assert "side-0" in at.page.locator(".values.right").get_attribute("class")


def test_everything_drawn_is_hidden_while_h_is_held(reader):
    at = reader(MARKS)
    at.click(150, 100)
    opacity = "film.querySelector('.overlay').checkVisibility({ opacityProperty: true })"
    at.page.keyboard.down("h")
    at.settle()
    assert at.page.evaluate(opacity) is False
    at.page.keyboard.up("h")
    at.settle()
    assert at.page.evaluate(opacity) is True


def test_a_point_is_placed_with_the_keyboard_alone(reader):
    at = reader()
    at.page.locator(".stage").focus()
    at.press("ArrowRight", "ArrowRight", "Shift+ArrowDown", "Alt+ArrowUp", "Enter")
    scale = at.page.evaluate("film.filmViewer.then(v => v.view().scale)")
    # The first arrow shows the crosshair at the film's middle; then 10 right, 60 down, 1 up.
    assert near(at.marks["knob"]["R"], [[300 + 10 / scale, 250 + 59 / scale]], 1e-6)
    assert at.text(".badge strong") == "Right rim"
    at.press("ArrowLeft", " ")
    assert near(at.marks["rim"]["R"], [[300, 250 + 59 / scale]], 1e-6)
    assert at.page.locator(".said").text_content().startswith("Right rim, point 1 placed.")


def test_tab_walks_the_points_in_the_guided_order(reader):
    at = reader(MARKS)
    at.page.locator(".stage").focus()
    names = []
    for _ in range(5):
        at.press("Tab")
        names.append(at.page.evaluate("film.getRootNode().activeElement.getAttribute('aria-label')"))
    rim = [f"Right rim, point {n}" for n in (1, 2, 3)]
    assert names == ["Right knob, point 1", *rim, "Left knob, point 1"]


def test_no_key_reaches_the_page_around_the_viewer(reader):
    at = reader(MARKS)
    at.click(150, 100)
    at.press("r", "c", "ArrowUp", "Escape", "Control+z", "?", "x")
    assert at.page.evaluate("leaked") == []


def test_after_escape_n_goes_on_to_what_lacks_points_and_p_to_the_one_before(reader):
    at = reader({"knob": {"R": [[150, 100]]}})
    at.page.locator(".stage").focus()
    at.press("Escape")
    assert at.text(".list strong") == "Not placing"
    at.press("n")
    assert at.text(".list strong") == "Right rim"  # the first of the list has its point
    at.press("n", "n")
    assert at.text(".list strong") == "Right rim"  # by the left knob, round again
    at.press("p")
    assert at.text(".list strong") == "Right knob"


def test_a_choice_in_the_list_adds_a_fourth_rim_point(reader):
    at = reader(MARKS)
    at.page.locator(".list li button").nth(1).click()
    at.click(160, 240)
    assert len(at.marks["rim"]["R"]) == 4
    assert at.text(".list strong") == "All placed"


def test_window_and_level_change_the_picture_and_no_mark(reader):
    at = reader(MARKS)
    gray = "film.querySelector('.film').getContext('2d').getImageData(300, 300, 1, 1).data[0]"
    before = at.page.evaluate(gray)
    at.page.mouse.move(*at.at(300, 400))
    at.page.mouse.down(button="right")
    at.page.mouse.move(*at.at(300, 300), steps=4)
    at.page.mouse.up(button="right")
    at.settle()
    assert at.page.evaluate(gray) > before + 10
    at.press("d")
    assert at.page.evaluate(gray) == before
    at.press("i")
    assert abs(at.page.evaluate(gray) - (255 - before)) <= 1
    assert at.commits == []


def test_film_bytes_with_another_hash_are_refused(reader, server):
    at = reader(MARKS)
    raw = server.bytes_at["/film/ramp"]
    server.bytes_at["/film/forged"] = raw[:-2] + b"\x07\x00"
    at.answer(film={**at.data["film"], "url": "/film/forged", "sha": hashlib.sha256(b"another").hexdigest()})
    at.page.wait_for_selector(".message.on:not(.waiting)")
    assert "not the one that was opened" in at.text(".message")
    black = "film.querySelector('.film').getContext('2d').getImageData(300, 300, 1, 1).data.slice(0, 3).join()"
    assert at.page.evaluate(black) == "0,0,0"
    assert not at.page.locator(".handles").is_visible()
    at.click(300, 300)
    assert at.commits == []


def test_a_film_that_cannot_be_fetched_can_be_tried_again(reader, server):
    at = reader(MARKS)
    other = server.film(np.zeros((40, 50), np.uint16), "late")
    late = server.bytes_at.pop("/film/late")
    at.answer(film=other)
    at.page.wait_for_selector(".message.on:not(.waiting)")
    assert "404" in at.text(".message p")
    server.bytes_at["/film/late"] = late
    at.page.get_by_role("button", name="Try again").click()
    at.page.wait_for_selector(".message:not(.on)", state="attached")


def test_marks_of_one_film_never_show_on_another(reader, server):
    at = reader(MARKS)
    at.drag((150, 100), (170, 120))
    other = server.film(np.full((300, 400), 9, np.uint16), "other", spacing=[0.5, 0.5])
    at.answer(film=other, marks={"knob": {"L": [[30.0, 40.0]]}}, rev=0)
    at.page.wait_for_selector(".message:not(.on)", state="attached")
    at.settle()
    assert at.page.locator(".handles g").count() == 1
    assert at.handle("Left knob, point 1").count() == 1
    at.page.locator(".stage").focus()
    at.press("Control+z")
    assert at.page.locator(".handles g").count() == 1
    assert len(at.commits) == 1


def test_an_older_answer_does_not_move_the_marks(reader):
    at = reader(MARKS)
    at.drag((150, 100), (170, 120))
    at.drag((170, 120), (190, 130))
    where = at.shown("Right knob, point 1")
    at.answer(rev=4, marks={**MARKS, "knob": {"R": [[20.0, 20.0]]}})
    assert near(at.shown("Right knob, point 1"), where, 0.01)
    at.answer(rev=5, marks={**MARKS, "knob": {"R": [[300.0, 300.0]]}})
    assert near(at.shown("Right knob, point 1"), at.at(300, 300), 0.05)


def test_an_answer_during_a_drag_does_not_move_the_marks(reader):
    at = reader(MARKS)
    at.drag((150, 100), (190, 130), drop=False)
    at.answer(rev=9, marks={**MARKS, "knob": {"R": [[20.0, 20.0]]}})
    assert near(at.ring(), at.at(190, 130))
    at.page.mouse.up()
    assert near(at.shown("Right knob, point 1"), at.at(190, 130))
    assert near(at.marks["knob"]["R"], [[190, 130]])
    assert at.commits[-1]["rev"] == 10


def test_an_answer_that_came_while_a_point_was_held_counts_once_it_is_let_go_unmoved(reader):
    at = reader(MARKS)
    at.page.mouse.move(*at.at(150, 100))
    at.page.mouse.down()
    at.answer(rev=9, marks={**MARKS, "knob": {"R": [[250.0, 150.0]]}})
    assert near(at.shown("Right knob, point 1"), at.at(150, 100), 0.05)
    at.page.mouse.up()
    at.settle()
    assert near(at.shown("Right knob, point 1"), at.at(250, 150), 0.05)
    assert at.commits == []


def test_a_commit_without_an_answer_is_shown_as_not_saved(reader):
    at = reader(MARKS)
    assert at.text(".kept") == "Saved"
    at.drag((150, 100), (170, 120))
    at.page.wait_for_selector(".kept.open", timeout=6000)
    assert at.text(".kept") == "Not saved"
    at.answer(rev=4, marks=at.marks)
    assert at.text(".kept") == "Saved"


def test_the_badge_names_the_side_and_point_in_hand(reader):
    at = reader({**MARKS, "knob": {"R": MARKS["knob"]["R"]}})
    assert at.text(".badge strong") == "Left knob"
    at.drag((240, 240), (250, 250), drop=False)
    assert [at.text(f".badge {part}") for part in ("b", "strong", "small")] == ["R", "Right rim", "Point 2 of 3"]
    at.page.mouse.up()
    at.settle()
    assert (at.text(".badge b"), at.text(".badge strong")) == ("L", "Left knob")


def test_the_windows_of_the_file_are_offered_and_name_the_one_shown(reader):
    at = reader(window=[0, 4095], windows=[["Soft", 0, 4095], ["<b>Hard</b>", 1000, 2000]])
    chosen = "film.querySelector('.presets').selectedIndex"
    assert at.page.evaluate(chosen) == 0
    assert at.page.locator(".presets option").all_text_contents() == ["Soft", "<b>Hard</b>"]
    at.page.locator(".presets").select_option(index=1)
    at.settle()
    assert at.page.evaluate(chosen) == 1
    at.press("d")  # as filmed
    assert at.page.evaluate(chosen) == 0
    x, y = at.at(300, 300)
    at.page.mouse.move(x, y)
    at.page.mouse.down(button="right")
    at.page.mouse.move(x + 30, y + 10, steps=3)
    at.page.mouse.up(button="right")
    at.settle()
    assert at.page.evaluate(chosen) == -1  # the reader's own


def test_a_film_with_one_window_offers_no_list(reader):
    assert not reader().page.locator(".presets").is_visible()


def test_a_film_asked_for_while_a_point_is_dragged_leaves_nothing_to_draw_of_the_one_before(reader, server):
    at = reader(MARKS)
    errors = []
    at.page.on("pageerror", lambda error: errors.append(str(error)))
    other = {**server.film(np.full((400, 400), 7, np.uint16), "other", spacing=[0.5, 0.5], window=[0, 10]),
             "url": "/nowhere"}
    at.drag((150, 100), (200, 100), drop=False)
    at.page.evaluate(
        """async ({ data, at: [x, y] }) => {
            const stage = film.querySelector(".stage");
            for (let k = 0; k < 3; k++) {  // words follow 50 ms after a frame, so that some are owed when the film goes
                const move = { pointerId: 1, buttons: 1, bubbles: true, clientX: x + 5 * k, clientY: y };
                stage.dispatchEvent(new PointerEvent("pointermove", move));
                await new Promise(requestAnimationFrame);
            }
            serve(data);
        }""",
        {"data": {**at.data, "film": other, "marks": {}}, "at": at.at(200, 100)},
    )
    at.page.wait_for_timeout(200)
    at.page.mouse.up()
    at.page.wait_for_selector(".message.on", state="attached")
    assert errors == []
