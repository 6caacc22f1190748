"""A case from a file without the words in it that could name a person: Coxa writes none, but others may have."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain, count

from planning.case import Case, MarkedFilm
from planning.measures import CATALOGUE
from planning.plans import Plan
from planning.protocols import PROTOCOLS
from planning.views import VIEWS

# What a film's id may be made of, beside one letter or a number of three digits: no name, record number or date.
PLAIN = {
    *(word for view in VIEWS for word in view.split("_")),
    "film", "image", "picture", "slice", "series", "stack", "view", "xray", "ct", "mr", "dx", "cr", "hip",
    "hips", "femur", "head", "neck", "knee", "dunn", "frog", "false", "right", "left", "both", "pre", "post",
    "op", "preop", "postop", "before", "after", "first", "second", "third", "one", "two", "three", "baseline",
    "follow", "up", "followup", "day", "days", "week", "weeks", "month", "months", "year", "years", "case",
    "test", "sample", "phantom", "main", "other", "new", "old",
    "plan", "option", "pao", "osteotomy", "socket", "rotation", "varus", "valgus", "derotation", "cam", "rim",
    "windows",
}
SHORT = re.compile(r"[a-z]?\d{0,3}")
HASH = re.compile(r"[0-9a-f]{16}")
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


def nameless(case: Case, *, plans_as_written: bool = False) -> Case:
    """The case with films and plans under names that name nobody, and only protocols, limits and hashes that are some.

    An id that says no more than a view, a time or a small number is kept; any other becomes one that Coxa would give.
    plans_as_written: whether the reader has asked for plans under their own names and with their notes.
    """
    named = {film.id for film in case.films if _is_plain(film.id)}
    films, renamed = [], {}
    for film in case.films:
        name = film.id if film.id in named else free_id(film.view, named)
        named.add(name)
        renamed[film.id] = name
        films.append(_without_words(replace(film, id=name)))
    known = {key: {name for r in m.references for name in (r.key, r.table)} for key, m in CATALOGUE.items()}
    chosen = {key: name for key, name in case.chosen.items() if name and name in known.get(key, ())}
    plans = _nameless_plans(case.plans, renamed, plans_as_written)
    return replace(case, films=tuple(films), chosen=chosen, plans=plans)


def with_plain_plans(case: Case) -> Case:
    """The case with its plans under names that name nobody, and without the reader's own words in their notes."""
    return replace(case, plans=_nameless_plans(case.plans, {film.id: film.id for film in case.films}))


def _nameless_plans(plans: Sequence[Plan], renamed: Mapping[str, str], as_written: bool = False) -> tuple[Plan, ...]:
    """Plans under names that name nobody, without notes, unless as written; their steps on the films' new names."""
    taken, found = {plan.name for plan in plans if _is_plain(plan.name)}, []
    lost = _free("film", renamed.values())  # of a step whose film is not in the case, and which cannot be done
    for plan in plans:
        name = plan.name if as_written or _is_plain(plan.name) else _free("Plan", taken)
        taken.add(name)
        steps = tuple(replace(step, film=renamed.get(step.film, lost)) for step in plan.steps)
        found.append(replace(plan, name=name, steps=steps, note=plan.note if as_written else ""))
    return tuple(found)


def _free(stem: str, taken: Container[str]) -> str:
    return next(name for name in (f"{stem} {i}" for i in range(1, 1_000_000)) if name not in taken)


def free_id(view: str, taken: Container[str]) -> str:
    """The id that Coxa gives a film: its view, and a number when there are several."""
    stem = view.replace("_pelvis", "")
    return next(name for name in chain((stem,), (f"{stem}_{i}" for i in count(2))) if name not in taken)


def _is_plain(name: str) -> bool:
    told = [word for word in re.split(r"[^a-z0-9]+", name.lower()) if word and word not in PLAIN]
    return name.isascii() and len(told) <= 1 and all(SHORT.fullmatch(word) for word in told)


def _without_words(film: MarkedFilm) -> MarkedFilm:
    known = {protocol.key for protocol in PROTOCOLS.get(film.view, ())}
    return replace(
        film,
        sha256=film.sha256 if FINGERPRINT.fullmatch(film.sha256) else "",
        series=_hashed(film.series),
        frame=_hashed(film.frame),
        protocol=film.protocol if film.protocol in known else "",
    )


def _hashed(name: str) -> str:
    """A hash as it is, and any other name as a hash of itself: films that share it still do."""
    return name if not name or HASH.fullmatch(name) else sha256(name.encode()).hexdigest()[:16]
