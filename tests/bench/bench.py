"""Print the figures the app is held to, measured in headless Chromium: python -m tests.bench.bench

Input to presented frame is read from Chromium's own trace (EventLatency), the rest from the page and the wire.
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from planning.casefile import read_case, write_case
from planning.film import read_film
from planning.reading import read_case_films
from tests.bench.make_film import SIZE, film_bytes, marks
from tests.conftest import BROWSER_FLAGS, ROOT, free_port, need, start_app, until

# Notes when the picture that goes before the viewer is shown, when the film canvas is first painted, how often it is
# painted, and when the readings change.
WATCH = """
window.seen = {painted: 0, early: null, first: null, readings: []};
document.addEventListener("load", async ({target}) => {
  if (target.id !== "early-film") return;
  await target.decode();
  requestAnimationFrame(() => setTimeout(() => { seen.early ??= performance.now(); }));
}, true);
for (const draw of ["putImageData", "drawImage"]) {
  const original = CanvasRenderingContext2D.prototype[draw];
  CanvasRenderingContext2D.prototype[draw] = function (...args) {
    if (this.canvas.classList.contains("film")) {
      seen.painted += 1;
      if (seen.first === null) requestAnimationFrame(() => setTimeout(() => { seen.first ??= performance.now(); }));
    }
    return original.apply(this, args);
  };
}
"""


def quantile(values: list[float], part: float) -> float:
    """The value below which a part of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def new_page(browser: Browser) -> Page:
    """A page of a new visitor, watched."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(WATCH)
    return page


def visible(browser: Browser, address: str, page: Page | None = None) -> tuple[float, float, Page]:
    """Milliseconds from opening the page on a sample until its film is seen, and until the viewer shows it."""
    page = page or new_page(browser)
    page.goto(address)
    until(page, "window.seen && seen.first !== null")
    early, first = page.evaluate("[seen.early, seen.first]")
    return min(early or first, first), first, page


def open_large_film(page: Page, address: str, folder: Path) -> None:
    """The 3000 x 3000 film with both hips marked, opened as a reader opens a film and a case file."""
    film, case = folder / "film.dcm", folder / "case.json"
    film.write_bytes(film_bytes())
    seen = read_film(film.read_bytes())
    case.write_text(json.dumps({"format": "coxa-case", "version": 1, "films": [
        {"id": "ap", "view": "ap_pelvis", "rows": SIZE, "columns": SIZE, "sha256": seen.sha256,
         "spacing_mm": list(seen.spacing_mm), "scale": seen.scale, "marks": marks()}]}))
    page.goto(address)
    page.locator("input[type=file]").first.set_input_files([case])
    page.get_by_text("Open the same film again").wait_for()
    page.locator("input[type=file]").last.set_input_files([film])
    until(page, "window.seen && seen.first !== null")
    page.wait_for_timeout(1500)


def handle(page: Page) -> tuple[float, float]:
    """Where the right lateral sourcil is on the screen."""
    box = page.locator("[aria-label='Right lateral sourcil, point 1']").first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, steps: int, pause: float, at: tuple[float, float] | None = None) -> None:
    """Drag a handle in a small circle with the loupe on, at uneven moments so as not to beat with the frames."""
    x, y = at or handle(page)
    uneven = random.Random(7)
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(steps):
        page.mouse.move(x + 14 * ((i % 20) - 10) / 10, y + 9 * ((i % 14) - 7) / 7)
        time.sleep(pause * uneven.uniform(0.35, 2))
    page.mouse.up()


def frame_latency(browser: Browser, page: Page, at: tuple[float, float] | None = None) -> list[float]:
    """Milliseconds from each mouse move of a drag to the frame that shows it."""
    return latencies(browser, page, lambda: drag(page, 200, 0.012, at))


def latencies(browser: Browser, page: Page, move: Callable[[], None]) -> list[float]:
    """Milliseconds from each mouse move made by `move` to the frame that shows it."""
    browser.start_tracing(page=page, categories=["cc", "benchmark", "input", "latency"])
    move()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    begun, spans = {}, []
    for e in events:
        if e.get("name") != "EventLatency" or e.get("ph") not in "be":
            continue
        key = (e.get("id2", {}).get("local") or e.get("id"), e["pid"])
        if e["ph"] == "b":
            begun[key] = (e["ts"], e.get("args", {}).get("event_latency", {}).get("event_type", ""))
        elif key in begun:
            start, kind = begun.pop(key)
            if kind in ("MOUSE_DRAGGED", "MOUSE_MOVED"):
                spans.append((e["ts"] - start) / 1000)
    return spans


def bare_drag(browser: Browser) -> list[float]:
    """The same drag on an empty page with one circle: what browser and machine take for themselves."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_content("""<svg width=1400 height=880><circle r=5 fill=red /></svg><script>
      const circle = document.querySelector("circle");
      let at, frame;
      onpointermove = (e) => { at = e; frame ??= requestAnimationFrame(() => {
        frame = null; circle.setAttribute("transform", `translate(${at.clientX} ${at.clientY})`); }); };
    </script>""")
    spans = frame_latency(browser, page, (500, 400))
    page.close()
    return spans


def bare_streamlit(browser: Browser, folder: Path) -> tuple[float, float]:
    """An app of one line of text: milliseconds until it shows, in a cold and in a warm browser."""
    script = folder / "bare.py"
    script.write_text("import streamlit as st\nst.html('<p id=here>here</p>')\n")
    port = free_port()
    server = start_app(folder / "none.db", port, script)
    times, page = [], None
    try:
        for fresh in (True, True, True, False, False, False):
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page() if fresh else page
            page.goto(f"http://127.0.0.1:{port}")
            page.wait_for_selector("#here")
            times.append(page.evaluate("performance.now()"))
    finally:
        server.terminate()
        server.wait(20)
    return statistics.median(times[:3]), statistics.median(times[3:])


def window_level(page: Page) -> float:
    """Frames a second in which the film is repainted while window and level are dragged."""
    box = page.locator(".stage").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down(button="right")
    page.evaluate("seen.painted = 0; seen.since = performance.now()")
    for i in range(240):
        page.mouse.move(x + i % 60, y + (i * 7) % 40)
        time.sleep(0.004)
    painted, spent = page.evaluate("[seen.painted, performance.now() - seen.since]")
    page.mouse.up(button="right")
    return painted / spent * 1000


def drag_end(page: Page) -> tuple[list[float], list[int]]:
    """For twenty drags: milliseconds from letting go to new readings on the page, and bytes over the WebSocket."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    got = []
    wire.on("Network.webSocketFrameReceived", lambda e: got.append(_size(e["response"])))
    page.evaluate("""() => {
      let last = document.querySelector('.coxa-readings').innerText;
      new MutationObserver(() => {
        const now = document.querySelector('.coxa-readings')?.innerText ?? last;
        if (now !== last) { last = now; seen.readings.push(performance.now()); }
      }).observe(document.body, {childList: true, subtree: true, characterData: true});
      addEventListener('pointerup', () => { seen.up = performance.now(); seen.readings = []; }, true);
    }""")
    waits, sizes = [], []
    for i in range(20):
        got.clear()
        x, y = handle(page)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 3 + i % 3, y + 2)
        page.mouse.move(x + (4 if i % 2 else -4), y + (3 if i % 3 else -3))
        page.mouse.up()
        until(page, "seen.readings.length > 0")
        page.wait_for_timeout(400)
        waits.append(page.evaluate("seen.readings[0] - seen.up"))
        sizes.append(sum(got))
    return waits, sizes


