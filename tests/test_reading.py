"""From marks to readings: the pelvic line that is used, the sides that are read, and the words when nothing is."""

from dataclasses import replace

import pytest

from planning.case import SCALES, Case, CaseProblem, MarkedFilm, Patient
from planning.constructions import constructions
from planning.geometry import distance
from planning.grades import GRADES
from planning.marked_film import sides_of
from planning.measures import CATALOGUE, declare
from planning.reading import measure_of, read_case_films, read_film_marks
from planning.views import VIEWS
from planning.wording import category_text, reading_text
from tests.measures.fixtures import T1, T1_VALUES, T2
from tests.measures.hips import film_of, mirrored, read, turned, values, without

# T1 with the left hip as its mirror image, and ischia 5° off level: the left one 120·tan 5° lower, by hand.
BOTH = {key: {**T1[key], **mirrored(T1)[key]} for key in T1}
TAN_5 = 0.08748866352592401
ISCHIA = {"ischium": {"R": [(-60.0, 110.0)], "L": [(60.0, 110.0 + 120 * TAN_5)]}}


def line_and_lcea(hips, side="R"):
    reading = read(film_of("ap_pelvis", hips))["lcea_sourcil", side]
    return reading.line, reading.value


class TestThePelvicLine:
    def test_teardrops_come_first(self):
        line, value = line_and_lcea({**BOTH, **ISCHIA})
        assert line == "both teardrops" and value == pytest.approx(28.00, abs=0.005)

    @pytest.mark.parametrize("missing", ("R", "L"))
    def test_then_the_ischia(self, missing):
        """With the left ischium lower the pelvic vertical leans 5° clockwise: lateral is less on the right hip."""
        hips = without({**BOTH, **ISCHIA}, "teardrop", missing)
        right, left = line_and_lcea(hips), line_and_lcea(hips, "L")
        assert (right[0], left[0]) == ("both ischia", "both ischia")
        assert right[1] == pytest.approx(28 + 5, abs=0.005)
        assert left[1] == pytest.approx(28 - 5, abs=0.005)

    def test_then_the_head_centers(self):
        """The left head 180·tan 5° lower: level between the heads is 5° off the film."""
        lower = 180 * TAN_5
        heads = {"R": BOTH["head"]["R"], "L": [(x, y + lower) for x, y in BOTH["head"]["L"]]}
        line, value = line_and_lcea({"head": heads, "sourcil_lateral": T1["sourcil_lateral"]})
        assert line == "both femoral head centers" and value == pytest.approx(33, abs=0.005)

    def test_one_end_alone_is_no_line(self):
        reading = read(film_of("ap_pelvis", without(T1, "teardrop", "L")))["lcea_sourcil", "R"]
        assert reading.value is None and reading.line is None
        assert reading.problem == (
            "the pelvic line is not marked: mark both teardrops (or both ischia, or both heads)"
        )

    def test_a_measure_outside_the_pelvic_frame_names_no_line(self):
        film = film_of("ap_pelvis", {**BOTH, **T2})
        assert read(film)["alpha_ap", "R"].line is None
        assert read(film)["alpha_ap", "R"].value == pytest.approx(62.0)


@pytest.mark.parametrize("degrees", (90, 180, 270))
def test_a_film_scanned_sideways_or_upside_down_reads_the_same(degrees):
    upright, scanned = values(film_of("ap_pelvis", BOTH)), values(film_of("ap_pelvis", turned(BOTH, degrees)))
    for key, expected in T1_VALUES.items():
        assert upright[key, "R"] == pytest.approx(expected, abs=0.005)
        assert scanned[key, "R"] == pytest.approx(upright[key, "R"], abs=1e-9), key


