"""Keep cases and find them again. Neither pixels nor anything that names a patient is kept."""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError

from planning.case import Case, MarkedFilm
from planning.casefile import read_case, write_case

WAITS = (0.05, 0.1, 0.2, 0.5, 1.0)  # seconds

_one_at_a_time = Lock()
_schema = MetaData()
_cases = Table(
    "cases",
    _schema,
    Column("id", String(64), primary_key=True),
    Column("updated", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Column("revision", Integer, nullable=False),
)
_films = Table(
    "case_films",
    _schema,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("sha256", String(64), primary_key=True, index=True),
)


class ChangedElsewhere(Exception):
    """A case was not kept, since somebody else has changed it after the revision that was gone on from."""


class Kept(NamedTuple):
    """A case as it is kept, and its revision: 1 when it was first kept, one more with each change."""

    case: Case
    revision: int


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


def save_case(case_id: str, case: Case, *, after: int | None = None) -> int:
    """Keep a case under its id, in place of what was kept before; the answer is its revision.

    after: the revision gone on from, 0 for none; ChangedElsewhere when another is kept. None replaces any.
    """
    shas = sorted({film.sha256 for film in case.films if film.sha256})
    with _engine(_address()).begin() as db:
        revision = _write(db, case_id, write_case(case), after)
        db.execute(delete(_films).where(_films.c.case_id == case_id))
        if shas:
            db.execute(insert(_films), [{"case_id": case_id, "sha256": sha} for sha in shas])
    return revision


def _write(db: Connection, case_id: str, body: str, after: int | None) -> int:
    # The update is the first thing done and does the comparing, so that of two who write at once one is refused.
    there, now = _cases.c.id == case_id, datetime.now(UTC).isoformat()
    known = there if after is None else there & (_cases.c.revision == after)
    changed = update(_cases).where(known).values(updated=now, body=body, revision=_cases.c.revision + 1)
    is_kept = db.execute(changed).rowcount
    revision = db.execute(select(_cases.c.revision).where(there)).scalar()
    if revision is None:
        revision = (after or 0) + 1
        db.execute(insert(_cases).values(id=case_id, updated=now, body=body, revision=revision))
    elif not is_kept:
        raise ChangedElsewhere(case_id)
    return revision


def load_kept(case_id: str) -> Kept | None:
    """The case kept under an id and its revision, or None."""
    with _engine(_address()).connect() as db:
        found = db.execute(select(_cases.c.body, _cases.c.revision).where(_cases.c.id == case_id)).first()
    return None if found is None else Kept(read_case(found.body), found.revision)


def load_case(case_id: str) -> Case | None:
    """The case kept under an id, or None."""
    kept = load_kept(case_id)
    return kept and kept.case


def find_films(sha256s: Collection[str], *, besides: str = "") -> tuple[MarkedFilm, ...]:
    """The films with these pixels as they were last marked together in any case but one; empty when they never were."""
    holding = select(_films.c.case_id).where(_films.c.sha256.in_(sha256s))
    others = select(_cases.c.body).where(_cases.c.id.in_(holding), _cases.c.id != besides)
    asked = others.order_by(_cases.c.updated.desc())
    with _engine(_address()).connect() as db:
        for (body,) in db.execute(asked):
            found = tuple(film for film in read_case(body).films if film.sha256 in sha256s and film.marks)
            if found:
                return found
    return ()


def find_film(sha256: str, *, besides: str = "") -> MarkedFilm | None:
    """The film with these pixels as it was last marked in any case but one, or None when it never was."""
    return next(iter(find_films({sha256}, besides=besides)), None)
