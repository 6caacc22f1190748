"""Print what other readers feel while one opens the slowest film there is: python -m tests.bench.beside

Five readers drag, as in tests/bench/load.py, and in a browser a film of 25 million pixels of noise in JPEG 2000 is
opened again and again, each time another one.
"""

from __future__ import annotations

import asyncio
import io
import statistics
import tempfile
import threading
import time
from pathlib import Path

import imagecodecs
import numpy as np
from playwright.sync_api import sync_playwright
from pydicom import uid
from pydicom.encaps import encapsulate

from planning.film import read_film
from tests.bench.bench import quantile
from tests.bench.load import crowd
from tests.conftest import BROWSER_FLAGS, free_port, need, start_app
from tests.film.corpus.made import of_kind

READERS, SIDE, FILMS = 5, 5000, 3


def slow_film(seed: int) -> bytes:
    """Noise does not pack, and is the slowest to unpack."""
    made = of_kind("u12")
    values = np.random.default_rng(seed).integers(0, 4096, (SIDE, SIDE), dtype=np.uint16)
    made.Rows = made.Columns = SIDE
    made.file_meta.TransferSyntaxUID = uid.JPEG2000Lossless
    made.PixelData = encapsulate([imagecodecs.jpeg2k_encode(values, reversible=True, codecformat="j2k", numthreads=2)])
    made["PixelData"].VR = "OB"
    kept = io.BytesIO()
    made.save_as(kept, enforce_file_format=True)
    return kept.getvalue()


def open_all(address: str, files: list[Path], is_over: threading.Event) -> None:
    """Someone who opens one slow film after the other."""
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=need("chromium"), args=BROWSER_FLAGS)
        while not is_over.is_set():
            for file in files:
                page = browser.new_page()
                page.goto(address)
                page.locator("input[type=file]").first.set_input_files([file])
                page.locator(".list li").first.wait_for(timeout=60_000)
                page.close()
        browser.close()


def told(words: str, waits: list[float], errors: list[str]) -> None:
    print(f"{words}: {len(waits)} drag-ends, median {statistics.median(waits):.0f} ms, "
          f"p95 {quantile(waits, 0.95):.0f} ms, max {max(waits):.0f} ms, {len(errors)} errors")


def main() -> None:
    """The readers alone, then beside the slow films."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"slow{k}.dcm") for k in range(FILMS)]
        for k, file in enumerate(files):
            file.write_bytes(slow_film(k))
        begin = time.perf_counter()
        read_film(files[0].read_bytes())
        print(f"one film by itself is read in {time.perf_counter() - begin:.1f} s")
        port = free_port()
        server = start_app(Path(folder) / "coxa.db", port)
        try:
            wire = f"ws://127.0.0.1:{port}/_stcore/stream"
            asyncio.run(crowd(wire, READERS))
            told("readers alone", *asyncio.run(crowd(wire, READERS)))
            is_over = threading.Event()
            other = threading.Thread(target=open_all, args=(f"http://127.0.0.1:{port}", files, is_over))
            other.start()
            told("beside slow films", *asyncio.run(crowd(wire, READERS)))
            is_over.set()
            other.join()
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
