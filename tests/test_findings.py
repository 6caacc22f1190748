"""Findings in words. Values and what they mean are those of the papers' limits, as the clinical sheet gives them."""

import dataclasses
import re

import pytest

from planning.case import Case, Category, MarkedFilm, Patient, Reading
from planning.findings import findings
from planning.grades import GRADES
from planning.limits_for import references_for
from planning.measures import CATALOGUE
from planning.patterns import PATTERNS
from planning.sources import SCHMARANZER_2019

AP = MarkedFilm("ap", "ap_pelvis", 400, 400)
SLICES = MarkedFilm("ct", "axial", 512, 512)
DUNN = MarkedFilm("dunn", "dunn_45", 400, 400, side="R")


def case(*films, **chosen):
    return Case(films, Patient(age=30, sex="F"), chosen)


def reading(key, value, film=AP, side="R", of=None, doubt=None):
    """A reading in the sets of limits that fit its film and patient, as the reader would see it."""
    m = CATALOGUE[key]
    sets = references_for(m, film, of or case(film))
    categories = () if doubt else tuple(Category(r.key, r.title, r.category(value), r.evidence) for r in sets)
    return Reading(key, side, film.id, value, m.unit, None, categories, doubt=doubt)


def graded(key, answer, side="R"):
    return Reading(key, side, AP.id, None, "grade", None, grade=answer)


def found(*readings, of=None):
    return [(f.side, f.key) for f in findings(of or case(AP, DUNN), readings)]


@pytest.mark.parametrize(("lcea", "key"), [
    (-5, "undercoverage"), (19.9, "undercoverage"), (20, "borderline_coverage"), (24.9, "borderline_coverage"),
    (25, None), (39.9, None), (40, "overcoverage"),  # Ashwell 2016: <20, 20–24.9, 25–40, ≥40
])
def test_lateral_coverage_is_said_by_the_usual_limits(lcea, key):
    coverage = [k for _, k in found(reading("lcea_sourcil", lcea)) if "coverage" in k]
    assert coverage == ([key] if key else [])


def test_the_limits_the_reader_chose_decide():
    # Tannast 2015: 22 and less is dysplasia, 34 to 39 overcoverage; both are otherwise borderline and normal.
    of = case(AP, lcea_sourcil="tannast_2015")
    assert found(reading("lcea_sourcil", 22, of=of), of=of) == [("R", "undercoverage")]
    assert ("R", "overcoverage") in found(reading("lcea_sourcil", 36, of=of), of=of)
    assert found(reading("lcea_sourcil", 22)) == [("R", "borderline_coverage")]


def test_the_bony_edge_counts_only_where_the_sourcil_is_not_read():
    # The two edges differ by about 4 degrees and can stand in two categories.
    assert found(reading("lcea_sourcil", 18), reading("lcea_bone", 23)) == [("R", "undercoverage")]
    assert found(reading("lcea_bone", 23)) == [("R", "borderline_coverage")]


def test_overcoverage_by_a_roof_that_slopes_down():
    assert ("R", "overcoverage") in found(reading("tonnis_angle", -0.1))  # Nepple 2013: Tönnis below 0
    assert found(reading("tonnis_angle", 0)) == []


@pytest.mark.parametrize(("film", "key", "alpha", "cam"), [
    (DUNN, "alpha_angle", 59.9, False), (DUNN, "alpha_angle", 60, True),  # van Klij 2020: 60 and more, any view
    (AP, "alpha_ap", 60, False), (AP, "alpha_ap", 60.1, True), (AP, "alpha_ap", 80, True),  # Agricola 2014: above 60
])
def test_cam_morphology(film, key, alpha, cam):
    assert found(reading(key, alpha, film)) == ([("R", "cam")] if cam else [])


@pytest.mark.parametrize(("angle", "key"), [
    (119.9, "coxa_vara"), (120, None), (140, None), (140.1, "coxa_valga"),  # 120 to 140 is normal: IJORIM 2017
])
def test_a_flat_and_a_steep_neck(angle, key):
    assert found(reading("neck_shaft_angle", angle)) == ([("R", key)] if key else [])


