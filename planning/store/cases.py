"""Keep cases and find them again. Neither pixels nor anything that names a patient is kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from planning.case import Case, MarkedFilm
from planning.casefile import read_case, write_case
from planning.store.database import CASES, FILMS, database


class ChangedElsewhere(Exception):
    """A case was not kept, since somebody else has changed it after the revision that was gone on from."""


class Kept(NamedTuple):
    """A case as it is kept, and its revision: 1 when it was first kept, one more with each change."""

    case: Case
    revision: int


def save_case(case_id: str, case: Case, *, after: int | None = None) -> int:
    """Keep a case under its id, in place of what was kept before; the answer is its revision.

    after: the revision gone on from, 0 for none; ChangedElsewhere when another is kept. None replaces any.
    """
    shas = sorted({film.sha256 for film in case.films if film.sha256})
    with database().begin() as db:
        revision = _write(db, case_id, write_case(case), after)
        db.execute(delete(FILMS).where(FILMS.c.case_id == case_id))
        if shas:
            db.execute(insert(FILMS), [{"case_id": case_id, "sha256": sha} for sha in shas])
    return revision


def _write(db: Connection, case_id: str, body: str, after: int | None) -> int:
    # The update is the first thing done and does the comparing, so that of two who write at once one is refused.
    there, now = CASES.c.id == case_id, datetime.now(UTC).isoformat()
    known = there if after is None else there & (CASES.c.revision == after)
    changed = update(CASES).where(known).values(updated=now, body=body, revision=CASES.c.revision + 1)
    is_kept = db.execute(changed).rowcount
    revision = db.execute(select(CASES.c.revision).where(there)).scalar()
    if revision is None:
        revision = (after or 0) + 1
        db.execute(insert(CASES).values(id=case_id, updated=now, body=body, revision=revision))
    elif not is_kept:
        raise ChangedElsewhere(case_id)
    return revision


def load_kept(case_id: str) -> Kept | None:
    """The case kept under an id and its revision, or None."""
    with database().connect() as db:
        found = db.execute(select(CASES.c.body, CASES.c.revision).where(CASES.c.id == case_id)).first()
    return None if found is None else Kept(read_case(found.body), found.revision)


def load_case(case_id: str) -> Case | None:
    """The case kept under an id, or None."""
    kept = load_kept(case_id)
    return kept and kept.case


def find_films(sha256s: Collection[str], *, besides: str = "") -> tuple[MarkedFilm, ...]:
    """The films with these pixels as they were last marked together in any case but one; empty when they never were."""
    holding = select(FILMS.c.case_id).where(FILMS.c.sha256.in_(sha256s))
    others = select(CASES.c.body).where(CASES.c.id.in_(holding), CASES.c.id != besides)
    asked = others.order_by(CASES.c.updated.desc())
    with database().connect() as db:
        for (body,) in db.execute(asked):
            found = tuple(film for film in read_case(body).films if film.sha256 in sha256s and film.marks)
            if found:
                return found
    return ()


def find_film(sha256: str, *, besides: str = "") -> MarkedFilm | None:
    """The film with these pixels as it was last marked in any case but one, or None when it never was."""
    return next(iter(find_films({sha256}, besides=besides)), None)
