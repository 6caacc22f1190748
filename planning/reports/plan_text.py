"""A plan and what it comes to as lines of text, one for each thing that is told."""

from __future__ import annotations

from collections.abc import Iterator

from planning.case import Case, Reading
from planning.plans import operations
from planning.realign import Chances, Limit, Outcome, Resection, Solved, Trimming
from planning.reports.plan_words import STANDS, change_text, length_text, trimming_models, wedge_text
from planning.reports.printable import printable
from planning.reports.procedures import in_short, nothing_done
from planning.sureness import spread_text
from planning.wording import SIDES, value_text


def plan_text(case: Case, told: Outcome, found: Solved | None = None) -> str:
    """The outcome of a plan of a case in lines; with why windows are not met, if it was found from windows."""
    count = len(operations(told.plan))
    lines = [*([in_short(case, told.plan)] if count else []), *_readings(told), *_amounts(told),
             *(_limit(limit) for limit in told.limits), *_chances(told.chances),
             *(f"note: {sentence}" for sentence in (*_idle(told), *told.cautions, *_problems(found)))]
    return "\n".join([f"{printable(told.plan.name)}: {count} step{'s' * (count != 1)}",
                      *(f"    {printable(line)}" for line in lines)])


def _readings(told: Outcome) -> Iterator[str]:
    for before, after in zip(told.before, told.after, strict=True):
        if before.value is not None:
            left = f"{_value(after):>16}" if after.value is not None else f"not told: {after.problem}"
            yield f"{after.film:10} {SIDES.get(after.side, after.side):6} {after.key:32} {_value(before):>16} → {left}"


def _value(reading: Reading) -> str:
    """A value with half its 95 % interval, as on the page and by `read`."""
    return f"{value_text(reading.value, reading.unit)} {spread_text(reading)}".rstrip()


def _amounts(told: Outcome) -> Iterator[str]:
    for one in told.lengths:
        yield (f"{SIDES[one.side]}: hip center {length_text(one.medial_mm)} medial and {length_text(one.caudal_mm)} "
               f"down, leg {change_text(one.leg_mm)}, femoral offset {change_text(one.offset_mm)}")
    for one in told.taken:
        yield f"{SIDES[one.side]}: {_cam(one) if isinstance(one, Resection) else _rim(one)}"
    for one in told.wedges:
        yield wedge_text(one)
    for one in told.models:
        yield (f"{SIDES[one.side]}: {one.name}, modeled: {value_text(one.before, 'deg')} → "
               f"{value_text(one.after, 'deg')} ({one.basis})")


def _cam(one: Resection) -> str:
    deep = "" if one.depth_mm is None else f"{one.depth_mm:.1f} mm deep, {one.area_mm2:.1f} mm², "
    neck = "neck's width not known" if one.neck_share is None else f"{100 * one.neck_share:.0f} % of the neck's width"
    return (f"resection on {one.film} from alpha {value_text(one.alpha_deg, 'deg')} to "
            f"{value_text(one.target_deg, 'deg')}: {deep}{neck}, by {one.by}")


def _rim(one: Trimming) -> str:
    low, high = (value_text(end, "deg") for end in one.band)
    return f"{one.depth_mm:g} mm off the rim leave an LCEA from {low} to {high} {trimming_models(one)}"


def _limit(limit: Limit) -> str:
    value = "–" if limit.value is None else value_text(limit.value, limit.unit)
    ends = [f"{word} {value_text(end, limit.unit)}" for word, end in
            (("least", limit.least), ("caution from", limit.caution), ("most", limit.most)) if end is not None]
    told = "; ".join([*ends, limit.source.cite, *["unverified"] * (limit.evidence == "unverified")])
    lacks = f": {limit.problem}" if limit.problem else ""
    name = ", ".join([limit.name, *([limit.film] if limit.film else []), *["modeled"] * limit.modeled])
    return f"{SIDES[limit.side]}: {name}: {value}, {STANDS[limit.status]}{lacks} ({told})"


def _chances(told: Chances) -> Iterator[str]:
    assumed = f"execution ± {told.execution_deg:g}°, assumed"
    for one in told.each:
        said = one.problem if one.chance is None else f"{100 * one.chance:.0f} %"
        yield (f"{SIDES[one.side]}: chance of {one.window.key} on {one.film} from {_end(one.window.low)} to "
               f"{_end(one.window.high)}: {said} ({assumed}; {one.window.source.cite}"
               f"{'; unverified' * (one.window.evidence == 'unverified')})")
    if told.together is not None and len(told.each) > 1:
        yield f"chance of all that have one together: {100 * told.together:.0f} % ({assumed})"
    for one in told.left_out:
        yield f"{SIDES[one.side]}: no step is on {one.film}, whose {one.key} is held against no target"


def _end(end: float | None) -> str:
    return "any" if end is None else f"{end:g}"


def _idle(told: Outcome) -> list[str]:
    """That no step of a plan with steps does anything."""
    return [f"{nothing_done(told.plan)}."] if told.plan.steps and not operations(told.plan) else []


def _problems(found: Solved | None) -> list[str]:
    solutions = [found.socket, found.varus, found.derotation] if found else []
    return [words for solution in solutions if solution for words in (solution.problem, solution.note) if words]
