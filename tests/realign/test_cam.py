"""Resection of a cam against the vectors T18 and T19 of the realignment sheet, and on films read by the program."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.case import Case, CaseProblem
from planning.realign import CamStep, apply, outcome
from planning.realign.bump import alpha_after, area_taken, depth, floor_angle, outline_taken
from planning.realign.cam import junction_on, taken_outline
from tests.measures.hips import film_of, mirrored
from tests.realign.hips import plan, values

RADIUS, HALF = 25.0, 16.0
RIM = [(RADIUS * math.cos(t), RADIUS * math.sin(t)) for t in np.radians([100, 160, 220, 280, 330])]


def about(length, degrees):
    """A point so far from the head's center, so many degrees from the neck toward the front, which is up."""
    return length * math.cos(math.radians(degrees)), -length * math.sin(math.radians(degrees))


def dunn(alpha=70.0, half=HALF, **more):
    """The head of a right hip at the origin, its neck straight to the right."""
    marks = {"head": RIM, "neck_axis": [(30.0, 0.0)], "head_neck_junction": [about(RADIUS, alpha)], **more}
    return {key: {"R": points} for key, points in
            (marks | ({"neck_anterior": [(28.0, -half)]} if half else {})).items()}


def case_of(hips, view="dunn_45", **more):
    return Case((film_of(view, hips, name="dunn", **more),))


@pytest.mark.parametrize(("alpha", "target", "deep", "area"), [(70, 45, 2.584, 9.367), (80, 43, 6.303, 33.682)])
@pytest.mark.parametrize("spacing", [(0.15, 0.15), (0.160, 0.143)], ids=("square", "not square"))
def test_t18_depth_and_area(alpha, target, deep, area, spacing):
    assert (depth(RADIUS, alpha, target), area_taken(RADIUS, alpha, target)) == pytest.approx((deep, area), abs=0.01)
    case = case_of(dunn(alpha), spacing=spacing)
    step = CamStep("dunn", "R", target)
    (taken,) = outcome(case, plan(step)).taken
    assert (taken.depth_mm, taken.area_mm2) == pytest.approx((deep, area), abs=0.01)
    assert (taken.alpha_deg, values(apply(case, plan(step)))["alpha_angle"]) == pytest.approx((alpha, target), abs=0.01)


def test_t18_the_share_of_the_neck_and_the_inverse():
    (taken,) = outcome(case_of(dunn(80)), plan(CamStep("dunn", "R", 43.0))).taken
    assert taken.neck_share == pytest.approx(0.197, abs=0.001)  # of a neck of 32 mm
    assert alpha_after(RADIUS, 70, 2) == pytest.approx(47.81, abs=0.01)


def test_t19_the_floor():
    assert floor_angle(25, 16) == pytest.approx(39.79, abs=0.01)
    (taken,) = outcome(case_of(dunn()), plan(CamStep("dunn", "R", 45.0))).taken
    assert taken.floor_deg == pytest.approx(39.79, abs=0.01)
    with pytest.raises(CaseProblem, match="notching the neck"):
        apply(case_of(dunn()), plan(CamStep("dunn", "R", 39.7)))
    apply(case_of(dunn()), plan(CamStep("dunn", "R", 39.9)))


@pytest.mark.parametrize(("half", "status"), [(16.0, "within"), (13.0, "near"), (10.0, "beyond"), (None, "not known")])
def test_the_share_of_the_neck_is_amber_from_0_20_and_red_beyond_0_30(half, status):
    """80 to 43 takes 6.303 mm: 0.197 of 32 mm, 0.242 of 26 mm, 0.315 of 20 mm."""
    told = outcome(case_of(dunn(80, half)), plan(CamStep("dunn", "R", 43.0)))
    (limit,) = [one for one in told.limits if one.key == "neck_share"]
    assert (limit.status, limit.caution, limit.most) == (status, 0.20, 0.30)
    assert limit.source.page == "mayoclinic.pure.elsevier.com"
    assert ("edge" in told.limits[1].key, told.limits[1].status) == (True, "within" if half else "not known")


def test_a_target_below_40_is_near_no_published_floor_and_says_so():
    told = outcome(case_of(dunn(half=10.0)), plan(CamStep("dunn", "R", 35.0)))
    (limit,) = [one for one in told.limits if one.key == "alpha_least"]
    assert (limit.status, limit.least, limit.evidence) == ("beyond", 40.0, "unverified")


def test_an_alpha_below_the_target_is_left_as_it_is():
    case = case_of(dunn(50))
    step = plan(CamStep("dunn", "R", 55.0))
    assert apply(case, step) == case
    (taken,) = outcome(case, step).taken
    assert (taken.depth_mm, taken.area_mm2, taken.target_deg) == pytest.approx((0, 0, 50), abs=1e-9)


def test_without_scale_only_shares_are_told():
    (taken,) = outcome(case_of(dunn(), scale="none"), plan(CamStep("dunn", "R", 45.0))).taken
    assert taken.depth_mm is None and taken.area_mm2 is None
    assert taken.radius_share == pytest.approx(2.584 / 25, abs=1e-4)


def tangent(alpha, ends=40.0):
    """An outline on the head's circle down to alpha, then along the tangent: the test shape of the sheet."""
    circle = [about(RADIUS, d) for d in np.linspace(110, alpha, 400)]
    along = np.array(about(1, alpha - 90))
    return [*circle, tuple(np.array(about(RADIUS, alpha)) + ends * along)]


