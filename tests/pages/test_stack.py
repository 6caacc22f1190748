"""A reader's path on a CT series, in a real browser: open it, scroll, mark three slices, come back."""

import json

import pytest

from tests.pages.reader import case_now, download, film_point, wait_for_film
from tests.pages.series import SIZE, ct_slices, write, zipped

COUNT = 24
FILM = {"rows": SIZE, "columns": SIZE}


def open_paths(page, app, paths):
    page.goto(app)
    page.locator("input[type=file]").first.set_input_files(paths)
    wait_for_film(page)


def shown(page):
    """Which slice is told, of how many, and where it lies."""
    return page.locator(".slice").inner_text()


def wheel(page, turns):
    page.mouse.move(*film_point(page, FILM, 128, 30))
    for _ in range(abs(turns)):
        page.mouse.wheel(0, 120 if turns > 0 else -120)
    page.wait_for_timeout(500)


def choose(page, name):
    page.locator(f".list li button[aria-label^='{name},']").click()
    page.wait_for_timeout(300)


def put(page, *spots):
    for column, row in spots:
        page.mouse.click(*film_point(page, FILM, column, row))
        page.wait_for_timeout(150)


def mark_three_slices(page):
    """The right head on slice 16, the left head on 11 and 10 (of 24)."""
    wheel(page, 3)
    choose(page, "Right femoral head")
    put(page, (70, 98), (100, 128), (70, 158))
    wheel(page, -5)
    choose(page, "Left femoral head")
    put(page, (186, 90), (216, 128))
    wheel(page, -1)
    put(page, (186, 160))
    page.wait_for_timeout(900)


@pytest.fixture
def marked(page, app, tmp_path):
    open_paths(page, app, write(ct_slices(COUNT), tmp_path / "ct"))
    mark_three_slices(page)
    return page


def test_loose_files_are_one_series_shown_at_its_middle(page, app, tmp_path):
    open_paths(page, app, write(ct_slices(COUNT), tmp_path / "ct"))
    # The first slice lies at 90.0 mm, each next 3 mm lower: the 13th at 54.
    assert shown(page) == "13 / 24 · 54.0 mm"
    assert page.get_by_role("radio").all_inner_texts() == ["CT, 24 slices, 3.0 mm"]
    wheel(page, 11)
    assert shown(page) == "24 / 24 · 21.0 mm"


def test_marks_of_three_slices_are_three_films_of_the_case(marked):
    films = case_now(marked)["films"]
    told = [(f["position_mm"][2], {k: {s: len(p) for s, p in sides.items()} for k, sides in f["marks"].items()})
            for f in films]
    assert told == [(63.0, {"head": {"L": 1}}), (60.0, {"head": {"L": 2}}), (45.0, {"head": {"R": 3}})]
    assert {f["view"] for f in films} == {"axial"} and len({f["series"] for f in films}) == 1
    assert films[2]["marks"]["head"]["R"][1] == pytest.approx([100, 128], abs=0.3)
    assert "Doe" not in json.dumps(films) and "12345" not in json.dumps(films)
    assert marked.locator(".slices .ticks i").count() == 3


def test_marks_survive_a_reload_and_are_gone_to_from_the_list(marked):
    before = case_now(marked)
    marked.reload()
    wait_for_film(marked)
    assert marked.locator(".handles g").count() == 6
    assert marked.locator(".handles g.afar").count() == 6
    choose(marked, "Right femoral head")
    assert shown(marked) == "16 / 24 · 45.0 mm" and marked.locator(".handles g.afar").count() == 3
    assert case_now(marked) == before


def test_undo_takes_back_one_point_at_a_time_over_the_slices(marked):
    for left in (5, 4, 3, 2):
        marked.keyboard.press("Control+z")
        marked.wait_for_timeout(900)
        assert marked.locator(".handles g").count() == left
    assert [f["position_mm"][2] for f in case_now(marked)["films"]] == [45.0]


