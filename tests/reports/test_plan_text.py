"""The lines in which the command tells what a plan comes to."""

from planning.case import Case
from planning.realign import PRESETS, CamStep, FemurStep, Plan, RimStep, SocketStep, outcome, solved
from planning.reports.plan_text import plan_text
from tests.measures.hips import film_of
from tests.realign.hips import film, plan, socket
from tests.realign.test_cam import dunn
from tests.realign.test_femur import femur


def lines(case, *steps, windows=()):
    return plan_text(case, outcome(case, plan(*steps), windows)).splitlines()


def one_of(told, words):
    (line,) = [line for line in told if words in line]
    return line


def test_a_reading_has_half_its_95_percent_interval_before_and_after():
    """As on the page: 1.96 times the standard deviation, 2.217° before, and after it with 4° of execution 4.573°."""
    told = lines(Case((film(socket()),)), SocketStep("ap", "R", 20.0))
    assert told[0] == "plan: 1 step"
    assert one_of(told, " lcea_sourcil ").split() == [
        "ap", "Right", "lcea_sourcil", "12.0°", "±", "4.3°", "→", "32.0°", "±", "9.0°"]
    assert not any("neck_shaft_angle" in line for line in told)  # not read, so not told


def test_what_is_done_comes_first_with_where_it_is_hinged():
    told = lines(Case((film(femur()[0]),)), FemurStep("ap", "R", 15.0))
    assert told[1].strip() == "right femur varus 15.0°, intertrochanteric, hinged at the head's center"


def test_a_reading_that_the_plan_takes_away_says_why():
    told = lines(Case((film(socket()),)), SocketStep("ap", "R", 20.0))
    assert one_of(told, " sharp_angle ").endswith(
        "→ not told: the teardrop goes with the socket, or is hidden, once this is turned")


def test_a_plan_that_does_nothing_says_so_and_nothing_else():
    told = lines(Case((film(socket()),)), SocketStep("ap", "R"), windows=PRESETS["usual"].windows)
    assert [line.strip() for line in told] == ["plan: 0 steps", "note: No step moves anything yet."]


def test_a_limit_that_is_not_known_says_what_is_missing():
    told = lines(Case((film(socket()),)), SocketStep("ap", "R", 20.0))
    assert "–, not known: not measured on slices: Femoral version (Murphy) and " in one_of(told, "McKibbin index")


def test_lengths_that_do_not_change_have_no_sign_and_the_others_a_minus_that_is_one():
    told = lines(Case((film(socket()),)), SocketStep("ap", "R", 20.0))
    assert "hip center 0 mm medial and 0 mm down, leg 0 mm, femoral offset 0 mm" in one_of(told, "hip center")
    hips, _ = femur()
    shortened = lines(Case((film(hips),)), FemurStep("ap", "R", 10.0, shortening_mm=5.0))
    assert "leg −5 mm" in one_of(shortened, "hip center")


def test_what_is_taken_off_and_the_wedge():
    hips, _ = femur(lcea=40, tonnis=2)
    case = Case((film(hips), film_of("dunn_45", dunn(80, 10.0), name="dunn")))
    told = lines(case, FemurStep("ap", "R", 15.0, width_mm=35.0), CamStep("dunn", "R", 43.0), RimStep("ap", "R", 3.0))
    assert one_of(told, "Height of the wedge").strip() == (
        "Height of the wedge at its base: 9.4 mm right-angled, 9.2 mm symmetric; a closing wedge leaves the leg 9.1 mm "
        "shorter than an opening one hinged at the other cortex")
    assert "80.0° to 43.0°: 6.3 mm deep, 33.7 mm², 32 % of the neck's width, by a bump" in one_of(told, "resection")
    assert "3 mm off the rim leave an LCEA from 34.0° to 37.0°" in one_of(told, "off the rim")
    assert one_of(told, "off the rim").endswith("by 3 models: geometry, cadavers, patients (unverified)")
    assert "0.32, overstepped (caution from 0.20; most 0.30; Mardones" in one_of(told, "Depth over")


def test_a_model_that_does_not_reach_a_strip_is_said_not_to_and_a_width_that_is_missing_too():
    hips, _ = femur(lcea=45, tonnis=2)
    case = Case((film(hips),))
    told = lines(case, FemurStep("ap", "R", 15.0), RimStep("ap", "R", 8.0))
    assert one_of(told, "off the rim").endswith(
        "by 2 models: geometry, cadavers; that of patients (Philippon 2010) is said to hold from 1 to 5 mm only")
    assert one_of(told, "Height of the wedge").strip() == (
        "Height of the wedge: not told, since the bone's width at the cut is not entered")


def test_the_chances_of_the_windows_and_of_all_together():
    told = lines(Case((film(socket()),)), SocketStep("ap", "R", 20.0), windows=PRESETS["usual"].windows)
    assert "execution ± 4°, assumed; Hartig-Andreasen" in one_of(told, "chance of lcea_sourcil on ap from 30 to 40")
    assert one_of(told, "chance of extrusion_index on ap from any to 20").endswith("unverified)")
    assert "%" in one_of(told, "chance of all that have one together")


def test_why_windows_are_not_met():
    case = Case((film(socket(5, 12)),))
    found = solved(case, "ap", "R", PRESETS["usual"].windows)
    assert "note: No single rotation meets both" in plan_text(case, outcome(case, found.plan), found)


def test_a_name_cannot_start_a_line_or_turn_it():
    assert plan_text(Case(), outcome(Case(), Plan("a\u202eb\nc"))) == "a?b c: 0 steps"