class TestProblems:
    def problem(self, hips, key="lcea_sourcil", side="R", view="ap_pelvis"):
        reading = read(film_of(view, hips))[key, side]
        assert reading.value is None and reading.categories == ()
        return reading.problem

    def test_a_missing_mark(self):
        assert self.problem(without(T1, "sourcil_lateral", "R")) == "right lateral sourcil is not marked"
        assert self.problem(T1, side="L") == "left femoral head is not marked"

    def test_a_half_placed_head(self):
        half = {**T1, "head": {"R": T1["head"]["R"][:2]}}
        assert self.problem(half) == "right femoral head: 2 of 3 points placed"

    def test_rim_points_on_a_line(self):
        flat = {**T1, "head": {"R": [(-100.0, 40.0), (-90.0, 40.0), (-80.0, 40.0)]}}
        assert self.problem(flat) == "the rim points of the right femoral head do not make a circle; spread them out"

    def test_marks_that_coincide(self):
        same = {**T1, "sourcil_medial": T1["sourcil_lateral"]}
        assert self.problem(same, "tonnis_angle") == "two of the marks coincide; move one of them"
        head = {"R": [(-115.0, 40.0), (-65.0, 40.0), (-90.0, 65.0)]}
        center = {**T1, "head": head, "sourcil_lateral": {"R": [(-90.0, 40.0)]}}
        assert self.problem(center) == "two of the marks coincide; move one of them"

    def test_no_marks_at_all(self):
        for reading in read_film_marks(MarkedFilm("f", "ap_pelvis", 100, 100, scale="calibrated"), Case()):
            assert reading.value is None and reading.problem.endswith("is not marked")

    def test_walls_that_do_not_cross_have_no_retroversion_index(self):
        walls = {"anterior_wall": {"R": [(-100.0, 15.0), (-50.0, 65.0)]},
                 "posterior_wall": {"R": [(-100.0, 15.0), (-100.0, 65.0)]}}
        told = self.problem(walls, "retroversion_index")
        assert told == "the two outlines do not cross, so there is nothing to measure"
        assert read(film_of("ap_pelvis", walls))["crossover_sign", "R"].value == 0

    def test_a_wall_that_ends_above_the_height_it_is_read_at(self):
        short = {**T1, "posterior_wall": {"R": [(-104.0, 15.0), (-100.0, 30.0)]}}
        assert self.problem(short, "posterior_wall_sign") == (
            "an outline does not reach far enough to be read; mark it farther at its ends"
        )

    def test_a_mark_of_the_other_hip_and_one_of_the_midline(self):
        assert self.problem(without(T1, "teardrop", "L"), "head_lateralization_index") == "left teardrop is not marked"
        assert self.problem(T1, "coccyx_symphysis_offset", "-") == "symphysis is not marked"

    def test_a_child_without_hilgenreiners_line(self):
        alone = {"triradiate": {"R": [(-30.0, 0.0)]}, "acetabular_edge": {"R": [(-60.0, -20.0)]}}
        assert self.problem(alone, "acetabular_index", view="ap_child") == (
            "Hilgenreiner's line is not marked: mark both triradiate cartilages"
        )


class TestTheFilmsEdge:
    def test_stands_in_where_a_view_has_no_pelvic_line_and_is_told(self):
        film = film_of("false_profile", {"head": T1["head"], "sourcil_anterior": {"R": [(-100.0, 17.0)]}})
        assert read(film)["acea_sourcil", "R"].line == "the film's upper edge"
        assert read(film_of("dunn_45", T2))["alpha_angle", "R"].line is None

    def test_obliquity_names_the_line_it_is_about(self):
        assert read(film_of("ap_pelvis", T1))["pelvic_obliquity", "-"].line == "both teardrops"


class TestAge:
    def reading(self, age, view="ap_pelvis", key="lcea_sourcil"):
        child = {"triradiate": {"R": [(-60.0, 60.0)], "L": [(60.0, 60.0)]}, "head": T1["head"],
                 "sourcil_lateral": T1["sourcil_lateral"], "acetabular_edge": T1["acetabular_edge"]}
        film = film_of(view, T1 if view == "ap_pelvis" else child)
        return next(r for r in read_case_films(Case((film,), Patient(age))) if (r.key, r.side) == (key, "R"))

    def test_a_child_has_no_adult_category_and_is_told_why(self):
        reading = self.reading(12)
        assert reading.value == pytest.approx(28.00, abs=0.005) and reading.categories == ()
        assert reading.note == "adult limits; the patient is 12"
        assert category_text(reading) == "no category: adult limits; the patient is 12"
        assert self.reading(17.5).categories == () and self.reading(18).categories and self.reading(18).note is None

    def test_an_adult_has_no_childs_category_and_is_told_why(self):
        reading = self.reading(30, "ap_child", "migration_percentage")
        assert reading.categories == () and reading.note == "limits for children; the patient is 30"
        assert self.reading(6, "ap_child", "migration_percentage").categories

    def test_limits_that_depend_on_an_age_that_is_not_known(self):
        reading = self.reading(None, "ap_child", "acetabular_index")
        assert reading.categories == () and reading.note == "the limits depend on the age, which is not entered"

    def test_without_an_age_an_adult_is_taken_for_granted(self):
        assert {c.reference for c in self.reading(None).categories} >= {"wiberg", "tannast_2015"}

    def test_a_measure_without_limits_has_no_note(self):
        assert self.reading(12, key="head_lateralization_index").note is None


