"""What is noted of readings beside their categories: assumptions that the value itself does not show."""

from __future__ import annotations

from collections.abc import Sequence

from planning.case import Reading
from planning.grades import GRADES
from planning.measures import CATALOGUE
from planning.reading import is_limited
from planning.wording import NO_LIMITS


def footnotes(readings: Sequence[Reading]) -> list[str]:
    """Each note once, behind the measures it holds for; one that says why there is no category stands in its place."""
    noted: dict[str, dict[str, None]] = {}
    for r in readings:
        if r.note and r.value is not None and not _is_told(r):
            noted.setdefault(r.note.removeprefix(f"{NO_LIMITS}; "), {})[_short(r)] = None
    return [f"{', '.join(names)}: {note}" for note, names in noted.items()]


def _is_told(reading: Reading) -> bool:
    """Whether the note is printed where the category would be."""
    return is_limited(reading) and not reading.categories and not reading.doubt


def _short(reading: Reading) -> str:
    return CATALOGUE[reading.key].short if reading.key in CATALOGUE else GRADES[reading.key].name
