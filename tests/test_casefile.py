"""The case file: out and in again to the last bit, and one sentence for everything that is not a case."""

import copy
import json
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.calibration import calibrate, uncalibrated
from planning.case import SCALES, Case, CaseProblem, MarkedFilm, Patient, Placement
from planning.casefile import read_case, write_case
from planning.constructions import landmarks_of
from planning.grades import GRADES
from planning.landmarks import LANDMARKS
from planning.reading import read_case_films
from planning.views import VIEWS

# The documented example, filled in; written by hand, not by the program.
EXAMPLE = {
    "format": "coxa-case",
    "version": 1,
    "patient": {"age": 31.5, "sex": "F"},
    "references": {"lcea_sourcil": "tannast_2015"},
    "placement_mm": 0.8,
    "films": [
        {
            "id": "ap",
            "view": "ap_pelvis",
            "side": "B",
            "rows": 2500,
            "columns": 3000,
            "sha256": "00",
            "spacing_mm": [0.160, 0.143],
            "scale": "calibrated",
            "marks": {
                "teardrop": {"R": [[1080.4, 1420.0]], "L": [[1919.6, 1420.0]]},
                "head": {"R": [[700, 1300], [900, 1200.5], [800, 1100.25]]},
                "sourcil_lateral": {"R": [[0.0, 2500]]},
            },
        }
    ],
}


def changed(path, value):
    """The example with one entry replaced."""
    record = copy.deepcopy(EXAMPLE)
    at = record
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return record


def sentence(body):
    """The one line with which a case file is refused, when it is read or when its angles are."""
    with pytest.raises(CaseProblem) as refused:
        read_case_films(read_case(body if isinstance(body, str | bytes) else json.dumps(body)))
    said = str(refused.value)
    assert said.isprintable() and said.endswith(".") and 20 < len(said) < 300, repr(said)
    return said


def test_the_documented_example_is_read():
    case = read_case(json.dumps(EXAMPLE))
    film = case.film("ap")
    assert (film.view, film.rows, film.columns, film.side, film.scale) == ("ap_pelvis", 2500, 3000, "B", "calibrated")
    assert film.spacing_mm == (0.160, 0.143) and film.sha256 == "00"
    assert film.marks["teardrop"] == {"R": ((1080.4, 1420.0),), "L": ((1919.6, 1420.0),)}
    assert film.marks["head"]["R"] == ((700.0, 1300.0), (900.0, 1200.5), (800.0, 1100.25))
    assert case.patient == Patient(31.5, "F") and case.chosen == {"lcea_sourcil": "tannast_2015"}
    assert case.placement_mm == 0.8
    assert json.loads(write_case(case)) == EXAMPLE


@pytest.mark.parametrize("mm", (0, 5))
def test_a_placement_at_either_bound_is_kept(mm):
    assert read_case(write_case(read_case(json.dumps(changed(["placement_mm"], mm))))).placement_mm == mm


def test_marks_that_were_placed_again_are_kept_and_so_is_such_a_placement_under_way():
    again = {"teardrop": {"R": [[1081.0, 1421.5]]}}
    for under_way in ({}, again):
        film = {**EXAMPLE["films"][0], "first": {"marks": again}, "repeats": [again, {}], "again": under_way}
        case = read_case(json.dumps(changed(["films"], [film])))
        assert case.films[0].repeats == ({"teardrop": {"R": ((1081.0, 1421.5),)}}, {})
        assert case.films[0].again == ({"teardrop": {"R": ((1081.0, 1421.5),)}} if under_way else {})
        assert json.loads(write_case(case))["films"] == [film]


def test_the_first_placement_is_kept_with_what_was_suggested_in_it():
    first = {"marks": {"teardrop": {"R": [[1081.0, 1421.5]]}}, "suggested": {"teardrop": {"R": [[1081.0, 1421.0]]}}}
    film = {**EXAMPLE["films"][0], "first": first, "repeats": [{}]}
    case = read_case(json.dumps(changed(["films"], [film])))
    assert case.films[0].first == Placement({"teardrop": {"R": ((1081.0, 1421.5),)}},
                                            {"teardrop": {"R": ((1081.0, 1421.0),)}})
    assert json.loads(write_case(case))["films"] == [film]


def test_of_a_file_that_does_not_tell_the_first_placement_it_is_the_marks_as_they_are():
    film = {**EXAMPLE["films"][0], "repeats": [{}]}
    (read,) = read_case(json.dumps(changed(["films"], [film]))).films
    assert read.first == Placement(read.marks, {})
    assert read_case(json.dumps(EXAMPLE)).films[0].first is None