@pytest.mark.parametrize(("chosen", "flat", "steep"), [
    ("emc_120_135", 119.9, 140), ("ship_114_140", 113.9, 140.1),  # EMC: below 120, 140 and more; SHIP: 114 to 140
])
def test_a_neck_by_the_limits_the_reader_chose(chosen, flat, steep):
    of = case(AP, neck_shaft_angle=chosen)
    assert found(reading("neck_shaft_angle", flat, of=of), of=of) == [("R", "coxa_vara")]
    assert found(reading("neck_shaft_angle", steep, of=of), of=of) == [("R", "coxa_valga")]
    assert found(reading("neck_shaft_angle", flat + 1, of=of), of=of) == []


def test_a_thin_offset_alone_makes_no_cam_but_supports_one():
    thin = reading("head_neck_offset_ratio", 0.12, DUNN)
    assert found(thin) == []
    (cam,) = findings(case(AP, DUNN), [reading("alpha_angle", 70, DUNN), thin])
    assert [g.reading.key for g in cam.rests_on] == ["alpha_angle", "head_neck_offset_ratio"]


def test_cam_and_pincer_are_said_in_one():
    both = found(reading("alpha_angle", 70, DUNN), reading("lcea_sourcil", 42))
    assert both == [("R", "overcoverage"), ("R", "cam_and_pincer")]
    assert found(reading("lcea_sourcil", 42)) == [("R", "overcoverage"), ("R", "pincer")]


def test_right_and_left_are_never_combined():
    readings = reading("alpha_angle", 70, DUNN), reading("lcea_sourcil", 42, side="L")
    assert found(*readings) == [("R", "cam"), ("L", "overcoverage"), ("L", "pincer")]


def test_two_films_of_one_view_are_never_combined():
    after = dataclasses.replace(AP, id="after")
    steep, shallow = reading("tonnis_angle", 15), reading("lcea_sourcil", 18, after)
    assert found(steep, shallow, of=case(AP, after)) == [("R", "undercoverage")]
    assert ("R", "instability") in found(steep, reading("lcea_sourcil", 18), of=case(AP, after))


def test_what_is_said_in_one_is_not_said_again_for_another_film_of_the_view():
    after = dataclasses.replace(AP, id="after")
    readings = reading("alpha_angle", 70, DUNN), reading("lcea_sourcil", 42), reading("lcea_sourcil", 30, after)
    assert found(*readings, of=case(AP, after, DUNN)) == [("R", "overcoverage"), ("R", "cam_and_pincer")]


def test_instability_needs_two_signs():
    steep, extruded = reading("tonnis_angle", 12), reading("extrusion_index", 28)
    assert found(steep) == found(extruded) == []
    (said,) = findings(case(AP), [steep, extruded])
    assert said.key == "instability" and {g.reading.key for g in said.rests_on} == {"tonnis_angle", "extrusion_index"}


WALLS = (reading("retroversion_index", 31), reading("crossover_sign", 1), reading("posterior_wall_sign", 1))


def test_retroversion_needs_the_index_and_all_three_signs():
    # Bern: index above 30 % with crossover, ischial spine and posterior wall sign all positive.
    spine = graded("ischial_spine_sign", "present")
    assert ("R", "retroversion") in found(*WALLS, spine)
    for missing in range(4):
        four = [*WALLS, spine]
        four[missing] = (reading("retroversion_index", 30), reading("crossover_sign", 0),
                         reading("posterior_wall_sign", 0), graded("ischial_spine_sign", "absent"))[missing]
        assert ("R", "retroversion") not in found(*four)
    ungraded = Reading("ischial_spine_sign", "R", AP.id, None, "grade", "not graded")
    assert ("R", "retroversion") not in found(*WALLS, ungraded)


