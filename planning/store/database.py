"""The database in which cases are kept: its tables, where it lies, and how it is made."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Any

from sqlalchemy import (
    Column,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.exc import DBAPIError

WAITS = (0.05, 0.1, 0.2, 0.5, 1.0)  # seconds

_one_at_a_time = Lock()
_schema = MetaData()
CASES = Table(
    "cases",
    _schema,
    Column("id", String(64), primary_key=True),
    Column("updated", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Column("revision", Integer, nullable=False),
)
FILMS = Table(
    "case_films",
    _schema,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("sha256", String(64), primary_key=True, index=True),
)
DESKS = Table(
    "desks",
    _schema,
    Column("case_id", String(64), primary_key=True),
    Column("shown", String(64)),
    Column("series", Text, nullable=False),
)


def database() -> Engine:
    """The database, made when it is not there yet: COXA_DATABASE, else a SQLite file in the user's own folder."""
    return _engine(_address())


def _engine(address: str) -> Engine:
    with _one_at_a_time:  # a cache alone lets two readers who come first at once make the tables twice
        return _made(address)


@cache
def _made(address: str) -> Engine:
    engine = create_engine(address)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _keep_without_waiting)
    _make_tables(engine)
    return engine


def _make_tables(engine: Engine) -> None:
    """Make what the database lacks; another process that makes it at the same moment is waited for."""
    for wait in WAITS:
        try:
            _make_lacking(engine)
            return
        except DBAPIError:  # what the other has made or locked meanwhile; each database says so in its own way
            sleep(wait)
    _make_lacking(engine)


def _make_lacking(engine: Engine) -> None:
    _schema.create_all(engine)
    _number_revisions(engine)


def _number_revisions(engine: Engine) -> None:
    """Databases made before cases had a revision get one for each."""
    if all(column["name"] != "revision" for column in inspect(engine).get_columns("cases")):
        with engine.begin() as db:
            db.execute(text("ALTER TABLE cases ADD COLUMN revision INTEGER NOT NULL DEFAULT 1"))


def _keep_without_waiting(connection: Any, _: Any) -> None:
    """A write-ahead log: what is committed survives a killed server, and no drag waits for the disk."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def _address() -> str:
    """The database: COXA_DATABASE (any SQLAlchemy address), else a SQLite file in the user's own folder."""
    given = os.environ.get("COXA_DATABASE")
    if given:
        return given
    folder = Path.home() / ".coxa"
    folder.mkdir(mode=0o700, exist_ok=True)
    return f"sqlite:///{folder / 'coxa.db'}"