def test_what_may_be_left_out():
    film = {"id": "f", "view": "dunn_45", "rows": 10, "columns": 10}
    case = read_case(json.dumps({"format": "coxa-case", "version": 1, "films": [film]}))
    assert case == Case((MarkedFilm("f", "dunn_45", 10, 10, "", (1.0, 1.0), "none", None, {}),))


# Where DICOM PS3.3 C.7.6.2.1.1 puts the slice of a supine patient: rows run to the left, columns to the back.
SLICE = {"position_mm": [-180.5, -200.0, 12.5], "orientation": [1, 0, 0, 0, 1, 0], "series": "0a1b"}


def slice_changed(**entries):
    """The example with its film lying in space, some of what says so replaced or (None) left out."""
    place = {**SLICE, **entries}
    film = {**EXAMPLE["films"][0], **{k: v for k, v in place.items() if v is not None}}
    return changed(["films"], [film])


def test_where_a_slice_lies_is_kept():
    case = read_case(json.dumps(slice_changed()))
    film = case.films[0]
    assert film.position_mm == (-180.5, -200.0, 12.5) and film.orientation == (1, 0, 0, 0, 1, 0)
    assert film.series == "0a1b"
    assert json.loads(write_case(case)) == slice_changed()


@pytest.mark.parametrize(("about", "entries"), [
    ("position_mm", {"position_mm": None}),
    ("position_mm", {"position_mm": [1, 2]}),
    ("position_mm", {"position_mm": [1, 2, "3"]}),
    ("position_mm", {"position_mm": {"x": 1}}),
    ("orientation", {"orientation": None}),
    ("orientation", {"orientation": [1, 0, 0]}),
    ("orientation", {"orientation": [0, 0, 0, 0, 1, 0]}),
    ("orientation", {"orientation": [1, 0, 0, 0.5, 0.86, 0]}),
    ("orientation", {"orientation": [1, 0, 0, 0, 1e11, 0]}),
    ("series", {"series": "two\nlines"}),
    ("series", {"series": 7}),
])
def test_a_slice_that_lies_nowhere_is_told(about, entries):
    assert about in sentence(slice_changed(**entries))


def test_what_was_judged_by_eye_is_kept():
    film = {**EXAMPLE["films"][0], "grades": {"tonnis_grade": {"R": "1", "L": "0"}, "shenton_line": {"L": "broken"}}}
    case = read_case(json.dumps(changed(["films"], [film])))
    assert case.films[0].grades == {"tonnis_grade": {"R": "1", "L": "0"}, "shenton_line": {"L": "broken"}}
    assert json.loads(write_case(case))["films"] == [film]


@pytest.mark.parametrize("grades", (
    [], {"tonnis_grade": "1"}, {"tonnis_grade": {}}, {"tonnis_grade": {"R": 1}}, {"tonnis_grade": {"-": "1"}},
    {"tonnis_grade": {"R": "1\n2"}}, {"": {"R": "1"}}, {"tilt": {"R": "much"}}, {"tonnis_grade": {"R": "4"}},
), ids=str)
def test_grades_that_make_no_sense_are_told(grades):
    assert "grade" in sentence(changed(["films", 0, "grades"], grades))


@pytest.mark.parametrize("hangs", (None, 3, ["usual"], "upside down"))
def test_a_way_to_hang_that_is_none_is_told(hangs):
    assert "hangs" in sentence(changed(["films", 0, "hangs"], hangs))


@pytest.mark.parametrize("protocol", (None, 3, ["full"], "a\nb", "a" * 65))
def test_a_protocol_that_is_no_name_is_told(protocol):
    assert "protocol" in sentence(changed(["films", 0, "protocol"], protocol))


