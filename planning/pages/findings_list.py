"""What the readings of each hip say together, as HTML: descriptive, with the readings and sources each rests on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from planning.case import Case, Reading
from planning.reports.findings_record import NOT_ADVICE, findings_record
from planning.wording import SIDES


def findings_list(case: Case, readings: Sequence[Reading]) -> str:
    """The findings of a case by hip; empty when there are none."""
    told = findings_record(case, readings)
    if not told:
        return ""
    hips = "".join(_hip(side, [f for f in told if f["side"] == side]) for side in SIDES)
    return f'<section class="coxa-findings"><h3>Findings <small>{NOT_ADVICE}</small></h3>{hips}</section>'


def _hip(side: str, told: list[dict]) -> str:
    if not told:
        return ""
    return f'<h4 class="coxa-{side}">{SIDES[side]}</h4>' + "".join(map(_finding, told))


def _finding(f: dict) -> str:
    unsure = ' <span class="coxa-unverified">unverified</span>' if f["evidence"] == "unverified" else ""
    caution = "".join(f'<small class="coxa-beware">{escape(told)}.</small>' for told in f["cautions"])
    return (f"<p><b>{escape(f['title'])}</b>{unsure}: {escape(f['sentence'])}"
            f"<small>From {escape('; '.join(f['readings']))}.</small>"
            f"{caution}<small>Sources: {escape('; '.join(f['sources']))}.</small></p>")
