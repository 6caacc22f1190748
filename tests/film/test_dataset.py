"""Bytes to a dataset: deflated files as others, and what has no end is stopped before it costs."""

from io import BytesIO

import numpy as np
import pydicom
import pytest
from pydicom import uid

from planning.film import FilmProblem, dataset, limits, read_film
from planning.film.dataset import CUT_OFF, INFLATED_TOO_MUCH, NOT_A_FILM, dataset_of

DEFLATED = uid.DeflatedExplicitVRLittleEndian
MB = 1 << 20


def refusal(data, named=True, most=limits.MOST_INFLATED):
    with pytest.raises(FilmProblem) as refused:
        dataset_of(data, named, most)
    return str(refused.value)


def test_a_deflated_file_is_read_as_pydicom_reads_it(dicom_file, noise):
    data = dicom_file(noise, DEFLATED, SeriesDescription="one of odd length", PixelSpacing=[0.1, 0.2])
    ours, theirs = dataset_of(data, True, MB), pydicom.dcmread(BytesIO(data))
    assert ours == theirs
    assert ours.PixelData == theirs.PixelData and len(ours) == len(theirs)


def test_what_is_not_deflated_is_not_copied(dicom_file, noise, monkeypatch):
    monkeypatch.setattr(dataset, "_size_inflated", lambda *_: pytest.fail("inflated"))
    assert dataset_of(dicom_file(noise), True, MB).Rows == 51


def test_a_file_that_unpacks_without_end_is_never_unpacked_whole(dicom_file, monkeypatch):
    monkeypatch.setattr(dataset, "read_partial", lambda *_, **__: pytest.fail("unpacked before it was measured"))
    data = dicom_file(np.zeros((2000, 2000), np.uint16), DEFLATED)
    assert len(data) < 20_000
    assert refusal(data, most=MB) == INFLATED_TOO_MUCH
    monkeypatch.setattr(limits, "FREE_INFLATED", MB)
    assert refusal(data) == INFLATED_TOO_MUCH  # 8 MB, more than a hundred times its bytes


@pytest.mark.parametrize("kept", [0.99, 0.5])
def test_a_deflated_file_cut_off_is_refused(dicom_file, noise, kept):
    data = dicom_file(noise, DEFLATED)
    assert refusal(data[: int(len(data) * kept)]) == CUT_OFF


def test_a_deflated_file_of_rubbish_is_refused(dicom_file, noise):
    data = dicom_file(noise, DEFLATED)
    assert refusal(data[:-800] + b"\xff" * 800) == CUT_OFF


def test_sequences_nested_thousands_deep_are_refused(dicom_file, noise):
    nested = b"\x08\x00\x40\x11\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\xff\xff\xff\xff"
    data = dicom_file(noise)
    assert refusal(data[: data.index(b"\x28\x00\x02\x00")] + nested * 5000) == CUT_OFF


@pytest.mark.parametrize("named", [True, False])
def test_endless_tiny_elements_are_refused(dicom_file, noise, named):
    # Elements of 8 bytes, each of a tag of its own and without a value, after those of a good film.
    tags = b"".join((0x7FE2 + i // 9000 * 2).to_bytes(2, "little") + (i % 9000).to_bytes(2, "little") + bytes(4)
                    for i in range(25_000))  # fmt: skip
    data = dicom_file(noise)
    assert read_film(data + tags[: 8 * 9000]).rows == 51
    assert refusal((data if named else data[132:]) + tags, named) == (CUT_OFF if named else NOT_A_FILM)


@pytest.mark.parametrize("big", [False, True])
def test_endless_items_are_refused_before_they_are_read(dicom_file, noise, monkeypatch, big):
    monkeypatch.setattr(dataset, "read_partial", lambda *_, **__: pytest.fail("read before they were counted"))
    item = b"\xff\xfe\xe0\x00" if big else b"\xfe\xff\x00\xe0"
    assert refusal(dicom_file(noise) + (item + bytes(4)) * 60_001) == CUT_OFF


@pytest.mark.parametrize("data", [b"", b"hip,R,25\n" * 40, bytes(1000), b"\x08\0\x05\0CS\x0a\0ISO_IR 100"])
def test_what_is_no_dicom_is_told(data):
    assert refusal(data, named=False) == NOT_A_FILM
