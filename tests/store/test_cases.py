"""Cases kept and found again, in a database of the test's own."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import cycle

import pytest

from planning import store
from planning.case import Case, MarkedFilm, Patient
from tests.conftest import ROOT

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


def test_readers_who_come_first_all_at_once_are_all_kept():
    with ThreadPoolExecutor(16) as readers:
        revisions = list(readers.map(lambda name: store.save_case(name, case()), map(str, range(16))))
    assert revisions == [1] * 16 and all(store.load_case(str(n)) == case() for n in range(16))


TWO = ("one", "two")


def keep_in_each(folder, own):
    """What each of two processes does: with the other it comes first to one new database after another."""
    for k in range(40):
        (folder / f"{k}.{own}").touch()
        while not all((folder / f"{k}.{name}").exists() for name in TWO):
            pass
        os.environ["COXA_DATABASE"] = f"sqlite:///{folder / f'{k}.db'}"
        store.save_case(own, case())


def _has_ended(server):
    with suppress(subprocess.TimeoutExpired):
        return server.wait(0.1) is not None


def test_two_servers_that_start_at_once_on_an_empty_database_both_keep(tmp_path):
    told = "import sys; from pathlib import Path; from tests.store.test_cases import keep_in_each as keep; "
    servers = [subprocess.Popen([sys.executable, "-c", f"{told}keep(Path(sys.argv[1]), sys.argv[2])", tmp_path, name],
                                cwd=ROOT) for name in TWO]
    try:
        first_ended = next(server for server in cycle(servers) if _has_ended(server))
        assert first_ended.returncode == 0  # when one has failed the other waits for it in vain
        assert [server.wait(60) for server in servers] == [0, 0]
    finally:
        for server in servers:
            server.kill()
    for k in range(40):
        with sqlite3.connect(tmp_path / f"{k}.db") as db:
            assert db.execute("select id, revision from cases order by id").fetchall() == [("one", 1), ("two", 1)]
            assert len(db.execute("pragma index_list(case_films)").fetchall()) == 2  # its own key's, and by pixels


def test_saving_again_replaces():
    store.save_case("one", case())
    store.save_case("one", case(marks={}))
    assert store.load_case("one").films[0].marks == {}


def test_a_revision_is_counted_and_an_older_one_is_not_gone_on_from():
    assert store.save_case("one", case(), after=0) == 1
    assert store.save_case("one", case(marks={}), after=1) == 2
    for old in (0, 1, 3):
        with pytest.raises(store.ChangedElsewhere):
            store.save_case("one", case(sha="cd" * 32), after=old)
    assert store.load_kept("one") == (case(marks={}), 2)
    assert store.find_film("cd" * 32) is None  # what was refused left nothing behind
    assert store.save_case("one", case()) == 3


def test_a_case_that_is_no_longer_kept_is_kept_again():
    assert store.save_case("gone", case(), after=7) == 8
    assert store.load_kept("gone") == (case(), 8) and store.load_kept("none") is None


def test_of_many_who_go_on_from_one_revision_at_once_one_is_kept():
    store.save_case("one", case(), after=0)

    def try_to(k):
        try:
            return store.save_case("one", case(marks={"teardrop": {"R": ((float(k), 1.0),)}}), after=1)
        except store.ChangedElsewhere:
            return None

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(try_to, range(8)))
    (winner,) = [k for k, revision in enumerate(answers) if revision]
    assert answers[winner] == 2
    assert store.load_kept("one") == (case(marks={"teardrop": {"R": ((float(winner), 1.0),)}}), 2)


def test_a_database_made_before_revisions_is_taken_on(tmp_path, monkeypatch, database):
    store.save_case("one", case())
    with sqlite3.connect(database) as db:
        (body,) = db.execute("select body from cases").fetchone()
    old = tmp_path / "old.db"
    with sqlite3.connect(old) as db:
        db.execute("create table cases (id varchar(64) primary key, updated varchar(32) not null, body text not null)")
        db.execute("insert into cases values ('one', '2026-01-01', ?)", (body,))
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{old}")
    assert store.load_kept("one") == (case(), 1)
    assert store.save_case("one", case(), after=1) == 2


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


def test_what_is_kept_is_the_case_file_and_what_lay_open_and_nothing_else(database):
    store.save_case("one", case())
    with sqlite3.connect(database) as db:
        columns = [c[1] for c in db.execute("pragma table_info(cases)")]
        films = [c[1] for c in db.execute("pragma table_info(case_films)")]
        desks = [c[1] for c in db.execute("pragma table_info(desks)")]
    assert columns == ["id", "updated", "body", "revision"] and films == ["case_id", "sha256"]
    assert desks == ["case_id", "shown", "series"]
