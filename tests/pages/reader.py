"""What a reader does at the screen, for the browser tests."""

import json
import re

from playwright.sync_api import Page

from tests.conftest import ROOT, until

SAMPLE = json.loads((ROOT / "sample_images" / "phantom_case.json").read_text())
AP = SAMPLE["films"][0]
SAMPLES = json.loads((ROOT / "sample_images" / "cases.json").read_text())
TRUTH = next(sample for sample in SAMPLES if sample["id"] == "phantom")["truth"]


def open_sample(page: Page, address: str, *, marked: bool = False) -> None:
    """One click on the drawn sample; returns when its film is shown."""
    page.goto(address)
    page.locator(f".st-key-{'true' if marked else 'mark'}-page-phantom button").click()
    wait_for_film(page)


def wait_for_film(page: Page) -> None:
    """Until the viewer shows a film and its list of landmarks."""
    page.locator(".list li").first.wait_for(timeout=30_000)
    until(
        page,
        "(s => s && !s.querySelector('.message.on, .message.waiting'))"
        "([...document.querySelectorAll('*')].map(e => e.shadowRoot?.querySelector('.stage')).find(Boolean))"
    )
    page.wait_for_timeout(400)


def film_point(page: Page, film: dict, column: float, row: float) -> tuple[float, float]:
    """Where a film pixel is on the screen while the whole film is fitted into the viewer."""
    box = page.locator(".stage").bounding_box()
    scale = min(box["width"] / film["columns"], box["height"] / film["rows"])
    return (box["x"] + box["width"] / 2 + (column - film["columns"] / 2) * scale,
            box["y"] + box["height"] / 2 + (row - film["rows"] / 2) * scale)


def place(page: Page, film: dict, key: str, side: str, count: int = 1) -> None:
    """Click the true places of a landmark; rim points well apart."""
    points = film["marks"][key][side]
    for column, row in points[:: max(1, len(points) // count)][:count]:
        page.mouse.click(*film_point(page, film, column, row))
        page.wait_for_timeout(60)


def handle(page: Page, name: str):
    """The handle of a mark: `Right lateral sourcil, point 1`."""
    return page.locator(f"[aria-label='{name}']")


def center(page: Page, name: str) -> tuple[float, float]:
    """Where a handle is on the screen."""
    box = handle(page, name).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def readings(page: Page) -> dict[tuple[str, str], str]:
    """The table beside the film: (measure, side) -> value as printed."""
    page.evaluate("document.querySelectorAll('.coxa-rest').forEach(folded => { folded.open = true })")
    found = {}
    for table in page.locator(".coxa-readings").all():
        heads = [h.strip() for h in table.locator("thead th").all_inner_texts()][1:]
        for row in table.locator("tbody tr:has(th)").all():
            name = row.locator("th").inner_text().split("\n")[0]
            for side, cell in zip(heads, row.locator("td").all(), strict=True):
                found[name, side] = cell.locator("b").inner_text()
    return found


def number(text: str) -> float:
    """A printed value as a number."""
    return float(re.match(r"−?[\d.]+", text).group().replace("−", "-"))


def download(page: Page, label: str) -> bytes:
    """What a download button gives."""
    with page.expect_download() as got:
        page.get_by_role("button", name=label).click()
    with open(got.value.path(), "rb") as file:
        return file.read()


def case_now(page: Page) -> dict:
    """The case file as the Summary page gives it; returns on the Measure page."""
    page.get_by_role("link", name="Summary").first.click()
    case = json.loads(download(page, "Case file"))
    page.get_by_role("link", name="Measure").first.click()
    wait_for_film(page)
    return case
