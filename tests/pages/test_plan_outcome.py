"""The panel beside the film of a plan, as HTML: what its words say, and which of its rows are told apart."""

import pytest

from planning.case import Case, Patient
from planning.pages.plan_compare import chance_row, problem_row, reading_rows, steps_row
from planning.pages.plan_outcome import plan_outcome
from planning.pages.plan_steps import step_label
from planning.plans import CamStep, Plan, SocketStep
from planning.realign import PRESETS, outcome
from planning.reports.plan_words import LIMITS, LIMITS_NOTE
from tests.measures.hips import film_of, mirrored
from tests.realign.hips import film, socket
from tests.realign.test_cam import dunn
from tests.reports.planned import cams


def told_of(case: Case, *steps, windows=()) -> str:
    return plan_outcome(case, outcome(case, Plan("Plan 1", steps), windows))


def test_a_limit_that_is_not_overstepped_is_not_called_normal():
    told = told_of(Case((film(socket(15.5, 22)),)), SocketStep("ap", "R", anterior_deg=3.0))
    assert "not known</span><small>not measured on slices: Femoral version (Murphy) and " in told
    limits = told[told.index(LIMITS):]
    assert LIMITS_NOTE in limits and "within" not in limits
    assert '<span class="coxa-band free">not overstepped</span><small>up to 40.0°' in limits
    assert limits.count("Lateral center-edge angle (sourcil)<small>Right</small>") == 1
    assert limits.count("Lateral center-edge angle (sourcil)<small>Right, by a model</small>") == 1


@pytest.mark.parametrize(("half", "tone", "words"), [
    (16.0, "within", "not overstepped"), (13.0, "near", "near"), (10.0, "beyond", "overstepped"),
])
def test_the_share_of_the_neck_is_green_amber_or_red(half, tone, words):
    """80 to 43 takes 6.303 mm (T18): 0.197 of a neck of 32 mm, 0.242 of 26 mm, 0.315 of 20 mm."""
    case = Case((film_of("dunn_45", dunn(80, half), name="dunn", side="R"),))
    panel = told_of(case, CamStep("dunn", "R", 43.0))
    assert "6.3 mm deep, 33.7 mm² in one section, " in panel  # T18
    assert f'<span class="coxa-band {tone}">{words}</span><small>up to 0.30 ·' in panel


def test_what_is_told_of_two_films_names_their_views():
    case = cams()
    told = told_of(case, *case.plans[0].steps)
    for view in ("Dunn 45°", "Frog-leg lateral"):
        for words in (f"<th>Alpha, {view}<", f"<th>Depth over the neck&#x27;s width, {view}<",
                      f"Right cam, {view}: alpha "):
            assert told.count(words) == 1, words
    one = told_of(case, case.plans[0].steps[0])
    assert "<th>Alpha<" in one and "Right cam, Dunn 45°: alpha 80.0° to 50.0°" in one


def test_films_that_no_step_is_on_are_told_to_be_held_against_no_target():
    case = cams(film_of("dunn_90", dunn(65, 16.0), name="other", side="R"))
    told = told_of(case, case.plans[0].steps[0], windows=PRESETS["alpha_40_50"].windows)
    assert "<th>Alpha, Dunn 45°<" in told and "Chance that all targets are met on Dunn 45°: <b>" in told
    assert "No step is on Frog-leg lateral and Dunn 90°: what is read there is held against no target." in told
    assert "No step is on" not in told_of(case, case.plans[0].steps[0])


def test_a_film_that_a_step_of_the_other_hip_is_on_is_told_by_its_side():
    hips = {key: {**socket()[key], **mirrored(socket()).get(key, {})} for key in socket()}
    case = cams(film(hips), film_of("cross_table", mirrored(dunn(70)), name="left", side="L"))
    told = told_of(case, SocketStep("ap", "R", 10.0), CamStep("left", "L", 60.0),
                   windows=PRESETS["hartig_andreasen_2012"].windows)
    assert "No step is on AP pelvis, left: what is read there is held against no target." in told


def test_plans_side_by_side_name_the_films_that_any_of_them_tells_of():
    case = cams()
    told = [outcome(case, Plan("p", steps)) for steps in (case.plans[0].steps[:1], case.plans[0].steps[1:])]
    rows = reading_rows(case, [*told, "cannot be done"])
    assert [row.split("</th>")[0] for row in rows] == [
        "<tr><th>Alpha, Dunn 45° Right", "<tr><th>Alpha, Frog-leg lateral Right"]
    assert rows[0].split("</th>")[1] == "<td>80.0°</td><td><b>50.0°</b></td><td></td><td>–</td></tr>"


def test_why_a_plan_cannot_be_done_stands_in_a_row_of_its_own():
    case = cams()
    told = [outcome(case, Plan("p", case.plans[0].steps)), "The <hip> cannot."]
    assert problem_row(told) == (
        "<tr><th>Cannot be done</th><td></td><td></td><td>The &lt;hip&gt; cannot.</td></tr>")
    assert problem_row(told[:1]) == ""
    assert chance_row(told).endswith("<td>–</td><td>–</td></tr>")


def test_a_cam_step_is_known_by_its_film_and_steps_of_both_hips_by_their_side():
    case = cams()
    steps = (SocketStep("ap", "R"), *case.plans[0].steps)
    assert [step_label(case, Plan("p", steps), at) for at in range(3)] == [
        "1 Socket", "2 Cam, Dunn 45°", "3 Cam, Frog-leg lateral"]
    both = Plan("p", (*steps[:2], SocketStep("ap", "L")))
    assert [step_label(case, both, at) for at in range(3)] == [
        "1 Socket, right", "2 Cam, Dunn 45°, right", "3 Socket, left"]


def test_plans_side_by_side_say_what_each_does():
    case = Case((film(socket()),), plans=(Plan("a", (SocketStep("ap", "R", 10.0),)), Plan("<b>")))
    assert steps_row(case) == ("<tr><th>What is done</th><td></td><td>right socket turned 10.0°</td>"
                               "<td>The plan has no step</td></tr>")


def test_a_target_met_beyond_what_is_normal_is_not_green_and_the_band_is_told():
    """An extrusion index of -6.5 % meets “up to 20 %”, and lies below the 17 to 27 % of Tannast."""
    case = Case((film(socket(12, 22)),), Patient(28, "F"))
    usual = PRESETS["usual"].windows
    told = told_of(case, SocketStep("ap", "R", 63.0), windows=usual)
    row = told[told.index("<th>Extrusion"):].split("</tr>")[0]
    assert "decreased · Tannast 17–27" in row and 'coxa-band free">up to 20.0 %: met<' in row
    less = told_of(case, SocketStep("ap", "R", 20.0), windows=usual)  # T1: 18.5 %
    row = less[less.index("<th>Extrusion"):].split("</tr>")[0]
    assert "normal · Tannast 17–27" in row and 'coxa-band within">up to 20.0 %: met<' in row


def test_a_reading_that_the_plan_takes_away_says_why():
    panel = told_of(Case((film(socket()),)), SocketStep("ap", "R", 20.0))
    row = panel[panel.index(">Sharp<"):]
    assert "the teardrop goes with the socket, or is hidden, once this is turned" in row[:row.index("</tr>")]
