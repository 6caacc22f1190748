"""One CT or MR slice read as a film: Hounsfield units, its place in the patient, and its doubts."""

from io import BytesIO
from math import cos, radians, sin
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
import pytest
from pydicom import uid
from pydicom.pixels import apply_modality_lut

from planning.film import Film, Place, read_film

BUNDLED = Path(pydicom.__file__).parent / "data" / "test_files"


def tilted(degrees):
    """Rows turned about the patient's left-right axis: 0 is axial, 90 coronal."""
    return [1, 0, 0, 0, round(cos(radians(degrees)), 6), round(sin(radians(degrees)), 6)]


def test_a_slice_is_an_axial_film_with_a_place(slice_file):
    film = read_film(slice_file(47.5))
    assert (film.view, film.scale, film.spacing_mm, film.warnings) == ("axial", "patient", (0.8, 0.7), ())
    assert film.place.position_mm == (-100.0, -120.0, 47.5)
    assert film.place.orientation == (1, 0, 0, 0, 1, 0)
    assert film.place.modality == "CT"


def test_a_radiograph_has_no_place_even_with_a_position(dicom_file, noise):
    elements = {"ImagePositionPatient": [0, 0, 0], "ImageOrientationPatient": [1, 0, 0, 0, 1, 0]}
    assert read_film(dicom_file(noise, **elements)).place is None


# By hand: pixel = stored * slope + intercept + 1024, no less than 0, no more than 65535.
@pytest.mark.parametrize(
    ("stored", "slope", "intercept", "pixels"),
    [
        ([[0, 1024, 2024, 4095]], 1, -1024, [[0, 1024, 2024, 4095]]),
        ([[0, 1024, 2024, 4095]], 1, 0, [[1024, 2048, 3048, 5119]]),
        ([[0, 100, 1000, 4095]], 2, -1000, [[24, 224, 2024, 8214]]),
        ([[0, 5, 500, 501]], 0.5, -24, [[1000, 1002, 1250, 1250]]),  # 1002.5 and 1250.5 to the even value
        ([[0, 24, 3000, 4095]], 1, -2024, [[0, 0, 2000, 3095]]),
        ([[0, 1000, 4000, 65535]], 20, 0, [[1024, 21024, 65535, 65535]]),
    ],
)
def test_one_pixel_value_is_one_hounsfield_unit(slice_file, stored, slope, intercept, pixels):
    data = slice_file(pixels=np.array(stored, np.uint16), RescaleSlope=slope, RescaleIntercept=intercept)
    film = read_film(data)
    np.testing.assert_array_equal(film.pixels, pixels)
    assert film.pixels.dtype == np.uint16 and not film.pixels.flags.writeable


def test_signed_values_and_padding(slice_file):
    # By hand; -2000 is what scanners fill the corners with, below air.
    stored = np.array([[-2000, -1024, -1, 0, 3071]], np.int16)
    film = read_film(slice_file(pixels=stored, RescaleIntercept=0, PixelPaddingValue=-2000))
    np.testing.assert_array_equal(film.pixels, [[0, 0, 1023, 1024, 4095]])


@pytest.mark.parametrize("name", ["CT_small.dcm", "693_J2KI.dcm", "J2K_pixelrep_mismatch.dcm"])
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_scanners_files_have_the_units_pydicom_computes(name):
    dataset = pydicom.dcmread(BUNDLED / name)
    units = apply_modality_lut(dataset.pixel_array, dataset)
    film = read_film((BUNDLED / name).read_bytes())
    np.testing.assert_array_equal(film.pixels, np.clip(units + 1024, 0, 65535))
    assert list(film.place.position_mm) == [float(part) for part in dataset.ImagePositionPatient]


def test_the_window_is_bone_whatever_the_file_says(slice_file):
    # Center 400, width 1800: from -500 to 1300 units, so 524 to 2324.
    assert read_film(slice_file(WindowCenter=40, WindowWidth=80)).window == (524, 2324)


def test_what_is_to_be_shown_dark_keeps_its_units(slice_file, noise):
    plain, turned = read_film(slice_file()), read_film(slice_file(PhotometricInterpretation="MONOCHROME1"))
    np.testing.assert_array_equal(plain.pixels, turned.pixels)
    np.testing.assert_array_equal(plain.pixels, noise)


