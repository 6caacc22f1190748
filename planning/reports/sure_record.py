"""How sure the readings of a summary are, in words and plain data."""

from __future__ import annotations

from collections.abc import Sequence

from planning.case import Case, Reading
from planning.film_names import film_names
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.noise import size_guess
from planning.observers import agreement_text
from planning.repeats import own_placement
from planning.sureness import chances, chances_text, spread_text, straddle_text
from planning.wording import SIDES


def sure_record(case: Case, readings: Sequence[Reading]) -> dict | None:
    """What the intervals rest on, and what is published of readers of what was read; None without an interval."""
    told = dict.fromkeys(r.key for r in readings if r.spread is not None and r.side in SIDES)
    if not told:
        return None
    return {
        "placement": f"{case.placement_mm:g} mm",
        "own": ", ".join(LANDMARKS[key].name.lower() for key in own_placement(case)),
        "guessed": _guessed(case, readings),
        "readers": [{"name": CATALOGUE[key].name, "told": found} for key in told if (found := agreement_text(key))],
    }


def _guessed(case: Case, readings: Sequence[Reading]) -> str:
    """Of which films the millimeters are a guess, and from what, in sentences; empty where all have a scale."""
    names, told = film_names(case.films), {r.film for r in readings if r.spread is not None}
    return " ".join(f"{names[film.id]} has no scale: for its intervals, millimeters are guessed from {guess}."
                    for film in case.films if film.id in told and (guess := size_guess(film)))


def sure_cell(reading: Reading) -> dict:
    """The interval and the probability of each category, for the cell of a reading; empty where there is none."""
    told = chances(reading)
    return {
        "spread": spread_text(reading),
        "chances": chances_text(told).replace(" %", "\u00a0%"),  # no line begins with a percent sign
        "straddle": straddle_text(told),
        "bar": [{"share": c.share, "normal": c.label == "normal"} for c in told],
    }
