"""A reader's whole path on the sample film, in a real browser."""

import csv
import io
import json
import subprocess
import sys

import pikepdf
import pytest

from tests.conftest import ROOT
from tests.pages.reader import (
    AP,
    TRUTH,
    case_now,
    center,
    download,
    film_point,
    handle,
    number,
    open_sample,
    place,
    readings,
    wait_for_film,
)

EDGE = "Right lateral sourcil, point 1"


def mark_right_hip(page):
    """Both teardrops, then the right hip in the order the list asks."""
    for key, side, count in (("teardrop", "R", 1), ("teardrop", "L", 1), ("head", "R", 3), ("sourcil_lateral", "R", 1),
                             ("acetabular_edge", "R", 1), ("sourcil_medial", "R", 1)):
        place(page, AP, key, side, count)
    page.wait_for_timeout(900)


@pytest.fixture
def marked(page, app):
    open_sample(page, app)
    mark_right_hip(page)
    return page


def test_marking_one_hip_reads_its_angles_and_not_the_other(marked):
    shown = readings(marked)
    # One screen pixel is about 3 film pixels here (0.4 mm): two degrees is what a hand can do at this zoom.
    for short, key in (("LCEA", "lcea_sourcil"), ("LCEA bone", "lcea_bone"), ("Tönnis", "tonnis_angle"),
                       ("Sharp", "sharp_angle")):
        assert number(shown[short, "Right"]) == pytest.approx(TRUTH["ap"]["R"][key], abs=2)
        assert shown[short, "Left"] == "–"


def test_dragging_moves_the_live_value_and_then_the_reading(marked):
    before = readings(marked)["LCEA", "Right"]
    live = marked.locator(".values.left")
    x, y = center(marked, EDGE)
    marked.mouse.move(x, y)
    marked.mouse.down()
    marked.mouse.move(x - 20, y + 6, steps=5)
    marked.wait_for_timeout(200)
    during = live.inner_text()
    assert readings(marked)["LCEA", "Right"] == before
    marked.mouse.up()
    marked.wait_for_timeout(900)
    after = readings(marked)["LCEA", "Right"]
    assert number(after) > number(before) + 5
    assert after in during.split("\n")


def test_nudge_undo_and_redo(marked):
    first = case_now(marked)["films"][0]["marks"]["sourcil_lateral"]["R"][0]
    handle(marked, EDGE).focus()
    for keys in ("ArrowRight", "Shift+ArrowRight", "Alt+ArrowDown"):
        marked.keyboard.press(keys)
    marked.wait_for_timeout(900)
    nudged = case_now(marked)["films"][0]["marks"]["sourcil_lateral"]["R"][0]
    assert nudged == pytest.approx([first[0] + 11, first[1] + 0.1], abs=1e-9)


def test_undo_puts_a_drag_back(marked):
    before = readings(marked)["LCEA", "Right"]
    x, y = center(marked, EDGE)
    marked.mouse.move(x, y)
    marked.mouse.down()
    marked.mouse.move(x - 25, y, steps=4)
    marked.mouse.up()
    marked.wait_for_timeout(700)
    assert readings(marked)["LCEA", "Right"] != before
    marked.keyboard.press("Control+z")
    marked.wait_for_timeout(900)
    assert readings(marked)["LCEA", "Right"] == before
    marked.keyboard.press("Control+Shift+z")
    marked.wait_for_timeout(900)
    assert readings(marked)["LCEA", "Right"] != before


def test_marks_survive_another_film_and_a_reload(marked):
    before = readings(marked)
    marked.get_by_role("radio", name="Dunn 45° R").click()
    marked.locator(".coxa-readings").get_by_text("Offset ratio").wait_for()
    wait_for_film(marked)
    assert handle(marked, EDGE).count() == 0
    marked.get_by_role("radio", name="AP pelvis").click()
    marked.locator(".coxa-readings").get_by_text("LCEA bone").first.wait_for()
    wait_for_film(marked)
    assert handle(marked, EDGE).count() == 1
    assert readings(marked) == before
    marked.reload()
    wait_for_film(marked)
    assert handle(marked, EDGE).count() == 1
    assert readings(marked) == before


def test_downloads_and_the_case_file_read_again(marked, browser, app, tmp_path):
    before = readings(marked)
    marked.get_by_role("link", name="Summary").first.click()
    pdf, table = download(marked, "PDF summary"), download(marked, "Readings, CSV")
    case = tmp_path / "case.json"
    case.write_bytes(download(marked, "Case file"))

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    told = subprocess.run([sys.executable, "-m", "planning", "read", str(case), "--json"], cwd=ROOT,
                          capture_output=True, text=True, check=True)
    by_command = {(r["key"], r["side"], r["film"]): r["value"] for r in json.loads(told.stdout)["readings"]}
    assert len(rows) == len(by_command)
    lcea = by_command["lcea_sourcil", "R", "ap"]
    assert f"{lcea:.1f}°" == before["LCEA", "Right"]

    again = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    again.goto(app)
    again.locator("input[type=file]").first.set_input_files([case])
    wait_for_film(again)
    assert readings(again) == before
    saved = json.loads(case.read_text())
    assert case_now(again) == saved
    again.context.close()


def test_a_second_visit_is_offered_the_earlier_marks(marked, browser, app):
    before = readings(marked)
    later = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    open_sample(later, app)
    later.get_by_role("button", name="Take those marks").click()
    later.wait_for_timeout(1500)
    assert readings(later) == before
    later.context.close()


def test_a_mark_placed_by_hand_lands_where_it_was_clicked(page, app):
    open_sample(page, app)
    column, row = AP["marks"]["teardrop"]["R"][0]
    x, y = film_point(page, AP, column, row)
    page.mouse.click(x, y)
    page.wait_for_timeout(900)
    placed = case_now(page)["films"][0]["marks"]["teardrop"]["R"][0]
    # A click has whole screen pixels, each about 3.2 film pixels wide here.
    assert placed == pytest.approx([column, row], abs=3.3)
