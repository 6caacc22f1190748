"""Plans in the case file: out and in again, one sentence for everything that is no plan, and no words that name."""

import copy
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.case import Case, CaseProblem, MarkedFilm
from planning.casefile import read_case, write_case
from planning.nameless import nameless
from planning.plans import CamStep, FemurStep, Plan, RimStep, SocketStep
from tests.hostile import each_of_them
from tests.test_casefile import JSON, places

# As the README documents it, written by hand.
PLANS = [
    {"name": "Plan 1", "note": "two\nlines", "chosen": True, "preset": "tannast_2015",
     "windows": {"lcea_sourcil": [25.0, 30.0], "tonnis_angle": [None, 10.0]}, "execution_deg": 6.5, "steps": [
        {"kind": "socket", "film": "ap", "side": "R", "rotation_deg": 16.0, "pivot": [806.5, 700.0],
         "shift_mm": [3.0, -2.0], "anterior_deg": 5.0, "axial_deg": -4.0, "head": "stays",
         "outline": [[700.0, 600.0], [900.0, 600.0], [800.0, 800.5]]},
        {"kind": "femur", "film": "ap", "side": "R", "varus_deg": 10.0, "hinge": [600.0, 1300.0], "wedge": "neck",
         "derotation_deg": 12.0, "shortening_mm": 5.0, "shaft_medial_mm": 4.0, "width_mm": 35.0, "version_deg": 30.0,
         "turned_in_deg": 15.0, "cut": "subtrochanteric"},
        {"kind": "cam", "film": "dunn", "side": "R", "alpha_deg": 45.0},
        {"kind": "rim", "film": "ap", "side": "L", "depth_mm": 2.0},
    ]},
    {"name": "Plan 2", "steps": []},
]
READ = (
    Plan("Plan 1", (
        SocketStep("ap", "R", 16.0, (806.5, 700.0), (3.0, -2.0), 5.0, -4.0, "stays",
                   ((700.0, 600.0), (900.0, 600.0), (800.0, 800.5))),
        FemurStep("ap", "R", 10.0, (600.0, 1300.0), "neck", 12.0, 5.0, 4.0, 35.0, 30.0, 15.0,
                  "subtrochanteric"),
        CamStep("dunn", "R", 45.0),
        RimStep("ap", "L", 2.0),
    ), "two\nlines", True, "tannast_2015", (("lcea_sourcil", 25.0, 30.0), ("tonnis_angle", None, 10.0)), 6.5),
    Plan("Plan 2"),
)


def file_of(plans):
    return json.dumps({"format": "coxa-case", "version": 1, "films": [], "plans": plans})


def changed(path, value):
    """The plans with one entry replaced."""
    plans = copy.deepcopy(PLANS)
    at = plans
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return plans


def test_plans_are_read_and_written_as_documented():
    case = read_case(file_of(PLANS))
    assert case.plans == READ
    assert json.loads(write_case(case))["plans"] == PLANS


def test_a_case_without_plans_has_no_entry():
    assert "plans" not in json.loads(write_case(Case()))


def test_what_is_left_out_is_as_ever():
    case = read_case(file_of([{"name": "a", "steps": [{"kind": "socket", "film": "ap", "side": "L"},
                                                      {"kind": "femur", "film": "ap", "side": "L"}]}]))
    assert case.plans == (Plan("a", (SocketStep("ap", "L"), FemurStep("ap", "L"))),)


