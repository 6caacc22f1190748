"""The list of sample cases, cases.json, to which every maker of films adds its own entries."""

import json
from collections.abc import Sequence
from pathlib import Path

NAME = "cases.json"


def entries(folder: Path) -> list[dict]:
    """The cases listed in a folder; none when there is no list yet."""
    listed = folder / NAME
    return json.loads(listed.read_text()) if listed.exists() else []


def enter(folder: Path, new: Sequence[dict], order: Sequence[str] = ()) -> None:
    """Add cases to a folder's list, or replace those of the same id; the others stay.

    order: ids in the order they are taught; a case it does not name keeps its place behind those.
    """
    by_id = {case["id"]: case for case in [*entries(folder), *new]}
    rank = {name: place for place, name in enumerate(order)}
    cases = sorted(by_id.values(), key=lambda case: rank.get(case["id"], len(rank)))
    (folder / NAME).write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n")
