"""Whether a name may be written on a film: what the file says, else what kind of image it is."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from pydicom import uid

from planning.film import Film, read_film

CAPTURE = {"SOPClassUID": uid.SecondaryCaptureImageStorage}
CAPTURES = {"SOPClassUID": uid.MultiFrameGrayscaleWordSecondaryCaptureImageStorage}


@pytest.mark.parametrize(("elements", "told"), [
    ({"BurnedInAnnotation": "NO"}, "no"),
    ({"BurnedInAnnotation": "YES"}, "possible"),
    ({"BurnedInAnnotation": "PERHAPS"}, "possible"),
    ({}, "no"),
    ({"Modality": "CR", "ImageType": ["DERIVED", "PRIMARY"]}, "no"),
    ({"Modality": "CR", "BurnedInAnnotation": "YES"}, "possible"),
    ({"Modality": "CR", "ImageType": ["DERIVED", "SECONDARY"]}, "possible"),
    ({"Modality": "CR", "ConversionType": "DF"}, "possible"),
    ({"Modality": "OT"}, "possible"),
    ({"Modality": "RF"}, "possible"),
    ({"Modality": None}, "possible"),
    (CAPTURE, "possible"),
    (CAPTURES, "possible"),
    ({**CAPTURE, "BurnedInAnnotation": "NO"}, "no"),
])
def test_a_dicom_film(dicom_file, ramp, elements, told):
    assert read_film(dicom_file(ramp, **elements)).text_burned_in == told


def test_a_color_image_is_a_capture_whatever_it_calls_itself(dicom_file, ramp):
    color = np.stack([ramp.astype("uint8")] * 3, axis=-1)
    assert read_film(dicom_file(color)).text_burned_in == "possible"


def test_a_slice_straight_from_the_scanner(slice_file):
    assert read_film(slice_file()).text_burned_in == "no"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_of_a_picture_nothing_is_known(ramp, kind):
    written = BytesIO()
    Image.fromarray((ramp >> 4).astype("uint8")).save(written, kind)
    assert read_film(written.getvalue()).text_burned_in == "possible"


def test_a_film_that_is_not_told_of_is_doubtful(ramp):
    assert Film(ramp.copy(), (1.0, 1.0), "none", "", (0, 1)).text_burned_in == "possible"
