"""The letters at a film's borders, from what DICOM tells; expected by DICOM PS3.3 C.7.6.2.1.1 and C.7.6.1.1.1."""

import numpy as np
import pytest
from pydicom.dataset import Dataset

from planning.film import Film, Place
from planning.film.guess import directions_of
from planning.viewer.edges import edges_of

PIXELS = np.zeros((2, 3), "uint16")


def film(**more):
    return Film(PIXELS.copy(), (1.0, 1.0), "none", "", (0, 1), **more)


@pytest.mark.parametrize(
    ("orientation", "wanted"),
    [
        ((1, 0, 0, 0, 1, 0), "LPRA"),  # an axial slice as it is usually shown, from the feet
        ((-1, 0, 0, 0, -1, 0), "RALP"),  # a patient lying face down
        ((1, 0, 0, 0, 0, -1), "LFRH"),  # coronal
        ((0.96, 0.28, 0, -0.28, 0.96, 0), "LPRA"),  # turned a little
    ],
)
def test_a_slice_shows_toward_which_side_each_border_lies(orientation, wanted):
    found = edges_of(film(place=Place((0.0, 0.0, 0.0), orientation, "", "CT")))
    assert "".join(found[way] for way in ("right", "bottom", "left", "top")) == wanted


def told(*directions):
    dataset = Dataset()
    if directions:
        dataset.PatientOrientation = list(directions)
    return directions_of(dataset)


def test_a_radiograph_shows_what_its_file_says():
    assert told("L", "F") == ("L", "F") and told("PL", "FA") == ("P", "F")
    assert edges_of(film(directions=told("L", "F"))) == {"right": "L", "bottom": "F", "left": "R", "top": "H"}


@pytest.mark.parametrize(("hangs", "right", "left"), [("usual", "L", "R"), ("mirrored", "R", "L")])
def test_where_the_file_does_not_tell_right_from_left_the_reader_does_and_of_no_more(hangs, right, left):
    for silent in (film(), film(directions=("P", "F"))):
        assert edges_of(silent, hangs) == {"right": right, "left": left}
    assert edges_of(film(directions=("R", "F")), hangs)["right"] == "R"
    slice_ = film(place=Place((0.0, 0.0, 0.0), (1, 0, 0, 0, 1, 0), "", "CT"))
    assert edges_of(slice_, hangs) == edges_of(slice_)


@pytest.mark.parametrize("directions", [(), ("L",), ("L", "R"), ("X", "F"), ("", ""), ("\\", "F")])
def test_nothing_is_shown_where_the_file_says_nothing_or_nonsense(directions):
    assert told(*directions) is None and edges_of(film(directions=None)) is None
