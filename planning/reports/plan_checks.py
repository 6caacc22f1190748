"""What a plan costs and what it is held against, in words: lengths, resections, models, limits, cautions."""

from __future__ import annotations

from planning.case import Case
from planning.realign import Lengths, Limit, Modeled, Outcome, Resection, Trimming
from planning.reports.plan_record import source_text
from planning.reports.plan_words import (
    STANDS,
    change_text,
    depth_text,
    ends_text,
    film_name,
    limit_side,
    limits_named,
    trimming_models,
    wedge_text,
)
from planning.reports.printable import printable
from planning.wording import SIDES, value_text


def checks_record(case: Case, told: Outcome) -> dict:
    """Everything of an outcome but its readings, as plain data in words."""
    return {
        "lengths": [_length(one) for one in told.lengths],
        "taken": [*(_taken(case, one) for one in told.taken), *(f"{wedge_text(one)}." for one in told.wedges)],
        "models": [_model(one) for one in told.models],
        "limits": [_limit(*named) for named in limits_named(case, told.limits)],
        "cautions": [printable(sentence) for sentence in told.cautions],
    }


def _length(one: Lengths) -> dict:
    parts = (("Hip center toward the midline", one.medial_mm), ("Hip center down", one.caudal_mm),
             ("Leg, + longer", one.leg_mm), ("Femoral offset, + more", one.offset_mm))
    return {"side": SIDES[one.side], "parts": [[name, change_text(mm)] for name, mm in parts]}


def _taken(case: Case, one: Resection | Trimming) -> str:
    return f"{SIDES[one.side]}: {_cam(case, one) if isinstance(one, Resection) else _rim(one)}."


def _cam(case: Case, one: Resection) -> str:
    neck = ("the neck's width is not known" if one.neck_share is None
            else f"{value_text(100 * one.neck_share, '%')} of the neck's width")
    return (f"resection on {printable(film_name(case, one.film))} from alpha {value_text(one.alpha_deg, 'deg')} to "
            f"{value_text(one.target_deg, 'deg')}: {depth_text(one)}, {neck}; by {one.by}")


def _rim(one: Trimming) -> str:
    low, high = (value_text(end, "deg") for end in sorted(one.band))
    return f"{value_text(one.depth_mm, 'mm')} off the rim leave an LCEA of {low} to {high} {trimming_models(one)}"


def _model(one: Modeled) -> dict:
    return {"name": one.name, "side": SIDES[one.side], "before": value_text(one.before, "deg"),
            "after": value_text(one.after, "deg"), "basis": one.basis}


def _limit(one: Limit, name: str) -> dict:
    bounded = (one.least, one.most) != (None, None)
    caution = f", caution from {value_text(one.caution, one.unit)}" if one.caution is not None else ""
    return {
        "name": printable(name), "side": limit_side(one), "stands": STANDS[one.status],
        "problem": printable(one.problem), "is_free": one.status == "within",
        "value": "–" if one.value is None else value_text(one.value, one.unit),
        "span": ends_text(one.least, one.most, one.unit) + caution if bounded else "",
        "source": source_text(one.source), "unverified": one.evidence == "unverified",
    }
