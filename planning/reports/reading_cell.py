"""One reading as a cell of a table: its value, what category that is, how sure."""

from __future__ import annotations

from planning.case import Reading
from planning.measures import Reference
from planning.reading import is_limited, measure_of
from planning.reports.sure_record import sure_cell
from planning.wording import WORDS, category_text, departure_text, reading_text

JUDGED = "judged by eye"


def reading_cell(reading: Reading) -> dict:
    """The value in words, the category beneath it, the interval and the probability of each category."""
    there = reading.value is not None or reading.grade is not None
    told = JUDGED if reading.grade is not None else category_text(reading, is_limited(reading))
    in_words = there and reading.unit in WORDS and not reading.doubt and not reading.categories and not reading.grade
    departure = departure_text(reading.departure_tolerance) if reading.departure_tolerance else ""
    value = reading_text(reading) if there else ""
    return {"value": value, "words": "" if in_words else told, "departure": departure, **sure_cell(reading)}


def first_reference(reading: Reading) -> Reference | None:
    """The set of limits whose category is printed beside the reading."""
    if not reading.categories:
        return None
    return next(r for r in measure_of(reading).references if r.key == reading.categories[0].reference)