def _size(frame: dict) -> int:
    text = frame["payloadData"]
    return len(text) if frame["opcode"] == 1 else len(text) * 3 // 4


def python_readings() -> float:
    """Milliseconds for all readings of the two-film sample case, median of 200."""
    case = read_case((ROOT / "sample_images" / "phantom_case.json").read_bytes())
    assert read_case(write_case(case)) == case
    spent = []
    for _ in range(200):
        start = time.perf_counter()
        read_case_films(case)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def main() -> None:
    """Run everything and print one line a figure: measured, and what it is held to."""
    print(f"all readings of a two-film case: {python_readings():.2f} ms (5)")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        port = free_port()
        server = start_app(Path(folder) / "coxa.db", port)
        address = f"http://127.0.0.1:{port}"
        try:
            browser = p.chromium.launch(executable_path=need("chromium"), args=BROWSER_FLAGS)
            figures(browser, address, Path(folder))
        finally:
            server.terminate()
            server.wait(20)


def figures(browser: Browser, address: str, folder: Path) -> None:
    """The figures of the browser."""
    cold_floor, warm_floor = bare_streamlit(browser, folder)
    print(f"floor: Streamlit with one line of text, cold {cold_floor:.0f} ms, warm {warm_floor:.0f} ms")
    floor = [span for _ in range(3) for span in bare_drag(browser)]
    print(f"floor: drag of one circle on an empty page: median {statistics.median(floor):.1f} ms, "
          f"p95 {quantile(floor, 0.95):.1f} ms")
    sample = f"{address}/?sample=phantom"
    *first, page = visible(browser, sample)
    print(f"sample film visible, first visit of all, decoding included: {_both(first)} (2000)")
    cold = zip(*(visible(browser, sample)[:2] for _ in range(5)), strict=True)
    print(f"sample film visible, cold browser, medians: {_both(map(statistics.median, cold))} (1300)")
    warm = zip(*(visible(browser, sample, page)[:2] for _ in range(5)), strict=True)
    print(f"sample film visible, warm browser, medians: {_both(map(statistics.median, warm))} (800)")

    for context in browser.contexts:  # other pages would draw beside this one
        context.close()
    page = new_page(browser)
    open_large_film(page, address, folder)
    spans = [span for _ in range(3) for span in frame_latency(browser, page)]
    print(f"drag, input to presented frame, {len(spans)} moves: median {statistics.median(spans):.1f} ms (13), "
          f"p95 {quantile(spans, 0.95):.1f} ms (22)")
    print(f"window and level: {window_level(page):.0f} frames a second (55)")
    waits, sizes = drag_end(page)
    print(f"drag-end to readings on the page: median {statistics.median(waits):.0f} ms, max {max(waits):.0f} ms (120)")
    print(f"WebSocket bytes a drag-end: median {statistics.median(sizes):.0f}, max {max(sizes)} (16384)")


def _both(times: Iterable[float]) -> str:
    seen, ready = times
    return f"seen {seen:.0f} ms, in the viewer {ready:.0f} ms"


if __name__ == "__main__":
    main()
