"""How well the reader repeats, in words: what page and summary say where the marks of a film were placed again."""

from __future__ import annotations

from planning.case import Case
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.repeats import LEAST_FREEDOM, placement_within, values_within
from planning.wording import value_text

NOTE = (
    "SD is the standard deviation within one reader; a change between two readings is detectable from 1.96 √2 times "
    f"that on. A landmark's own SD is used in intervals from {LEAST_FREEDOM} degrees of freedom (d.f.) on; "
    "with few of them it is itself uncertain. The first placement counts as it was when the second was finished. "
    "Marks accepted as they were suggested are not counted"
)


def repeat_record(case: Case) -> dict | None:
    """Measures and landmarks with their standard deviation; None where no marks were placed again."""
    again = sum(len(film.repeats) for film in case.films)
    if not again:
        return None
    measures, landmarks = values_within(case), placement_within(case)
    return {
        "count": f"{again} blind placement{'s' * (again > 1)}",
        "note": f"{NOTE}.",
        "measures": [
            {"name": CATALOGUE[key].short, "sd": value_text(w.sd, CATALOGUE[key].unit),
             "least": value_text(w.detectable, CATALOGUE[key].unit), "freedom": str(w.freedom)}
            for key, w in measures.items()
        ],
        "landmarks": [
            {"name": LANDMARKS[key].name, "sd": f"{w.sd:.2f} mm", "freedom": str(w.freedom),
             "used": "used" if w.freedom >= LEAST_FREEDOM else "too few"}
            for key, w in landmarks.items()
        ],
    }
