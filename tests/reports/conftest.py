"""A marked film and a case for the reports."""

from __future__ import annotations

import pytest

from planning.case import Case, MarkedFilm, Patient
from planning.reading import read_case_films
from tests.reports.t1 import SPACING, gradient, marked_for, t1_marks


@pytest.fixture
def film():
    """A film of 360 by 192 mm whose pixels are not square."""
    return gradient(600, 1259, SPACING, warnings=("The side marker was not found; check which side is right.",))


@pytest.fixture
def marked(film):
    """T1 on both hips."""
    return marked_for(film, t1_marks(SPACING))


@pytest.fixture
def case(marked):
    """T1 on an AP pelvis, and an unmarked Dunn view, of a woman of 28."""
    dunn = MarkedFilm("dunn", "dunn_45", 100, 100, side="R")
    return Case((marked, dunn), Patient(28, "F"))


@pytest.fixture
def readings(case):
    """What the case reads."""
    return read_case_films(case)
