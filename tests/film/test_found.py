"""The slices of one file, and why there are none."""

import numpy as np
import pytest
from pydicom import uid

from planning.film import FilmProblem, holds_slices, limits
from planning.film.archive import BOMB
from planning.film.found import OTHER, UNPLACED, UNREADABLE, may_hold_frames, slices_in

MB = 1 << 20


@pytest.fixture
def two(stack_file, noise):
    return stack_file(np.stack([noise, noise[::-1]]), [0, 3], [(1, -1024)] * 2)


def test_a_slice_is_numbered_as_its_file_says_and_frames_by_their_order(slice_file, two):
    (alone,) = slices_in(slice_file(4, InstanceNumber=17), MB)
    assert alone.number == 17 and alone.film.place.position_mm[2] == 4
    assert [found.number for found in slices_in(two, MB)] == [1, 2]
    assert len({found.series for found in (alone, *slices_in(two, MB))}) == 1


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda film, cut: film(), OTHER),
        (lambda film, cut: b"", OTHER),
        (lambda film, cut: b"\x08\0" + bytes(50), OTHER),
        (lambda film, cut: cut(pos=None), UNPLACED),
        (lambda film, cut: cut()[:-500], UNREADABLE),
    ],
)
def test_why_there_are_none(dicom_file, slice_file, noise, make, why):
    def cut(pos=(0, 0, 0)):
        return slice_file(ImagePositionPatient=pos and list(pos))

    data = make(lambda: dicom_file(noise), cut)
    assert slices_in(data, MB) == why
    assert holds_slices(data) == (why == UNREADABLE)


def test_frames_are_weighed_together_before_they_are_decoded(two, noise, monkeypatch):
    monkeypatch.setattr("planning.film.dicom.films_of", lambda _: pytest.fail("decoded"))
    for room in (2 * noise.nbytes - 1, 0):
        with pytest.raises(FilmProblem, match=BOMB):
            slices_in(two, room)


def test_the_kind_is_told_in_the_first_bytes(two, slice_file):
    assert may_hold_frames(two) and not may_hold_frames(slice_file())
    assert not may_hold_frames(bytes(1024) + two)


def test_a_deflated_slice_becomes_no_more_than_a_slice(slice_file, stack_file, monkeypatch):
    frame = np.random.default_rng(2).integers(0, 8, (200, 100)).astype(np.uint16)  # 3 bits in 16
    deflated = uid.DeflatedExplicitVRLittleEndian
    monkeypatch.setattr(limits, "LARGEST_SLICE_FILE", 30_000)
    assert slices_in(slice_file(pixels=frame, syntax=deflated), MB) == UNREADABLE
    assert len(slices_in(stack_file(frame[np.newaxis], [0], [(1, 0)], syntax=deflated), MB)) == 1
