"""DICOM files that hold one film, that hold something else, and that are damaged."""

import subprocess
import sys
from io import BytesIO

import numpy as np
import pydicom
import pytest
from pydicom import uid

from planning.film import FilmProblem, read_film

CUT_OFF = "This DICOM file is cut off or damaged, its image is not complete; fetch or copy it again."
UNCOMPRESSED = [
    uid.ImplicitVRLittleEndian,
    uid.ExplicitVRLittleEndian,
    uid.ExplicitVRBigEndian,
    uid.DeflatedExplicitVRLittleEndian,
]


@pytest.mark.parametrize("syntax", UNCOMPRESSED, ids=lambda syntax: syntax.name)
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_uncompressed_comes_back_exactly(dicom_file, noise, syntax, depth):
    pixels = noise.astype(depth)
    film = read_film(dicom_file(pixels, syntax))
    np.testing.assert_array_equal(film.pixels, pixels)
    assert film.pixels.dtype == np.uint16 and not film.pixels.flags.writeable


@pytest.mark.parametrize("syntax", UNCOMPRESSED[:2], ids=lambda syntax: syntax.name)
def test_a_bare_dataset_without_header_is_read(dicom_file, noise, syntax):
    dataset = pydicom.dcmread(BytesIO(dicom_file(noise, syntax)))
    bare = pydicom.filebase.DicomBytesIO()
    bare.is_little_endian, bare.is_implicit_VR = True, syntax.is_implicit_VR
    pydicom.filewriter.write_dataset(bare, dataset)
    np.testing.assert_array_equal(read_film(bare.getvalue()).pixels, noise)


def test_a_header_without_the_mark_is_read(dicom_file, noise):
    np.testing.assert_array_equal(read_film(dicom_file(noise)[132:]).pixels, noise)


# Frames.


def test_a_frame_is_chosen_by_its_number(dicom_file, noise):
    frames = np.stack([noise, noise[::-1], noise // 2])
    data = dicom_file(frames.reshape(-1, 67), Rows=51, NumberOfFrames=3)
    for number, pixels in enumerate(frames, 1):
        film = read_film(data, number)
        np.testing.assert_array_equal(film.pixels, pixels)
        assert (film.frame, film.frames) == (number, 3)
        assert film.warnings == (f"This file holds 3 images; this is number {number}.",)
    np.testing.assert_array_equal(read_film(data).pixels, noise)


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_a_frame_that_is_not_there_is_refused(dicom_file, noise, number):
    data = dicom_file(np.vstack([noise, noise]), Rows=51, NumberOfFrames=2)
    with pytest.raises(FilmProblem, match=r"^This file holds 2 images; choose one by its number, from 1\.$"):
        read_film(data, number)
    with pytest.raises(FilmProblem, match=r"^This file holds 1 image; choose"):
        read_film(dicom_file(noise), 2)


def test_a_color_page_of_several_is_weighed_to_gray(dicom_file):
    color = np.random.default_rng(5).integers(0, 256, (2, 6, 8, 3)).astype(np.uint8)
    film = read_film(dicom_file(color.reshape(12, 8, 3), Rows=6, NumberOfFrames=2), 2)
    np.testing.assert_allclose(film.pixels, color[1] @ [0.299, 0.587, 0.114], atol=1.5)


def test_more_frames_than_there_are_pixels_for_are_refused(dicom_file, problem, noise):
    assert problem(dicom_file(noise, NumberOfFrames=2)) == CUT_OFF
    assert problem(dicom_file(noise, NumberOfFrames=2001)).startswith("This file holds more than 2,000 images; export")


def test_one_frame_said_aloud_is_a_film(dicom_file, noise):
    film = read_film(dicom_file(noise, NumberOfFrames=1))
    np.testing.assert_array_equal(film.pixels, noise)
    assert (film.frame, film.frames, film.warnings) == (1, 1, ())


# Damage.


@pytest.mark.parametrize("syntax", UNCOMPRESSED, ids=lambda syntax: syntax.name)
@pytest.mark.parametrize("kept", [0.99, 0.6, 0.05])
def test_a_file_cut_off_is_refused(dicom_file, problem, noise, syntax, kept):
    data = dicom_file(noise, syntax)
    assert problem(data[: int(len(data) * kept)]) == CUT_OFF


@pytest.mark.filterwarnings("ignore:End of file reached")
def test_a_compressed_file_cut_off_is_refused(dicom_file, problem, noise):
    data = dicom_file(noise, uid.JPEGLSLossless, b"\xff\xd8" + bytes(3000) + b"\xff\xd9")
    assert problem(data[:-1500]) == CUT_OFF


@pytest.mark.parametrize(
    "elements",
    [
        {"PixelData": None},
        {"Columns": None},
        {"PixelData": b"\0" * 100},
        {"BitsAllocated": 12},
        {"BitsAllocated": None},
        {"BitsStored": 17},
        {"PhotometricInterpretation": None},
        {"PhotometricInterpretation": "PALETTE COLOR", "SamplesPerPixel": 3},
    ],
)
def test_a_contradictory_header_is_refused(dicom_file, problem, noise, elements):
    assert problem(dicom_file(noise, **elements)) == CUT_OFF


@pytest.mark.parametrize(
    ("elements", "words"),
    [
        ({"Rows": 0}, "no rows or no columns"),
        ({"Columns": 0}, "no rows or no columns"),
        ({"Rows": 65535, "Columns": 65535}, "more than 50 million pixels"),
    ],
)
def test_impossible_sizes_are_refused(dicom_file, problem, noise, elements, words):
    assert words in problem(dicom_file(noise, **elements))


# Privacy.

SECRET = "SECRETNAME"
TOLD = {
    "PatientName": SECRET,
    "PatientID": SECRET,
    "SeriesDescription": f"{SECRET} Dunn 45",
    "PixelSpacing": SECRET.encode(),
    "WindowCenter": SECRET.encode(),
    "RescaleSlope": SECRET.encode(),
    "ImageLaterality": SECRET.encode(),
    "PatientOrientation": SECRET.encode(),
}


def test_nothing_of_the_patient_is_in_the_film(dicom_file, noise):
    film = read_film(dicom_file(noise, **TOLD))
    assert film.view == "dunn_45" and film.warnings
    assert SECRET not in repr(film)


SCRIPT = """import logging, sys, warnings
logging.basicConfig(level=logging.DEBUG)
warnings.simplefilter("always")
from planning.film import FilmProblem, read_film
try:
    read_film(sys.stdin.buffer.read())
except FilmProblem:
    pass
"""


@pytest.mark.parametrize("harm", ["none", "cut off", "bad modality", "bad bits", "bad frames"])
def test_nothing_of_the_file_is_printed_or_logged(dicom_file, noise, harm):
    elements = {
        "bad modality": {"Modality": SECRET},
        "bad bits": {"BitsAllocated": 12},
        "bad frames": {"NumberOfFrames": SECRET.encode()},
    }
    data = dicom_file(noise, **{**TOLD, **elements.get(harm, {})})
    data = data[:-99] if harm == "cut off" else data
    ran = subprocess.run([sys.executable, "-c", SCRIPT], input=data, capture_output=True, check=True)
    assert ran.stdout == b"" and ran.stderr == b""


def test_a_problem_quotes_nothing_of_the_file(dicom_file, problem, noise):
    elements = {**TOLD, "Modality": SECRET, "PhotometricInterpretation": SECRET, "BitsAllocated": 12}
    assert SECRET not in problem(dicom_file(noise, **elements))
