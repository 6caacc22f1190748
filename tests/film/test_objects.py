"""DICOM files that hold something else are told by name."""

import pytest
from pydicom import uid


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
