"""Files that cannot be read: one sentence on the page, and what was already done stays."""

import io
import json

import numpy as np
import pytest
from PIL import Image
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

from tests.bench.make_film import film_bytes
from tests.pages.reader import SAMPLE, open_sample, readings, wait_for_film


def structured_report() -> bytes:
    """A DICOM file with no image."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.88.11"
    meta.MediaStorageSOPInstanceUID = generate_uid()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    report = FileDataset(None, Dataset(), file_meta=meta, preamble=b"\0" * 128)
    report.SOPClassUID, report.SOPInstanceUID, report.Modality = (
        meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID, "SR")
    out = io.BytesIO()
    report.save_as(out, enforce_file_format=True)
    return out.getvalue()


def changed_case(**changes) -> bytes:
    return json.dumps({**SAMPLE, **changes}).encode()


def off_film() -> bytes:
    film = {**SAMPLE["films"][0], "marks": {"teardrop": {"R": [[-5.0, 10.0]]}}}
    return changed_case(films=[film])


BAD = {
    "notes.txt": (b"LCEA was 28 last year\n", "film"),
    "nothing.dcm": (b"", "empty"),
    "half.dcm": (film_bytes()[:400_000], "cut"),
    "report.dcm": (structured_report(), "SR"),
    "newer.json": (changed_case(version=2), "newer"),
    "off.json": (off_film(), "outside the film"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_sentence_and_nothing_lost(page, app, name):
    body, word = BAD[name]
    open_sample(page, app, marked=True)
    before = readings(page)
    page.get_by_role("button", name="Open film").click()
    page.locator("input[type=file]").first.set_input_files([{"name": name, "mimeType": "application/octet-stream",
                                                              "buffer": body}])
    told = page.locator("[data-testid=stAlert]").filter(has_text=name)
    told.first.wait_for(timeout=15_000)
    sentence = told.first.inner_text()
    assert word in sentence and "Traceback" not in sentence and len(sentence) < 300
    assert readings(page) == before


def several():
    """A film among files that are none."""
    picture = io.BytesIO()
    Image.fromarray(np.random.default_rng(7).integers(0, 255, (30, 40), dtype=np.uint8)).save(picture, "png")
    bodies = {"pelvis.png": picture.getvalue(), "text.dcm": b"LCEA was 28 last year", "notes.txt": b"30 before"}
    return [{"name": name, "mimeType": "application/octet-stream", "buffer": body} for name, body in bodies.items()]


@pytest.mark.parametrize("is_beside", [False, True], ids=["on the start page", "beside an open film"])
def test_what_is_refused_among_films_is_told_beside_the_film_that_was_opened(page, app, is_beside):
    page.goto(app)
    if is_beside:
        open_sample(page, app)
        page.get_by_role("button", name="Open film").click()
    page.locator("input[type=file]").first.set_input_files(several())
    wait_for_film(page)
    for name in ("text.dcm", "notes.txt"):
        told = page.locator("[data-testid=stAlert]").filter(has_text=f"{name}: This file is not a film")
        told.wait_for(timeout=15_000)
        assert told.is_visible()
    assert page.get_by_text("Open your own films").count() == 0


def test_no_page_shows_a_traceback_without_a_case(page, app):
    for path in ("", "compare", "summary", "reference", "about"):
        page.goto(f"{app}/{path}")
        page.locator("[data-testid=stMainBlockContainer]").wait_for()
        page.wait_for_timeout(1200)
        assert page.locator("[data-testid=stException]").count() == 0
        assert "does not replace, surgical judgment" in page.inner_text("body")


def test_the_pixel_address_needs_its_ticket(app):
    import urllib.error
    import urllib.request

    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{app}/film/guess")


def test_every_limit_of_the_catalogue_is_on_the_reference_page(page, app):
    from planning.catalogue import measure_record
    from planning.measures import CATALOGUE

    page.goto(f"{app}/reference")
    page.locator(".coxa-table").nth(len(CATALOGUE) - 1).wait_for(timeout=20_000)
    shown = " ".join(page.inner_text("body").split())
    for m in CATALOGUE.values():
        for r in measure_record(m)["references"]:
            # The sets of one published table are one table on the page, told by its name, with evidence told once.
            name = r["table"] or r["title"]
            assert name in shown and all(" ".join(s.split()) in shown for s in r["sources"]), name
    unverified = {(m.key, r.table or r.key) for m in CATALOGUE.values() for r in m.references
                  if r.evidence == "unverified"}
    assert page.locator(".coxa-unverified").count() == len(unverified)


def test_words_of_a_file_are_no_markup_in_what_is_told(page, app):
    words = "[a](http://x) ![b](http://x/y.png) **c** `d` :red[e] $f$ <b>g</b>"
    film = {**SAMPLE["films"][0], "id": words[:64], "view": "a `view` **unknown** [here](http://x)"}
    page.goto(app)
    page.locator("input[type=file]").first.set_input_files([
        {"name": "**a** [b](c).json", "mimeType": "application/json", "buffer": changed_case(films=[film])}])
    told = page.locator("[data-testid=stAlert]").filter(has_text="unknown view")
    told.first.wait_for(timeout=15_000)
    assert f"Film “{words[:64]}” has the unknown view “{film['view']}”" in told.first.inner_text()
    assert "__a__ _b__c_.json" in told.first.inner_text()
    assert told.first.locator("a, img, code, strong, em, b, .katex, [class*=color]").count() == 0
