"""A file of several images, such as a secondary capture: one is shown, another can be chosen, marks stay."""

from io import BytesIO

import numpy as np
import pytest
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, MultiFrameGrayscaleByteSecondaryCaptureImageStorage, generate_uid

from planning.pages.desk import Desk
from planning.pages.opening import open_bytes, open_frame
from tests.bench.make_film import film_bytes
from tests.pages.reader import wait_for_film

IMAGES = np.stack([np.full((40, 50), 10 * k, np.uint8) + np.arange(50, dtype=np.uint8) for k in (1, 2, 3)])


@pytest.fixture(scope="module")
def data():
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = MultiFrameGrayscaleByteSecondaryCaptureImageStorage
    meta.MediaStorageSOPInstanceUID = generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    made.SOPClassUID, made.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    made.Modality, made.PhotometricInterpretation, made.SamplesPerPixel = "OT", "MONOCHROME2", 1
    made.Rows, made.Columns, made.NumberOfFrames = 40, 50, 3
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 8, 8, 7, 0
    made.PixelData = IMAGES.tobytes()
    file = BytesIO()
    made.save_as(file, enforce_file_format=True)
    return file.getvalue()


@pytest.fixture
def on(tmp_path, monkeypatch):
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path / 'kept.db'}")
    return Desk(case_id="case")


def test_another_image_takes_the_place_of_an_unmarked_one(on, data):
    first = open_bytes(on, data)
    np.testing.assert_array_equal(on.film(first).pixels, IMAGES[0])
    open_frame(on, first, 3)
    assert len(on.case.films) == 1
    np.testing.assert_array_equal(on.film(on.shown).pixels, IMAGES[2])
    assert on.film(on.shown).frame == 3 and on.files[on.shown] == data


def test_beside_a_marked_one_it_is_a_film_of_its_own_and_back_again_the_marks_are_there(on, data):
    first = open_bytes(on, data)
    on.set_marks(first, {"teardrop": {"R": ((5.0, 6.0),)}})
    open_frame(on, first, 2)
    assert len(on.case.films) == 2 and on.shown != first and not on.case.film(on.shown).marks
    open_frame(on, on.shown, 1)
    assert on.shown == first and on.case.film(first).marks and len(on.case.films) == 1


def test_a_film_alone_in_its_file_keeps_no_file(on):
    assert open_bytes(on, film_bytes()) and on.files == {}


def test_another_image_is_chosen_on_the_page(page, app, data):
    page.goto(app)
    page.locator("input[type=file]").first.set_input_files(
        [{"name": "capture.dcm", "mimeType": "application/dicom", "buffer": data}])
    wait_for_film(page)
    page.get_by_text("This file holds 3 images; this is number 1. Choose another under “AP pelvis” above the film."
                     ).first.wait_for()
    page.get_by_role("button", name="AP pelvis").first.click()
    box = page.get_by_role("spinbutton", name="Image in this file")
    box.fill("3")
    box.press("Enter")
    page.get_by_text("This file holds 3 images; this is number 3.").first.wait_for()
