"""What is offered for a landmark: on rendered films whose truth is known, and one sentence where nothing is found."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.constructions import landmarks_of
from planning.landmarks import LANDMARKS
from planning.suggestible import CLICKS, ON_EDGE, click_for, lies_on_edge
from planning.suggestions import FOUND, suggestion
from planning.views import VIEWS
from tests.assist.samples import heads, pixels_of

RIGHT = next(head for head in heads("normal_f") if head.side == "R")
LEFT = next(head for head in heads("normal_f") if head.side == "L")
DUNN = next(head for head in heads("cam") if head.marked.view == "dunn_45")
TRUE = {key: {side: [list(p) for p in points] for side, points in sides.items()}
        for key, sides in RIGHT.marked.marks.items()}


def ask(key, head=RIGHT, marks=None, film=None, **more):
    """The answer as the browser gets it."""
    marks = marks if marks is not None else head.marked.marks
    asked = json.loads(json.dumps({"key": key, "side": head.side, "marks": marks, **more}))
    return json.loads(json.dumps(suggestion(pixels_of(head), film or head.marked, asked), allow_nan=False))


def apart(point, other, head=RIGHT):
    """Millimeters between two film points."""
    return float(np.hypot(*((np.array(point) - other) * head.spacing_mm[::-1])))


def test_every_landmark_that_can_be_suggested_is_one_and_has_its_finder():
    assert set(CLICKS) == set(FOUND) and set(CLICKS) | ON_EDGE <= set(LANDMARKS)
    for key in CLICKS:
        assert any(key in landmarks_of(view) and click_for(key, view) is not None for view in VIEWS)


def test_nothing_is_offered_on_slices():
    assert all(click_for(key, "axial") is None and not lies_on_edge(key, "axial") for key in LANDMARKS)


def test_a_head_is_told_with_what_it_rests_on_and_lies_within_half_a_millimeter():
    found = ask("head", marks={}, at=[RIGHT.center[0] + 10, RIGHT.center[1] - 8])
    mm = np.array(RIGHT.spacing_mm)[::-1]
    away = np.hypot(*((np.array(found["points"]) - RIGHT.center) * mm).T)
    assert len(away) == 8 and abs(away - RIGHT.radius_mm).max() < 0.8
    assert found["shape"] == "circle" and len(found["seen"]) >= 180
    assert f"{len(found['seen'])} of 360 rim points" in found["caption"] and " mm, radius 24." in found["caption"]


@pytest.mark.parametrize("scale", ["detector", "none"])
def test_without_a_scale_to_trust_lengths_are_told_in_pixels(scale):
    film = replace(RIGHT.marked, scale=scale, spacing_mm=RIGHT.spacing_mm if scale == "detector" else (1.0, 1.0))
    found = ask("head", marks={}, film=film, at=list(RIGHT.center))
    assert " pixels, radius " in found["caption"] and " mm" not in found["caption"]


def test_the_junction_is_offered_at_three_distances_the_middle_one_first():
    found = ask("head_neck_junction", DUNN, at=list(DUNN.mark("head_neck_junction")[0]))
    out = [apart(choice["points"][0], DUNN.center, DUNN) - DUNN.radius_mm for choice in found["choices"]]
    assert [choice["label"] for choice in found["choices"]] == ["0.25 mm", "0.50 mm", "1.00 mm"]
    assert out == pytest.approx([0.25, 0.5, 1.0], abs=0.3) and found["points"] == found["choices"][1]["points"]


@pytest.mark.parametrize("head", [RIGHT, LEFT], ids="RL")
def test_on_the_front_view_the_upper_outline_is_taken_without_a_click(head):
    found = ask("head_neck_junction", head)
    assert found["points"][0][1] < head.center[1] and found["points"][0][1] < head.mark("neck_axis")[0][1]
    assert apart(found["points"][0], head.mark("head_neck_junction")[0], head) < 8


@pytest.mark.parametrize("head", [RIGHT, LEFT], ids="RL")
def test_the_roof_runs_from_its_lateral_to_its_medial_end_on_either_side(head):
    lateral, roof = (ask(key, head) for key in ("sourcil_lateral", "roof"))
    assert roof["points"][0] == lateral["points"][0] and roof["points"][-1] == lateral["seen"][0]
    assert (roof["points"][0][0] < roof["points"][-1][0]) == (head.side == "R")
    assert apart(lateral["points"][0], head.mark("sourcil_lateral")[0], head) < 8


def test_a_film_laid_on_its_head_gets_the_same_roof():
    """Up is told by the teardrops, so that a film scanned upside down is read the same."""
    size = (RIGHT.marked.columns, RIGHT.marked.rows)
    turned = {key: {side: [[size[0] - x, size[1] - y] for x, y in points] for side, points in sides.items()}
              for key, sides in TRUE.items()}
    asked = {"key": "sourcil_lateral", "side": "R"}
    upright = suggestion(pixels_of(RIGHT), RIGHT.marked, {**asked, "marks": TRUE})["points"][0]
    found = suggestion(pixels_of(RIGHT)[::-1, ::-1], RIGHT.marked, {**asked, "marks": turned})["points"][0]
    assert apart(upright, np.array(size) - found) < 0.05


def test_a_wall_keeps_the_readers_points():
    given = [TRUE["anterior_wall"]["R"][k] for k in (0, 3, -1)]
    found = ask("anterior_wall", marks={"anterior_wall": {"R": given}})
    for point in given:
        assert min(apart(point, p) for p in found["points"]) < 1e-9
    assert len(found["points"]) > 3 and "3 points" in found["caption"]


def test_the_medial_end_of_the_sourcil_is_only_where_to_start_from():
    found = ask("sourcil_medial")
    assert found["is_start"] and found["points"] == [found["seen"][0]] and "Move it" in found["caption"]
    assert not any(ask(key)["is_start"] for key in ("sourcil_lateral", "roof"))


def without(head, *keys):
    """The true marks of a film, but for these landmarks."""
    return {key: sides for key, sides in head.marked.marks.items() if key not in keys}


def walled(key, head, picks, *without_keys):
    """What is offered for a wall of which some of its true points are given."""
    given = [list(head.mark(key)[k]) for k in picks]
    return ask(key, head, {**without(head, *without_keys), key: {head.side: given}})


def test_an_outline_along_the_head_is_no_wall():
    said = "The strongest edge here is that of the femoral head; place the wall by hand."
    assert walled("anterior_wall", RIGHT, (0, -1)) == {"problem": said}
    assert "points" in walled("anterior_wall", RIGHT, (0, 3, -1))
    assert "points" in walled("anterior_wall", RIGHT, (0, -1), "head")  # without the circle it cannot be told


def test_an_outline_along_the_other_wall_is_not_this_wall():
    male = next(head for head in heads("normal_m") if head.side == "L")
    said = "The strongest edge here is that of the other wall; place the wall by hand."
    assert walled("anterior_wall", male, (0, -1)) == {"problem": said}
    assert "points" in walled("anterior_wall", male, (0, 3, -1))
    assert "points" in walled("anterior_wall", male, (0, -1), "posterior_wall")


@pytest.mark.parametrize("key", ["anterior_wall", "posterior_wall"])
@pytest.mark.parametrize("side", ["R", "L"])
def test_walls_that_do_lie_close_together_are_found_by_points_in_between(key, side):
    retroverted = next(head for head in heads("retroversion") if head.side == side)
    assert "points" in walled(key, retroverted, (0, 2, 3, -1))


def test_a_snapped_mark_moves_no_farther_than_is_allowed():
    for key, sides in TRUE.items():
        for index, point in enumerate(sides.get("R", ())):
            if lies_on_edge(key, "ap_pelvis"):
                found = ask(key, index=index)
                assert "problem" in found or apart(found["points"][0], point) <= 3.0 + 1e-9


@pytest.mark.parametrize(("key", "marks", "says"), [
    ("sourcil_lateral", {}, "Mark the femoral head first"),
    ("head_neck_junction", {"head": TRUE["head"]}, "Mark the neck center first"),
    ("anterior_wall", {}, "Mark the upper and the lower end"),
    ("head", {}, "Click near the center"),
    ("teardrop", {}, "There is no suggestion for this landmark"),
    ("roof", {"head": {"R": [[1, 1], [2, 2], [3, 3]]}}, "Mark the femoral head first"),
])
def test_what_is_missing_is_told_in_one_sentence(key, marks, says):
    found = ask(key, marks=marks)
    assert set(found) == {"problem"} and found["problem"].startswith(says) and found["problem"].endswith(".")


def test_an_empty_film_is_refused():
    dark = suggestion(np.zeros_like(pixels_of(RIGHT)), RIGHT.marked, {
        "key": "head", "side": "R", "marks": {}, "at": list(RIGHT.center)})
    assert set(dark) == {"problem"}


plain = st.none() | st.booleans() | st.integers(-3, 5000) | st.floats() | st.text(max_size=8)
words = st.sampled_from(["R", *sorted(FOUND)])
anything = st.recursive(
    plain | words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries({}, optional={
    "key": st.sampled_from(sorted(LANDMARKS)) | anything, "side": st.sampled_from(["R", "L", "-"]) | anything,
    "marks": st.just(TRUE) | anything, "at": st.lists(st.integers(0, 3000), min_size=2, max_size=2) | anything,
    "index": st.integers(-2, 9) | anything,
}))
def test_whatever_is_asked_the_answer_is_a_suggestion_on_numbers_or_one_sentence(asked):
    found = suggestion(pixels_of(RIGHT), RIGHT.marked, asked)
    text = json.dumps(found, allow_nan=False)
    assert ("problem" in found and found["problem"].endswith(".")) or len(json.loads(text)["points"]) > 0