def test_a_retroverted_front_rim_is_pincer_type():
    assert found(*WALLS[:2]) == [("R", "pincer")]
    assert found(WALLS[0]) == []


def test_a_crossover_with_a_sign_of_the_back_is_named_retroversion():
    spine = graded("ischial_spine_sign", "present")
    assert found(*WALLS[1:]) == found(WALLS[1], spine) == [("R", "retroversion_signs")]
    assert found(WALLS[0], WALLS[2]) == [("R", "pincer"), ("R", "retroversion_signs")]  # the walls cross at an index
    assert found(WALLS[2], spine) == found(reading("crossover_sign", 0), WALLS[2]) == []
    # All four say it in one.
    assert "retroversion_signs" not in {key for _, key in found(*WALLS, spine)}


def test_a_crossover_alone_says_nothing():
    assert found(reading("crossover_sign", 1)) == []  # its predictive value against CT is one half


def test_what_was_graded_names_its_source():
    said = findings(case(AP), [graded("shenton_line", "broken"), reading("fear_index", 5)])
    (unstable,) = said
    assert unstable.key == "instability"
    assert {"16097538", "35990876"} <= {s.pmid for s in unstable.sources}  # Jacobsen 2005; Schwabe 2022


def test_too_little_cover_in_front():
    film = MarkedFilm("fp", "false_profile", 400, 400, side="R")
    assert found(reading("acea_sourcil", 19, film), of=case(film)) == [("R", "anterior_undercoverage")]
    assert found(reading("acea_sourcil", 20, film), of=case(film)) == []


def test_a_child_is_read_by_limits_for_children():
    # Fredensborg 1976: below 15 in children, below 20 in adults.
    film = MarkedFilm("child", "ap_child", 400, 400)
    of = Case((film,), Patient(age=5))
    assert found(reading("lcea_sourcil", 17, film, of=of), of=of) == []
    assert found(reading("lcea_sourcil", 14, film, of=of), of=of) == [("R", "undercoverage")]


def test_a_doubtful_reading_has_no_say():
    assert found(reading("lcea_sourcil", 10, doubt="the marks are odd")) == []
    kept = dataclasses.replace(reading("lcea_sourcil", 10), doubt="the marks are odd")
    assert found(kept) == []


@pytest.mark.parametrize(("key", "value", "said"), [
    # Lerch 2019 and 2022: 10 to 25 normal for femur (Murphy) and socket; severe above 35 and below 0 say the same.
    ("femoral_version_murphy", 9.9, "femoral_version_decreased"), ("femoral_version_murphy", 10, None),
    ("femoral_version_murphy", 25, None), ("femoral_version_murphy", 25.1, "femoral_version_increased"),
    ("femoral_version_murphy", 36, "femoral_version_increased"),
    ("femoral_version_murphy", -1, "femoral_version_decreased"),
    ("acetabular_version_central", 9.9, "acetabular_version_decreased"), ("acetabular_version_central", 10, None),
    ("acetabular_version_central", 25, None), ("acetabular_version_central", 25.1, "acetabular_version_increased"),
    # Lerch 2022: the sum of both, 20 to 50 normal.
    ("mckibbin_index", 19.9, "combined_version_low"), ("mckibbin_index", 20, None), ("mckibbin_index", 50, None),
    ("mckibbin_index", 50.1, "combined_version_high"), ("mckibbin_index", 71, "combined_version_high"),
])
def test_torsion(key, value, said):
    assert found(reading(key, value, SLICES), of=case(SLICES)) == ([("R", said)] if said else [])


@pytest.mark.parametrize("method", ("lee", "reikeras", "tomczak", "lee_mechanical", "murphy_mechanical"))
def test_no_torsion_is_said_by_a_method_without_limits(method):
    for version in (-20, 60):
        assert found(reading(f"femoral_version_{method}", version, SLICES), of=case(SLICES)) == []


