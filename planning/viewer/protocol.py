"""What the viewer is told once about a view: which landmarks to ask for, in which order, and what to construct."""

from __future__ import annotations

import hashlib
import json
from functools import cache

from planning.constructions import constructions, constructions_of, landmarks_of
from planning.landmarks import LANDMARKS
from planning.measures import Measure
from planning.protocols import protocol_of
from planning.suggestible import click_for, lies_on_edge
from planning.viewer.schematic import schematic
from planning.views import VIEWS
from planning.wording import DECIMALS, WORDS

SIDES = [{"key": "R", "other": "L", "name": "Right"}, {"key": "L", "other": "R", "name": "Left"}]

MIDLINE = ("-",)  # where a landmark of no side is marked
AXIS = ("head", "knee_center")  # the ends of the line that a bone is seen along


@cache
def protocol(
    view: str, sides: tuple[str, ...], chosen: str = "", first: str = "", is_blind: bool = False
) -> tuple[str, bytes]:
    """The protocol chosen on a view for the hips the film shows: its hash, and the JSON the browser fetches by it.

    first: a landmark of the midline, or beside the patient, that is asked for before the protocol's own. is_blind: no
    value is told, so that no mark is placed for its sake, and no suggestion, so that the hand is the reader's own.
    """
    return _body(_record(view, sides, chosen, first, is_blind))


@cache
def planned(view: str, sides: tuple[str, ...], measures: tuple[str, ...]) -> tuple[str, bytes]:
    """What the planner is told of a view: some measures alone, so that a moving fragment is read in every frame."""
    of_measures = constructions_of(view, measures)
    return _body({
        "view": view, "sides": [s for s in SIDES if s["key"] in sides], "landmarks": [], "order": [],
        "program": of_measures.as_json(), "measures": [_measure(m) for m in of_measures.measures],
    })


def _body(record: dict) -> tuple[str, bytes]:
    body = json.dumps(record, separators=(",", ":"), ensure_ascii=False).encode()
    return hashlib.sha256(body).hexdigest()[:32], body


def _measure(m: Measure) -> dict:
    return {"key": m.key, "short": m.short, "name": m.name, **_print(m.unit)}


def _record(view: str, sides: tuple[str, ...], chosen: str, first: str, is_blind: bool) -> dict:
    key = protocol_of(view, chosen).key
    of_protocol = constructions(view, key)
    return {
        "view": view,
        "sides": [s for s in SIDES if s["key"] in sides],
        "landmarks": [_landmark(key, view) | ({} if is_blind else _offered(key, view)) for key in landmarks_of(view)],
        "order": [*({"key": f, "side": s} for f in (first, ) if f for s in MIDLINE),
                  *_order(landmarks_of(view, key), sides)],
        "program": of_protocol.as_json(),
        **({"axis": AXIS} if of_protocol.is_aligned else {}),
        "measures": [_measure(m) for m in of_protocol.measures if not is_blind],
    }


def _print(unit: str) -> dict:
    """How values of a unit are printed: with so many decimals, or as words by their number."""
    return {"unit": unit, **({"words": WORDS[unit]} if unit in WORDS else {"decimals": DECIMALS[unit]})}


def _landmark(key: str, view: str) -> dict:
    mark, drawing = LANDMARKS[key], VIEWS[view].drawing
    return {
        "key": key,
        "name": mark.name,
        "prompt": mark.prompt,
        "sided": mark.sided,
        "points": mark.points,
        "more": mark.more,
        "picture": schematic(drawing, mark.shown.get(drawing, ())),
    }


def _offered(key: str, view: str) -> dict:
    """suggests: where to click for a suggestion, if anywhere; snaps: whether a mark can go to the nearest edge."""
    click = click_for(key, view)
    return {**({} if click is None else {"suggests": click}), **({"snaps": True} if lies_on_edge(key, view) else {})}


def _order(keys: tuple[str, ...], sides: tuple[str, ...]) -> list[dict]:
    """The pelvis first, its line before the rest; then one hip after the other, so that the eye stays on one joint."""
    pelvis = [k for k in keys if LANDMARKS[k].body == "pelvis"]
    both = [{"key": k, "side": s} for k in pelvis for s in (sides if LANDMARKS[k].sided else MIDLINE)]
    return both + [{"key": k, "side": s} for s in sides for k in keys if k not in pelvis]
