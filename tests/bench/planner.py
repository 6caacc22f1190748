"""Print how fast the planner follows the hand, in headless Chromium: python -m tests.bench.planner

Input to presented frame, as tests/bench/bench.py reads it, on a film of 3000 x 3000 with every reading of a hip.
"""

from __future__ import annotations

import json
import random
import statistics
import time

import numpy as np
from playwright.sync_api import Page, sync_playwright

from planning.pages.plan_bench import READ
from planning.plans import SocketStep
from planning.viewer.protocol import planned
from tests.bench.bench import bare_drag, latencies, quantile
from tests.bench.make_film import SIZE, marks
from tests.conftest import BROWSER_FLAGS, need, until
from tests.viewer.serve import Shelf, shelf, synthetic_film

HELD_TO = 33  # milliseconds, the 95th percentile
MOVES = 200


def bench_data(server: Shelf) -> dict:
    """The component's data: a body of fourteen corners around the right hip, which turns and slides."""
    _, body = planned("ap_pelvis", ("R", "L"), READ[SocketStep])
    told = json.loads(body)
    film = server.film(synthetic_film(SIZE, SIZE), "large", spacing=[0.143, 0.143])
    t = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    outline = np.column_stack([720 + 420 * np.cos(t), 1250 + 380 * np.sin(t)]).tolist()
    keys = ("head", "sourcil_lateral", "sourcil_medial", "acetabular_edge")
    slide = {"least": -20, "most": 20, "step": 1}
    bench = {
        "id": "plan/1", "rev": 1, "motion": {"degrees": 0, "pivot": [720, 1400], "slide": [0, 0]},
        "turn": {"label": "Rotation", "unit": "°", "least": -40, "most": 60, "step": 0.5,
                 "lateral": [-1, 0], "up": [0, -1]},
        "slides": [{"label": "Medial", "vector": [1, 0], **slide}, {"label": "Cranial", "vector": [0, -1], **slide}],
        "bodies": [{"name": "fragment", "marks": [[key, "R"] for key in keys], "outline": outline, "editable": True,
                    "turns": True, "slides": True, "carried": None}],
        "earlier": [], "lengths": [], "windows": [{"measure": "lcea_sourcil", "low": 30, "high": 40}],
        "measures": [measure["key"] for measure in told["measures"]], "side": "R",
    }
    return {"film": film, "protocol": server.protocol(told), "marks": marks(), "bench": bench}


def to_and_fro(page: Page, x: float, y: float, reach: tuple[float, float]) -> None:
    """A drag to and fro about a place, at uneven moments so as not to beat with the frames."""
    uneven = random.Random(7)
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(MOVES):
        wave = np.sin(i / 9)
        page.mouse.move(x + reach[0] * wave, y + reach[1] * wave)
        time.sleep(0.012 * uneven.uniform(0.35, 2))
    page.mouse.up()


def middle_of(page: Page, selector: str) -> tuple[float, float]:
    """The middle of an element on the page."""
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def main() -> None:
    """Drag each control three times, and print its median and 95th percentile."""
    with shelf() as server, sync_playwright() as p:
        browser = p.chromium.launch(executable_path=need("chromium"), args=BROWSER_FLAGS)
        floor = [span for _ in range(3) for span in bare_drag(browser)]
        print(f"floor: drag of one circle on an empty page: median {statistics.median(floor):.1f} ms, "
              f"p95 {quantile(floor, 0.95):.1f} ms")
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{server.url}/planner")
        until(page, "window.ready")
        page.evaluate("data => serve(data)", bench_data(server))
        page.locator(".message:not(.on)").wait_for(state="attached")
        page.wait_for_timeout(1500)
        for words, selector, reach in (
            ("rotation slider", ".control input[type=range] >> nth=0", (110, 0)),
            ("pivot", ".grips .pivot .disc", (90, 50)),
            ("turning handle", ".grips .turn .disc", (60, 30)),
        ):
            spans = []
            for _ in range(3):
                page.get_by_role("button", name="Reset").click()
                if selector != ".control input[type=range] >> nth=0":
                    page.locator(".control input[type=number]").first.fill("15")
                    page.locator(".control input[type=number]").first.press("Enter")
                page.wait_for_timeout(300)
                at = thumb(page) if "range" in selector else middle_of(page, selector)
                spans += latencies(browser, page, lambda at=at, reach=reach: to_and_fro(page, *at, reach))
            print(f"{words}, input to presented frame, {len(spans)} moves: median {statistics.median(spans):.1f} ms, "
                  f"p95 {quantile(spans, 0.95):.1f} ms ({HELD_TO})")
        browser.close()


def thumb(page: Page) -> tuple[float, float]:
    """Where the thumb of the rotation slider is at rest, 16 pixels being Chromium's own width of it."""
    box = page.locator(".control input[type=range]").first.bounding_box()
    return box["x"] + 8 + (box["width"] - 16) * 40 / 100, box["y"] + box["height"] / 2


if __name__ == "__main__":
    main()
