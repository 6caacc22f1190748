"""The gallery of samples: what it offers, and one click to a film with or without its true marks."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from planning.pages import samples
from tests.conftest import until
from tests.pages.reader import number, open_sample, readings, wait_for_film

FILM = {"id": "ap", "view": "ap_pelvis", "rows": 10, "columns": 10, "sha256": "0" * 64}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of samples of its own, and the page's memory of the committed one emptied."""
    monkeypatch.setattr(samples, "FOLDER", tmp_path)
    cached = (samples.catalogue, samples.true_case, samples._files)
    for known in cached:
        known.cache_clear()
    yield tmp_path
    for known in cached:
        known.cache_clear()


def listed(folder, name, view="ap_pelvis", **more):
    (folder / f"{name}.json").write_text(json.dumps(
        {"format": "coxa-case", "version": 1, "films": [{**FILM, "view": view}]}))
    entry = {"id": name, "title": name, "lesson": ".", "tags": [name], "films": ["a.dcm"], "case": f"{name}.json"}
    return entry | more


def test_only_what_the_page_can_open_is_offered(folder):
    (folder / "cases.json").write_text(json.dumps([
        listed(folder, "pelvis"), listed(folder, "strange", view="a view nobody reads"),
        listed(folder, "slices", stack=True), listed(folder, "dunn", view="dunn_45")]))
    assert [s["id"] for s in samples.catalogue()] == ["pelvis", "slices", "dunn"]
    assert samples.tags() == ["pelvis", "slices", "dunn"]
    assert samples.sample("strange") is None and samples.sample("pelvis")["title"] == "pelvis"


def test_a_folder_without_samples_offers_none(folder):
    assert samples.catalogue() == [] and samples.film_of("0" * 64) is None


def test_every_committed_sample_that_is_offered_can_be_opened():
    assert {"phantom"} <= {s["id"] for s in samples.catalogue()}
    for sample in samples.catalogue():
        known = samples.true_case(sample["case"]).films
        stack = samples.stack_of(sample["id"]).slices if sample.get("stack") else ()
        films = stack or [samples.film_of(true.sha256) for true in known]
        assert [(f.sha256, f.rows, f.columns) for f in films] == [(t.sha256, t.rows, t.columns) for t in known]


@pytest.fixture
def gallery(page, app):
    page.goto(app)
    page.get_by_role("button", name="Mark it").first.wait_for(timeout=30_000)
    return page


def cards(page):
    return page.locator("[class*='st-key-mark-page-']")


def test_every_sample_has_a_card_with_its_picture(gallery):
    offered = samples.catalogue()
    expect(cards(gallery)).to_have_count(len(offered))
    for sample in offered:
        assert gallery.get_by_text(sample["title"], exact=True).count() == 1
    until(
        gallery, "n => { const all = [...document.querySelectorAll('[data-testid=stImage] img')];"
        " return all.length === n && all.every(i => i.complete && i.naturalWidth === 300); }", len(offered))


def test_the_cards_stand_beside_each_other_and_inside_the_page(gallery):
    for width in (1440, 1024):
        gallery.set_viewport_size({"width": width, "height": 900})
        gallery.wait_for_timeout(500)
        boxes = [card.bounding_box() for card in cards(gallery).all()]
        across = len({round(box["x"]) for box in boxes})
        assert across == (1 if len(boxes) == 1 else min(len(boxes), 3 if width == 1440 else 2))
        assert max(box["x"] + box["width"] for box in boxes) < width


def test_a_kind_narrows_the_gallery(gallery):
    gallery.get_by_text("Drawn", exact=True).click()
    wanted = [s for s in samples.catalogue() if "Drawn" in s["tags"]]
    until(gallery, "n => document.querySelectorAll(\"[class*='st-key-mark-page-']\").length === n", len(wanted))


def test_true_marks_are_read_at_once_and_an_unmarked_film_is_not(page, app, browser):
    open_sample(page, app, marked=True)
    assert readings(page)["LCEA", "Right"] == "30.0°"
    other = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    open_sample(other, app)
    assert readings(other)["LCEA", "Right"] == "–"
    other.context.close()


def case_of(page):
    """The case that the address names."""
    return parse_qs(urlsplit(page.url).query).get("case", [""])[0]


def open_beside(page, name, how="true"):
    """Another sample, from the panel beside an open film."""
    page.get_by_role("button", name="Open film").click()
    page.locator(".st-key-sample-bar input").fill(samples.sample(name)["title"])
    page.locator(".st-key-sample-bar input").press("Enter")
    page.locator(f".st-key-{how}-bar-{name} button").click()
    page.wait_for_timeout(300)
    page.locator("[data-test-script-state='notRunning']").wait_for()
    wait_for_film(page)


def shown_films(page):
    return page.locator("[data-testid='stButtonGroup'] button").all_inner_texts()


def test_beside_an_open_film_a_sample_is_chosen_by_its_title(page, app):
    open_sample(page, app)
    open_beside(page, "dysplasia")
    assert any(value != "–" for value in readings(page).values())


def test_a_stack_opens_with_its_true_marks_and_without(page, app):
    """The values are those that the renderer computed in the bones."""
    truth = samples.sample("version_high")["truth"]["slice_03"]
    page.goto(app)
    page.locator(".st-key-true-page-version_high button").click()
    wait_for_film(page)
    expect(page.get_by_text("CT, 12 slices").first).to_be_visible()
    read = readings(page)
    for side, key in (("Right", "R"), ("Left", "L")):
        assert number(read["FV Murphy", side]) == pytest.approx(truth[key]["femoral_version_murphy"], abs=0.1)
        assert number(read["AV central", side]) == pytest.approx(truth[key]["acetabular_version_central"], abs=0.1)
    first = case_of(page)
    open_beside(page, "version_low", "mark")
    assert set(readings(page).values()) <= {"–"} and case_of(page) != first


def test_a_sample_never_joins_the_case_of_someone_else(page, app):
    open_sample(page, app, marked=True)
    first, count = case_of(page), len(shown_films(page))
    open_beside(page, "normal_m")
    assert first and case_of(page) not in ("", first) and len(shown_films(page)) == 1
    back = page.get_by_role("link", name="go back to it")
    assert back.first.get_attribute("href") == f"?case={first}"
    page.goto(f"{app}/{back.first.get_attribute('href')}")
    wait_for_film(page)
    assert case_of(page) == first and len(shown_films(page)) == count
    assert readings(page)["LCEA", "Right"] == "30.0°"


def test_a_sample_opened_again_stays_in_its_case(page, app):
    open_sample(page, app)
    first, count = case_of(page), len(shown_films(page))
    open_beside(page, "phantom")
    assert (case_of(page), len(shown_films(page))) == (first, count)
    assert readings(page)["LCEA", "Right"] == "30.0°"
    assert page.get_by_role("link", name="go back to it").count() == 0
