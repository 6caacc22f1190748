"""What the viewer is told once about a view: which landmarks to ask for, in which order, and what to construct."""

from __future__ import annotations

import hashlib
import json
from functools import cache

from planning.constructions import constructions, landmarks_of
from planning.landmarks import LANDMARKS
from planning.viewer.schematic import schematic
from planning.views import VIEWS
from planning.wording import DECIMALS

SIDES = [{"key": "R", "other": "L", "name": "Right"}, {"key": "L", "other": "R", "name": "Left"}]


@cache
def protocol(view: str, sides: tuple[str, ...]) -> tuple[str, bytes]:
    """The protocol of a view for the hips the film shows: its hash, and the JSON the browser fetches by it."""
    body = json.dumps(_record(view, sides), separators=(",", ":"), ensure_ascii=False).encode()
    return hashlib.sha256(body).hexdigest()[:32], body


def _record(view: str, sides: tuple[str, ...]) -> dict:
    of_view = constructions(view)
    return {
        "sides": [s for s in SIDES if s["key"] in sides],
        "landmarks": [_landmark(key, VIEWS[view].drawing) for key in landmarks_of(view)],
        "order": _order(of_view.landmarks, sides),
        "program": of_view.as_json(),
        "measures": [
            {"key": m.key, "short": m.short, "name": m.name, "unit": m.unit, "decimals": DECIMALS[m.unit]}
            for m in of_view.measures
        ],
    }


def _landmark(key: str, drawing: str) -> dict:
    mark = LANDMARKS[key]
    return {
        "key": key,
        "name": mark.name,
        "prompt": mark.prompt,
        "points": mark.points,
        "more": mark.more,
        "picture": schematic(drawing, mark.shown.get(drawing, ())),
    }


def _order(keys: tuple[str, ...], sides: tuple[str, ...]) -> list[dict]:
    """The pelvic line first, both ends; then one hip after the other, so that the eye stays on one joint."""
    leveling = [{"key": k, "side": s} for k in keys if LANDMARKS[k].body == "pelvis" for s in sides]
    return leveling + [{"key": k, "side": s} for s in sides for k in keys if LANDMARKS[k].body != "pelvis"]
