"""Keep what lay open of a case beside its marks, so that the page comes back to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from planning.store.database import DESKS, database


@dataclass(frozen=True)
class Lying:
    """What lies open of a case: the film or series that is shown, and every series with the protocol chosen for it."""

    shown: str | None = None
    series: Mapping[str, str] = field(default_factory=dict)


def save_lying(case_id: str, lying: Lying) -> None:
    """Keep what lies open of a case; of two pages that say so at once either is kept."""
    told = {"shown": lying.shown, "series": json.dumps(dict(lying.series))}
    try:
        with database().begin() as db:
            if not db.execute(update(DESKS).where(DESKS.c.case_id == case_id).values(told)).rowcount:
                db.execute(insert(DESKS).values(case_id=case_id, **told))
    except IntegrityError:
        return


def load_lying(case_id: str) -> Lying | None:
    """What lay open of a case when it was last looked at, or None."""
    with database().connect() as db:
        found = db.execute(select(DESKS.c.shown, DESKS.c.series).where(DESKS.c.case_id == case_id)).first()
    return None if found is None else Lying(found.shown, json.loads(found.series))
