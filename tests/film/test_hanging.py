"""Which way round a film hangs by what its file says; expected by DICOM PS3.3 C.7.6.1.1.1."""

import numpy as np
import pytest

from planning.film import Film, Place

PIXELS = np.arange(600, dtype="uint16").reshape(20, 30)


def film(directions=None, **more):
    return Film(PIXELS, (1.0, 1.0), "none", "", (0, 1), view="ap_pelvis", directions=directions, **more)


@pytest.mark.parametrize(("told", "is_mirrored"), [
    ("LF", False), ("FR", False), ("RH", False), ("HL", False),  # as usual, then turned by quarters, clockwise
    ("RF", True), ("LH", True), ("HR", True), ("FL", True),
    ("LP", False), ("RA", False), ("RP", True), ("LA", True),  # slices, seen from the feet or from the head
    ("PF", None), ("AH", None), (None, None),  # from the side, or untold
])
def test_a_film_is_mirrored_where_right_and_left_are_exchanged_however_it_is_turned(told, is_mirrored):
    assert film(told and tuple(told)).is_mirrored is is_mirrored


def test_a_slice_that_lies_in_the_patient_does_not_hang():
    place = Place((0.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.0, 1.0, 0.0), "", "CT")
    assert film(("R", "P"), place=place).is_mirrored is None
