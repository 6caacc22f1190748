"""What the browser is told of a step moves each body as the step itself does: two programs, one motion."""

import json
import random
import subprocess
from dataclasses import replace

import numpy as np
import pytest

from planning.casefile import read_case
from planning.landmarks import LANDMARKS
from planning.noise import Noise
from planning.pages.plan_bench import bench
from planning.plans import HEADS, FemurStep, Plan, SocketStep
from planning.realign import PRESETS, Window, head_center, outcome, stages
from planning.realign.motion import moved, to_mm, to_pixels
from planning.realign.outline import cortex
from planning.sources import UNCONFIRMED
from tests.conftest import ROOT, need

SCRIPT = str(ROOT / "tests" / "pages" / "bench.mjs")
CASES = ("dysplasia", "coxa_valga")
STILL = np.eye(3)


def sample(name):
    """A sample with a roof outline on either hip, whose circle lies some millimeters off the head's center."""
    case = read_case((ROOT / "sample_images" / f"{name}.case.json").read_bytes())
    film = case.films[0]
    turns = np.radians([40, 70, 100, 130])[:, None]
    for side in "RL":
        about = to_mm(film, head_center(film, side)) + np.array([2.5, -1.5])
        roof = to_pixels(film, about + 27 * np.hstack([np.cos(turns), -np.sin(turns)]))
        film = film.with_marks({**film.marks, "roof": {**film.marks.get("roof", {}), side: tuple(map(tuple, roof))}})
    return case.with_film(film)


def steps(name, seed):
    """A socket step and, after it, a femoral one, of random amounts on random hips."""
    draw, film = random.Random(seed), sample(name).films[0]
    side = draw.choice("RL")
    spot = tuple(along + draw.uniform(-300, 300) for along in head_center(film, side))
    socket = SocketStep(film.id, side, draw.uniform(-20, 40), draw.choice((None, spot)),
                        (draw.uniform(-9, 9), draw.uniform(-9, 9)), head=draw.choice(HEADS))
    femur = FemurStep(film.id, side, draw.uniform(-20, 25), draw.choice((None, spot)),
                      shortening_mm=draw.uniform(-5, 15), shaft_medial_mm=draw.uniform(-9, 9))
    return socket, femur


def in_browser(benches, spacing):
    done = subprocess.run([need("node"), SCRIPT], capture_output=True, text=True, check=True,
                          input=json.dumps([{"bench": made, "spacing": spacing} for made in benches]))
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", CASES)
def test_the_browser_moves_each_body_as_the_step_does(name):
    case = sample(name)
    spacing = list(case.films[0].spacing_mm)
    done = [stages(case, Plan("p", steps(name, seed))) for seed in range(25)]
    told = [(stage, bench(stage, both[:k], (), "p", 0)) for both in done for k, stage in enumerate(both)]
    for (stage, made), shown in zip(told, in_browser([made for _, made in told], spacing), strict=True):
        for body, (a, b, c, d, e, f) in zip(made["bodies"], shown["matrices"], strict=True):
            whole = [[a, c, e], [b, d, f], [0, 0, 1]]
            assert np.abs(whole - stage.bodies.get(body["name"], STILL)).max() < 1e-6, (stage.step, body["name"])


def lengths(case, *steps):
    """What the plan as a whole comes to, as the page and every report tell it."""
    found, = outcome(case, Plan("p", steps), noise=Noise(draws=2)).lengths
    return {"Hip center medial": found.medial_mm, "Hip center down": found.caudal_mm, "Leg": found.leg_mm,
            "Femoral offset": found.offset_mm}


def live_lengths(stage, film):
    made = bench(stage, (), (), "p", 0)
    shown, = in_browser([made], list(film.spacing_mm))
    return {told["label"]: mm for told, mm in zip(made["lengths"], shown["lengths"], strict=True)}


@pytest.mark.parametrize("name", CASES)
def test_lengths_told_while_something_moves_are_those_of_the_plan(name):
    """Of several steps each tells its own; what a step does not tell of, it does not change."""
    case = sample(name)
    film = case.films[0]
    for seed in range(8):
        both = steps(name, seed)
        first, second = stages(case, Plan("p", both))
        before, whole = lengths(case, both[0]), lengths(case, *both)
        for stage, told in ((first, before), (second, {key: whole[key] - before[key] for key in whole})):
            live = live_lengths(stage, film)
            assert {**dict.fromkeys(told, 0.0), **live} == pytest.approx(told, abs=1e-6), (seed, stage.step)


@pytest.mark.parametrize("varus", [15.0, -8.0, 12.5, -3.3, 24.7])
def test_lengths_of_a_wedge_in_the_plane_of_the_neck_are_told_to_a_tenth_of_a_millimeter(varus):
    """Between whole degrees the browser draws a line between what the film shows of each."""
    case = sample("dysplasia")
    film = case.films[0]
    for edge in ("lateral", "medial"):
        step = FemurStep(film.id, "R", varus, wedge="neck", version_deg=40.0)
        step = replace(step, hinge=cortex(step, film, edge))
        stage, = stages(case, Plan("p", (step,)))
        told, live = lengths(case, step), live_lengths(stage, film)
        assert {key: told[key] for key in live} == pytest.approx(live, abs=0.1) and abs(told["Leg"]) > 1


def test_a_head_that_stays_goes_nowhere_and_without_a_scale_no_length_is_told():
    case = sample("dysplasia")
    film = case.films[0]
    for scale, told in (("patient", {"Hip center medial": 0, "Hip center down": 0, "Leg": 0}), ("none", {})):
        other = case.with_film(replace(film, scale=scale))
        stage, = stages(other, Plan("p", (SocketStep(film.id, "R", 20.0, pivot=(500.0, 500.0), head="stays"),)))
        assert live_lengths(stage, film) == told
    stage, = stages(other, Plan("p", (FemurStep(film.id, "R", 20.0),)))
    assert live_lengths(stage, film) == {}


