"""The probability of each category as a bar beside a reading, as HTML."""

from __future__ import annotations

from html import escape

from planning.case import Reading
from planning.pages.tone import tone
from planning.sureness import chances, chances_text, interval_text, spread_text, straddle_text


def spread_beside(reading: Reading) -> str:
    """Half the 95 % interval, with its ends where the pointer rests; empty without one."""
    told = spread_text(reading)
    ends = escape(f"95 % interval {interval_text(reading)}, by the placement of marks alone")
    return f' <span class="coxa-spread" title="{ends}">{escape(told)}</span>' if told else ""


def chance_bar(reading: Reading) -> str:
    """The bar, a field for each band as wide as it is probable, and the words when no category is sure."""
    told = chances(reading)
    if not told:
        return ""
    evidence, words = reading.categories[0].evidence, escape(chances_text(told))
    fields = "".join(f'<i class="{tone(c.label, evidence)}" style="width:{100 * c.share:.1f}%"></i>' for c in told)
    straddle = straddle_text(told)
    said = f"<small>{escape(straddle)}</small>" if straddle else ""
    return f'<span class="coxa-chance" role="img" aria-label="{words}" title="{words}">{fields}</span>{said}'