@st.composite
def cases(draw):
    films = []
    for number, view in enumerate(draw(st.lists(st.sampled_from(list(VIEWS)), max_size=3))):
        rows, columns = draw(st.integers(1, 5000)), draw(st.integers(1, 5000))
        spot = st.tuples(st.floats(0, columns), st.floats(0, rows))
        marks = {}
        for key in draw(st.sets(st.sampled_from(landmarks_of(view)))):
            most = 8 if LANDMARKS[key].more else LANDMARKS[key].points
            for side in draw(st.sets(st.sampled_from("RL"), min_size=1)) if LANDMARKS[key].sided else "-":
                marks.setdefault(key, {})[side] = tuple(draw(st.lists(spot, min_size=1, max_size=most)))
        spacing = (draw(st.floats(0.01, 1)), draw(st.floats(0.01, 1)))
        scale, side = draw(st.sampled_from(SCALES)), draw(st.sampled_from(("R", "L", "B", None)))
        film = MarkedFilm(f"film {number}", view, rows, columns, "ab", spacing, scale, side)
        if draw(st.booleans()):
            turn = draw(st.floats(-math.pi, math.pi))
            film = replace(film, position_mm=draw(st.tuples(*[st.floats(-1e4, 1e4)] * 3)), series="0a1b",
                           orientation=(math.cos(turn), 0.0, math.sin(turn), 0.0, 1.0, 0.0))
        judged = [graded for graded in GRADES.values() if view in graded.views and draw(st.booleans())]
        film = replace(film, grades={
            g.key: {draw(st.sampled_from("RL")): draw(st.sampled_from([c.value for c in g.choices]))} for g in judged
        })
        film = replace(film, hangs=draw(st.sampled_from(("", "usual", "mirrored"))))
        film = replace(film, image=draw(st.integers(1, 2000)))
        film = replace(film, protocol=draw(st.sampled_from(("", "full", "no longer there"))))
        films.append(film.with_marks(marks))
    patient = Patient(draw(st.none() | st.floats(0, 130)), draw(st.sampled_from(("F", "M", None))))
    return Case(tuple(films), patient, draw(st.dictionaries(st.text(), st.text(), max_size=2)))


@given(cases())
@settings(max_examples=150, deadline=None)
def test_a_case_comes_back_to_the_last_bit_with_the_same_readings(case):
    again = read_case(write_case(case))
    assert again == case
    assert repr(again.films) == repr(case.films)  # tells 0.0 from -0.0, which == does not
    assert read_case_films(again) == read_case_films(case)


@given(cases())
@settings(max_examples=150, deadline=None)
def test_any_marks_on_a_film_read_a_finite_value_or_a_problem(case):
    for reading in read_case_films(case):
        assert (reading.value is None and reading.grade is None) == (reading.problem is not None)
        assert reading.value is None or math.isfinite(reading.value)


NOT_JSON = {
    "empty": "",
    "empty bytes": b"",
    "text": "LCEA 28 degrees",
    "cut off": json.dumps(EXAMPLE)[:-5],
    "not UTF-8": b"\xff\xfe\x00{",
    "a DICOM file": b"\0" * 128 + b"DICM",
    "NaN": json.dumps(EXAMPLE).replace("1080.4", "NaN"),
    "Infinity": json.dumps(EXAMPLE).replace("1080.4", "Infinity"),
    "-Infinity": json.dumps(EXAMPLE).replace("1080.4", "-Infinity"),
    "deep lists": "[" * 200_000,
    "deep records": '{"films":' * 200_000,
    "a number of 10,000 digits": json.dumps(EXAMPLE).replace("1080.4", "1" * 10_000),
}


