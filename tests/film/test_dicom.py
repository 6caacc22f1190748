"""DICOM files that hold one film, that hold something else, and that are damaged."""

import subprocess
import sys
from io import BytesIO

import numpy as np
import pydicom
import pytest
from pydicom import uid

from planning.film import dicom, read_film

CUT_OFF = "This DICOM file is cut off or damaged, its image is not complete; fetch or copy it again."
NOT_A_FILM = "This file is not a film; open a DICOM, PNG, JPEG or TIFF file."
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


def test_run_lengths_come_back_exactly(dicom_file, noise):
    dataset = pydicom.dcmread(BytesIO(dicom_file(noise, uid.ExplicitVRLittleEndian)))
    dataset.compress(uid.RLELossless, generate_instance_uid=False)
    file = BytesIO()
    dataset.save_as(file)
    np.testing.assert_array_equal(read_film(file.getvalue()).pixels, noise)


@pytest.mark.parametrize("syntax", UNCOMPRESSED[:2], ids=lambda syntax: syntax.name)
def test_a_bare_dataset_without_header_is_read(dicom_file, noise, syntax):
    dataset = pydicom.dcmread(BytesIO(dicom_file(noise, syntax)))
    bare = pydicom.filebase.DicomBytesIO()
    bare.is_little_endian, bare.is_implicit_VR = True, syntax.is_implicit_VR
    pydicom.filewriter.write_dataset(bare, dataset)
    np.testing.assert_array_equal(read_film(bare.getvalue()).pixels, noise)


def test_a_header_without_the_mark_is_read(dicom_file, noise):
    np.testing.assert_array_equal(read_film(dicom_file(noise)[132:]).pixels, noise)


def test_color_is_weighed_to_gray(dicom_file):
    # ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B.
    color = np.random.default_rng(5).integers(0, 256, (6, 8, 3)).astype(np.uint8)
    film = read_film(dicom_file(color))
    np.testing.assert_allclose(film.pixels, color @ [0.299, 0.587, 0.114], atol=1.5)
    assert film.window == (0, 255)


def test_a_palette_is_looked_up(dicom_file):
    indexes = np.arange(4, dtype=np.uint8).reshape(2, 2)
    gray = np.array([0, 40, 130, 250], np.uint16) * 257
    tables = {f"{color}PaletteColorLookupTableData": gray.tobytes() for color in ("Red", "Green", "Blue")}
    sizes = {f"{color}PaletteColorLookupTableDescriptor": [4, 0, 16] for color in ("Red", "Green", "Blue")}
    film = read_film(dicom_file(indexes, PhotometricInterpretation="PALETTE COLOR", **tables, **sizes))
    np.testing.assert_allclose(film.pixels, gray[indexes], atol=1)


# Objects other than films.


@pytest.mark.parametrize(
    ("modality", "words"),
    [
        ("SR", "a structured report (Modality SR)"),
        ("PR", "a presentation state (Modality PR)"),
        ("KO", "a key object note (Modality KO)"),
        ("DOC", "a document (Modality DOC)"),
        ("PT", "a PET slice (Modality PT)"),
        ("US", "an ultrasound image (Modality US)"),
        ("SEG", "a segmentation (Modality SEG)"),
    ],
)
@pytest.mark.parametrize("pixel_data", ["kept", "removed"])
def test_other_objects_are_named(dicom_file, problem, noise, modality, words, pixel_data):
    removed = {} if pixel_data == "kept" else {"PixelData": None, "Rows": None, "Columns": None}
    data = dicom_file(noise, Modality=modality, **removed)
    assert problem(data) == f"This DICOM file is {words}, not a radiograph; open the film itself."


def test_a_pdf_in_dicom_is_named_whatever_its_modality(dicom_file, problem, noise):
    elements = {"SOPClassUID": uid.EncapsulatedPDFStorage, "PixelData": None, "Rows": None, "Columns": None}
    expected = "This DICOM file is a PDF document (Modality DX), not a radiograph; open the film itself."
    assert problem(dicom_file(noise, **elements)) == expected
    assert "(Modality not stated)" in problem(dicom_file(noise, **{**elements, "Modality": "SMITH"}))


def test_an_object_without_an_image_is_refused(dicom_file, problem, noise):
    elements = {"SOPClassUID": "1.2.840.10008.5.1.4.39.1", "Modality": None, "PixelData": None, "Rows": None}
    assert problem(dicom_file(noise, **elements)) == "This DICOM file holds no image; open the film itself."


def test_a_dicomdir_is_named(dicom_file, problem, noise):
    data = dicom_file(noise, SOPClassUID=uid.MediaStorageDirectoryStorage)
    assert problem(data) == "This is a DICOMDIR, an index without images; open the films themselves."


def test_several_frames_are_refused(dicom_file, problem, noise):
    data = dicom_file(np.vstack([noise, noise]), Rows=51, NumberOfFrames=2)
    assert problem(data) == "This DICOM file holds several frames; open a single film or single slices."


def test_one_frame_said_aloud_is_a_film(dicom_file, noise):
    np.testing.assert_array_equal(read_film(dicom_file(noise, NumberOfFrames=1)).pixels, noise)


def test_a_video_syntax_is_refused(dicom_file, problem, noise):
    data = dicom_file(noise, "1.2.840.10008.1.2.4.102", b"\0\0")
    expected = (
        "This film is compressed in a way Coxa cannot read; export it uncompressed or as JPEG lossless."
    )
    assert problem(data) == expected


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
        ({"Rows": 65535, "Columns": 65535}, "more than 100 million pixels"),
    ],
)
def test_impossible_sizes_are_refused(dicom_file, problem, noise, elements, words):
    assert words in problem(dicom_file(noise, **elements))


def test_a_file_that_unpacks_without_end_is_refused(dicom_file, problem, monkeypatch):
    monkeypatch.setattr(dicom, "MOST_INFLATED", 1 << 20)
    monkeypatch.setattr(dicom, "read_partial", lambda *_, **__: pytest.fail("unpacked before it was measured"))
    data = dicom_file(np.zeros((2000, 2000), np.uint16), uid.DeflatedExplicitVRLittleEndian)
    assert len(data) < 20_000
    assert problem(data) == "This DICOM file unpacks to an enormous size; export it uncompressed."


def test_sequences_nested_thousands_deep_are_refused(dicom_file, problem, noise):
    nested = b"\x08\x00\x40\x11\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\xff\xff\xff\xff"
    data = dicom_file(noise)
    assert problem(data[: data.index(b"\x28\x00\x02\x00")] + nested * 5000) == CUT_OFF


@pytest.mark.parametrize("named", [True, False])
def test_endless_tiny_elements_are_refused(dicom_file, problem, noise, named):
    # Elements of 8 bytes, each of a tag of its own and without a value, after those of a good film.
    tags = b"".join((0x7FE2 + i // 9000 * 2).to_bytes(2, "little") + (i % 9000).to_bytes(2, "little") + bytes(4)
                    for i in range(25_000))  # fmt: skip
    data = dicom_file(noise)
    assert read_film(data + tags[: 8 * 9000]).rows == 51
    assert problem((data if named else data[132:]) + tags) == (CUT_OFF if named else NOT_A_FILM)


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
