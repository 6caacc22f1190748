"""Which spacing is taken, and how far it is trusted: one row for every kind of file."""

import pytest
from pydicom.dataset import Dataset

from planning.film import read_film
from planning.film.scale import scale_of


def scale(**elements):
    dataset = Dataset()
    for keyword, value in elements.items():
        setattr(dataset, keyword, value)
    return scale_of(dataset)


PIXEL = {"PixelSpacing": [0.125, 0.12]}
IMAGER = {"ImagerPixelSpacing": [0.15, 0.144]}
MAGNIFIED = {"EstimatedRadiographicMagnificationFactor": 1.2}
SCANNED = {"NominalScannedPixelSpacing": [0.17, 0.17]}
RATIO = {"PixelAspectRatio": [4, 3]}


# Expected values are the numbers above, 0.15 / 1.2 = 0.125, 0.144 / 1.2 = 0.12 and 4 / 3.
@pytest.mark.parametrize(
    ("elements", "spacing", "trust", "source"),
    [
        ({"Modality": "CT", **PIXEL}, (0.125, 0.12), "patient", "PixelSpacing of a slice"),
        ({**PIXEL, **IMAGER, **MAGNIFIED}, (0.125, 0.12), "calibrated", "which differs from"),
        (
            {**PIXEL, **IMAGER, "PixelSpacingCalibrationType": "FIDUCIAL"},
            (0.125, 0.12), "calibrated", "calibrated by fiducial",
        ),
        ({**PIXEL, "PixelSpacingCalibrationType": "GEOMETRY"}, (0.125, 0.12), "calibrated", "by geometry"),
        (
            {**IMAGER, **MAGNIFIED},
            (0.125, 0.12), "estimated", "divided by EstimatedRadiographicMagnificationFactor",
        ),
        (
            {"PixelSpacing": [0.15, 0.144], **IMAGER, **MAGNIFIED},
            (0.125, 0.12), "estimated", "ImagerPixelSpacing divided by",
        ),
        ({**IMAGER, **SCANNED}, (0.15, 0.144), "detector", "ImagerPixelSpacing, at the detector"),
        ({"PixelSpacing": [0.1501, 0.1441], **IMAGER}, (0.15, 0.144), "detector", "ImagerPixelSpacing"),
        ({**PIXEL, **SCANNED}, (0.125, 0.12), "detector", "PixelSpacing alone"),
        ({**SCANNED, **RATIO}, (0.17, 0.17), "detector", "NominalScannedPixelSpacing"),
        (RATIO, (4 / 3, 1.0), "none", "PixelAspectRatio"),
        ({}, (1.0, 1.0), "none", "no pixel spacing"),
    ],
)  # fmt: skip
def test_order_of_trust(elements, spacing, trust, source):
    found = scale(**elements)
    assert found.spacing_mm == pytest.approx(spacing, abs=1e-12)
    assert found.trust == trust and source in found.source and found.warnings == ()


@pytest.mark.parametrize("factor", [0, -1.2, 0.9, 1.0, 5.0, 100])
def test_a_magnification_that_cannot_be_is_not_applied(factor):
    found = scale(**IMAGER, EstimatedRadiographicMagnificationFactor=factor)
    assert found.spacing_mm == (0.15, 0.144) and found.trust == "detector"


@pytest.mark.parametrize("pair", [[0, 0.1], [-0.1, 0.1], [0.1, 50], [0.0001, 0.1], [0.1], [0.1, 0.1, 0.1]])
def test_a_spacing_that_cannot_be_is_ignored_with_a_warning(pair):
    found = scale(PixelSpacing=pair, **IMAGER)
    assert found.spacing_mm == (0.15, 0.144) and found.trust == "detector"
    assert found.warnings == (
        "PixelSpacing in this file is not a usable pair of millimeters and was ignored.",
    )


def test_a_spacing_larger_than_the_detectors_is_warned_of():
    found = scale(PixelSpacing=[0.18, 0.18], **IMAGER)
    assert found.trust == "calibrated" and "larger than the detector's own spacing" in found.warnings[0]


@pytest.mark.parametrize("ratio", [[0, 1], [1, 0], [-4, -3], [100, 1], [4]])
def test_a_pixel_shape_that_cannot_be_is_ignored(ratio):
    assert scale(PixelAspectRatio=ratio).spacing_mm == (1.0, 1.0)


def test_decimal_commas_are_read(dicom_file, ramp):
    film = read_film(dicom_file(ramp, ImagerPixelSpacing=b"0,15\\0,144"))
    assert film.spacing_mm == (0.15, 0.144) and film.scale == "detector"


@pytest.mark.parametrize("text", [b"abc", b"0.1;0.1", b"1e400\\0.1", b"nan\\0.1"])
def test_words_for_a_spacing_are_ignored_with_a_warning(dicom_file, ramp, text):
    film = read_film(dicom_file(ramp, PixelSpacing=text))
    assert film.spacing_mm == (1.0, 1.0) and film.scale == "none"
    assert "PixelSpacing in this file is not" in film.warnings[0]


def test_the_scale_reaches_the_film(dicom_file, ramp):
    film = read_film(dicom_file(ramp, **IMAGER, **MAGNIFIED))
    assert film.spacing_mm == pytest.approx((0.125, 0.12), abs=1e-12)
    assert film.scale == "estimated"
    assert film.scale_source == "ImagerPixelSpacing divided by EstimatedRadiographicMagnificationFactor"