def test_without_a_rescale_it_says_so(slice_file):
    film = read_film(slice_file(RescaleSlope=None, RescaleIntercept=None))
    assert film.warnings == (
        "This CT slice does not say how to get Hounsfield units; its gray values are not to scale.",
    )


@pytest.mark.parametrize("slope", ["1e308", "-1e308", "0", "abc"])
@pytest.mark.filterwarnings("error")
def test_a_slope_that_cannot_be_gives_pixels_and_no_noise(slice_file, slope):
    film = read_film(slice_file(syntax=uid.ImplicitVRLittleEndian, RescaleSlope=slope.encode()))
    assert film.pixels.dtype == np.uint16


def test_mr_keeps_its_own_window_and_values(slice_file, noise):
    elements = {"Modality": "MR", "SOPClassUID": uid.MRImageStorage, "RescaleSlope": None, "RescaleIntercept": None}
    film = read_film(slice_file(**elements, WindowCenter=600.5, WindowWidth=1001))
    np.testing.assert_array_equal(film.pixels, noise)
    assert film.window == (100, 1100) and film.place.modality == "MR" and film.warnings == ()


SYNTAXES = [
    (uid.ImplicitVRLittleEndian, None),
    (uid.ExplicitVRLittleEndian, None),
    (uid.ExplicitVRBigEndian, None),
    (uid.DeflatedExplicitVRLittleEndian, None),
    (uid.JPEGLSLossless, imagecodecs.jpegls_encode),
    (uid.JPEG2000Lossless, lambda p: imagecodecs.jpeg2k_encode(p, level=0, codecformat="j2k", reversible=True)),
    (uid.JPEGLosslessSV1, lambda p: imagecodecs.jpeg_encode(p, lossless=True, predictor=1, bitspersample=12)),
]


@pytest.mark.parametrize(("syntax", "encode"), SYNTAXES, ids=[syntax.name for syntax, _ in SYNTAXES])
def test_every_way_of_writing_a_slice_gives_the_same_film(slice_file, noise, syntax, encode):
    bits = {} if encode is None else {"BitsStored": 12, "HighBit": 11}
    film = read_film(slice_file(3.25, syntax=syntax, frame=encode and encode(noise), RescaleIntercept=-1000, **bits))
    np.testing.assert_array_equal(film.pixels, noise + 24)
    assert film.place.position_mm == (-100, -120, 3.25)


# What the file says of the plane.


@pytest.mark.parametrize(("degrees", "told"), [(0, None), (-30, None), (44, None), (46, 46), (-60, 60), (90, 90)])
def test_a_plane_far_from_axial_is_told(slice_file, degrees, told):
    film = read_film(slice_file(ImageOrientationPatient=tilted(degrees)))
    expected = () if told is None else (f"This slice is not axial, it is tilted by {told}°; choose an axial series.",)
    assert film.warnings == expected and film.view == "axial"


def test_a_sagittal_slice_is_not_axial(slice_file):
    film = read_film(slice_file(ImageOrientationPatient=[0, 1, 0, 0, 0, -1]))
    assert film.warnings == ("This slice is not axial, it is tilted by 90°; choose an axial series.",)


