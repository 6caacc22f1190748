"""The plans of a case on the Summary page: seen in the preview, taken away with the files."""

import csv
import io
import json

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
