"""Cases kept and found again, in a database of the test's own."""

import sqlite3

import pytest

from planning import store
from planning.case import Case, MarkedFilm, Patient

SHA = "ab" * 32
MARKS = {"teardrop": {"R": ((10.25, 20.5),), "L": ((90.0, 21.1),)}}


@pytest.fixture(autouse=True)
def database(tmp_path, monkeypatch):
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path / 'kept.db'}")
    return tmp_path / "kept.db"


def case(marks=MARKS, sha=SHA):
    return Case((MarkedFilm("ap", "ap_pelvis", 200, 100, sha, marks=marks),), Patient(31, "F"))


def test_a_case_comes_back_as_it_was():
    store.save_case("one", case())
    assert store.load_case("one") == case()
    assert store.load_case("two") is None


def test_saving_again_replaces():
    store.save_case("one", case())
    store.save_case("one", case(marks={}))
    assert store.load_case("one").films[0].marks == {}


def test_a_film_is_found_by_its_pixels_in_the_newest_other_case():
    newer = {"teardrop": {"R": ((1.0, 2.0),)}}
    store.save_case("old", case())
    store.save_case("new", case(marks=newer))
    assert store.find_film(SHA).marks == newer
    assert store.find_film(SHA, besides="new").marks == MARKS
    assert store.find_film("cd" * 32) is None


def test_slices_are_found_together_in_the_newest_case_that_has_any_of_them():
    def slices(*shas):
        marks = {"head": {"R": ((1.0, 2.0),)}}
        return Case(tuple(MarkedFilm(sha[:2], "axial", 200, 100, sha, marks=marks) for sha in shas))

    store.save_case("old", slices("aa" * 32, "bb" * 32))
    store.save_case("new", slices("bb" * 32, "cc" * 32, "dd" * 32))
    asked = {"aa" * 32, "bb" * 32, "cc" * 32}
    assert [film.id for film in store.find_films(asked)] == ["bb", "cc"]
    assert [film.id for film in store.find_films(asked, besides="new")] == ["aa", "bb"]
    assert store.find_films({"ee" * 32}) == () == store.find_films(set())


def test_a_case_without_marks_is_no_earlier_visit():
    store.save_case("one", case(marks={}))
    assert store.find_film(SHA) is None


def test_what_is_kept_is_the_case_file_and_nothing_else(database):
    store.save_case("one", case())
    with sqlite3.connect(database) as db:
        columns = [c[1] for c in db.execute("pragma table_info(cases)")]
        films = [c[1] for c in db.execute("pragma table_info(case_films)")]
    assert columns == ["id", "updated", "body"] and films == ["case_id", "sha256"]
