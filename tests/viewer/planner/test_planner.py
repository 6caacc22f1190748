"""The planner in a real browser: what moves on the film, what is read, what is sent, by hand and by keys."""

import math

import numpy as np
import pytest

from tests.conftest import until
from tests.viewer.serve import shelf

# "Lean" is the angle from straight up to the arm from hub to tip, "Gap" the distance between them, and "Far" needs a
# mark that nobody has put. The tip moves with the body, the hub does not.
POINTS = [step for i, key in enumerate(("tip", "hub", "beside", "far")) for step in (
    {"op": "marks", "args": [], "key": key, "whose": "own", "least": 1}, {"op": "point", "args": [2 * i]})]
PROTOCOL = {
    "sides": [{"key": "R", "other": "L", "name": "Right"}, {"key": "L", "other": "R", "name": "Left"}],
    "landmarks": [], "order": [],
    "program": {
        "steps": [
            *POINTS,
            {"op": "film_up", "args": []},
            {"op": "difference", "args": [1, 3]},
            {"op": "difference", "args": [5, 3]},
            {"op": "angle_toward", "args": [8, 9, 10]},
            {"op": "distance", "args": [1, 3]},
            {"op": "distance", "args": [1, 7]},
        ],
        "outputs": {"lean": 11, "gap": 12, "far": 13},
        "shapes": [{"measure": "lean", "shape": "ray", "args": [3, 9]},
                   {"measure": "lean", "shape": "arc", "args": [3, 8, 9]},
                   {"measure": "gap", "shape": "segment", "args": [1, 3]}],
    },
    "measures": [{"key": "lean", "short": "Lean", "name": "Lean of the arm", "unit": "deg", "decimals": 1},
                 {"key": "gap", "short": "Gap", "name": "Gap", "unit": "mm", "decimals": 1},
                 {"key": "far", "short": "Far", "name": "Far", "unit": "mm", "decimals": 1}],
}
MARKS = {"tip": {"L": [[400.0, 300.0]]}, "hub": {"L": [[400.0, 400.0]]}, "beside": {"L": [[500.0, 400.0]]}}
OUTLINE = [[320.0, 230.0], [480.0, 230.0], [480.0, 360.0], [320.0, 360.0]]
SLIDES = [{"label": "Lateral", "vector": [1, 0], "least": -30, "most": 30, "step": 1, "fine": 1},
          {"label": "Cranial", "vector": [0, -1], "least": -30, "most": 30, "step": 1, "fine": 1}]
BODY = {"name": "piece", "marks": [["tip", "L"]], "outline": OUTLINE, "editable": True, "turns": True, "slides": True,
        "carried": None, "solid": True}
BENCH = {
    "id": "plan/1", "rev": 3,
    "motion": {"degrees": 0, "pivot": [400.0, 400.0], "slide": [0, 0]},
    # The left of a person at the right of the film: positive degrees turn clockwise as seen.
    "turn": {"label": "Rotation", "unit": "°", "least": -40, "most": 60, "step": 0.5, "fine": 0.1,
             "lateral": [1, 0], "up": [0, -1]},
    "slides": SLIDES, "bodies": [BODY], "earlier": [], "lengths": [],
    "windows": [{"measure": "lean", "low": 25, "high": 40, "slack": 0.05}],
    "measures": ["lean", "gap", "far"], "side": "L",
}
BRIGHT, DARK = 4000, 400


def square_film():
    """A dark film with a bright square of 40 pixels about (400, 300)."""
    film = np.full((800, 1000), DARK)
    film[280:320, 380:420] = BRIGHT
    return film


@pytest.fixture(scope="module")
def server():
    with shelf() as made:
        yield made