def test_a_localizer_is_told(slice_file):
    film = read_film(slice_file(ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"]))
    assert film.warnings == ("This is a localizer, an overview image; mark the slices of the series instead.",)


@pytest.mark.parametrize("orientation", [[-1, 0, 0, 0, 1, 0], [-1, 0, 0, 0, -1, 0]])
def test_a_slice_with_left_on_the_left_is_told(slice_file, orientation):
    film = read_film(slice_file(ImageOrientationPatient=orientation))
    assert film.warnings == ("The patient's left is on the left of this slice; check the side of every mark.",)


@pytest.mark.parametrize(
    "elements",
    [
        {"ImagePositionPatient": None},
        {"ImageOrientationPatient": None},
        {"ImagePositionPatient": [1, 2]},
        {"ImagePositionPatient": [0, 0, 1e6]},
        {"ImagePositionPatient": b"a\\b\\c"},
        {"ImagePositionPatient": b"nan\\0\\0"},
        {"ImageOrientationPatient": [1, 0, 0, 0, 1]},
        {"ImageOrientationPatient": [0, 0, 0, 0, 0, 0]},
        {"ImageOrientationPatient": [1, 0, 0, 1, 0, 0]},
        {"ImageOrientationPatient": [2, 0, 0, 0, 2, 0]},
        {"ImageOrientationPatient": [1, 0, 0, 0.1, 1, 0]},
    ],
)
def test_a_place_that_cannot_be_is_none_and_told(slice_file, elements):
    film = read_film(slice_file(syntax=uid.ImplicitVRLittleEndian, **elements))
    assert film.place is None and film.view == "axial"
    assert film.warnings == (
        "This slice does not say where it lies in the patient; it cannot be combined with others.",
    )


def test_directions_with_four_decimals_are_directions(slice_file):
    assert read_film(slice_file(ImageOrientationPatient=[1, 0, 0, 0, 0.9272, -0.3746])).place is not None


def test_a_color_page_of_a_scanner_is_a_picture_and_no_slice(dicom_file):
    color = np.random.default_rng(5).integers(0, 256, (6, 8, 3)).astype(np.uint8)
    place = {"ImagePositionPatient": [0, 0, 0], "ImageOrientationPatient": [1, 0, 0, 0, 1, 0]}
    film = read_film(dicom_file(color, Modality="CT", **place))
    assert film.place is None and film.view is None and film.window == (0, 255)


def test_slices_of_one_frame_of_reference_know_each_other_and_nobody_knows_its_name(slice_file):
    frames = [read_film(slice_file(FrameOfReferenceUID=name)).place.frame for name in ("1.2.3", "1.2.3", "1.2.4")]
    assert frames[0] == frames[1] != frames[2]
    assert "1.2.3" not in frames[0] and len(frames[0]) == 16
    assert read_film(slice_file(FrameOfReferenceUID=None)).place.frame == ""


def test_a_window_for_bone_comes_before_those_of_the_file(slice_file):
    # By hand: 40 ± 200 units and 500 ± 1000 units, less half a unit each (PS3.3 C.11.2.1.2), 1024 added.
    told = {"WindowCenter": [40, 500], "WindowWidth": [401, 2001], "WindowCenterWidthExplanation": ["SOFT", "BONE 1"]}
    film = read_film(slice_file(**told))
    assert film.windows == (("Bone", 524, 2324), ("SOFT", 864, 1264), ("BONE 1", 524, 2524))
    assert film.window == film.windows[0][1:]


@pytest.mark.parametrize("modality", ["CT", "MR"])
def test_an_object_of_a_scanner_without_an_image_is_refused(dicom_file, problem, noise, modality):
    data = dicom_file(noise, Modality=modality, PixelData=None, Rows=None, Columns=None)
    assert problem(data) == "This DICOM file holds no image; open the film itself."


def test_a_place_is_frozen_and_a_film_made_without_one_has_none():
    film = Film(np.zeros((2, 2), np.uint16), (1, 1), "none", "a test", (0, 1))
    assert film.place is None
    place = Place((0, 0, 0), (1, 0, 0, 0, 1, 0), "", "CT")
    with pytest.raises(AttributeError):
        place.modality = "MR"


def test_a_slice_cut_off_is_refused(slice_file, problem):
    assert "cut off or damaged" in problem(slice_file()[:-1000])


def test_nothing_of_the_patient_is_in_a_slice(slice_file):
    names = ("PatientName", "PatientID", "SeriesDescription", "StudyDescription", "FrameOfReferenceUID")
    film = read_film(slice_file(**dict.fromkeys(names[:4], "SECRETNAME"), FrameOfReferenceUID="1.2.77777"))
    assert "SECRETNAME" not in repr(film) and "77777" not in repr(film)


def test_pydicom_agrees_about_what_was_written(slice_file, noise):
    """The files of these tests are what they are said to be."""
    dataset = pydicom.dcmread(BytesIO(slice_file(12.5)))
    np.testing.assert_array_equal(dataset.pixel_array, noise)
    assert dataset.ImagePositionPatient == [-100, -120, 12.5] and dataset.Modality == "CT"
