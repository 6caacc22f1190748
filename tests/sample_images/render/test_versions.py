"""Neck outlines and versions of hand-made points, against closed forms."""

from math import cos, radians, sin

import numpy as np
import pytest

from sample_images.render.anatomy import Anatomy, Sphere
from sample_images.render.neck_outline import most_parallel, waist
from sample_images.render.versions import versions

OUT, AHEAD = np.array([1.0, 0, 0]), np.array([0, -1.0, 0])
NECK = {"neck_lee": 10, "neck_reikeras": 15, "neck_tomczak": 20, "canal_murphy": 25}  # degrees the head lies in front


def outline(front: list[tuple[float, float]], back: list[tuple[float, float]]) -> np.ndarray:
    """A closed outline (n, 3): along the front to the far end, along the back home; (outward, ahead) in mm."""
    corners = [*front, *back[::-1], front[0]]
    return np.array([[out, -ahead, 0.0] for out, ahead in corners])


def test_the_waist_is_the_narrowest_place_between_two_thick_ends():
    """Two wedges tip to tip, cut off 4 mm high at 30 mm out, ahead of the middle line by 3 mm."""
    shape = outline([(-30, 40), (30, 5), (90, 40)], [(-30, -40), (30, 1), (90, -40)])
    assert waist(shape) == pytest.approx([30, -3, 0], abs=0.3)


@pytest.mark.parametrize("tilt", [0.0, 0.2])
def test_a_neck_is_most_parallel_where_its_edges_are(tilt):
    """Edges 20 mm apart from 20 to 40 mm outward, and flaring on both sides of that; the neck leads forward by tilt."""
    front = [(-10, 60), (20, 10 + 20 * tilt), (40, 10 + 40 * tilt), (60, 60)]
    back = [(-10, -60), (20, -10 + 20 * tilt), (40, -10 + 40 * tilt), (60, -60)]
    off, (at, middle) = most_parallel(outline(front, back), OUT, AHEAD, np.arange(10, 50, 0.5))
    assert off == pytest.approx(0, abs=1e-9)
    assert 26 <= at <= 34  # a run of 12 mm fits
    assert middle == pytest.approx(at * tilt, abs=1e-9)


def test_a_neck_that_widens_everywhere_is_told_from_a_parallel_one():
    shape = outline([(0, 5), (60, 35)], [(0, -5), (60, -35)])  # each edge leaves the middle by 1 in 2
    off, _ = most_parallel(shape, OUT, AHEAD, np.arange(10, 50, 0.5))
    # Two lines of slopes 1/2 and -1/2 against level ones: half the spread of 25 places 0.5 mm apart.
    assert off == pytest.approx(0.5 * np.std(np.arange(25) * 0.5), abs=1e-9)


def leg(side: str, turned: float = 0.0, leaning: float = 0.0) -> tuple[Anatomy, dict]:
    """A femur with the neck points of NECK over level condyles, turned inward, then leaning outward; degrees.

    Head over knee before it leans. The sockets open forward by 20 and 12 degrees to a pelvis rolled by 3 degrees.
    """
    lateral = 1.0 if side == "L" else -1.0

    def at(out: float, ahead: float, up: float) -> np.ndarray:
        t, lean = radians(turned), radians(leaning)
        out, ahead = out * cos(t) + ahead * -sin(t), out * sin(t) + ahead * cos(t)
        out, up = out * cos(lean) - up * sin(lean), out * sin(lean) + up * cos(lean)
        return np.array([[lateral * out, -ahead, up]])

    points = {key: at(40 * cos(radians(angle)), -40 * sin(radians(angle)), -10.0) for key, angle in NECK.items()}
    points["knee_center"] = at(0, 0, -400)
    points["condyles_posterior"] = np.concatenate([at(20, -30, -400), at(-20, -30, -400)])
    roll = radians(3)
    for level, angle in (("cranial", 12), ("central", 20)):
        points[f"rim_posterior_{level}"] = np.zeros((1, 3))
        way = radians(angle) - lateral * roll
        points[f"rim_anterior_{level}"] = np.array([[-lateral * 50 * sin(way), -50 * cos(way), 0.0]])
    places = {key: {side: value} for key, value in points.items()}
    places["posterior_pelvis"] = {"L": np.array([[60 * cos(roll), 60 * sin(roll), -9.0]]),
                                  "R": np.array([[-60 * cos(roll), -60 * sin(roll), 5.0]])}
    return Anatomy({}, {}, {side: Sphere(np.zeros(3), 24.0)}), places


@pytest.mark.parametrize("side", ["R", "L"])
@pytest.mark.parametrize("turned", [0.0, 20.0, -35.0])
def test_versions_are_those_that_were_put_there(side, turned):
    found = versions(*leg(side, turned), side)
    for key, angle in NECK.items():
        method = key.split("_")[1]
        assert found[f"femoral_version_{method}"] == pytest.approx(angle, abs=1e-9)
        assert found[f"femoral_version_{method}_mechanical"] == pytest.approx(angle, abs=1e-9)
    assert found["acetabular_version_cranial"] == pytest.approx(12, abs=1e-9)
    assert found["acetabular_version_central"] == pytest.approx(20, abs=1e-9)
    assert found["mckibbin_index"] == pytest.approx(45, abs=1e-9)


@pytest.mark.parametrize("side", ["R", "L"])
def test_about_the_mechanical_axis_a_leaning_leg_reads_the_same(side):
    found = versions(*leg(side, 20.0, 12.0), side)
    for key, angle in NECK.items():
        method = key.split("_")[1]
        assert found[f"femoral_version_{method}_mechanical"] == pytest.approx(angle, abs=1e-9)
        assert abs(found[f"femoral_version_{method}"] - angle) > 0.2  # in the scanner's plane it does not
