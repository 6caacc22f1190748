"""A case without the words in it that could name a person."""

import tracemalloc

import pytest

from planning.case import Case, MarkedFilm
from planning.casefile import read_case, write_case
from planning.nameless import free_id, nameless, with_plain_plans
from planning.plans import Plan, SocketStep
from tests.conftest import ROOT


def film(name, view="ap_pelvis", **more):
    return MarkedFilm(name, view, 100, 100, **more)


def ids(*films):
    return [f.id for f in nameless(Case(films)).films]


@pytest.mark.parametrize("name", [
    "ap", "dunn", "dunn_45", "axial_12", "f1", "A", "2", "Pre-op", "film 3", "right hip", "6 weeks", "false_profile_R",
])
def test_an_id_that_names_nobody_is_kept(name):
    assert ids(film(name)) == [name]


@pytest.mark.parametrize("name", [
    "Doe", "doe_jane", "ap_doe", "12345678", "19470311", "1947", "j d", "JD-47", "1.2.840.1", "ap\u00e4", "王", "=cmd",
    "1 2 3", "03 11 47",
])
def test_an_id_that_may_name_someone_becomes_one_of_coxa(name):
    assert ids(film(name)) == ["ap"]
    assert ids(film(name, "axial"), film("axial"), film(f"{name}?", "axial")) == ["axial_2", "axial", "axial_3"]


def test_an_id_is_found_without_making_those_that_are_not_asked_for():
    tracemalloc.start()
    try:
        assert free_id("ap_pelvis", {"ap", "ap_2"}) == "ap_3"
        assert tracemalloc.get_traced_memory()[1] < 10_000  # bytes
    finally:
        tracemalloc.stop()


def test_only_words_that_mean_something_to_coxa_stay():
    told = {"sha256": "Jane Doe", "series": "Doe", "frame": "Jane", "protocol": "doe"}
    case = nameless(Case((film("ap", **told),), chosen={"lcea_sourcil": "doe", "Jane": "Doe", "doe": ""}))
    written = write_case(case).lower()
    assert "jane" not in written and "doe" not in written
    one, two, other = nameless(Case(tuple(film(str(k), "axial", frame=f) for k, f in enumerate(("a", "a", "b"))))).films
    assert one.frame == two.frame != other.frame


@pytest.mark.parametrize("file", sorted((ROOT / "sample_images").glob("*case.json")), ids=lambda file: file.name)
def test_a_case_that_coxa_wrote_stays_as_it_is(file):
    case = read_case(file.read_bytes())
    assert nameless(case) == case


def test_what_is_chosen_stays():
    case = Case((film("ap", protocol="walls", sha256="0a" * 32, series="0123456789abcdef"),),
                chosen={"lcea_sourcil": "wiberg_20_25_40", "extrusion_index": "extrusion_25"})
    assert nameless(case).films == case.films
    assert nameless(case).chosen["extrusion_index"] == "extrusion_25"


def test_the_readers_words_about_plans_go_unless_they_are_asked_for():
    step = SocketStep("Jane Doe", "R", 5.0)
    case = Case((film("Jane Doe"),), plans=(Plan("Jane's hip", (step,), "Jane calls on Monday"), Plan("Plan 2")))
    for made in (nameless(case), with_plain_plans(case)):
        assert [(plan.name, plan.note) for plan in made.plans] == [("Plan 1", ""), ("Plan 2", "")]
    asked = nameless(case, plans_as_written=True)
    assert [(plan.name, plan.note) for plan in asked.plans] == [("Jane's hip", "Jane calls on Monday"), ("Plan 2", "")]
    assert [f.id for f in asked.films] == ["ap"] and asked.plans[0].steps[0].film == "ap"  # the films' names go anyway
    assert with_plain_plans(case).plans[0].steps == (step,)
