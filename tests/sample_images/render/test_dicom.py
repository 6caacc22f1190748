"""What the DICOM writers put into a header, read back by pydicom, and what dciodvfy says of it."""

import subprocess

import numpy as np
import pydicom
import pytest

from planning.film import read_film
from sample_images.render.dicom import geometry_tags, view_tags, write_slices, write_xray
from tests.conftest import need

PIXELS = (np.arange(120 * 160).reshape(120, 160) % 4096).astype(np.uint16)
VIEWS = [
    ("ap_pelvis", "B"), ("dunn_45", "R"), ("dunn_90", "L"), ("frog_leg", "R"), ("false_profile", "R"),
    ("judet_iliac", "L"), ("judet_obturator", "R"),
]  # fmt: skip


def written(folder, view="dunn_45", side="R"):
    path = folder / f"{view}.dcm"
    tags = {**view_tags(view, side), **geometry_tags(0.12, 1150.0, 960.0), "PatientSex": "F",
            "WindowCenter": 2000, "WindowWidth": 3000}
    write_xray(path, PIXELS, "trial", tags)
    return path


def stack(folder):
    hounsfield = np.stack([np.full((60, 80), 0), np.full((60, 80), -2000), np.arange(4800).reshape(60, 80) - 1024])
    corners = np.array([[-10.5, -20.25, 30], [-10.5, -20.25, 27], [-10.5, -20.25, 24]])
    return hounsfield, write_slices(folder, hounsfield, corners, 0.8, "trial", {"SliceThickness": 3, "PatientSex": "F"})


def complaints(path):
    told = subprocess.run([need("dciodvfy"), path], capture_output=True, text=True)
    return [line for line in (told.stdout + told.stderr).splitlines() if line.startswith("Error")]


@pytest.mark.parametrize(("view", "side"), VIEWS)
def test_the_validator_finds_no_error_in_any_view(tmp_path, view, side):
    assert complaints(written(tmp_path, view, side)) == []


def test_the_validator_finds_no_error_in_slices(tmp_path):
    assert [complaints(path) for path in stack(tmp_path / "ct")[1]] == [[], [], []]


def test_the_validator_does_find_errors(tmp_path):
    path = written(tmp_path)
    data = pydicom.dcmread(path)
    del data.AnatomicRegionSequence
    data.save_as(path)
    assert complaints(path)


def test_a_film_says_what_a_hospital_would(tmp_path):
    data = pydicom.dcmread(written(tmp_path))
    expected = {
        "Modality": "DX", "PresentationIntentType": "FOR PRESENTATION", "BodyPartExamined": "HIP", "ViewPosition": "AP",
        "PatientOrientation": ["L", "F"], "ImageLaterality": "R", "ImagerPixelSpacing": [0.12, 0.12],
        "DistanceSourceToDetector": 1150, "DistanceSourceToPatient": 960, "PhotometricInterpretation": "MONOCHROME2",
        "BitsAllocated": 16, "BitsStored": 12, "HighBit": 11, "PresentationLUTShape": "IDENTITY",
        "LossyImageCompression": "00", "PatientIdentityRemoved": "YES", "BurnedInAnnotation": "NO",
        "PatientName": "Sample^Rendered", "PatientID": "COXA-TRIAL", "PatientBirthDate": "",
    }  # fmt: skip
    assert {key: data[key].value for key in expected} == expected
    # 1150 / 960, as the distances say.
    assert float(data.EstimatedRadiographicMagnificationFactor) == pytest.approx(1.1979, abs=1e-4)
    assert "PixelSpacing" not in data  # the film is not calibrated
    assert data.AnatomicRegionSequence[0].CodeValue == "24136001"  # SNOMED CT: hip joint
    assert data.ViewCodeSequence[0].CodeValue == "399348003"  # SNOMED CT: antero-posterior
    assert data.file_meta.TransferSyntaxUID == pydicom.uid.JPEGLSLossless


@pytest.mark.parametrize(("view", "side", "along", "code"), [
    ("judet_iliac", "R", "LP", "399038007"),  # right posterior oblique: the right hip lies on the detector
    ("judet_obturator", "R", "LA", "399006002"),  # left posterior oblique
    ("judet_iliac", "L", "LA", "399006002"),
    ("false_profile", "R", "LP", "399038007"),
])
def test_oblique_views_say_which_side_lies_on_the_detector(view, side, along, code):
    """Rolled onto the right side of the back, the patient's left and back come to the film's right."""
    tags = view_tags(view, side)
    assert (tags["PatientOrientation"], tags["ViewCodeSequence"][0].CodeValue) == ([along, "F"], code)


@pytest.mark.parametrize(("view", "side"), VIEWS[:4])
def test_the_program_understands_the_film(tmp_path, view, side):
    film = read_film(written(tmp_path, view, side).read_bytes())
    assert np.array_equal(film.pixels, PIXELS)
    assert (film.view, film.side, film.scale, film.warnings) == (view, side, "estimated", ())
    assert film.spacing_mm == pytest.approx((0.12 * 960 / 1150,) * 2, rel=1e-4)
    assert film.window == (500, 3499)  # DICOM's linear window: center - 0.5 ± (width - 1) / 2


def test_slices_are_one_series_that_lies_where_it_was_cut(tmp_path):
    hounsfield, paths = stack(tmp_path / "ct")
    read = [pydicom.dcmread(path) for path in paths]
    assert [path.name for path in paths] == ["01.dcm", "02.dcm", "03.dcm"]
    for keyword in ("SeriesInstanceUID", "FrameOfReferenceUID", "StudyInstanceUID"):
        assert len({data[keyword].value for data in read}) == 1
    assert len({data.SOPInstanceUID for data in read}) == 3
    assert [data.ImagePositionPatient for data in read] == [[-10.5, -20.25, z] for z in (30, 27, 24)]
    assert {tuple(data.ImageOrientationPatient) for data in read} == {(1, 0, 0, 0, 1, 0)}
    units = np.stack([data.pixel_array * data.RescaleSlope + data.RescaleIntercept for data in read])
    assert np.array_equal(units, hounsfield.clip(-1024, 3071))
