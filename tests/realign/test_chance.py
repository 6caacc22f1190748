"""The chance of landing in a window against T24 of the realignment sheet, and against plans missed at random."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from planning.case import Case
from planning.reading import read_film_marks
from planning.realign import EXECUTION_DEG, FemurStep, SocketStep, Window, apply, chances
from planning.realign.chance import Chance, chance
from planning.sources import UNCONFIRMED
from planning.spreads import spreads
from planning.uncertainty import placement
from tests.measures.hips import film_of, random_hips
from tests.realign.hips import film, plan, socket


def window(key, low, high):
    return Window(key, low, high, UNCONFIRMED, "unverified")


LCEA, TONNIS, EXTRUSION = (window(*w) for w in (
    ("lcea_sourcil", 30, 40), ("tonnis_angle", 0, 10), ("extrusion_index", None, 20)))


@pytest.mark.parametrize(("aim", "sd", "expected"), [(35, 4.57, 0.726), (30, 4.57, 0.486), (35, 2.2, 0.977)])
def test_t24_the_chance_of_a_window(aim, sd, expected):
    assert chance(aim, sd, LCEA) == pytest.approx(expected, abs=6e-4)


def test_an_open_window_has_one_side():
    assert chance(20, 2, EXTRUSION) == pytest.approx(0.5)
    assert chance(30, 0, LCEA) == 1.0 and chance(29.9, 0, LCEA) == 0.0


def test_t24_the_marks_and_the_execution_add_up_in_squares():
    """2.2 and 4 are 4.57: the standard deviation told is that of the marks and of execution together."""
    case = Case((film(socket()),))
    own = spreads(apply(case, plan(SocketStep("ap", "R", 23.0))))["ap", "lcea_sourcil", "R"]
    (told,) = chances(case, plan(SocketStep("ap", "R", 23.0)), [LCEA]).each
    assert EXECUTION_DEG == 4.0
    assert told.sd == pytest.approx(np.hypot(own, 4.0), rel=1e-6)
    assert told.value == pytest.approx(35, abs=1e-6)
    assert told.chance == pytest.approx(chance(35, told.sd, LCEA), abs=1e-9)
    (sure,) = chances(case, plan(SocketStep("ap", "R", 23.0)), [LCEA], execution_deg=0).each
    assert sure.sd == pytest.approx(own)


def shaken_case(case, random):
    """Every point placed anew, by the standard deviations in millimeters that are assumed of a hand."""
    of = case.films[0]
    sizes = np.array([of.spacing_mm[1], of.spacing_mm[0]])
    return Case((replace(of, marks={
        key: {side: tuple(map(tuple, np.array(points) + random.normal(0, placement(key), (len(points), 2)) / sizes))
              for side, points in sides.items()} for key, sides in of.marks.items()}),))


@cache
def missed_at_random(count=2000):
    """What is read after so many plans, each missed at random, of marks shaken at random."""
    case, random, found = Case((film(socket()),)), np.random.default_rng(3), []
    for _ in range(count):
        after = apply(shaken_case(case, random), plan(SocketStep("ap", "R", 20.0 + random.normal(0, 4.0))))
        found.append({r.key: r.value for r in read_film_marks(after.film("ap"), after) if r.side == "R"})
    return found


@pytest.mark.parametrize("windows", [[LCEA], [TONNIS], [EXTRUSION], [LCEA, TONNIS, EXTRUSION]],
                         ids=("LCEA", "Tönnis", "extrusion", "together"))
def test_the_chance_is_how_often_a_missed_plan_lands(windows):
    told = chances(Case((film(socket()),)), plan(SocketStep("ap", "R", 20.0)), windows)
    landed = np.mean([all(w.holds(read[w.key]) for w in windows) for read in missed_at_random()])
    assert told.together == pytest.approx(landed, abs=0.03)
    if len(windows) == 1:
        assert told.each[0].chance == pytest.approx(landed, abs=0.03)


def test_a_femoral_step_misses_too():
    case = Case((film_of("ap_pelvis", random_hips("ap_pelvis", 2), name="ap"),))
    neck = window("neck_shaft_angle", 125, 135)
    own = spreads(case)["ap", "neck_shaft_angle", "L"]
    (told,) = chances(case, plan(FemurStep("ap", "L", 10.0)), [neck]).each
    assert told.sd == pytest.approx(np.hypot(own, 4.0), rel=0.05)
    (told,) = chances(case, plan(SocketStep("ap", "L", 10.0)), [neck]).each
    assert told.sd == pytest.approx(own, rel=0.05)


def test_what_has_no_value_has_no_chance_and_says_why():
    case = Case((film({k: v for k, v in socket().items() if k != "sourcil_medial"}),))
    told = chances(case, plan(SocketStep("ap", "R", 20.0)), [LCEA, TONNIS, window("femoral_version_murphy", 10, 25)])
    by_key = {c.window.key: c for c in told.each}
    assert by_key["tonnis_angle"].chance is None and "medial sourcil" in by_key["tonnis_angle"].problem
    assert set(by_key) == {"lcea_sourcil", "tonnis_angle"}
    assert told.together == pytest.approx(by_key["lcea_sourcil"].chance, abs=0.03)


def test_what_is_read_on_films_that_a_plan_does_not_name_is_left_out():
    case = Case((film(socket()), replace(film(socket(20, 15)), id="later")))
    told = chances(case, plan(SocketStep("ap", "R", 20.0)), [LCEA])
    assert [c.film for c in told.each] == ["ap"]
    assert [(r.film, r.key, r.side) for r in told.left_out] == [("later", "lcea_sourcil", "R")]
    assert told.left_out[0].value == pytest.approx(20)
    assert chances(Case(case.films[:1]), plan(SocketStep("ap", "R", 20.0)), [LCEA]).left_out == ()


def test_a_reading_in_doubt_is_in_no_window():
    doubtful = socket()
    doubtful["head"]["R"] = [*doubtful["head"]["R"], (-90.0, 40.0 + 24 * 1.15)]
    told = chances(Case((film(doubtful),)), plan(SocketStep("ap", "R", 20.0)), [LCEA])
    assert told.each[0].chance is None and "circle" in told.each[0].problem and told.together is None


def test_all_targets_together_have_no_chance_while_a_reading_that_has_a_target_is_in_doubt():
    """Turned by 88 degrees the roof is read at 100, which no hip has; that the head is covered is not all."""
    told = chances(Case((film(socket()),)), plan(SocketStep("ap", "R", 88.0)), [LCEA, TONNIS, EXTRUSION])
    by_key = {c.window.key: c for c in told.each}
    assert by_key["lcea_sourcil"].value == pytest.approx(100) and by_key["lcea_sourcil"].chance is None
    assert by_key["extrusion_index"].chance is not None and told.together is None


def test_a_socket_out_of_the_films_plane_has_no_chance_that_the_film_could_tell():
    case = Case((film(socket()),))
    told = chances(case, plan(SocketStep("ap", "R", 20.0, anterior_deg=-30.0)), [LCEA, TONNIS])
    assert [one.standing for one in told.each] == ["not known", "not known"] and told.together is None
    in_plane = chances(case, plan(SocketStep("ap", "R", 20.0)), [LCEA, TONNIS])
    assert [one.standing for one in in_plane.each] == ["met", "met"]


def test_out_of_the_films_plane_other_films_are_still_told_to_be_left_out():
    other = film_of("ap_pelvis", random_hips("ap_pelvis", 3), name="other")
    case = Case((film(socket()), other))
    told = chances(case, plan(SocketStep("ap", "R", 20.0, anterior_deg=-30.0)), [LCEA])
    assert {r.film for r in told.left_out} == {"other"}


@pytest.mark.parametrize(("value", "standing"), [
    (29.94, "not met"), (29.96, "met"), (40.04, "met"), (40.06, "not met")])
def test_a_value_meets_a_window_as_it_is_printed(value, standing):
    assert Chance(LCEA, "ap", "R", value, 2.0, 0.5).standing == standing
