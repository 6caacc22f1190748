"""The version of a femur and its socket as a case tells them, and what a plan makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from planning.case import Case, Reading
from planning.measures import CATALOGUE
from planning.plans import FemurStep, Step
from planning.reading import read_film_marks
from planning.slices import AXIAL

# The methods that follow the neck itself come first; those that run to its base or the canal read higher.
METHODS = ("femoral_version_reikeras", "femoral_version_lee", "femoral_version_biplane", "femoral_version_tomczak",
           "femoral_version_murphy")
SOCKET, SUM = "acetabular_version_central", "mckibbin_index"
SUMMED = "femoral_version_murphy"  # the femoral part of the sum
ENTERED = "femoral_version"  # as the reader entered it in a step, by whatever method
VERSIONS = (*METHODS, SOCKET, SUM)


def version_readings(case: Case, side: str) -> dict[str, Reading]:
    """What the case's films tell of version on one side: key -> the first reading that has a value."""
    first = next((film for film in case.films if film.view == AXIAL), None)
    films = [film for film in case.films if film is first or (film.view != AXIAL and _tells(film.view))]
    found: dict[str, Reading] = {}
    for reading in (r for film in films for r in read_film_marks(film, case) if r.side == side):
        if reading.key in VERSIONS and reading.value is not None:
            found.setdefault(reading.key, reading)
    return found


def _tells(view: str) -> bool:
    return any(view in CATALOGUE[key].views for key in VERSIONS)


def is_as_entered(steps: Sequence[Step], told: dict[str, Reading]) -> bool:
    """Whether a femur's version is the one entered in its first step, since no film tells it by any method."""
    first = next((step for step in steps if isinstance(step, FemurStep)), None)
    return first is not None and first.version_deg is not None and not any(key in told for key in METHODS)


def neck_version(step: FemurStep, told: dict[str, Reading]) -> tuple[float, str] | None:
    """The version of the neck in degrees and where it is from; None where neither the step nor a film tells it."""
    if step.version_deg is not None:
        return step.version_deg, "as entered"
    key = next((key for key in METHODS if key in told), None)
    return None if key is None else (told[key].value, CATALOGUE[key].name)
