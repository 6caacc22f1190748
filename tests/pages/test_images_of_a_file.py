"""A file of several images, such as a secondary capture: one is shown, another can be chosen, marks stay."""

import json
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, MultiFrameGrayscaleByteSecondaryCaptureImageStorage, generate_uid

from planning import store
from planning.film.film import digest
from planning.pages.desk import Desk
from planning.pages.marking import set_marks
from planning.pages.opening import open_bytes, open_frame
from tests.bench.make_film import film_bytes
from tests.pages.reader import download, wait_for_film

IMAGES = np.stack([np.full((40, 50), 10 * k, np.uint8) + np.arange(50, dtype=np.uint8) for k in (1, 2, 3)])


def upload(page, name, data):
    kind = "application/json" if name.endswith("json") else "application/dicom"
    page.locator("input[type=file]").first.set_input_files([{"name": name, "mimeType": kind, "buffer": data}])


def capture(images=IMAGES) -> bytes:
    """A secondary capture of three images."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = MultiFrameGrayscaleByteSecondaryCaptureImageStorage
    meta.MediaStorageSOPInstanceUID = generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    made.SOPClassUID, made.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    made.Modality, made.PhotometricInterpretation, made.SamplesPerPixel = "OT", "MONOCHROME2", 1
    made.Rows, made.Columns, made.NumberOfFrames = 40, 50, 3
    made.BitsAllocated, made.BitsStored, made.HighBit, made.PixelRepresentation = 8, 8, 7, 0
    made.PixelData = images.tobytes()
    file = BytesIO()
    made.save_as(file, enforce_file_format=True)
    return file.getvalue()


@pytest.fixture(scope="module")
def data():
    return capture()


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
    assert on.film(on.shown).frame == 3 and on.light_box.files[on.shown] == data


def test_beside_a_marked_one_it_is_a_film_of_its_own_and_back_again_the_marks_are_there(on, data):
    first = open_bytes(on, data)
    set_marks(on, first, {"teardrop": {"R": ((5.0, 6.0),)}})
    open_frame(on, first, 2)
    assert len(on.case.films) == 2 and on.shown != first and not on.case.film(on.shown).marks
    open_frame(on, on.shown, 1)
    assert on.shown == first and on.case.film(first).marks and len(on.case.films) == 1


def test_which_image_it_is_is_kept_and_it_is_chosen_again_when_the_file_is_opened_again(on, data):
    open_frame(on, open_bytes(on, data), 3)
    set_marks(on, on.shown, {"teardrop": {"R": ((5.0, 6.0),)}})
    kept = store.load_case("case")
    assert [film.image for film in kept.films] == [3]
    later = Desk(case_id="later")
    later.take_up(kept)
    opened = open_bytes(later, data)
    assert opened == later.shown == kept.films[0].id and later.case == kept
    np.testing.assert_array_equal(later.film(opened).pixels, IMAGES[2])
    assert later.film(opened).frame == 3 and later.light_box.files[opened] == data


def test_every_image_of_the_case_comes_back_with_one_opening_and_what_is_shown_stays(on, data):
    open_bytes(on, data)
    set_marks(on, on.shown, {"teardrop": {"R": ((5.0, 6.0),)}})
    open_frame(on, on.shown, 2)
    later = Desk(case_id="later", shown=on.shown)
    later.take_up(on.case)
    assert open_bytes(later, data) == on.shown and len(later.case.films) == 2
    assert {name: film.frame for name, film in later.light_box.laid.items()} == {on.case.films[0].id: 1, on.shown: 2}


def test_a_case_made_before_images_were_numbered_learns_the_number(on, data):
    open_frame(on, open_bytes(on, data), 2)
    on.keep(on.case.with_film(replace(on.case.film(on.shown), image=1)))
    open_bytes(on, data, 2)
    assert [film.image for film in store.load_case("case").films] == [2]


def test_an_image_number_that_is_not_in_the_file_is_no_reason_to_refuse_it(on, data):
    open_bytes(on, data)
    on.keep(on.case.with_film(replace(on.case.film(on.shown), image=9, sha256="ab" * 32)))
    assert on.film(open_bytes(on, data)).frame == 1 and len(on.case.films) == 2


def test_a_film_alone_in_its_file_keeps_no_file(on):
    assert open_bytes(on, film_bytes()) and on.light_box.files == {}


def test_another_image_is_chosen_on_the_page(page, app, data):
    page.goto(app)
    upload(page, "capture.dcm", data)
    wait_for_film(page)
    page.get_by_text("This file holds 3 images; this is number 1. Choose another under “AP pelvis” above the film."
                     ).first.wait_for()
    page.get_by_role("button", name="AP pelvis").first.click()
    box = page.get_by_role("spinbutton", name="Image in this file")
    box.fill("3")
    box.press("Enter")
    page.get_by_text("This file holds 3 images; this is number 3.").first.wait_for()
    page.get_by_role("link", name="Summary").first.click()
    case = json.loads(download(page, "Case file"))
    assert [film["image"] for film in case["films"]] == [3]
    page.reload()
    page.get_by_role("link", name="Measure").first.click()
    page.get_by_text("this is number 3. To choose another, open the file again.").first.wait_for()


def test_a_case_of_another_image_says_which_and_finds_it_in_the_file(page, app):
    images = IMAGES + np.uint8(100)  # which nobody has open
    film = {"id": "ap", "view": "ap_pelvis", "rows": 40, "columns": 50, "image": 3, "sha256": digest(images[2]),
            "marks": {"teardrop": {"R": [[5.0, 6.0]]}}}
    other = {"id": "dunn", "view": "dunn_45", "rows": 40, "columns": 50}
    case = {"format": "coxa-case", "version": 1, "films": [other, film]}
    page.goto(app)
    upload(page, "case.json", json.dumps(case).encode())
    page.get_by_role("radiogroup", name="Film").get_by_role("radio", name="AP pelvis").click()
    page.get_by_text("its picture is not. Open the same film again to go on. It is image 3 of its file.").wait_for()
    upload(page, "capture.dcm", capture(images))
    wait_for_film(page)
    page.get_by_text("This file holds 3 images; this is number 3.").first.wait_for()
    assert page.locator(".handles g").count() == 1