@pytest.mark.parametrize("wedge", ["coronal", "neck"])
def test_the_hinge_is_shown_where_both_moved_pieces_have_taken_it(wedge):
    """Unless the shaft is also slid off, the hinge is one point of both pieces, and they still meet in it."""
    case = sample("dysplasia")
    film, size = case.films[0], np.array(case.films[0].spacing_mm[::-1])
    for seed in range(12):
        varus, hinge = float(random.Random(seed).randint(-20, 25)), steps("dysplasia", seed)[1].hinge
        step = FemurStep(film.id, "R", varus, hinge=hinge, wedge=wedge, version_deg=30.0)
        stage, = stages(case, Plan("p", (step,)))
        shown, = in_browser([bench(stage, (), (), "p", 0)], list(film.spacing_mm))
        found = np.array(hinge or head_center(film, "R")) * size
        for motion in stage.bodies.values():
            taken = (motion @ [*found, 1])[:2]
            assert np.hypot(*(np.array(shown["pivot"]) * size - taken)) < 1e-6, (wedge, varus)


def test_the_pivot_of_a_socket_is_a_place_on_the_film_and_stays():
    case = sample("dysplasia")
    socket, _ = steps("dysplasia", 4)
    stage, = stages(case, Plan("p", (socket,)))
    made = bench(stage, (), (), "p", 0)
    shown, = in_browser([made], list(case.films[0].spacing_mm))
    assert shown["pivot"] == made["motion"]["pivot"]


def test_every_landmark_that_a_step_moves_is_moved_in_the_browser_and_no_other():
    case = sample("dysplasia")
    for step in steps("dysplasia", 3):
        stage, = stages(case, Plan("p", (step,)))
        named = {tuple(mark) for body in bench(stage, (), (), "p", 0)["bodies"] for mark in body["marks"]}
        before, after = case.film(step.film).marks, stage.left.film(step.film).marks
        changed = {(key, side) for key, sides in before.items() for side in sides if after[key][side] != sides[side]}
        assert changed and changed <= named
        assert all(LANDMARKS[key].body in stage.bodies for key, _ in named)


def test_a_fragment_of_an_earlier_step_is_drawn_where_that_step_left_it():
    case = sample("dysplasia")
    socket, femur = steps("dysplasia", 8)
    first, second = stages(case, Plan("p", (SocketStep(socket.film, femur.side, 12.0), femur)))
    earlier, = bench(second, (first,), (), "p", 0)["earlier"]
    film = case.film(socket.film)
    outline, matrix = np.array(earlier[0]["outline"]), np.array(earlier[0]["matrix"])
    expected = to_pixels(film, moved(to_mm(film, outline), first.bodies["acetabulum"]))
    assert np.abs(outline @ matrix[:, :2].T + matrix[:, 2] - expected).max() < 1e-6


def test_targets_travel_with_their_ends_and_lengths_do_not_slide_without_a_scale():
    case = sample("dysplasia")
    film = case.films[0]
    stage, = stages(case, Plan("p", (SocketStep(film.id, "R", 5.0),)))
    made = bench(stage, (), PRESETS["usual"].windows, "p", 4)
    assert made["rev"] == 4 and [s["label"] for s in made["slides"]] == ["Medial", "Up"]
    assert {"measure": "extrusion_index", "low": None, "high": 20, "slack": 0.05} in made["windows"]
    json.dumps(made, allow_nan=False)


def test_a_wedge_in_the_plane_of_the_neck_is_shown_as_far_as_the_film_shows_it():
    """Whole degrees are told; between them a line, which is off by less than a hundredth of a degree."""
    case = sample("dysplasia")
    film = case.films[0]
    spacing = list(film.spacing_mm)
    for varus, most in ((15.0, 1e-9), (-8.0, 1e-9), (12.5, 0.01)):
        step = FemurStep(film.id, "R", varus, wedge="neck", version_deg=40.0)
        stage, = stages(case, Plan("p", (step,)))
        shown, = in_browser([bench(stage, (), (), "p", 0)], spacing)
        a, b, *_ = shown["matrices"][0]
        seen, true = np.degrees(np.arctan2(b, a)), stage.bodies["femur"]
        assert seen == pytest.approx(np.degrees(np.arctan2(true[1, 0], true[0, 0])), abs=max(most, 1e-9))
        assert abs(abs(seen) - abs(varus)) > 1  # the film does not show the wedge's own angle


def test_a_socket_out_of_the_films_plane_is_held_against_no_window_there():
    case = sample("dysplasia")
    film = case.films[0]
    both = stages(case, Plan("p", (SocketStep(film.id, "R", 15.0, anterior_deg=-30.0), FemurStep(film.id, "R", 5.0))))
    usual = PRESETS["usual"].windows
    assert [bench(stage, both[:k], usual, "p", 0)["windows"] for k, stage in enumerate(both)] == [[], []]


def test_only_what_is_read_or_aimed_at_is_told_beside_the_film():
    """The dysplastic sample has no growth plate scar marked, so no FEAR index."""
    case = sample("dysplasia")
    (stage,) = stages(case, Plan("p", (SocketStep(case.films[0].id, "R", 10.0),)))
    told = bench(stage, (), (), "p", 0)["measures"]
    assert "fear_index" not in told and told[:2] == ["lcea_sourcil", "tonnis_angle"]
    aimed = Window("fear_index", None, 5, UNCONFIRMED, "unverified")
    assert "fear_index" in bench(stage, (), (aimed,), "p", 0)["measures"]