class TestGrades:
    def grades(self, **grades):
        film = MarkedFilm("f", "ap_pelvis", 10, 10, grades=grades)
        return {(r.key, r.side): r for r in read_case_films(Case((film,)))}

    def test_an_answer_is_told_by_its_name_and_has_no_value(self):
        told = self.grades(shenton_line={"R": "broken"})
        assert told["shenton_line", "R"].grade == "broken" == reading_text(told["shenton_line", "R"])
        assert told["shenton_line", "R"].value is None and told["shenton_line", "R"].problem is None
        assert told["shenton_line", "L"].grade is None and told["shenton_line", "L"].problem == "not graded"

    def test_what_cannot_be_answered_is_refused(self):
        with pytest.raises(CaseProblem, match="“shenton_line” cannot be graded “5 mm”; use one of continuous, broken"):
            self.grades(shenton_line={"R": "5 mm"})
        with pytest.raises(CaseProblem, match="“tilt” is not graded on a film of view “ap_pelvis”"):
            self.grades(tilt={"R": "much"})
        with pytest.raises(CaseProblem, match="“tonnis_grade” is not graded on a film of view “dunn_45”"):
            read_case_films(Case((MarkedFilm("f", "dunn_45", 10, 10, grades={"tonnis_grade": {"R": "1"}}),)))

    def test_the_readings_of_the_hips_are_without_them(self):
        film = film_of("ap_pelvis", T1)
        assert {r.side for r in read_film_marks(film, Case())} == {"R", "L"}
        assert not {r.key for r in read_film_marks(film, Case())} & set(GRADES)

    @pytest.mark.parametrize("graded", GRADES.values(), ids=GRADES)
    def test_every_sign_has_its_criteria_and_sources(self, graded):
        assert set(graded.views) <= set(VIEWS) and graded.name and graded.sources
        assert len({c.value for c in graded.choices}) == len(graded.choices) >= 2
        assert all(c.label and c.criterion.endswith(".") for c in graded.choices)
        assert graded.evidence == "unverified" or any(s.locator for s in graded.sources)


class TestSides:
    def sides(self, view, marked="", side=None):
        marks = {"head": {s: ((1.0, 1.0),) for s in marked}}
        return sides_of(MarkedFilm("f", view, 9, 9, side=side, marks=marks))

    def test_a_pelvis_shows_both(self):
        assert self.sides("ap_pelvis") == self.sides("ap_pelvis", "R") == self.sides("ap_pelvis", "", "L") == ("R", "L")

    def test_a_lateral_film_is_read_on_its_side_and_any_marked_side(self):
        assert self.sides("dunn_45", "", "L") == ("L",)
        assert self.sides("dunn_45", "R") == ("R",)
        assert self.sides("dunn_45", "R", "L") == ("R", "L")

    def test_a_lateral_film_of_unknown_side_or_of_both_is_read_on_both(self):
        assert self.sides("frog_leg") == self.sides("frog_leg", "R", "B") == ("R", "L")


@pytest.fixture
def head_lift():
    """A measure in millimeters that stands in the catalogue for one test."""
    made = declare.measure(
        name="Head lift", short="Lift", views=("dunn_45",), unit="mm", positive="always", references=(), order=999
    )
    constructions.cache_clear()

    def lift(head, neck_axis):
        return distance(head.center, neck_axis)

    measure = made(lift)
    declare.CATALOGUE.pop("lift")
    CATALOGUE["lift"] = measure
    yield "lift"
    del CATALOGUE["lift"]
    constructions.cache_clear()


@pytest.mark.parametrize("scale", SCALES)
def test_a_length_needs_a_trusted_scale_and_an_angle_does_not(head_lift, scale):
    film = read(film_of("dunn_45", T2, scale=scale))
    if scale in ("patient", "calibrated", "estimated"):
        assert film[head_lift, "R"].value == pytest.approx(30.0) and film[head_lift, "R"].problem is None
    else:
        assert film[head_lift, "R"].value is None
        assert film[head_lift, "R"].problem == "the film is not calibrated"
    assert film["alpha_angle", "R"].value == pytest.approx(62.0)


def test_the_throwaway_measure_is_gone():
    assert "lift" not in CATALOGUE and "lift" not in declare.CATALOGUE
    assert "lift" not in constructions("dunn_45").outputs


