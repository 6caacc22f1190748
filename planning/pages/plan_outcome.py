"""What a plan comes to, as one piece of HTML: before, after and its chance; lengths, checks, cautions."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from planning.case import Case, Reading
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.plans import RimStep, SocketStep, leaves_plane, operations
from planning.reading import is_limited
from planning.realign import Chance, Limit, Outcome, Resection, Trimming
from planning.reports.plan_record import source_text
from planning.reports.plan_words import (
    LIMITS,
    LIMITS_NOTE,
    STANDS,
    change_text,
    changed_named,
    depth_text,
    ends_text,
    film_name,
    left_out_text,
    limit_side,
    limits_named,
    together_text,
    trimming_models,
    wedge_text,
)
from planning.sureness import spread_text
from planning.wording import SIDES, category_text, reading_text, value_text

TONES = {"within": "free", "near": "near", "beyond": "beyond", "not known": "unsure"}  # free has no color: no praise
MET = {"met": "within", "not met": "beyond", "not known": "unsure"}
UNVERIFIED = ' <span class="coxa-unverified">unverified</span>'


def plan_outcome(case: Case, told: Outcome) -> str:
    """The panel beside the film."""
    parts = (_readings(case, told), _invariant(told), _lengths(told), _taken(case, told), _models(told),
             _limits(case, told.limits), _cautions(told))
    return ('<div class="coxa-panel coxa-plan" tabindex="0" role="region" aria-label="What the plan comes to">'
            f'{"".join(parts)}</div>')


def _readings(case: Case, told: Outcome) -> str:
    rows = "".join(_row(*pair) for pair in changed_named(case, told))
    head = "<tr><th>Reading</th><th>Before</th><th>After</th><th>Target</th></tr>"
    if not rows:
        return "<p>Nothing that is read changes yet. Move something on the film, or add a step.</p>"
    together = told.chances.together
    foot = (f'<p class="coxa-scale">{escape(together_text(case, told.chances))}: <b>{100 * together:.0f} %</b></p>'
            if together is not None else "")
    foot += (f'<p class="coxa-scale">± and chances after the plan: 95 % by the hand\'s noise on the marks, and by '
             f"execution off by {told.chances.execution_deg:g}° (standard deviation, assumed).</p>")
    left_out = left_out_text(case, told)
    foot += f'<p class="coxa-scale">{escape(left_out)}</p>' * bool(left_out)
    return f'<table class="coxa-readings"><thead>{head}</thead><tbody>{rows}</tbody></table>{foot}'


def _invariant(told: Outcome) -> str:
    """The sum that no rotation of the socket changes, which tells what windows can be met together."""
    steps = operations(told.plan)
    ended = {step.side for step in steps if isinstance(step, RimStep) or leaves_plane(step)}
    turned = {step.side for step in steps if isinstance(step, SocketStep) and step.head != "stays"} - ended
    read = {(r.side, r.key): r.value for r in told.before}
    pairs = [(side, read.get((side, "lcea_sourcil")), read.get((side, "tonnis_angle"))) for side in sorted(turned)]
    return "".join(
        f'<p class="coxa-scale">{SIDES[side]}: LCEA + Tönnis is {value_text(lcea + tonnis, "deg")}, and stays so '
        "however the socket is turned in the film's plane.</p>"
        for side, lcea, tonnis in pairs if lcea is not None and tonnis is not None)


def _row(before: Reading, after: Reading, held: Chance | None, film: str) -> str:
    measure = CATALOGUE[before.key]
    side = f'<span class="coxa-{before.side}">{SIDES.get(before.side, "Film")}</span>'
    spread, band = spread_text(after), after.problem or category_text(after, is_limited(after))
    return (f"<tr><th>{escape(measure.short + film)}<small>{side}</small></th><td>{escape(reading_text(before))}</td>"
            f"<td><b>{escape(reading_text(after))}</b><small>{escape(spread)}</small>"
            f"<small>{escape(band)}</small></td><td>{_target(held, after)}</td></tr>")


def _target(held: Chance | None, after: Reading) -> str:
    """A target that is met by a value out of its normal band has no color: a window may be open where bands are not."""
    if held is None:
        return ""
    window = held.window
    unit = CATALOGUE[window.key].unit
    ends = ends_text(window.low, window.high, unit)
    likely = escape(held.problem or "") if held.chance is None else f"chance {100 * held.chance:.0f} %"
    doubt = UNVERIFIED if window.evidence == "unverified" else ""
    is_normal = not after.categories or after.categories[0].label == "normal"
    tone = MET[held.standing] if is_normal or held.standing != "met" else TONES["within"]
    return f'<span class="coxa-band {tone}">{ends}: {held.standing}</span><small>{likely}{doubt}</small>'


def _lengths(told: Outcome) -> str:
    def text(one: object) -> str:
        parts = (("Hip center toward the midline", one.medial_mm), ("Hip center down", one.caudal_mm),
                 ("Leg, + longer", one.leg_mm), ("Femoral offset, + more", one.offset_mm))
        cells = "".join(f"<tr><th>{label}</th><td>{change_text(mm)}</td></tr>" for label, mm in parts)
        return f'<h4>{SIDES[one.side]}: what it costs</h4><table class="coxa-readings">{cells}</table>'
    return "".join(text(one) for one in told.lengths)


def _taken(case: Case, told: Outcome) -> str:
    lines = []
    for one in told.taken:
        if isinstance(one, Resection):
            neck = "" if one.neck_share is None else f", {value_text(100 * one.neck_share, '%')} of the neck"
            lines.append(f"{SIDES[one.side]} cam, {film_name(case, one.film)}: alpha "
                         f"{value_text(one.alpha_deg, 'deg')} to "
                         f"{value_text(one.target_deg, 'deg')}, {depth_text(one)}{neck}")
        elif isinstance(one, Trimming):
            low, high = min(one.band), max(one.band)
            lines.append(f"{SIDES[one.side]} rim: {value_text(one.depth_mm, 'mm')} trimmed: the center-edge angle of "
                         f"the {LANDMARKS[one.edge].name.lower()}, {value_text(one.lcea_deg, 'deg')}, is then "
                         f"{value_text(low, 'deg')} to {value_text(high, 'deg')} {trimming_models(one)}")
    lines += [wedge_text(wedge) for wedge in told.wedges]
    return "".join(f"<p>{escape(line)}.</p>" for line in lines)


def _models(told: Outcome) -> str:
    rows = "".join(
        f"<tr><th>{escape(m.name)}<small>{SIDES[m.side]}</small></th><td>{value_text(m.before, 'deg')}</td>"
        f"<td><b>{value_text(m.after, 'deg')}</b><small>{escape(m.basis)}</small></td></tr>" for m in told.models)
    return f'<h4>By a model, not read off the film</h4><table class="coxa-readings">{rows}</table>' if rows else ""


def _limits(case: Case, limits: Collection[Limit]) -> str:
    rows = "".join(_limit(*named) for named in limits_named(case, limits))
    return (f'<h4>{LIMITS}</h4><p class="coxa-scale">{LIMITS_NOTE}</p><table class="coxa-readings">{rows}</table>'
            if rows else "")


def _limit(limit: Limit, name: str) -> str:
    value = "–" if limit.value is None else value_text(limit.value, limit.unit)
    span = ends_text(limit.least, limit.most, limit.unit) if (limit.least, limit.most) != (None, None) else ""
    doubt = UNVERIFIED if limit.evidence == "unverified" else ""
    lacks = f"{escape(limit.problem)} · " if limit.problem else ""
    # What has a caution ahead of its limit is told in three colors; of the others the one that is met means little.
    tone = "within" if limit.status == "within" and limit.caution is not None else TONES[limit.status]
    return (f"<tr><th>{escape(name)}<small>{limit_side(limit)}</small></th><td><b>{value}</b></td>"
            f'<td><span class="coxa-band {tone}">{STANDS[limit.status]}</span>'
            f"<small>{lacks}{span} · {escape(source_text(limit.source))}{doubt}</small></td></tr>")


def _cautions(told: Outcome) -> str:
    return "".join(f'<p class="coxa-doubt">{escape(sentence)}</p>' for sentence in told.cautions)