def ap(outline):
    """The same neck on an AP film, with the upper outline marked."""
    pelvis = {"teardrop": {"R": [(60.0, 40.0)], "L": [(180.0, 40.0)]}}
    turn = np.radians(135)  # the neck runs down and to the outside
    matrix = np.array([[np.cos(turn), np.sin(turn)], [np.sin(turn), -np.cos(turn)]])
    hips = dunn(half=None, head_neck_contour=outline)
    return pelvis | {key: {"R": [tuple(matrix @ p) for p in sides["R"]]} for key, sides in hips.items()}


@pytest.mark.parametrize("side", "RL")
def test_the_marked_outline_tells_depth_and_area_where_it_is_marked(side):
    hips = ap(tangent(70)) if side == "R" else mirrored(ap(tangent(70)))
    told = outcome(case_of(hips, "ap_pelvis"), plan(CamStep("dunn", side, 45.0)))
    (taken,) = told.taken
    assert taken.by == "the marked outline"
    assert (taken.depth_mm, taken.area_mm2) == pytest.approx((2.584, 9.367), abs=0.01)
    assert not any("tangent" in sentence for sentence in told.cautions)


def test_a_bump_of_even_height():
    """1 mm off the circle from 45 to 70 degrees: 1 mm, and (26² - 25²) / 2 · 25° in radians."""
    turns = np.radians(np.linspace(75, 30, 2000))
    outline = (RADIUS + 1) * np.column_stack([np.cos(turns), np.sin(turns)])
    deep, area = outline_taken(outline, RADIUS, 70.0, 45.0)
    assert (deep, area) == pytest.approx((1.0, (26**2 - 25**2) / 2 * math.radians(25)), abs=0.01)


@given(st.floats(45, 85), st.floats(40, 85), st.sampled_from("RL"), st.floats(-180, 180))
@settings(max_examples=40, deadline=None)
def test_the_junction_comes_to_lie_on_the_circle_at_the_target(alpha, target, side, turn):
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    hips = {k: {"R": [(c * x - s * y, s * x + c * y) for x, y in v["R"]]} for k, v in dunn(alpha).items()}
    case = case_of(hips if side == "R" else mirrored(hips))
    after = apply(case, plan(CamStep("dunn", side, target)))
    read = values(after, side)
    assert read["alpha_angle"] == pytest.approx(min(alpha, target), abs=1e-6)
    assert read["head_neck_offset_ratio"] == pytest.approx(values(case, side)["head_neck_offset_ratio"])


@given(st.floats(50, 85), st.floats(0.1, 6))
def test_depth_and_its_inverse(alpha, deep):
    assert depth(RADIUS, alpha, alpha_after(RADIUS, alpha, deep)) == pytest.approx(deep, abs=1e-9)


class TestRefusals:
    @pytest.mark.parametrize("key", ["head", "neck_axis", "head_neck_junction"])
    def test_a_mark_that_is_missing(self, key):
        hips = {k: v for k, v in dunn().items() if k != key}
        with pytest.raises(CaseProblem, match="is not marked"):
            apply(case_of(hips), plan(CamStep("dunn", "R", 45.0)))

    def test_marks_that_coincide(self):
        with pytest.raises(CaseProblem, match="coincide"):
            apply(case_of(dunn(neck_axis=[tuple(junction_center())])), plan(CamStep("dunn", "R", 45.0)))

    def test_more_than_a_tangent_can_lose(self):
        with pytest.raises(CaseProblem, match="tangent"):
            apply(case_of(dunn(150, half=None)), plan(CamStep("dunn", "R", 45.0)))

    def test_a_view_without_alpha(self):
        with pytest.raises(CaseProblem, match="Dunn"):
            apply(Case((film_of("rippstein", {}, name="dunn"),)), plan(CamStep("dunn", "R", 45.0)))


def junction_center():
    """The head's center as the fit has it, to the last bit, in the hip's own millimeters."""
    film = case_of(dunn()).films[0]
    return junction_on(film, "R").center - 400


def enclosed(line):
    """The area inside a closed line (n, 2), by the shoelace formula."""
    (x, y), (ahead_x, ahead_y) = line.T, np.roll(line, -1, axis=0).T
    return abs(float(np.sum(x * ahead_y - ahead_x * y))) / 2


@pytest.mark.parametrize("side", "RL")
def test_t18_the_line_around_what_is_taken_holds_its_area_and_reaches_its_depth(side):
    marked = case_of(dunn(70) if side == "R" else mirrored(dunn(70)), spacing=(0.160, 0.143)).films[0]
    line, at = taken_outline(CamStep("dunn", side, 45.0), marked), junction_on(marked, side)
    assert enclosed(line) == pytest.approx(9.367, abs=0.02)
    assert np.hypot(*(line - at.center).T).max() - RADIUS == pytest.approx(2.584, abs=0.01)
    assert len(taken_outline(CamStep("dunn", side, 70.0), marked)) == 0


def test_the_line_follows_a_marked_outline():
    """A bump that stands 3 mm off the head from 20 to 70 degrees: a ring's sector of 25 degrees."""
    ring = [about(RADIUS + 3, d) for d in np.arange(20, 71, 0.5)]
    marked = case_of(dunn(70, head_neck_contour=ring)).films[0]
    expected = math.radians(25) * ((RADIUS + 3) ** 2 - RADIUS**2) / 2
    assert enclosed(taken_outline(CamStep("dunn", "R", 45.0), marked)) == pytest.approx(expected, rel=0.002)
