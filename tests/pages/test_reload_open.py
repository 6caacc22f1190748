"""A reload comes back to what lay open: a series that bears no mark yet, and the film or series that was shown."""

import pytest

from planning.pages.lying import CLOSED
from tests.conftest import free_port, start_app
from tests.pages.reader import film_point, open_sample, wait_for_film
from tests.pages.series import SIZE, ct_slices, write, zipped
from tests.pages.test_stack import shown
from tests.pages.test_two_tabs import NOTE


def series_shown(page):
    return page.locator("[class*='st-key-film-'] [role=radio][aria-checked=true]").inner_text()


@pytest.fixture
def two_series(page, app, tmp_path):
    """Two series in one archive, the smaller one chosen; neither bears a mark."""
    archive = tmp_path / "two.zip"
    archive.write_bytes(zipped(ct_slices(5, seed="small") + ct_slices(12, seed="large")))
    page.goto(app)
    page.locator("input[type=file]").first.set_input_files(archive)
    wait_for_film(page)
    page.get_by_role("radio", name="CT, 5 slices").click()
    page.locator(".slice", has_text="3 / 5").wait_for()
    return page


def test_series_without_marks_are_there_after_a_reload_the_shown_one_in_front(two_series):
    assert "?case=" in two_series.url
    assert not any(told in two_series.url for told in ("series", "film", "shown"))
    two_series.reload()
    two_series.locator(".slice", has_text="3 / 5").wait_for()
    assert two_series.get_by_role("radio").all_inner_texts()[:2] == ["CT, 12 slices, 3.0 mm", "CT, 5 slices, 3.0 mm"]
    assert series_shown(two_series) == "CT, 5 slices, 3.0 mm"


def test_the_protocol_of_a_series_without_marks_is_there_after_a_reload(two_series):
    box = two_series.get_by_role("combobox", name="Protocol")
    box.click()
    two_series.get_by_role("option").nth(1).click()
    two_series.wait_for_timeout(1200)
    chosen = box.input_value()
    two_series.reload()
    two_series.locator(".slice", has_text="3 / 5").wait_for()
    assert two_series.get_by_role("combobox", name="Protocol").input_value() == chosen


def test_a_reload_comes_back_to_the_film_that_was_shown(page, app):
    open_sample(page, app, marked=True)
    second = page.locator("[class*='st-key-film-'] [role=radio]").nth(1)
    name = second.inner_text()
    second.click()
    page.wait_for_timeout(1500)
    address = page.url
    page.reload()
    wait_for_film(page)
    assert series_shown(page) == name and page.url == address
    other = page.context.new_page()
    other.goto(address)
    wait_for_film(other)
    assert series_shown(other) == name and other.get_by_text(NOTE).count() == 0


def test_a_series_without_marks_is_told_to_be_closed_after_a_restart_and_its_case_goes_on(page, tmp_path):
    port, paths = free_port(), write(ct_slices(6), tmp_path / "ct")
    server = start_app(tmp_path / "coxa.db", port)
    try:
        page.goto(f"http://127.0.0.1:{port}")
        page.locator("input[type=file]").first.set_input_files(paths)
        wait_for_film(page)
        address = page.url
        server.kill()
        server.wait(20)
        server = start_app(tmp_path / "coxa.db", port)
        page.reload()
        page.get_by_text(CLOSED).wait_for()
        page.locator("input[type=file]").first.set_input_files(paths)
        wait_for_film(page)
        assert shown(page).startswith("4 / 6") and page.url == address
        page.mouse.click(*film_point(page, {"rows": SIZE, "columns": SIZE}, 70, 98))
        page.wait_for_timeout(900)
        page.reload()
        wait_for_film(page)
        assert page.locator(".handles g").count() == 1
    finally:
        server.kill()
        server.wait(20)


