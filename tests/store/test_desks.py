"""What lay open of a case is kept beside it, whether or not the case itself is."""

import sqlite3

import pytest

from planning import store
from planning.case import Case


@pytest.fixture(autouse=True)
def database(tmp_path, monkeypatch):
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path / 'kept.db'}")
    return tmp_path / "kept.db"


def test_what_lay_open_comes_back_and_the_last_that_was_said_counts():
    assert store.load_lying("one") is None
    store.save_lying("one", store.Lying("ap", {"00ff": ""}))
    store.save_lying("one", store.Lying("00ff", {"00ff": "full", "11ee": ""}))
    store.save_lying("two", store.Lying())
    assert store.load_lying("one") == store.Lying("00ff", {"00ff": "full", "11ee": ""})
    assert store.load_lying("two") == store.Lying(None, {})


def test_it_is_no_change_of_the_case():
    store.save_case("one", Case(), after=0)
    store.save_lying("one", store.Lying("ap"))
    assert store.load_kept("one") == (Case(), 1)


def test_a_database_made_before_this_gets_it(database):
    store.save_case("one", Case())
    older = database.with_name("older.db")
    with sqlite3.connect(database) as db, sqlite3.connect(older) as old:
        db.backup(old)
        old.execute("drop table desks")
    with pytest.MonkeyPatch.context() as at:
        at.setenv("COXA_DATABASE", f"sqlite:///{older}")
        store.save_lying("one", store.Lying("ap"))
        assert store.load_lying("one") == store.Lying("ap") and store.load_case("one") == Case()
