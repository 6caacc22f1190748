"""The server is killed while a reader marks a film: what was placed is there when it runs again."""

import numpy as np
import pytest
from PIL import Image

from planning import store
from tests.conftest import free_port, start_app
from tests.pages.reader import AP, film_point, handle, open_sample, place, wait_for_film

PELVIS = ["Right teardrop, point 1", "Left teardrop, point 1"]
HEAD = [f"Right femoral head, point {k}" for k in (1, 2, 3)]


class Server:
    """The app on one port and one database, killed and started as often as a test wants."""

    def __init__(self, folder):
        self.database, self.port = folder / "coxa.db", free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        self.process = start_app(self.database, self.port)

    def kill(self):
        self.process.kill()  # SIGKILL: it can put nothing in order
        self.process.wait(20)


@pytest.fixture
def server(tmp_path, monkeypatch):
    made = Server(tmp_path)
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{made.database}")
    yield made
    made.kill()


def rim(page, k):
    """Click the k-th of three points on the rim of the right head, some way apart."""
    points = AP["marks"]["head"]["R"]
    page.mouse.click(*film_point(page, AP, *points[k * (len(points) // 3)]))
    page.wait_for_timeout(60)


def case_of(page):
    return page.url.split("case=")[1].split("&")[0]


def points_kept(page):
    """How many points of each landmark and side the database holds of the case a page shows."""
    marks = store.load_case(case_of(page)).films[0].marks
    return {f"{key} {side}": len(points) for key, sides in marks.items() for side, points in sides.items()}


def eventually(page, holds, seconds=40):
    """Until something outside of the page holds."""
    for _ in range(seconds * 10):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came to hold")


def start_marking(page, server):
    """Both teardrops and one point of three on the right head are placed and kept."""
    open_sample(page, server.address)
    for side in ("R", "L"):
        place(page, AP, "teardrop", side)
    rim(page, 0)
    eventually(page, lambda: points_kept(page) == {"teardrop R": 1, "teardrop L": 1, "head R": 1})


def test_a_reload_after_the_server_was_killed_finds_every_mark(page, server):
    start_marking(page, server)
    before = page.locator(".handles g").evaluate_all("all => all.map(g => g.getAttribute('aria-label'))")
    server.kill()
    server.start()
    page.reload()
    wait_for_film(page)
    after = page.locator(".handles g").evaluate_all("all => all.map(g => g.getAttribute('aria-label'))")
    assert sorted(after) == sorted(before) and len(after) == 3
    assert page.locator(".badge").is_visible()  # and the list goes on where it stood
    rim(page, 1)
    eventually(page, lambda: points_kept(page)["head R"] == 2)


def test_a_page_left_open_goes_on_when_the_server_is_back(page, server):
    start_marking(page, server)
    server.kill()
    rim(page, 1)
    page.locator(".kept").get_by_text("Not saved").wait_for(timeout=10_000)
    server.start()
    # What was placed while nobody listened is kept without another touch, and so is what comes after.
    eventually(page, lambda: points_kept(page)["head R"] == 2)
    page.locator(".kept").get_by_text("Saved", exact=True).wait_for()
    rim(page, 2)
    eventually(page, lambda: points_kept(page) == {"teardrop R": 1, "teardrop L": 1, "head R": 3})
    assert all(handle(page, name).count() == 1 for name in PELVIS + HEAD)


def test_a_film_opened_again_after_the_server_was_killed_has_what_was_placed_meanwhile(page, server, tmp_path):
    ramp, film = {"rows": 500, "columns": 600}, tmp_path / "film.png"
    Image.fromarray(np.add.outer(np.arange(500), np.arange(600)).astype(np.uint16)).save(film)
    page.goto(server.address)
    page.locator("input[type=file]").first.set_input_files(film)
    wait_for_film(page)
    page.mouse.click(*film_point(page, ramp, 200, 300))
    eventually(page, lambda: points_kept(page) == {"teardrop R": 1})
    server.kill()
    page.mouse.click(*film_point(page, ramp, 400, 300))
    page.locator(".kept").get_by_text("Not saved").wait_for(timeout=10_000)
    server.start()
    page.get_by_text("The marks of this film are kept, its picture is not").wait_for(timeout=40_000)
    page.locator("input[type=file]").first.set_input_files(film)
    wait_for_film(page)
    eventually(page, lambda: points_kept(page) == {"teardrop R": 1, "teardrop L": 1})
    assert all(handle(page, name).count() == 1 for name in PELVIS)
