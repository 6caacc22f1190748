"""What tests share: the real app on a port of its own, and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).resolve().parents[1]
BROWSER_FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


def need(tool: str) -> str:
    """The path of a tool; without it the test is skipped, or fails where every tool is required."""
    found = shutil.which(tool)
    if not found and os.environ.get("COXA_REQUIRE_TOOLS"):
        pytest.fail(f"{tool} is not installed; run tests/run")
    if not found:
        pytest.skip(f"{tool} is not installed")
    return found


def until(page, condition: str, argument=None, seconds: float = 30) -> None:
    """Return when a condition (JavaScript) holds in a page.

    Asked from here: Playwright's own waiting evaluates text in the page, which the page's policy forbids.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(condition, argument):
        assert time.monotonic() < end, f"still not so: {condition}"
        page.wait_for_timeout(30)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start_app(
    database: Path, port: int, script: Path = ROOT / "app.py", *,
    said: int | IO = subprocess.DEVNULL, environment: Mapping[str, str] | None = None, **more,
) -> subprocess.Popen:
    """The app as a user starts it, with a database of its own; returns when it answers.

    said: where its output goes. more: Streamlit's settings.
    """
    settings = {"server.port": port, "server.address": "127.0.0.1", "server.headless": "true",
                "server.fileWatcherType": "none", **more}
    flags = [part for key, value in settings.items() for part in (f"--{key}", str(value))]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *flags], cwd=ROOT,
        env={**os.environ, "COXA_DATABASE": f"sqlite:///{database}", **(environment or {})},
        stdout=said, stderr=subprocess.STDOUT,
    )
    for _ in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
            return server
        except OSError:
            time.sleep(0.25)
    server.kill()
    raise RuntimeError("the app did not start")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that need a browser come first: they last longest, mostly waiting, and none is left alone at the end."""
    waiting = {item.path for item in items if "browser" in item.fixturenames}
    items.sort(key=lambda item: item.path not in waiting)


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    """The address of the running app."""
    port = free_port()
    server = start_app(tmp_path_factory.mktemp("store") / "coxa.db", port)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(20)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, headless."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=need("chromium"), args=BROWSER_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    """A fresh browser page, as a new visitor has it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    yield context.new_page()
    context.close()