def test_femoral_version_names_the_method_it_rests_on():
    (said,) = findings(case(SLICES), [reading("femoral_version_murphy", 30, SLICES)])
    assert "Murphy" in said.sentence and [g.reading.key for g in said.rests_on] == ["femoral_version_murphy"]
    assert SCHMARANZER_2019 in said.sources and said.evidence == "seen"


def test_a_combined_version_tells_the_sum_and_both_parts_whatever_band_they_stand_in():
    three = [reading("femoral_version_murphy", 32, SLICES), reading("acetabular_version_central", 22, SLICES),
             reading("mckibbin_index", 54, SLICES)]
    said = {f.key: f for f in findings(case(SLICES), three)}
    assert set(said) == {"femoral_version_increased", "combined_version_high"}
    assert [(g.reading.key, g.limit.label) for g in said["combined_version_high"].rests_on] == [
        ("mckibbin_index", "increased"), ("femoral_version_murphy", "increased"),
        ("acetabular_version_central", "normal")]
    assert "Murphy" in said["combined_version_high"].sentence


def test_the_limits_the_reader_chose_decide_of_torsion_too():
    # Boschung: severe above 35 only; a set with one limit says nothing of the other direction, which the next one says.
    of = case(SLICES, femoral_version_murphy="boschung_35")
    assert found(reading("femoral_version_murphy", 30, SLICES, of=of), of=of) == []
    assert found(reading("femoral_version_murphy", 36, SLICES, of=of), of=of) == [("R", "femoral_version_increased")]
    assert found(reading("femoral_version_murphy", 5, SLICES, of=of), of=of) == [("R", "femoral_version_decreased")]
    of = case(SLICES, femoral_version_murphy="tonnis_1999")
    (said,) = findings(of, [reading("femoral_version_murphy", 12, SLICES, of=of)])
    assert said.key == "femoral_version_decreased" and said.evidence == "unverified"


def test_nothing_is_said_of_a_normal_hip():
    # T1 of the clinical sheet: LCEA 28, bony edge 33, Tönnis 6, extrusion 23.7 %.
    assert found(reading("lcea_sourcil", 28), reading("lcea_bone", 33), reading("tonnis_angle", 6),
                 reading("extrusion_index", 23.71), reading("alpha_angle", 45, DUNN)) == []


def test_a_finding_names_readings_limits_and_sources():
    (said, _) = findings(case(AP), [reading("lcea_sourcil", 15), reading("tonnis_angle", 20)])
    assert [(g.reading.key, g.reading.value, g.limit.reference, g.limit.label) for g in said.rests_on] == [
        ("lcea_sourcil", 15, "wiberg", "dysplasia"), ("tonnis_angle", 20, "tonnis_0_10", "increased")]
    cited = {s.doi for s in said.sources}
    assert "10.1093/jhps/hnw034" in cited and said.evidence == "seen"  # Ashwell 2016


def shaken(spread, *args, **more):
    return dataclasses.replace(reading(*args, **more), spread=spread)


def open_of(*readings, of=None):
    """What is said, and on which readings it is not settled."""
    return {f.key: [g.reading.key for g in f.open] for f in findings(of or case(AP, DUNN), readings)}


@pytest.mark.parametrize(("lcea", "key", "is_open"), [
    # With a deviation of 2.2 degrees the probability below 20, by a table of the normal distribution: 80 % lie below
    # 0.8416 deviations above the mean, so a value of 18.15 or less is dysplasia for sure, one of 18.14 to 20 is not.
    (18.10, "undercoverage", False), (18.20, "undercoverage", True), (22.5, "borderline_coverage", True),
])
def test_a_finding_is_open_where_its_band_has_less_than_80_percent(lcea, key, is_open):
    assert open_of(shaken(2.2, "lcea_sourcil", lcea)) == {key: ["lcea_sourcil"] if is_open else []}
    assert open_of(reading("lcea_sourcil", lcea)) == {key: []}  # nothing is known of its spread


