"""What is said once above the readings, not beside each: that the limits are for another age than the patient's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planning.case import MarkedFilm, Patient, Reading
from planning.measures.declare import ADULTS
from planning.views import VIEWS
from planning.wording import LIMITS_FOR, age_note, age_text


def outside_age(marked: MarkedFilm, readings: Sequence[Reading], patient: Patient) -> str:
    """The sentence; empty where no reading of a hip lacks its category for the patient's age."""
    read = [r for r in readings if r.value is not None and r.side != "-"]
    graded = _is_too_old(marked, patient) and any(r.unit == "grade" for r in read)
    whose = {who for r in read if (who := _whose(r, patient))} | ({"children"} if graded else set())
    if not whose:
        return ""
    # Where some limits do fit, what has no category is told apart from them.
    others = " but those shown" if any(r.categories for r in read) else ""
    limits = "limits and grades" if graded else "limits"
    limits = f"the {'other ' if others else ''}{limits}"
    return (f"No categories{others}: {limits} are for {' or '.join(sorted(whose))}, "
            f"and the patient is {age_text(patient.age).removesuffix(' years')}.")


def without_age(readings: Sequence[Reading], patient: Patient) -> list[Reading]:
    """The readings without that reason in their notes; what else is noted of them stays."""
    return [_rest(r, patient) for r in readings]


def _rest(reading: Reading, patient: Patient) -> Reading:
    whose = _whose(reading, patient)
    if whose is None or reading.side == "-":
        return reading
    return replace(reading, note=reading.note.removeprefix(age_note(whose, patient.age)).removeprefix("; "))


def _whose(reading: Reading, patient: Patient) -> str | None:
    """Whose limits they are, when the patient's age is why a reading has no category."""
    if patient.age is None or not reading.note:
        return None
    return next((who for who in LIMITS_FOR if reading.note.startswith(age_note(who, patient.age))), None)


def _is_too_old(marked: MarkedFilm, patient: Patient) -> bool:
    """Whether an adult is read on a child's view: its grades have no limits that would say so."""
    return VIEWS[marked.view].frame == "hilgenreiner" and patient.age is not None and patient.age >= ADULTS[0]
