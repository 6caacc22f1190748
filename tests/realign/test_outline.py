"""Outlines of fragments: where the cut is drawn, and what is said of a picture that does not go with the numbers."""

from dataclasses import replace

import numpy as np
import pytest

from planning.case import Case
from planning.casefile import read_case
from planning.noise import Noise
from planning.plans import FemurStep, SocketStep
from planning.realign import outcome, stages
from planning.realign.drawn import crosses_itself
from planning.realign.fragments import fragments
from planning.realign.outline import cortex, outlines
from tests.conftest import ROOT
from tests.realign.hips import film, plan, socket, spot

SIDES = pytest.mark.parametrize("side", "RL")
RADIUS = 24.0  # of the head, in millimeters
TELLING = pytest.mark.parametrize("more", [{}, {"scale": "none"}], ids=("scaled", "not scaled"))


def hip(side="R", **more):
    """An upright shaft 45 mm lateral to the head's center."""
    return film(socket(neck_axis=[(18, -17)], shaft_axis=[(45, -80), (45, -150)]), side, **more)


def heights(outline, of, side):
    """How far each corner lies above the head's center, in millimeters."""
    return [spot(of, 0, 0, side)[1] * of.spacing_mm[0] - row * of.spacing_mm[0] for _, row in outline]


def told(of, step):
    return outcome(Case((of,)), plan(step), noise=Noise(draws=2))


class TestTheCut:
    @SIDES
    @pytest.mark.parametrize("height", [-31.0, -52.5, -110.0])
    def test_it_passes_the_readers_own_hinge(self, side, height):
        of = hip(side, spacing=(0.160, 0.143))
        for cut in ("intertrochanteric", "subtrochanteric"):
            drawn = outlines(FemurStep("ap", side, 15.0, hinge=spot(of, 63, height, side), cut=cut), of)
            # The shaft begins there; of the upper end the lowest corners are those of the cut.
            assert max(heights(drawn["shaft"], of, side)) == pytest.approx(height, abs=1e-6)
            assert sorted(heights(drawn["femur"], of, side))[:2] == pytest.approx([height] * 2, abs=1e-6)

    @SIDES
    @TELLING
    def test_a_hinge_beside_the_bone_is_told(self, side, more):
        """The drawn shaft ends 0.85 radii (20.4 mm) to either side of its axis, here 45 mm lateral of the head."""
        of = hip(side, **more)
        for across, beside in ((45 - 20.4 - 25, 25), (45 + 20.4 + 12, 12), (45 - 20.4 - 8, None), (63, None)):
            words = [c for c in told(of, FemurStep("ap", side, 15.0, hinge=spot(of, across, -50, side))).cautions
                     if "beside the bone" in c]
            assert len(words) == (beside is not None)
            assert all((f"{beside}.0 mm " in c) is (not more) for c in words)

    def test_it_stays_on_the_shaft_below_the_head(self):
        of = hip()
        for height, drawn_at in ((5.0, -1.2 * RADIUS), (-300.0, -7.0 * RADIUS)):
            drawn = outlines(FemurStep("ap", "R", 15.0, hinge=spot(of, 63, height)), of)
            assert max(heights(drawn["shaft"], of, "R")) == pytest.approx(drawn_at, abs=1e-6)

    @pytest.mark.parametrize(("cut", "radii"), [("intertrochanteric", -1.6), ("subtrochanteric", -2.9)])
    def test_without_an_own_hinge_it_is_where_the_step_says(self, cut, radii):
        of, step = hip(), FemurStep("ap", "R", 15.0, cut=cut)
        for hinge in (None, spot(of, 0, 0), cortex(step, of, "lateral"), cortex(step, of, "medial")):
            drawn = outlines(replace(step, hinge=hinge), of)
            assert max(heights(drawn["shaft"], of, "R")) == pytest.approx(radii * RADIUS, abs=1e-6)

    def test_the_moved_pieces_meet_in_an_own_hinge_at_the_drawn_edge(self):
        of = hip()
        hinge = spot(of, 45 + 0.85 * RADIUS, -60)
        stage, = stages(Case((of,)), plan(FemurStep("ap", "R", 20.0, hinge=hinge)))
        upper, shaft = (one.moved for one in fragments(stage))
        apart = np.hypot(*(upper[:, None] - shaft[None]).transpose(2, 0, 1))
        assert apart.min() < 1e-6

    def test_a_hinge_is_found_where_the_steps_before_have_taken_it(self):
        of = hip()
        hinge = spot(of, 63, -70)
        steps = SocketStep("ap", "R", shift_mm=(4.0, -6.0)), FemurStep("ap", "R", 15.0, hinge=hinge)
        *_, stage = stages(Case((of,)), plan(*steps))
        # The whole femur has gone 6 mm down with its head.
        assert max(heights(outlines(stage.step, stage.found.film("ap"))["shaft"], of, "R")) == pytest.approx(-76)


