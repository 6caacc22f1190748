"""The plans of a case on the Summary page: seen in the preview, taken away with the files."""

import csv
import io
import json

from planning.__main__ import main
from planning.wording import STATEMENT
from tests.conftest import ROOT, until
from tests.pages.reader import download, wait_for_film
from tests.reports.test_summary_pdf import words_of

FILM = ROOT / "sample_images" / "dysplasia_ap.dcm"
STEP = {"kind": "socket", "film": "ap", "side": "R", "rotation_deg": 16}
PLANS = [{"name": "Plan 1", "chosen": True, "steps": [STEP]},
         {"name": "Plan 2", "steps": [{**STEP, "rotation_deg": 12}]}]
PAGES = "() => document.querySelectorAll('[data-testid=stImage] img').length"


def opened(page, address, plans) -> int:
    """The dysplastic sample with plans, its film beside it, on the Summary page; how many pages it has."""
    case = json.loads((ROOT / "sample_images" / "dysplasia.case.json").read_bytes()) | {"plans": plans}
    page.goto(address)
    page.locator("input[type=file]").first.wait_for(state="attached", timeout=30_000)
    page.locator("input[type=file]").first.set_input_files(
        [{"name": "a.case.json", "mimeType": "application/json", "buffer": json.dumps(case).encode()},
         {"name": FILM.name, "mimeType": "application/dicom", "buffer": FILM.read_bytes()}])
    wait_for_film(page)
    page.get_by_role("link", name="Summary").first.click()
    until(page, f"() => ({PAGES})() > 1", seconds=60)
    page.wait_for_timeout(1500)
    return page.evaluate(PAGES)


def test_plans_are_seen_before_they_are_taken_away(page, app):
    without = opened(page, app, [])
    other = page.context.browser.new_context(accept_downloads=True).new_page()
    assert opened(other, app, PLANS) >= without + 2
    words = words_of(download(other, "PDF summary"))
    for told in ("Plan: Plan 1 (chosen)", "15.5° ±", "31.5° ±", "Before.", "After, simulated.", "Plan 2",
                 "No operation"):
        assert told in words
    rows = list(csv.DictReader(io.StringIO(download(other, "Readings, CSV").decode())))
    assert {row["plan"] for row in rows} == {"", "Plan 1", "Plan 2"}
    record = json.loads(download(other, "Readings, JSON"))
    assert [plan["name"] for plan in record["plans"]] == ["Plan 1", "Plan 2"] and record["statement"] == STATEMENT
    other.context.close()


def test_a_plan_called_otherwise_is_so_everywhere_and_printed_so_where_it_is_asked_for(page, app, tmp_path):
    """The page and the command make the same of a name and a note: neither is taken away unless the reader asks."""
    name, note = "Ann's *hip* <b>x</b>", "Zq99 calls on Monday"
    opened(page, app, PLANS)
    page.get_by_role("link", name="Plan", exact=True).first.click()
    page.get_by_role("radio", name="Plan 1").click()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Rename").click()
    field = page.get_by_role("textbox", name="Name of the plan").and_(page.locator("[value='Plan 1']"))
    field.fill(name)
    page.keyboard.press("Enter")
    page.get_by_role("radio", name=f"{name} ✓").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_timeout(2500)  # the fields of a plan under another name are others
    page.get_by_role("textbox", name="Note").fill(note)
    page.get_by_role("textbox", name="Note").press("Control+Enter")
    page.get_by_role("button", name=f"The note of “{name}” is changed: undo").wait_for()
    page.get_by_role("link", name="Summary").first.click()
    asking = page.get_by_text("Print names and notes of plans")
    asking.wait_for()
    file, out = tmp_path / "case.json", tmp_path / "out.pdf"
    file.write_bytes(download(page, "Case file"))
    for is_asked in (False, True):
        by_page = words_of(download(page, "PDF summary"))
        main(["summary", str(file), "--out", str(out), *["--include-plan-words"] * is_asked])
        for words in (by_page, words_of(out.read_bytes())):
            assert (f"Plan: {name} (chosen)" in words, note in words) == (is_asked, is_asked)
        asking.click()
        page.wait_for_timeout(4000)