@pytest.mark.parametrize("body", NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_not_json_is_told_as_that(body):
    assert sentence(body) == "This is not a case file: it is not JSON; choose a .json file saved by Coxa."


def test_a_newer_version_asks_for_an_update():
    assert "version 2, newer" in sentence(changed(["version"], 2))
    assert "update Coxa" in sentence(changed(["version"], 2))


SPOT = ["films", 0, "marks", "teardrop", "R", 0]
WRONG = {
    "another format": (["format"], "other", "format"),
    "no format": (["format"], None, "format"),
    "version as text": (["version"], "1", "version"),
    "version as a truth": (["version"], True, "version"),
    "version as a fraction": (["version"], 1.0, "version"),
    "version 0": (["version"], 0, "version"),
    "films a record": (["films"], {}, "films"),
    "a film a text": (["films", 0], "ap", "film"),
    "no id": (["films", 0, "id"], None, "id"),
    "an empty id": (["films", 0, "id"], "", "id"),
    "a long id": (["films", 0, "id"], "x" * 65, "id"),
    "an id of two lines": (["films", 0, "id"], "ap\nPatient: Doe", "id"),
    "an id that moves the cursor": (["films", 0, "id"], "ap\x1b[2J", "id"),
    "an id of half a character": (["films", 0, "id"], "\ud800", "id"),
    "an unknown view": (["films", 0, "view"], "lateral", "unknown view"),
    "a view of two lines": (["films", 0, "view"], "ap\npelvis", "view"),
    "a view of 10,000 letters": (["films", 0, "view"], "x" * 10_000, "view"),
    "a view a number": (["films", 0, "view"], 3, "view"),
    "no rows": (["films", 0, "rows"], 0, "size"),
    "rows a fraction": (["films", 0, "rows"], 2500.5, "size"),
    "rows a truth": (["films", 0, "rows"], True, "size"),
    "endless columns": (["films", 0, "columns"], 10**30, "size"),
    "one spacing": (["films", 0, "spacing_mm"], [0.1], "spacing"),
    "no spacing": (["films", 0, "spacing_mm"], None, "spacing"),
    "spacing 0": (["films", 0, "spacing_mm"], [0.1, 0], "spacing"),
    "negative spacing": (["films", 0, "spacing_mm"], [-0.1, 0.1], "spacing"),
    "spacing as text": (["films", 0, "spacing_mm"], ["0.1", "0.1"], "spacing"),
    "an unknown scale": (["films", 0, "scale"], "good", "scale"),
    "scale a list": (["films", 0, "scale"], [], "scale"),
    "an unknown film side": (["films", 0, "side"], "left", "side"),
    "sha256 a number": (["films", 0, "sha256"], 7, "sha256"),
    "marks a list": (["films", 0, "marks"], [], "marks"),
    "a landmark a list": (["films", 0, "marks", "teardrop"], [[1, 2]], "marks"),
    "an unknown landmark": (["films", 0, "marks", "femur_tip"], {"R": [[1, 2]]}, "unknown landmark “femur_tip”"),
    "a landmark of another view": (["films", 0, "marks", "neck_anterior"], {"R": [[1, 2]]}, "neck_anterior"),
    "a landmark of two lines": (["films", 0, "marks", "tear\ndrop"], {"R": [[1, 2]]}, "landmark"),
    "an unknown side": (["films", 0, "marks", "teardrop", "X"], [[1, 2]], "side"),
    "an unsided teardrop": (["films", 0, "marks", "teardrop", "-"], [[1, 2]], "side"),
    "two teardrops on a side": (["films", 0, "marks", "teardrop", "R"], [[1, 2], [3, 4]], "teardrop"),
    "points a record": (["films", 0, "marks", "teardrop", "R"], {"x": 1}, "teardrop"),
    "a mark of one number": (SPOT, [1], "pair of numbers"),
    "a mark of three numbers": (SPOT, [1, 2, 3], "pair of numbers"),
    "a mark as text": (SPOT, ["1", "2"], "pair of numbers"),
    "a mark of truths": (SPOT, [True, False], "pair of numbers"),
    "a mark of nothing": (SPOT, [None, 2], "pair of numbers"),
    "a mark left of the film": (SPOT, [-0.001, 2], "outside the film"),
    "a mark right of the film": (SPOT, [3000.001, 2], "outside the film"),
    "a mark above the film": (SPOT, [1, -1], "outside the film"),
    "a mark below the film": (SPOT, [1, 2500.001], "outside the film"),
    "patient a list": (["patient"], [], "patient"),
    "age as text": (["patient", "age"], "31", "age"),
    "age -1": (["patient", "age"], -1, "age"),
    "age 131": (["patient", "age"], 131, "age"),
    "an unknown sex": (["patient", "sex"], "f", "sex"),
    "references a list": (["references"], [], "references"),
    "a reference a number": (["references", "lcea_sourcil"], 3, "references"),
    "repeats a record": (["films", 0, "repeats"], {}, "repeats"),
    "21 repeats": (["films", 0, "repeats"], [{}] * 21, "repeats"),
    "a first placement a list": (["films", 0, "first"], [], "first placement"),
    "a first placement without marks": (["films", 0, "first"], {"teardrop": {"R": [[1, 2]]}}, "first placement"),
    "a first placement off the film": (["films", 0, "first"], {"marks": {"teardrop": {"R": [[3001, 2]]}}},
                                       "outside the film"),
    "a first placement of an unknown landmark": (["films", 0, "first"], {"marks": {"tip": {"R": [[1, 2]]}}},
                                                 "unknown landmark"),
    "a repeat a list": (["films", 0, "repeats"], [[1, 2]], "marks"),
    "a repeat off the film": (["films", 0, "repeats"], [{"teardrop": {"R": [[3001, 2]]}}], "outside the film"),
    "a repeat of an unknown landmark": (["films", 0, "repeats"], [{"tip": {"R": [[1, 2]]}}], "unknown landmark"),
    "a placement under way a list": (["films", 0, "again"], [], "marks"),
    "two teardrops under way": (["films", 0, "again"], {"teardrop": {"R": [[1, 2], [3, 4]]}}, "teardrop"),
    **{f"image {told!r}": (["films", 0, "image"], told, "image") for told in (0, -1, 1.0, "3", True, None, 100_001)},
    "placement as text": (["placement_mm"], "1", "placement_mm"),
    "placement a truth": (["placement_mm"], True, "placement_mm"),
    "placement below 0": (["placement_mm"], -0.1, "placement_mm"),
    "placement past 5 mm": (["placement_mm"], 5.001, "placement_mm"),
    "no placement": (["placement_mm"], None, "placement_mm"),
}


@pytest.mark.parametrize(("path", "value", "about"), WRONG.values(), ids=WRONG)
def test_what_makes_no_sense_is_told(path, value, about):
    assert about in sentence(changed(path, value))


def test_a_number_past_all_floats_is_told():
    assert "pair of numbers" in sentence(json.dumps(EXAMPLE).replace("1080.4", "1e400"))


def test_two_films_of_one_id_are_told():
    assert "same id" in sentence(changed(["films"], EXAMPLE["films"] * 2))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(("R", "L", "-", "head", "ap_pelvis", "none", "F")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def places(record, path=()):
    """The path of every entry in a record."""
    yield from [path] if path else []
    entries = record.items() if isinstance(record, dict) else enumerate(record) if isinstance(record, list) else ()
    for key, value in entries:
        yield from places(value, (*path, key))


def told_or_read(body):
    """A body is a case or is refused with a CaseProblem; any other exception is a failure."""
    try:
        read_case_films(read_case(body))
    except CaseProblem as problem:
        assert str(problem).isprintable(), repr(str(problem))


@given(JSON)
@settings(max_examples=200, deadline=None)
def test_any_json_is_a_case_or_is_told(value):
    told_or_read(json.dumps(value))


@given(st.sampled_from(list(places(EXAMPLE))), JSON)
@settings(max_examples=600, deadline=None)
def test_a_case_with_any_entry_replaced_is_a_case_or_is_told(path, value):
    told_or_read(json.dumps(changed(path, value)))


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_told(body):
    told_or_read(body)


FILM = ["films", 0]


def suggested(places):
    return changed([*FILM, "suggested"], places)


def test_marks_that_were_suggested_are_told_with_where_they_were_suggested():
    places = {"head": {"R": [[700, 1300], None, [801.5, 1100.25]]}}
    film = read_case(json.dumps(suggested(places))).films[0]
    assert film.suggested == {"head": {"R": ((700.0, 1300.0), None, (801.5, 1100.25))}}
    assert json.loads(write_case(Case((film,))))["films"][0]["suggested"] == places
    assert read_case(write_case(Case((film,)))).films[0] == film


def test_a_case_file_without_suggestions_is_read_and_written_as_ever():
    film = read_case(json.dumps(EXAMPLE)).films[0]
    assert film.suggested == {} and "suggested" not in write_case(Case((film,)))
    assert read_case(json.dumps(suggested({"head": {"R": [None, None, None]}}))).films[0] == film


@pytest.mark.parametrize("places", [
    [], {"head": []}, {"head": {"X": [[1, 2]]}}, {"head": {"R": 3}}, {"head": {"R": [[1, "2"], None, None]}},
    {"head": {"R": [[1, 2]]}}, {"ischium": {"R": [[1, 2]]}}, {"x" * 70: {"R": [[1, 2]]}},
])
def test_suggestions_of_marks_that_are_not_there_are_refused(places):
    assert "suggested" in sentence(suggested(places))


def test_other_marks_keep_what_is_known_of_those_that_stay():
    film = read_case(json.dumps(suggested({
        "head": {"R": [[700, 1300], None, None]}, "sourcil_lateral": {"R": [[1, 2499]]}}))).films[0]
    moved = {**film.marks, "sourcil_lateral": {"R": ((5.0, 2400.0),)}}
    assert film.with_marks(moved).suggested == {"head": film.suggested["head"]}
    assert film.with_marks(film.marks).suggested == film.suggested
    assert film.with_marks({}).suggested == {}


def test_a_suggestion_goes_with_the_object_of_known_size_it_was_for():
    film = read_case(json.dumps(EXAMPLE)).films[0]
    ball = {"calibration_ball": {"-": ((100.0, 100.0), (200.0, 100.0), (150.0, 150.0))}}
    snapped = calibrate(film, "calibration_ball", 25).with_marks({**film.marks, **ball}, {
        "calibration_ball": {"-": ((100.0, 101.0), None, None)}})
    assert uncalibrated(snapped).suggested == {}
    assert read_case(write_case(Case((uncalibrated(snapped),)))).films[0].marks == film.marks
