"""What the viewer is told about a view."""

import json
from xml.etree import ElementTree

import pytest

from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.protocols import PROTOCOLS
from planning.viewer.protocol import protocol
from planning.views import VIEWS


def told(view, sides=("R", "L"), chosen=""):
    return json.loads(protocol(view, sides, chosen)[1])


def test_the_pelvic_line_comes_first_then_one_hip_after_the_other():
    order = [(o["key"], o["side"]) for o in told("ap_pelvis")["order"]]
    assert order[:2] == [("teardrop", "R"), ("teardrop", "L")]
    sides = [side for _, side in order[2:]]
    assert sides == sorted(sides, reverse=True)
    assert ("ischium", "R") not in order


def test_one_side_asks_for_one_side():
    record = told("dunn_45", ("L",))
    assert {o["side"] for o in record["order"]} == {"L"} and [s["key"] for s in record["sides"]] == ["L"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_step_shape_and_measure_points_at_a_step(view):
    record = told(view)
    steps = len(record["program"]["steps"])
    assert set(record["program"]["outputs"]) == {m["key"] for m in record["measures"]}
    for shape in record["program"]["shapes"]:
        assert all(0 <= i < steps for i in [*shape["args"], *shape.get("when", [])])
    for i, step in enumerate(record["program"]["steps"]):
        assert all(arg < i for arg in step["args"])


@pytest.mark.parametrize("view", VIEWS)
def test_every_landmark_has_a_drawing_with_its_place_in_the_box(view):
    for landmark in told(view)["landmarks"]:
        picture = ElementTree.fromstring(landmark["picture"])
        dots = [c for c in picture.iter("{http://www.w3.org/2000/svg}circle") if c.get("fill") == "#ffd54f"]
        assert dots, f"{landmark['key']} has no place on the drawing of {view}"
        assert all(0 <= float(c.get(a)) <= 100 for c in dots for a in ("cx", "cy"))
        assert landmark["prompt"].endswith(".") and LANDMARKS[landmark["key"]].points == landmark["points"]


def test_the_chosen_protocol_is_asked_for_and_every_landmark_may_be_placed():
    short, full = told("ap_pelvis", chosen="coverage"), told("ap_pelvis", chosen="full")
    assert [(o["key"], o["side"]) for o in short["order"]] == [
        ("teardrop", "R"), ("teardrop", "L"), ("head", "R"), ("sourcil_lateral", "R"), ("head", "L"),
        ("sourcil_lateral", "L")]
    assert [mark["key"] for mark in short["landmarks"]] == [mark["key"] for mark in full["landmarks"]]


def test_a_landmark_of_the_midline_is_asked_for_once_on_no_side():
    record = told("ap_pelvis", chosen="quality")
    asked = [o["side"] for o in record["order"] if o["key"] == "symphysis"]
    assert asked == ["-"]
    assert {mark["key"]: mark["sided"] for mark in record["landmarks"]}["symphysis"] is False


def test_signs_and_grades_are_told_with_their_words():
    measures = {m["key"]: m for v in ("ap_pelvis", "ap_child") for m in told(v, chosen="full")["measures"]}
    assert measures["crossover_sign"]["words"] == ["absent", "present"]
    assert measures["ihdi_grade"]["words"][1:] == ["I", "II", "III", "IV"]
    assert measures["lcea_sourcil"]["decimals"] == 1 and "words" not in measures["lcea_sourcil"]


@pytest.mark.parametrize("view", VIEWS)
def test_only_what_the_protocol_measures_is_printed_constructed_and_drawn_in_its_order(view):
    for choice in PROTOCOLS[view]:
        record = told(view, chosen=choice.key)
        keys = [key for key in choice.measures if CATALOGUE[key].sided]
        assert [m["key"] for m in record["measures"]] == keys
        assert {shape["measure"] for shape in record["program"]["shapes"]} <= {*keys, ""}  # "": the calibration
        # Every step sent leads to a number or a shape.
        steps, needed = record["program"]["steps"], {*record["program"]["outputs"].values()}
        needed |= {i for shape in record["program"]["shapes"] for i in (*shape["args"], *shape.get("when", ()))}
        for i in reversed(range(len(steps))):
            needed |= set(steps[i]["args"]) if i in needed else set()
        assert needed == set(range(len(steps)))


def test_a_short_protocol_sends_a_short_program():
    short, full = (told("ap_pelvis", chosen=key)["program"]["steps"] for key in ("coverage", "full"))
    assert len(short) < len(full) / 3


def test_what_can_be_suggested_is_told_with_where_to_click_but_not_where_marks_are_placed_blind():
    front, blind = (json.loads(protocol("ap_pelvis", ("R", "L"), is_blind=is_blind)[1])["landmarks"]
                    for is_blind in (False, True))
    marks = {mark["key"]: mark for mark in front}
    assert marks["head"]["suggests"].startswith("Click") and marks["sourcil_lateral"]["suggests"] == ""
    assert marks["teardrop"]["snaps"] and "suggests" not in marks["teardrop"] and "snaps" not in marks["neck_axis"]
    assert not any("suggests" in mark or "snaps" in mark for mark in [*blind, *told("axial")["landmarks"]])