class TestAHingeOffTheCut:
    @TELLING
    @pytest.mark.parametrize(("height", "off"), [(-20.0, "8.8"), (-180.0, "12.0"), (-27.5, ""), (-60.0, "")])
    def test_beyond_the_drawn_shaft(self, height, off, more):
        """Cuts are drawn from 28.8 to 168 mm below the head's center; a difference of up to 2 mm is not told."""
        of = hip(**more)
        step = FemurStep("ap", "R", 15.0, hinge=spot(of, 63, height))
        said = [s for s in told(of, step).cautions if "off the cut" in s]
        assert len(said) == bool(off)
        assert not off or (f"lies {off} mm off" in said[0] if not more else "lies off" in said[0])

    def test_beside_an_outline_that_the_reader_drew(self):
        of = hip()
        outline = tuple(spot(of, *p) for p in ((-30, -30), (-30, 40), (70, 40), (70, -60), (20, -60)))
        step = FemurStep("ap", "R", 15.0, outline=outline)
        for hinge, off in (((63, -60), ""), ((63, -73), "13.0 mm"), ((60, -45), "10.0 mm")):
            said = [s for s in told(of, replace(step, hinge=spot(of, *hinge))).cautions if "off the cut" in s]
            assert len(said) == bool(off) and all(off in sentence for sentence in said)
        assert not any("off the cut" in s for s in told(of, step).cautions)  # about the head's center

    def test_no_number_rests_on_the_outline(self):
        of = hip()
        step = FemurStep("ap", "R", 15.0, hinge=spot(of, 63, -20))
        drawn = replace(step, outline=tuple(spot(of, *p) for p in ((0, 0), (30, 0), (0, 30))))
        one, other = told(of, step), told(of, drawn)
        assert one.lengths == other.lengths and [r.value for r in one.after] == [r.value for r in other.after]


class TestAnOutlineDrawn:
    SQUARE = ((0, 0), (10, 0), (10, 10), (0, 10))

    @pytest.mark.parametrize(("outline", "is_crossed"), [
        (SQUARE, False), (SQUARE[::-1], False), (SQUARE[:3], False), ((), False),
        ((SQUARE[0], SQUARE[1], SQUARE[3], SQUARE[2]), True),
        (((0, 0), (10, 0), (5, 2), (10, 10), (0, 10)), False),  # hollow
        (((0, 0), (10, 0), (-2, 5), (10, 10), (0, 10)), True),  # a corner dragged through the far edge
        (((0, 0), (10, 0), (10, 0), (10, 10), (0, 10)), False),  # a corner twice
    ])
    def test_whether_it_crosses_itself(self, outline, is_crossed):
        assert crosses_itself(outline) == is_crossed

    @SIDES
    @TELLING
    def test_a_bow_tie_that_leaves_the_sourcil_behind(self, side, more):
        of = film(socket(), side, **more)
        around = ((30, 0), (40, 45), (-40, 45), (-40, 0), (0, 26))
        crossing = (around[0], (-20, -40), *around[2:])  # the upper lateral corner dragged across the joint
        whole, bow = (tuple(spot(of, *p, side) for p in corners) for corners in (around, crossing))
        for outline, crossed, out in ((whole, False, ""), (bow, True, ": lateral sourcil, medial sourcil.")):
            said = told(of, SocketStep("ap", side, 15.0, outline=outline)).cautions
            assert any("crosses itself" in s and "socket" in s for s in said) == crossed, said
            assert [s for s in said if s.startswith("Outside")] == [s for s in said if out and out in s]
            assert any(s.startswith("Outside") for s in said) == bool(out)

    def test_edges_of_walls_seen_through_the_head_are_left_out_of_a_socket_on_purpose(self):
        of = film(socket(anterior_wall=[(10, 10), (5, -10)], acetabular_edge=[(60, 10)]))
        outline = tuple(spot(of, *p) for p in ((30, 0), (40, 45), (-40, 45), (-40, 0), (0, 26)))
        said = [s for s in told(of, SocketStep("ap", "R", 15.0, outline=outline)).cautions if s.startswith("Outside")]
        assert len(said) == 1 and "bony edge" in said[0] and "wall" not in said[0]

    def test_an_upper_femur_without_its_head(self):
        of = hip()
        outline = tuple(spot(of, *p) for p in ((10, -40), (10, 20), (70, 20), (70, -40)))
        said = [s for s in told(of, FemurStep("ap", "R", 15.0, outline=outline)).cautions if s.startswith("Outside")]
        assert len(said) == 1 and "upper femur: femoral head" in said[0]

    @pytest.mark.parametrize("name", ["dysplasia", "coxa_valga", "normal_f", "cam", "over_coverage"])
    def test_nothing_is_said_of_the_outlines_as_coxa_draws_them(self, name):
        case = read_case((ROOT / "sample_images" / f"{name}.case.json").read_bytes())
        of = case.films[0]
        for side in "RL":
            for step, body in ((SocketStep(of.id, side, 10.0), "acetabulum"), (FemurStep(of.id, side, 10.0), "femur")):
                drawn = replace(step, outline=outlines(step, of)[body])
                cautions = outcome(case, plan(drawn), noise=Noise(draws=2)).cautions
                assert not any("utline" in s for s in cautions), (name, side, cautions)