def test_a_finding_is_settled_where_all_of_its_probability_lies_in_bands_that_make_it():
    # Tannast 2015: overcoverage from 34, severe overcoverage from 40; half of it lies in either.
    of = case(AP, lcea_sourcil="tannast_2015")
    assert open_of(shaken(2.2, "lcea_sourcil", 40, of=of), of=of)["overcoverage"] == []
    assert open_of(shaken(2.2, "lcea_sourcil", 34, of=of), of=of)["overcoverage"] == ["lcea_sourcil"]


def test_what_only_supports_a_finding_leaves_it_settled():
    steep = shaken(2.7, "tonnis_angle", 10.5)
    assert open_of(shaken(2.2, "lcea_sourcil", 10), steep)["undercoverage"] == []


def test_of_signs_of_which_two_are_asked_for_two_must_be_sure():
    shallow, steep, extruded = (shaken(0.1, key, value) for key, value in (
        ("lcea_sourcil", 10), ("tonnis_angle", 20), ("extrusion_index", 30)))
    near = shaken(2.7, "tonnis_angle", 10.5)
    assert open_of(shallow, near)["instability"] == ["tonnis_angle"]
    assert open_of(shallow, near, extruded)["instability"] == []
    assert open_of(shallow, steep)["instability"] == []


def test_one_way_that_is_sure_settles_a_finding():
    deep, sloping = shaken(0.1, "lcea_sourcil", 45), shaken(2.7, "tonnis_angle", -0.5)
    assert open_of(sloping)["overcoverage"] == ["tonnis_angle"]
    assert open_of(deep, sloping)["overcoverage"] == []


def test_what_is_settled_is_not_hidden_in_what_is_not():
    cam, near = shaken(0.1, "alpha_angle", 70, DUNN), shaken(2.2, "lcea_sourcil", 40.5)
    told = open_of(cam, near)
    assert told == {"overcoverage": ["lcea_sourcil"], "cam": [], "cam_and_pincer": ["lcea_sourcil"]}
    assert set(open_of(cam, shaken(0.1, "lcea_sourcil", 45))) == {"overcoverage", "cam_and_pincer"}


def test_the_band_of_the_set_that_decided_is_asked_for_its_probability():
    # Of sets that a sign does not know the next decides: here Boschung's, which does not speak of a low version.
    of = case(SLICES, femoral_version_murphy="boschung_35")
    assert open_of(shaken(2.0, "femoral_version_murphy", 9.5, SLICES, of=of), of=of) == {
        "femoral_version_decreased": ["femoral_version_murphy"]}


def test_one_unverified_limit_makes_the_finding_unverified():
    of = Case((AP,), Patient(age=30, sex="F"), {"extrusion_index": "extrusion_25"})
    (_, unstable) = findings(of, [reading("lcea_sourcil", 15), reading("extrusion_index", 26, of=of)])
    assert unstable.key == "instability" and unstable.evidence == "unverified"


def test_every_limit_a_pattern_names_is_in_the_catalogue():
    for sign in {id(s): s for p in PATTERNS for way in p.ways for group in way for s in group.signs}.values():
        assert all(m in CATALOGUE or m in GRADES for m in sign.measures)
        for reference, bands in sign.limits.items():
            if reference in GRADES:
                assert set(bands) <= {choice.label for choice in GRADES[reference].choices}
            elif reference in sign.measures:
                assert CATALOGUE[reference].unit == "sign" and set(bands) <= {"present", "absent"}
            else:
                holders = [r for m in sign.measures for r in CATALOGUE[m].references if r.key == reference]
                assert holders and all(set(bands) <= set(r.labels) for r in holders), (sign.measures, reference)


def test_the_words_describe_and_never_advise():
    advice = re.compile(r"\b(should|recommend|treat|surg|operat|osteotomy|arthroscop|resect|consider|indicat)", re.I)
    for p in PATTERNS:
        assert not advice.search(p.title + p.sentence), p.key
        assert not re.search(r"\d", p.sentence), "numbers belong to the limits"