class Planner:
    """Someone at the planner: a page with a film open, told in film pixels."""

    def __init__(self, page, server, bench, **film):
        self.page = page
        self.data = {
            "film": server.film(square_film(), "square", **{"spacing": [0.5, 0.5], **film}),
            "protocol": server.protocol(PROTOCOL), "marks": MARKS, "bench": {**BENCH, **bench},
        }
        page.goto(f"{server.url}/planner")
        until(page, "window.ready")
        self.answer()
        page.wait_for_selector(".message:not(.on)", state="attached")
        self.settle()

    def answer(self, **bench):
        """The server calls the component, with some of the bench changed."""
        self.data["bench"] = {**self.data["bench"], **bench}
        self.page.evaluate("data => serve(data)", self.data)
        self.settle()

    def settle(self):
        """What follows a drag between the frames has followed, too."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        self.page.wait_for_timeout(120)

    def at(self, x, y):
        """Where a film point is on the page."""
        return self.page.evaluate(
            """async ([x, y]) => {
                const { toScreen } = await import("/viewer/view.js");
                const { left, top } = film.querySelector(".stage").getBoundingClientRect();
                const [sx, sy] = toScreen((await film.planner).view(), [x, y]);
                return [left + sx, top + sy];
            }""", [x, y])

    def scale(self):
        return self.page.evaluate("async () => (await film.planner).view().scale")

    def shade(self, x, y):
        """How bright the film point (x, y) is seen, 0 to 255, and whether by what was moved."""
        return self.page.evaluate(
            """([x, y]) => {
                const seen = ["film", "moved"].map((name) => {
                    const canvas = film.querySelector("canvas." + name), box = canvas.getBoundingClientRect();
                    const at = [x - box.left, y - box.top].map((p) => Math.floor(p * canvas.width / box.width));
                    return canvas.getContext("2d").getImageData(...at, 1, 1).data;
                });
                const share = seen[1][3] / 255;
                return [seen[1][0] * share + seen[0][0] * (1 - share), share];
            }""", self.at(x, y))

    def edge(self, start, end):
        """How far from start to end, in film pixels, the first bright point lies."""
        (x, y), (tx, ty) = start, end
        long = math.hypot(tx - x, ty - y)
        for i in range(int(long * 10)):
            share = i / (long * 10)
            if self.shade(x + share * (tx - x), y + share * (ty - y))[0] > 128:
                return i / 10
        return None

    def drag(self, start, end, drop=True, steps=6):
        """A drag from one place on the page to another."""
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=steps)
        if drop:
            self.page.mouse.up()
        self.settle()

    def drag_film(self, start, end, **more):
        self.drag(self.at(*start), self.at(*end), **more)

    def grip(self, name):
        """Where a handle is on the page."""
        box = self.page.locator(f".grips {name} .disc").first.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def set(self, label, value):
        """Move a slider, as a hand does that pulls its thumb, then lets go."""
        self.page.get_by_role("slider", name=label).and_(self.page.locator("input")).fill(str(value))
        self.settle()

    @property
    def commits(self):
        return self.page.evaluate("commits.map(c => c.value)")

    @property
    def motion(self):
        return self.commits[-1]["motion"]

    def reading(self, measure):
        row = self.page.locator(f'.readings li[data-measure="{measure}"]')
        return [row.locator(part).inner_text() for part in (".was", ".is")]

    def standing(self, measure):
        return self.page.locator(f'.readings li[data-measure="{measure}"] .standing').inner_text()


@pytest.fixture
def planner(page, server):
    page.set_viewport_size({"width": 1024, "height": 768})
    thrown = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield lambda film=None, **bench: Planner(page, server, bench, **(film or {}))
    assert not thrown


def on_ray(radius, degrees, pivot=(400, 400)):
    """The film point so far from the pivot, so many degrees clockwise from straight up."""
    turn = math.radians(degrees)
    return pivot[0] + radius * math.sin(turn), pivot[1] - radius * math.cos(turn)


@pytest.mark.parametrize("degrees", [30, -20, 60])
def test_the_slider_turns_the_films_own_pixels_within_a_pixel(planner, degrees):
    p = planner()
    p.set("Rotation", degrees)
    # The square lies from 80 to 120 pixels above the pivot; turned, it lies so far along the turned ray.
    found = p.edge(on_ray(50, degrees), on_ray(130, degrees))
    assert abs(50 + found - 80) <= max(1, 1 / p.scale())
    found = p.edge(on_ray(150, degrees), on_ray(70, degrees))
    assert abs(150 - found - 120) <= max(1, 1 / p.scale())
    # What is square to the ray is as broad as before.
    across = [on_ray(math.hypot(100, d), degrees + math.degrees(math.atan2(d, 100))) for d in (-40, 0)]
    assert abs(p.edge(*across) - 20) <= max(1, 1 / p.scale())
    assert p.motion == {"degrees": degrees, "pivot": [400, 400], "slide": [0, 0]}


def test_on_a_film_of_oblong_pixels_a_turn_is_a_turn_in_millimeters(planner):
    p = planner({"spacing": [1.0, 0.5]})
    p.set("Rotation", 30)
    # The square's middle is 100 rows, 100 mm, above the pivot: sin 30 = 50 mm is 100 columns, cos 30 is 86.6 rows.
    assert p.shade(500, 400 - 86.6)[0] > 200 and p.shade(500, 400 - 86.6)[1] == 1
    # Its lower edge is 80 mm along the ray: (80, 69.3) in columns and rows.
    assert p.shade(400 + 78, 400 - 67.5)[0] < 128 < p.shade(400 + 82, 400 - 71)[0]


def test_readings_follow_and_stand_to_their_targets_in_words(planner):
    p = planner()
    assert p.reading("lean") == ["0.0°", "0.0°"] and p.standing("lean") == "▼ below"
    p.set("Rotation", 30)
    assert p.reading("lean") == ["0.0°", "30.0°"] and p.standing("lean") == "✓ inside"
    p.set("Rotation", 40.5)
    assert p.standing("lean") == "▲ above"
    assert p.reading("gap") == ["50.0 mm", "50.0 mm"]
    assert p.reading("far") == ["–", "–"]
    assert "target 25.0° to 40.0°" in p.page.locator(".readings").inner_text()


def test_without_a_trusted_scale_there_are_no_lengths(planner):
    p = planner({"calibrated": False}, slides=[])
    assert p.reading("gap") == ["–", "–"] and p.reading("lean")[0] == "0.0°"


LENGTHS = [{"label": "Tip lateral", "hint": "+ outward", "body": "piece", "point": [400, 300], "vector": [1, 0]},
           {"label": "Tip down", "hint": "+ down", "body": "piece", "point": [400, 300], "vector": [0, 1]},
           {"label": "Base", "hint": "", "body": None, "point": [400, 300], "vector": [0, 1]}]


def test_lengths_follow_while_something_is_held(planner):
    p = planner(lengths=LENGTHS)

    def told():
        return p.page.locator(".readings .lengths .is").all_inner_texts()

    assert told() == ["0 mm", "0 mm", "0 mm"]
    # The tip is 50 mm above the pivot.
    p.drag(p.grip(".turn"), about(p.grip(".pivot"), p.grip(".turn"), 30), drop=False)
    assert told() == ["+25 mm", "+7 mm", "0 mm"] and not p.commits  # 50 sin 30, 50 (1 - cos 30)
    p.page.mouse.up()
    p.set("Cranial", 20)
    assert told() == ["+25 mm", "−13 mm", "0 mm"]
    p.drag(p.grip(".pivot"), p.at(400, 300), drop=False)
    assert told() == ["0 mm", "−20 mm", "0 mm"] and p.motion["pivot"] == [400, 400]
    p.page.mouse.up()


def test_while_the_slider_is_held_the_readings_follow_and_nothing_is_sent(planner):
    p = planner()
    box = p.page.locator(".control input[type=range]").first.bounding_box()
    thumb = [box["x"] + 8 + (box["width"] - 16) * 0.4, box["y"] + box["height"] / 2]
    p.drag(thumb, [thumb[0] + 40, thumb[1]], drop=False)
    number = float(p.page.locator(".control input[type=number]").first.input_value())
    assert number > 5 and p.reading("lean")[1] == f"{number:.1f}°" and not p.commits
    p.page.mouse.up()
    assert len(p.commits) == 1 and p.motion["degrees"] == number


def test_a_dragged_pivot_leaves_angles_and_shifts_the_body(planner):
    p = planner()
    p.answer(motion={"degrees": 30, "pivot": [400, 400], "slide": [0, 0]}, rev=4)
    before = p.reading("lean")[1]
    assert p.shade(*on_ray(100, 30))[0] > 200
    p.drag(p.grip(".pivot"), p.at(400, 300))
    # About its own middle the square turns where it is.
    assert p.shade(400, 300)[0] > 200
    x, y = p.motion["pivot"]
    assert abs(x - 400) < 1.5 and abs(y - 300) < 1.5 and p.motion["degrees"] == 30
    assert before == "30.0°" and p.reading("lean")[1] == "0.0°"  # from the fixed hub to a tip that stays


def about(center, point, degrees):
    """A film point turned clockwise about another."""
    (x, y), turn = np.subtract(point, center), math.radians(degrees)
    return (center[0] + x * math.cos(turn) - y * math.sin(turn), center[1] + x * math.sin(turn) + y * math.cos(turn))


def gone_round(planner, **motion):
    """A planner whose turned body leaves (400, 400) at rest wherever it is hinged, as of a femur in its socket."""
    rest = [400.0, 400.0]
    body = {**BODY, "slides": False, "carried": {"sign": -1, "from": rest, "to": rest}}
    return planner(bodies=[body], turn={**BENCH["turn"], "rest": rest},
                   motion={"degrees": 30, "pivot": [460, 300], "slide": [0, 0], **motion})


def test_a_hinge_is_shown_on_the_turned_bone_and_dragged_there(planner):
    p = gone_round(planner)
    assert p.grip(".pivot") == pytest.approx(p.at(*about((400, 400), (460, 300), 30)), abs=0.6)
    assert p.page.locator(".grips .trail").get_attribute("d")
    p.drag(p.grip(".pivot"), p.at(430, 340))
    assert p.grip(".pivot") == pytest.approx(p.at(430, 340), abs=1)
    assert p.motion["pivot"] == pytest.approx(about((400, 400), (430, 340), -30), abs=1.5)
    found = p.motion["pivot"]
    p.page.locator(".grips .pivot").focus()
    p.page.keyboard.press("Shift+ArrowRight")
    until(p.page, "commits.length > 1")
    step = np.subtract(p.motion["pivot"], found)  # ten pixels to the right on the screen, thirty degrees back
    assert step == pytest.approx(about((0, 0), (10, 0), -30), abs=1e-6)


def test_the_handle_of_a_hinge_on_the_turned_bone_follows_the_pointer(planner):
    p = gone_round(planner, degrees=0)
    assert not p.page.locator(".grips .trail").get_attribute("d")
    x, y = p.grip(".turn")
    end = about(p.at(400, 400), (x, y), 40)
    p.drag((x, y), end)
    assert p.motion["degrees"] == 40 and p.grip(".turn") == pytest.approx(end, abs=1)


def test_an_arm_that_lies_in_the_body_turns_alike_about_any_pivot(planner):
    body = {**BODY, "marks": [["tip", "L"], ["hub", "L"]]}
    p = planner(bodies=[body], motion={"degrees": 30, "pivot": [400, 400], "slide": [0, 0]})
    readings = [p.reading("lean")[1]]
    for place in ((350, 330), (450, 380)):
        p.drag(p.grip(".pivot"), p.at(*place))
        readings.append(p.page.locator(".control input[type=number]").first.input_value() + "°")
        assert p.reading("gap") == ["50.0 mm", "50.0 mm"]
    assert set(readings) == {"30.0°"}


def test_the_turning_handle_turns(planner):
    p = planner()
    x, y = p.grip(".turn")
    px, py = p.grip(".pivot")
    assert abs(x - px) < 0.6 and y < py
    long = py - y
    turn = math.radians(40)
    p.drag((x, y), (px + long * math.sin(turn), py - long * math.cos(turn)))
    assert p.motion["degrees"] == 40
    grip = p.page.get_by_role("slider", name="Rotation").and_(p.page.locator("g"))
    assert grip.get_attribute("aria-valuetext") == "40.0°"


def test_the_turning_handle_stops_at_the_controls_ends(planner):
    p = planner()
    px, py = p.grip(".pivot")
    p.drag(p.grip(".turn"), (px + 5, py + 100), steps=30)
    assert p.motion["degrees"] == 60


def test_a_drag_inside_the_body_slides_it_in_whole_steps(planner):
    p = planner()
    p.drag_film((440, 270), (461, 259.5))  # 21 px are 10.5 mm, 10.5 px upward 5.25 mm
    assert p.motion["slide"] in ([10, 5], [11, 5])
    assert p.shade(400 + 2 * p.motion["slide"][0], 290)[0] > 200
    assert p.reading("gap")[1] != "50.0 mm"


def test_where_lengths_are_not_allowed_there_is_one_slider_and_a_drag_inside_pans(planner):
    p = planner(slides=[])
    assert p.page.locator(".control").count() == 1
    before = p.at(440, 270)
    p.drag_film((440, 270), (470, 270))
    assert p.at(440, 270)[0] - before[0] > 10 and not p.commits


def test_reset_goes_back_to_no_motion_about_the_first_pivot_and_can_be_undone(planner):
    p = planner()
    p.set("Rotation", 25)
    p.set("Cranial", 4)
    p.drag(p.grip(".pivot"), p.at(430, 380))
    moved = p.motion
    assert moved["slide"] == [0, 4] and moved["pivot"] != [400, 400]
    p.page.get_by_role("button", name="Reset").click()
    p.settle()
    assert p.motion == {"degrees": 0, "pivot": [400, 400], "slide": [0, 0]}
    p.page.get_by_role("button", name="Undo").click()
    assert p.motion == moved
    p.page.get_by_role("button", name="Redo").click()
    assert p.motion["degrees"] == 0


def test_before_shows_the_film_as_it_is_while_held(planner):
    p = planner(motion={"degrees": 30, "pivot": [400, 400], "slide": [0, 0]})
    place = on_ray(100, 30)
    assert p.shade(*place)[0] > 200
    p.page.locator(".stage").focus()
    p.page.keyboard.down("h")
    p.settle()
    assert p.shade(*place)[0] < 60 and p.shade(400, 300)[0] > 200
    assert p.page.locator(".flag").inner_text() == "Before"
    p.page.keyboard.up("h")
    p.settle()
    assert p.shade(*place)[0] > 200
    box = p.page.get_by_role("button", name="Before").bounding_box()
    p.page.mouse.move(box["x"] + 9, box["y"] + 9)
    p.page.mouse.down()
    p.page.wait_for_timeout(500)
    assert p.shade(*place)[0] < 60
    p.page.mouse.up()
    p.settle()
    assert p.shade(*place)[0] > 200 and not p.commits


def test_a_click_on_before_leaves_it_on_until_the_next(planner):
    p = planner(motion={"degrees": 30, "pivot": [400, 400], "slide": [0, 0]})
    place, button = on_ray(100, 30), p.page.get_by_role("button", name="Before")
    for is_before in (True, False, True):
        button.click()
        p.page.mouse.move(*p.at(600, 500))  # away from the button
        p.settle()
        assert (p.shade(*place)[0] < 60) == is_before and (p.shade(400, 300)[0] > 200) == is_before
        assert button.get_attribute("aria-pressed") == str(is_before).lower()
        assert p.page.locator(".flag").inner_text() == ("Before" if is_before else "")
    p.drag_film((400, 300), (430, 300))  # nothing can be moved that is not seen to move
    assert not p.commits
    button.focus()
    p.press("Enter")
    assert p.page.locator(".flag").inner_text() == "" and not p.commits


def test_a_gap_is_darkened_and_what_is_covered_is_tinted(planner):
    p = planner(motion={"degrees": 0, "pivot": [400, 400], "slide": [0, 30]})  # 60 px upward
    hatched = [p.shade(x, 315)[0] for x in range(385, 416, 3)]  # the lower part of the square was here
    assert min(hatched) < 110 and max(hatched) < 200
    assert p.shade(400, 240)[0] > 200  # here is all of it
    red, share = p.shade(340, 200)  # dark film, newly covered
    assert share == 1 and red > p.shade(340, 250)[0] + 15


def test_where_two_pieces_overlap_is_tinted_more_strongly_than_what_is_covered(planner):
    """The upper piece goes 40 pixels down onto the lower, which stays; beside it, it covers film that was bare."""
    lower = {**BODY, "name": "lower", "marks": [], "outline": [[320, 360], [400, 360], [400, 420], [320, 420]],
             "turns": False, "slides": False, "editable": False}
    p = planner(bodies=[BODY, lower], motion={"degrees": 0, "pivot": [600, 400], "slide": [0, -20]})
    tint = {}
    for name, place in {"overlap": (360, 380), "covered": (450, 380), "its own": (450, 350)}.items():
        tint[name] = p.page.evaluate(
            """([x, y]) => {
                const canvas = film.querySelector("canvas.moved"), box = canvas.getBoundingClientRect();
                const at = [x - box.left, y - box.top].map((p) => Math.floor(p * canvas.width / box.width));
                const [red, , blue] = canvas.getContext("2d").getImageData(...at, 1, 1).data;
                return red - blue;
            }""", p.at(*place))
    assert tint["its own"] == 0 and 10 < tint["covered"] < 60 and tint["overlap"] > 2 * tint["covered"]
    assert "two pieces overlap" in p.page.locator(".legend").inner_text()
    strong = p.shade(360, 380)[0]
    p.answer(bodies=[BODY, {**lower, "solid": False}])  # a piece that takes in what is no bone
    assert p.shade(360, 380)[0] < strong - 30
    p.answer(rev=4, motion={"degrees": 0, "pivot": [600, 400], "slide": [0, 0]})
    assert p.shade(360, 390)[1] == 0  # at rest nothing is said of pieces that lie as they did


def test_corners_are_dragged_put_in_and_taken_away(planner):
    p = planner()
    p.page.get_by_role("button", name="Outline").click()
    p.settle()
    assert p.page.locator(".grips .corner").count() == 4
    p.drag_film((320, 230), (300, 210))
    (x, y), *others = p.commits[-1]["outlines"]["piece"]
    assert abs(x - 300) < 1.5 and abs(y - 210) < 1.5 and others == OUTLINE[1:]
    p.page.mouse.dblclick(*p.at(480, 320))
    p.settle()
    outline = p.commits[-1]["outlines"]["piece"]
    assert len(outline) == 5 and abs(outline[2][0] - 480) < 1.5 and abs(outline[2][1] - 320) < 1.5
    p.press("Delete")  # the new corner has the focus
    assert p.commits[-1]["outlines"]["piece"] == [[x, y], *OUTLINE[1:]]
    p.page.locator(".grips .edge").nth(1).focus()
    p.press("Enter")
    assert p.commits[-1]["outlines"]["piece"][2] == [480, 295]
    p.press("Shift+ArrowRight")
    until(p.page, "commits.at(-1).value.outlines.piece[2][0] === 490")
    p.press("Delete", "Delete", "Delete", "Delete")
    assert len(p.commits[-1]["outlines"]["piece"]) == 3
    p.press("Escape")
    assert p.page.locator(".grips .corner").count() == 0


def test_the_middle_of_an_edge_can_be_pulled_out(planner):
    p = planner()
    p.page.get_by_role("button", name="Outline").click()
    p.settle()
    p.drag_film((400, 230), (400, 200))
    outline = p.commits[-1]["outlines"]["piece"]
    assert len(outline) == 5 and abs(outline[1][0] - 400) < 1.5 and abs(outline[1][1] - 200) < 1.5


def test_a_body_without_an_outline_is_given_one_around_its_marks(planner):
    p = planner(bodies=[{**BODY, "outline": []}])
    p.set("Rotation", 20)
    assert "outlines" not in p.commits[-1] and p.reading("lean")[1] == "20.0°"
    p.page.get_by_role("button", name="Outline").click()
    p.settle()
    assert len(p.commits[-1]["outlines"]["piece"]) == 8


def test_what_may_not_be_drawn_has_no_button(planner):
    p = planner(bodies=[{**BODY, "editable": False}])
    assert p.page.locator('[data-action="outline"]').is_hidden()


def test_what_is_sent_and_that_a_late_older_answer_does_not_jump_back(planner):
    p = planner()
    p.set("Rotation", 10)
    p.set("Rotation", 20)
    assert p.commits == [
        {"id": "plan/1", "rev": 4, "motion": {"degrees": 10, "pivot": [400, 400], "slide": [0, 0]}},
        {"id": "plan/1", "rev": 5, "motion": {"degrees": 20, "pivot": [400, 400], "slide": [0, 0]}},
    ]
    p.answer(rev=4, motion=p.commits[0]["motion"])
    assert p.reading("lean")[1] == "20.0°"
    p.answer(rev=5, motion=p.commits[1]["motion"])
    p.answer(rev=6, motion={"degrees": 12, "pivot": [400, 400], "slide": [0, 0]})
    assert p.reading("lean")[1] == "12.0°" and len(p.commits) == 2


def test_another_plan_starts_afresh(planner):
    p = planner()
    p.set("Rotation", 20)
    p.answer(id="plan/2", rev=0, motion={"degrees": 5, "pivot": [380, 380], "slide": [0, 0]})
    assert p.page.locator(".control input[type=number]").first.input_value() == "5.0"
    assert p.page.get_by_role("button", name="Undo").is_disabled() and len(p.commits) == 1
    p.set("Rotation", 0)
    p.page.get_by_role("button", name="Reset").click()
    assert p.commits[-1]["id"] == "plan/2" and p.motion["pivot"] == [380, 380]


def test_another_plan_is_shown_as_near_as_the_first_was(planner):
    p = planner()
    near = p.scale()
    p.page.locator(".stage").focus()
    p.press("0")
    assert p.scale() < near
    p.answer(rev=4)
    assert p.scale() < near  # the same plan keeps the reader's own view
    p.answer(id="plan/2", rev=0)
    assert p.scale() == pytest.approx(near, rel=0.01)  # the sliders, drawn since, take a few pixels off the stage


def test_a_number_beyond_what_a_control_reaches_is_told_with_the_bound(planner):
    p = planner()
    row = p.page.locator(".control").first
    row.locator("input[type=number]").fill("75")
    assert row.get_by_role("status").inner_text() == "max. 60°"
    row.locator("input[type=number]").press("Enter")
    p.settle()
    assert p.motion["degrees"] == 60
    row.locator("input[type=number]").fill("15")
    assert row.get_by_role("status").inner_text() == ""


@pytest.mark.parametrize("width", [667, 950, 1400])  # of the planner in a window 1024 and 1440 wide, and wider
def test_the_bound_takes_one_line_and_pushes_nothing_aside(planner, width):
    p = planner()
    p.page.set_viewport_size({"width": width, "height": 800})
    for at, typed in enumerate(("75", "99", "99")):
        row = p.page.locator(".control").nth(at)
        before = p.page.locator(".strip").bounding_box()["height"]
        row.locator("input[type=number]").fill(typed)
        bound, whole = row.get_by_role("status").bounding_box(), row.bounding_box()
        assert 0 < bound["height"] < 24
        assert whole["x"] - 1 <= bound["x"] and bound["x"] + bound["width"] <= whole["x"] + whole["width"] + 1
        assert p.page.locator(".strip").bounding_box()["height"] == before


def test_everything_by_keyboard(planner):
    p = planner()
    p.page.locator(".control input[type=range]").first.focus()
    p.press("ArrowRight", "ArrowRight")
    assert p.motion["degrees"] == 1
    p.page.locator(".grips .turn").focus()
    p.press("Shift+ArrowRight", "ArrowUp", "ArrowLeft")
    until(p.page, "commits.at(-1).value.motion.degrees === 6")
    p.page.locator(".grips .pivot").focus()
    p.press("Shift+ArrowLeft", "ArrowDown", "Alt+ArrowUp")
    until(p.page, "Math.abs(commits.at(-1).value.motion.pivot[1] - 400.9) < 1e-6")
    assert p.motion["pivot"][0] == 390
    number = p.page.locator(".control input[type=number]").first
    number.fill("33.24")
    number.press("Enter")
    p.settle()
    assert p.motion["degrees"] == 33.2 and number.input_value() == "33.2"
    p.page.locator(".stage").focus()
    p.press("Control+z")
    assert p.motion["degrees"] == 6
    assert p.page.evaluate("leaked") == []


def test_the_film_is_zoomed_panned_fitted_and_windowed(planner):
    p = planner()
    p.press("0")
    p.page.locator(".stage").focus()
    p.press("0")
    whole = p.scale()
    place = p.at(700, 600)
    p.page.mouse.move(*place)
    p.page.mouse.wheel(0, -400)  # more than one event may zoom, which is by e^0.36
    p.settle()
    assert p.scale() == pytest.approx(whole * math.exp(0.36)) and math.dist(p.at(700, 600), place) < 0.6
    p.drag(place, (place[0] - 60, place[1] - 30))
    assert math.dist(p.at(700, 600), (place[0] - 60, place[1] - 30)) < 0.6
    dark = p.shade(800, 650)[0]
    p.page.mouse.move(*place)
    p.page.mouse.down(button="right")
    p.page.mouse.move(place[0], place[1] + 90, steps=4)
    p.page.mouse.up(button="right")
    p.settle()
    assert p.shade(800, 650)[0] != dark
    p.page.locator(".stage").focus()
    p.press("d", "0")
    assert p.shade(800, 650)[0] == dark and p.scale() == whole and not p.commits


def test_what_earlier_steps_have_moved_is_shown_and_moves_on(planner):
    # The first step has moved the square by 100 columns; this one slides it 10 mm, 20 pixels, on from there.
    earlier = [[{"outline": OUTLINE, "matrix": [[1, 0, 100], [0, 1, 0]]}]]
    body = {**BODY, "outline": [[x + 100, y] for x, y in OUTLINE], "marks": []}
    p = planner(earlier=earlier, bodies=[body])
    assert p.shade(500, 300)[0] > 200
    hatched = [p.shade(x, 300)[0] for x in range(385, 416, 3)]
    assert min(hatched) < 110 and max(hatched) < 200
    p.set("Cranial", 10)
    assert p.shade(500, 280)[0] > 200 and p.shade(500, 255)[0] < 128
    assert p.shade(500, 262)[0] > 200


def test_a_film_that_cannot_be_fetched_is_told_and_can_be_tried_again(planner):
    p = planner()
    lost = {**p.data["film"], "url": "/film/none", "sha": "0" * 64}
    p.data["film"], film = lost, p.data["film"]
    p.answer()
    assert "404" in p.page.get_by_role("alert").inner_text()
    p.data["film"] = film
    p.answer()
    p.page.wait_for_selector(".message:not(.on)", state="attached")
    assert p.reading("lean") == ["0.0°", "0.0°"]