def test_a_kept_series_asks_for_its_files_and_knows_them_again(marked, browser, app, tmp_path):
    marked.get_by_role("link", name="Summary").first.click()
    case = json.loads(download(marked, "Case file"))
    # As after a restart, when the server has forgotten the pixels: this case is of slices that nobody has open.
    fresh = ct_slices(COUNT, seed="one", patient="Roe^Richard")
    file = tmp_path / "case.json"
    file.write_text(json.dumps({**case, "films": [{**f, "series": "0123456789abcdef"} for f in case["films"]]}))
    later = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    later.goto(app)
    later.locator("input[type=file]").first.set_input_files([file])
    later.get_by_text("The marks of this series are kept, its slices are not.").wait_for()
    archive = tmp_path / "again.zip"
    archive.write_bytes(zipped(fresh))
    later.locator("input[type=file]").first.set_input_files([archive])
    wait_for_film(later)
    assert later.locator(".handles g").count() == 6
    assert later.get_by_role("radio").count() == 1
    assert [f["marks"] for f in case_now(later)["films"]] == [f["marks"] for f in case["films"]]
    later.context.close()


def test_several_series_in_one_archive_the_largest_is_shown_the_others_offered(page, app, tmp_path):
    archive = tmp_path / "two.zip"
    archive.write_bytes(zipped(ct_slices(5, seed="small") + ct_slices(12, seed="large")))
    open_paths(page, app, [archive])
    assert page.get_by_role("radio").all_inner_texts() == ["CT, 12 slices, 3.0 mm", "CT, 5 slices, 3.0 mm"]
    assert shown(page).startswith("7 / 12")
    page.get_by_text("1 of 18 files was left out").wait_for()
    page.get_by_role("radio", name="CT, 5 slices").click()
    page.locator(".slice", has_text="3 / 5").wait_for()
    page.get_by_role("button", name="Axial slices").click()
    page.get_by_role("button", name="Take this series out of the case").click()
    page.wait_for_timeout(1500)
    wait_for_film(page)
    assert page.get_by_role("radio").all_inner_texts() == ["CT, 12 slices, 3.0 mm"]


def test_reading_a_series_can_be_stopped(page, app, tmp_path):
    open_paths(page, app, write(ct_slices(3), tmp_path / "few"))
    archive = tmp_path / "many.zip"
    archive.write_bytes(zipped(ct_slices(400, seed="many")))
    page.get_by_role("button", name="Open film").click()
    page.locator("input[type=file]").first.set_input_files([archive])
    page.get_by_text("files read").wait_for()
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("files read").wait_for(state="hidden")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="New case").wait_for(state="hidden")
    page.get_by_text("Opening was stopped.").wait_for()
    assert page.get_by_role("radio").all_inner_texts() == ["CT, 3 slices, 3.0 mm"]


def test_an_archive_without_slices_is_told_and_nothing_is_lost(marked, tmp_path):
    archive = tmp_path / "empty.zip"
    archive.write_bytes(zipped([]))
    marked.get_by_role("button", name="Open film").click()
    marked.locator("input[type=file]").first.set_input_files([archive])
    marked.get_by_text("No slices were found").wait_for()
    wait_for_film(marked)
    assert marked.locator(".handles g").count() == 6


def test_a_folder_dropped_on_the_uploader_is_its_series(page, app, tmp_path):
    folder = tmp_path / "study"
    folder.mkdir()
    write(ct_slices(8), folder / "series")
    page.goto(app)
    zone = page.locator("[data-testid=stFileUploaderDropzone]").first
    zone.wait_for()
    box = zone.bounding_box()
    dropped = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2,
               "data": {"items": [], "files": [str(folder)], "dragOperationsMask": 1}}
    hand = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        hand.send("Input.dispatchDragEvent", {"type": kind, **dropped})
    wait_for_film(page)
    assert "/ 8" in shown(page)
