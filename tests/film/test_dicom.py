"""DICOM files that hold one film, that hold something else, and that are damaged."""

import subprocess
import sys
from io import BytesIO

import numpy as np
import pydicom
import pytest
from pydicom import uid

from planning.film import read_film

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


def test_several_frames_are_refused(dicom_file, problem, noise):
    data = dicom_file(np.vstack([noise, noise]), Rows=51, NumberOfFrames=2)
    assert problem(data) == "This DICOM file holds several frames; open a single film or single slices."


def test_one_frame_said_aloud_is_a_film(dicom_file, noise):
    np.testing.assert_array_equal(read_film(dicom_file(noise, NumberOfFrames=1)).pixels, noise)


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
