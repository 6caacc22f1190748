"""How sure a reading is, beside it, as HTML: half its interval, and the probability of each category as a bar."""

from __future__ import annotations

from html import escape

from planning.case import Reading
from planning.pages.tone import tone
from planning.sureness import LEAST_TOLD, chances, chances_text, interval_text, spread_text, straddle_text


def spread_beside(reading: Reading) -> str:
    """Half the 95 % interval, with its ends where the pointer rests; empty without one."""
    told, ends = spread_text(reading), escape(f"95 %: {interval_text(reading)}")
    return f' <i title="{ends}">{escape(told)}</i>' if told else ""


def chance_bar(reading: Reading) -> str:
    """The bar, a field for each band as wide as it is probable, and the words when no category is sure."""
    told = chances(reading)
    if not told:
        return ""
    evidence, words = reading.categories[0].evidence, escape(chances_text(told))
    seen = [c for c in told if c.share >= LEAST_TOLD]
    fields = "".join(f'<i class="{tone(c.label, evidence)}" style="flex:{100 * c.share:.0f}"></i>' for c in seen)
    straddle = straddle_text(told)
    said = f"<small>{escape(straddle)}</small>" if straddle else ""
    return f'<div class="coxa-chance" role="img" title="{words}">{fields}</div>{said}'