class TestAReading:
    def test_carries_its_film_unit_and_categories(self):
        film = replace(film_of("ap_pelvis", T1), id="ap")
        case = Case((film,), Patient(30, "F"), {"lcea_sourcil": "tannast_2015"})
        reading = next(r for r in read_case_films(case) if (r.key, r.side) == ("lcea_sourcil", "R"))
        assert (reading.film, reading.unit, reading.problem) == ("ap", "deg", None)
        assert (reading.categories[0].reference, reading.categories[0].label) == ("tannast_2015", "normal")
        assert measure_of(reading) is CATALOGUE["lcea_sourcil"]

    def test_the_unrounded_value_is_classified(self):
        """24.96° prints as 25.0 but is still below 25: borderline. The roof is put there by its tangent."""
        roof = (-90 - 24 * 0.46544, 16.0)  # tan 24.96° = 0.46544
        film = film_of("ap_pelvis", {**T1, "sourcil_lateral": {"R": [roof]}})
        reading = read(film)["lcea_sourcil", "R"]
        assert reading.value == pytest.approx(24.96, abs=0.005)
        assert {c.reference: c.label for c in reading.categories}["wiberg"] == "borderline"

    def test_order_is_films_then_measures_then_right_before_left(self):
        case = Case((replace(film_of("dunn_45", T2), id="b"), replace(film_of("ap_pelvis", T1), id="a")))
        told = [(r.film, r.key, r.side) for r in read_case_films(case)]
        assert [film for film, _, _ in told] == sorted((film for film, _, _ in told), reverse=True)
        on_hips = [(film, key, side) for film, key, side in told if key in CATALOGUE and side != "-"]
        of_film = [(film, key, side) for film, key, side in told if side == "-"]
        graded = [(film, key, side) for film, key, side in told if key in GRADES]
        assert told == [*(t for t in on_hips if t[0] == "b"), *(t for t in on_hips if t[0] == "a"), *of_film, *graded]
        told = on_hips
        assert [side for film, _, side in told if film == "a"][:4] == ["R", "L", "R", "L"]
        orders = [CATALOGUE[key].order for film, key, _ in told if film == "a"]
        assert orders == sorted(orders)


@pytest.mark.parametrize(
    ("view", "marks", "words"),
    (
        ("skyline", {}, "unknown view “skyline”; use one of ap_pelvis"),
        ("ap_pelvis", {"toe": {"R": ((1.0, 1.0),)}}, "unknown landmark “toe”"),
        ("dunn_45", {"teardrop": {"R": ((1.0, 1.0),)}}, "“teardrop” is not marked on a film of view “dunn_45”"),
        ("ap_pelvis", {"teardrop": {"-": ((1.0, 1.0),)}}, "“teardrop” must be marked on side R or L, not “-”"),
        ("ap_pelvis", {"symphysis": {"R": ((1.0, 1.0),)}}, "“symphysis” must be marked on side -, not “R”"),
        ("ap_pelvis", {"shaft_axis": {"R": ((1.0, 1.0),) * 3}}, "“shaft_axis” takes 2 marks on each side, not 3"),
        ("ap_pelvis", {"teardrop": {"R": ((1.0, 1.0), (2.0, 2.0))}}, "“teardrop” takes 1 mark on each side, not 2"),
    ),
)
def test_what_the_reader_does_not_know_is_told(view, marks, words):
    with pytest.raises(CaseProblem, match=words):
        read_film_marks(MarkedFilm("f", view, 100, 100, marks=marks), Case())


class TestACase:
    def test_a_film_is_added_replaced_and_taken_out(self):
        ap, dunn = MarkedFilm("ap", "ap_pelvis", 10, 10), MarkedFilm("dunn", "dunn_45", 10, 10)
        both = Case().with_film(ap).with_film(dunn)
        assert both.films == (ap, dunn)
        wider = replace(ap, columns=20)
        assert both.with_film(wider).films == (wider, dunn)
        assert both.without_film("ap").films == (dunn,)
        assert both.film("dunn") is dunn
        with pytest.raises(KeyError):
            both.film("frog")

    @pytest.mark.parametrize("spot", ((-0.5, 5), (10.5, 5), (5, -0.5), (5, 20.5), (float("nan"), 5), (5, float("inf"))))
    def test_a_mark_off_the_film_is_refused(self, spot):
        film = MarkedFilm("f", "ap_pelvis", rows=20, columns=10)
        with pytest.raises(CaseProblem, match="outside the film"):
            film.with_marks({"teardrop": {"R": (spot,)}})

    def test_the_edges_of_the_film_are_on_it(self):
        film = MarkedFilm("f", "ap_pelvis", rows=20, columns=10)
        marks = {"head": {"R": ((0.0, 0.0), (10.0, 20.0))}}
        assert film.with_marks(marks).marks == marks
