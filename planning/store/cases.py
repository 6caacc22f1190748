"""Keep cases and find them again. Neither pixels nor anything that names a patient is kept."""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Engine,
    ForeignKey,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    select,
)

from planning.case import Case, MarkedFilm
from planning.casefile import read_case, write_case

_schema = MetaData()
_cases = Table(
    "cases",
    _schema,
    Column("id", String(64), primary_key=True),
    Column("updated", String(32), nullable=False),
    Column("body", Text, nullable=False),
)
_films = Table(
    "case_films",
    _schema,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("sha256", String(64), primary_key=True, index=True),
)


@cache
def _engine(address: str) -> Engine:
    engine = create_engine(address)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _keep_without_waiting)
    _schema.create_all(engine)
    return engine


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


def save_case(case_id: str, case: Case) -> None:
    """Keep a case under its id, in place of what was kept before."""
    shas = sorted({film.sha256 for film in case.films if film.sha256})
    with _engine(_address()).begin() as db:
        db.execute(delete(_films).where(_films.c.case_id == case_id))
        db.execute(delete(_cases).where(_cases.c.id == case_id))
        now = datetime.now(UTC).isoformat()
        db.execute(insert(_cases).values(id=case_id, updated=now, body=write_case(case)))
        if shas:
            db.execute(insert(_films), [{"case_id": case_id, "sha256": sha} for sha in shas])


def load_case(case_id: str) -> Case | None:
    """The case kept under an id, or None."""
    with _engine(_address()).connect() as db:
        body = db.execute(select(_cases.c.body).where(_cases.c.id == case_id)).scalar()
    return None if body is None else read_case(body)


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
