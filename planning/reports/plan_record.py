"""A plan and what it comes to as plain data, ready for JSON."""

from __future__ import annotations

from dataclasses import asdict
from math import isfinite

from planning.case import Reading
from planning.planfile import plan_record
from planning.realign import Chances, Limit, Outcome, Resection, Solution, Solved, Trimming, Window
from planning.sources import Source


def outcome_record(told: Outcome, solved: Solved | None = None) -> dict:
    """Everything of an outcome, values unrounded; with how it was found from windows, if it was."""
    return {
        **plan_record(told.plan),
        "before": [_reading(r) for r in told.before],
        "after": [_reading(r) for r in told.after],
        "lengths": [asdict(length) for length in told.lengths],
        "taken": [_taken(one) for one in told.taken],
        "wedges": [asdict(wedge) if wedge else None for wedge in told.wedges],
        "models": [asdict(model) for model in told.models],
        "limits": [_limit(limit) for limit in told.limits],
        "cautions": list(told.cautions),
        "chances": _chances(told.chances),
        **({"solved": _solved(solved)} if solved else {}),
    }


def _reading(r: Reading) -> dict:
    told = ("key", "side", "film", "value", "unit", "spread", "problem", "doubt")
    return {**{name: getattr(r, name) for name in told}, "categories": [asdict(c) for c in r.categories]}


def _taken(one: Resection | Trimming) -> dict:
    if isinstance(one, Resection):
        return {"kind": "cam", **asdict(one)}
    losses = [{**asdict(loss), "source": source_text(loss.source)} for loss in one.losses]
    return {"kind": "rim", **asdict(one), "losses": losses, "band": list(one.band)}


def _limit(limit: Limit) -> dict:
    return {**asdict(limit), "source": source_text(limit.source)}


def _window(window: Window) -> dict:
    return {**asdict(window), "source": source_text(window.source)}


def _chances(told: Chances) -> dict:
    each = [{**asdict(c), "window": _window(c.window)} for c in told.each]
    return {"execution_deg": told.execution_deg, "execution": "assumed", "each": each, "together": told.together,
            "left_out": [_reading(r) for r in told.left_out]}


def _solved(solved: Solved) -> dict:
    return {name: None if found is None else _solution(found) for name, found in
            (("socket", solved.socket), ("varus", solved.varus), ("derotation", solved.derotation))}


def _solution(found: Solution) -> dict:
    return {
        "low": _finite(found.low),
        "high": _finite(found.high),
        "smallest": found.smallest,
        "failing": [_window(window) for window in found.failing],
        "problem": found.problem or None,
        "note": found.note or None,
        "spans": [{"key": s.window.key, "low": _finite(s.low), "high": _finite(s.high)} for s in found.spans],
    }


def _finite(amount: float | None) -> float | None:
    """JSON has no word for an end that is not there."""
    return amount if amount is not None and isfinite(amount) else None


def source_text(source: Source) -> str:
    """A source in one line, with what it can be looked up by."""
    return ", ".join(filter(None, (source.cite, source.locator)))
