"""Opening more beside an open film: a new case, and a panel that closes when it has done its work."""

from playwright.sync_api import expect

from tests.conftest import ROOT
from tests.pages.reader import open_sample, wait_for_film
from tests.pages.test_samples import case_of, open_beside


def panel(page):
    return page.get_by_role("button", name="New case")


def open_panel(page):
    page.get_by_role("button", name="Open film").click()
    panel(page).wait_for()


def test_the_start_page_says_what_the_program_is_above_both_columns(page, app):
    page.goto(app)
    page.get_by_text("Open a sample").wait_for(timeout=30_000)
    name = page.get_by_role("heading", level=1)
    assert name.inner_text().startswith("Coxa measures hip films for hip-preserving surgery")
    assert name.bounding_box()["height"] < 40
    below = name.bounding_box()["y"] + name.bounding_box()["height"]
    for column in ("Open your own films", "Open a sample"):
        assert page.get_by_text(column).bounding_box()["y"] > below
    assert panel(page).count() == 0


def test_a_new_case_leads_to_the_start_page_and_back_to_the_case(page, app):
    open_sample(page, app, marked=True)
    first = case_of(page)
    open_panel(page)
    page.get_by_text("The present case stays as it is, at its address.").wait_for()
    panel(page).click()
    page.locator(".st-key-mark-page-cam button").wait_for()
    assert case_of(page) == "" and page.locator(".stage").count() == 0
    back = page.get_by_role("link", name="go back to it")
    expect(back).to_have_count(1)
    assert back.get_attribute("href") == f"?case={first}"
    page.locator(".st-key-mark-page-cam button").click()
    wait_for_film(page)
    assert case_of(page) not in ("", first)
    page.goto(f"{app}/?case={first}")
    wait_for_film(page)
    assert case_of(page) == first and page.locator("[class*='st-key-film-'] [role=radio]").count() == 2


def test_the_panel_closes_when_a_sample_or_a_file_is_opened_from_it(page, app):
    open_sample(page, app)
    for name in ("normal_m", "normal_m"):  # the second time it is the sample that is open
        open_beside(page, name)
        expect(panel(page)).to_have_count(0)
    open_panel(page)
    page.locator("input[type=file]").set_input_files(ROOT / "sample_images" / "phantom_dunn.dcm")
    page.get_by_role("radio", name="Dunn 45°").wait_for()
    expect(panel(page)).to_have_count(0)


def test_the_panel_stays_open_to_say_why_a_file_is_refused(page, app, tmp_path):
    open_sample(page, app)
    open_panel(page)
    (tmp_path / "no film.png").write_bytes(b"nothing")
    page.locator("input[type=file]").set_input_files(tmp_path / "no film.png")
    page.get_by_text("no film.png: ").wait_for()
    expect(panel(page)).to_be_visible()
