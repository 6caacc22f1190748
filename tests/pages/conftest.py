"""A desk with one film on it, and what the viewer sends to it."""

import numpy as np
import pytest

from planning.film import Film
from planning.pages.desk import Desk
from planning.pages.opening import add_film

PIXELS = np.arange(200 * 300, dtype="uint16").reshape(200, 300)
MARKS = {"teardrop": {"R": [[10.0, 20.0]]}}


@pytest.fixture
def on(tmp_path, monkeypatch):
    """The desk of the case "case" with the film "ap", kept in a database of its own."""
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path / 'kept.db'}")
    desk = Desk(case_id="case")
    add_film(desk, film_of(PIXELS), "ap_pelvis", "R")
    return desk


def film_of(pixels, **told):
    return Film(pixels.copy(), (0.2, 0.1), "detector", "a tag", (0, 100), **told)


def sent(on, rev, marks=MARKS, sha=None):
    return {"rev": rev, "film": sha or on.case.films[0].sha256, "desk": on.token, "marks": marks}