STEP = (0, "steps", 0)
WRONG = {
    "no list": ((), None, "plans"),
    "a plan a text": ((0,), "Plan", "plan"),
    "no name": ((0, "name"), None, "name"),
    "a name of two lines": ((0, "name"), "a\nb", "name"),
    "a name twice": ((1, "name"), "Plan 1", "same name"),
    "two chosen": ((1, "chosen"), True, "chosen"),
    "chosen a number": ((0, "chosen"), 1, "true or false"),
    "a note a number": ((0, "note"), 3, "note"),
    "a long note": ((0, "note"), "x" * 2001, "note"),
    "a note that moves the cursor": ((0, "note"), "\x1b[2J", "note"),
    "an unknown preset": ((0, "preset"), "Doe", "preset"),
    "a preset a list": ((0, "preset"), [], "preset"),
    "windows a list": ((0, "windows"), [], "windows"),
    "a window of what no preset has": ((0, "windows"), {"Doe": [1, 2]}, "windows"),
    "a window the wrong way round": ((0, "windows", "lcea_sourcil"), [30, 25], "windows"),
    "a window of one end": ((0, "windows", "lcea_sourcil"), [30], "windows"),
    "a window as text": ((0, "windows", "lcea_sourcil"), ["25", "30"], "windows"),
    "an execution below nothing": ((0, "execution_deg"), -1, "execution_deg"),
    "another cut": ((0, "steps", 1, "cut"), "below", "cut"),
    "steps a record": ((0, "steps"), {}, "steps"),
    "a step a list": (STEP, [], "kind"),
    "an unknown kind": ((*STEP, "kind"), "knee", "kind"),
    "a kind a list": ((*STEP, "kind"), [], "kind"),
    "no film": ((*STEP, "film"), None, "film"),
    "the midline": ((*STEP, "side"), "-", "side"),
    "a rotation as text": ((*STEP, "rotation_deg"), "16", "rotation_deg"),
    "a rotation of nothing": ((*STEP, "rotation_deg"), None, "rotation_deg"),
    "a rotation past a right angle": ((*STEP, "rotation_deg"), 91, "rotation_deg"),
    "a truth for a rotation": ((*STEP, "rotation_deg"), True, "rotation_deg"),
    "a pivot of one number": ((*STEP, "pivot"), [1], "pivot"),
    "a pivot far away": ((*STEP, "pivot"), [1, 1e9], "pivot"),
    "no shift": ((*STEP, "shift_mm"), None, "shift_mm"),
    "a long shift": ((*STEP, "shift_mm"), [0, 201], "shift_mm"),
    "another head": ((*STEP, "head"), "turns", "head"),
    "an outline of two corners": ((*STEP, "outline"), [[1, 2], [3, 4]], "outline"),
    "an outline without a corner": ((*STEP, "outline"), [[1, 2], [3, 4], None], "outline"),
    "an outline far away": ((*STEP, "outline"), [[1, 2], [3, 4], [1, 1e9]], "outline"),
    "a head a list": ((*STEP, "head"), [], "head"),
    "another wedge": ((0, "steps", 1, "wedge"), "flat", "wedge"),
    "a width below nothing": ((0, "steps", 1, "width_mm"), -1, "width_mm"),
    "no alpha": ((0, "steps", 2, "alpha_deg"), None, "alpha_deg"),
    "a strip below nothing": ((0, "steps", 3, "depth_mm"), -0.1, "depth_mm"),
}


@pytest.mark.parametrize(("path", "value", "about"), WRONG.values(), ids=WRONG)
def test_what_is_no_plan_is_told_in_one_sentence(path, value, about):
    with pytest.raises(CaseProblem) as refused:
        read_case(file_of(changed(path, value) if path else value))
    said = str(refused.value)
    assert about in said and said.endswith(".") and said.isprintable() and 20 < len(said) < 300, said


def test_a_step_without_what_it_needs_is_told():
    for entry in ("kind", "film", "side"):
        plans = copy.deepcopy(PLANS)
        del plans[0]["steps"][2][entry]
        with pytest.raises(CaseProblem, match=entry):
            read_case(file_of(plans))


@given(st.sampled_from(list(places(PLANS))), JSON)
@settings(max_examples=400, deadline=None)
def test_plans_with_any_entry_replaced_are_plans_or_are_told(path, value):
    try:
        read_case(file_of(changed(path, value)))
    except CaseProblem as problem:
        assert str(problem).isprintable(), repr(str(problem))


@each_of_them
def test_hostile_words_in_a_plan_are_kept_harmless_or_told(words):
    for path in ((0, "name"), (0, "note"), (0, "steps", 0, "film"), (0, "steps", 0, "kind")):
        try:
            case = read_case(file_of(changed(path, words)))
        except CaseProblem as problem:
            assert str(problem).isprintable()
        else:
            assert read_case(write_case(case)) == case


class TestNameless:
    def test_names_and_notes_that_could_name_someone_go(self):
        film = MarkedFilm("Doe Jane", "ap_pelvis", 10, 10)
        steps = (SocketStep("Doe Jane", "R", 1.0), CamStep("Jane", "R", 45.0))
        plans = (Plan("Doe", steps, "for Jane Doe", chosen=True), Plan("Plan 1", ()), Plan("Jane", ()))
        case = nameless(Case((film,), plans=plans))
        assert [p.name for p in case.plans] == ["Plan 2", "Plan 1", "Plan 3"]
        assert [s.film for s in case.plans[0].steps] == ["ap", "film 1"] and case.plans[0].chosen
        written = write_case(case).lower()
        assert "doe" not in written and "jane" not in written

    def test_plans_under_plain_names_stay(self):
        plans = (Plan("Plan 1", (SocketStep("ap", "R", 12.5),)), Plan("pao 2", (), ""))
        case = Case((MarkedFilm("ap", "ap_pelvis", 10, 10),), plans=plans)
        assert nameless(case) == case
        assert nameless(replace(case, plans=())).plans == ()
