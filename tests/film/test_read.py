"""Whatever the bytes, a film or one sentence comes out."""

import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
import pydicom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.film import Film, FilmProblem, read_film

NOT_A_FILM = "This file is not a film; open a DICOM, PNG, JPEG or TIFF file."
SHIPPED = sorted(path for path in (Path(pydicom.__file__).parent / "data").rglob("*") if path.is_file())

# Remarks of pydicom about damaged files; the program silences them, pytest lets them through.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def zipped():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("film.dcm", b"anything")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty; choose or copy the film again."),
        (b"name,side,angle\nhip,R,25\n" * 20, NOT_A_FILM),
        (b"x", NOT_A_FILM),
        (bytes(5000), NOT_A_FILM),
        (b"<html><body>Not found</body></html>", NOT_A_FILM),
        (
            b"%PDF-1.7\n" + bytes(300),
            "This is a PDF document, not a film; export the film as DICOM, PNG, JPEG or TIFF.",
        ),
        (zipped(), "This is a zip archive, not a film; unpack it and open the film inside."),
    ],
    ids=["empty", "text", "one byte", "zeros", "web page", "pdf", "zip"],
)
def test_what_is_not_a_film_is_told_in_one_sentence(problem, data, sentence):
    assert problem(data) == sentence


def test_a_file_larger_than_any_film_is_not_looked_at(problem, dicom_file, noise, monkeypatch):
    data = dicom_file(noise)
    monkeypatch.setattr("planning.film.limits.MOST_BYTES", len(data))
    assert read_film(data).rows == 51
    assert problem(data + b"x") == "This file is larger than 600 MB; export the film or the series alone."


def test_content_decides_and_not_the_first_bytes(dicom_file, noise):
    # A DICOM preamble may carry a TIFF header.
    data = dicom_file(noise)
    np.testing.assert_array_equal(read_film(b"II*\0" + data[4:]).pixels, noise)


@pytest.mark.parametrize("failure", [ValueError, KeyError, RecursionError, MemoryError, AssertionError])
def test_an_unforeseen_failure_becomes_one_sentence_without_its_words(
    dicom_file, problem, noise, monkeypatch, failure
):
    def fail(*_):
        raise failure("Doe^Jane")

    monkeypatch.setattr("planning.film.dicom.scale_of", fail)
    told = problem(dicom_file(noise))
    assert told.startswith("This file is damaged or of a kind Coxa cannot read; export the film again")
    assert "Doe" not in told


def one_sentence(text):
    return text.endswith(".") and "\n" not in text and len(text) < 160


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_files_that_ship_with_pydicom_give_a_film_or_a_sentence(path):
    try:
        film = read_film(path.read_bytes())
    except FilmProblem as refused:
        assert one_sentence(str(refused))
    else:
        assert isinstance(film, Film) and film.pixels.dtype == np.uint16 and film.pixels.ndim == 2
        assert film.window[0] < film.window[1]


# What the makers of pydicom say these files are, in their README and file names.
FILMS = [
    "image_dfl.dcm", "chrArab.dcm", "SC_rgb_jpeg_dcmtk.dcm", "SC_rgb_rle.dcm", "SC_rgb_gdcm_KY.dcm",
    "CT_small.dcm", "MR_small_RLE.dcm", "SC_rgb_rle_2frame.dcm",
]  # fmt: skip
OTHERS = [
    "MR_truncated.dcm",
    "test-SR.dcm",
    "rtplan.dcm",
    "SC_rgb_rle_32bit.dcm",
    "README.txt",
]


@pytest.mark.parametrize("name", FILMS + OTHERS)
def test_films_among_the_shipped_files_are_films_and_others_are_not(name):
    path = next(path for path in SHIPPED if path.name == name)
    try:
        found = isinstance(read_film(path.read_bytes()), Film)
    except FilmProblem:
        found = False
    assert found == (name in FILMS)


@settings(max_examples=150, deadline=None)
@given(position=st.integers(0, 1 << 30), value=st.binary(min_size=1, max_size=8))
def test_bytes_changed_anywhere_give_a_film_or_a_sentence(dicom_file, ramp, position, value):
    data = bytearray(dicom_file(ramp[:8, :8], PixelSpacing=[0.1, 0.1], WindowCenter=2000, WindowWidth=900))
    position %= len(data)
    data[position : position + len(value)] = value
    try:
        assert read_film(bytes(data)).pixels.dtype == np.uint16
    except FilmProblem as refused:
        assert one_sentence(str(refused))
