"""Which marks of a film the reader took from a suggestion, in words: what page and exports say of it."""

from __future__ import annotations

from planning.case import MarkedFilm
from planning.landmarks import LANDMARKS
from planning.wording import SIDES


def suggested_note(marked: MarkedFilm) -> str:
    """A sentence on marks accepted as they were suggested, and one on those moved since; empty where there are none."""
    kept, moved = [], []
    for key, sides in marked.suggested.items():
        for side, told in sides.items():
            marks = marked.marks.get(key, {}).get(side, ())
            is_moved = any(place is not None and place != mark for place, mark in zip(told, marks, strict=False))
            (moved if is_moved else kept).append(_name(key, side))
    told = (("and accepted", kept), ("then moved", moved))
    return " ".join(f"Suggested by Coxa, {what} by the reader: {', '.join(names)}." for what, names in told if names)


def _name(key: str, side: str) -> str:
    name = LANDMARKS[key].name if key in LANDMARKS else key
    return f"{SIDES[side].lower()} {name[0].lower()}{name[1:]}" if side in SIDES else f"{name[0].lower()}{name[1:]}"
