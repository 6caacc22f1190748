"""Secrets planted in files that are dropped on the page: on no page, in no download, address, log or database."""

import pytest

from planning.pages.looked import QUESTION
from tests.conftest import ROOT, free_port, start_app
from tests.pages.reader import download, wait_for_film
from tests.planted import dicom_film, picture, secret
from tests.test_privacy import CASE, DEBUG, leaks, unpacked

SEEN = """() => {
  const all = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
  const words = (e) => [...e.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data);
  const told = (e) => [...words(e), ...[...e.attributes].map((a) => a.value), e.value ?? ""];
  return [location.href, document.title, ...all(document).flatMap(told)].join("\\n");
}"""
FILES = {secret("file name on the page"): dicom_film(), secret("picture's name on the page"): picture("PNG")}
DOWNLOADS = ("PDF summary", "Readings, CSV", "Readings, JSON", "Case file")


@pytest.fixture
def talkative(tmp_path):
    """The app with everything logged and every warning shown; its address, what it said and what it keeps."""
    (tmp_path / "sitecustomize.py").write_text(DEBUG)
    log, database, port = tmp_path / "log", tmp_path / "kept.db", free_port()
    told = {"PYTHONPATH": f"{tmp_path}:{ROOT}", "PYTHONWARNINGS": "always"}
    with log.open("wb") as said:
        server = start_app(database, port, said=said, environment=told)
        files = (database, database.with_name("kept.db-wal"))
        yield f"http://127.0.0.1:{port}", log.read_bytes, lambda: b"".join(file.read_bytes() for file in files)
        server.terminate()
        server.wait(20)


def drop(page, name, data):
    page.locator("input[type=file]").first.set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data}])


def taken(page) -> dict[str, bytes | str]:
    """Every page as it is seen and every file that can be taken away."""
    found = {}
    for name in ("Compare", "Summary", "Measure"):
        page.get_by_role("link", name=name).first.click()
        page.wait_for_timeout(4000)
        if name == "Summary":
            if page.get_by_text(QUESTION).count():
                page.get_by_text(QUESTION).click()
                page.wait_for_timeout(2000)
            found |= {label: download(page, label) for label in DOWNLOADS}
            found["PDF summary"] = unpacked(found["PDF summary"])
        found[name] = page.evaluate(SEEN)
    return found


def test_nothing_leaks_through_the_page(page, talkative):
    address, said, kept = talkative
    page.goto(address)
    found = {}
    for name, data in FILES.items():
        if found:
            page.get_by_role("button", name="Open film").click()
        page.locator("input[type=file]").first.wait_for(state="attached", timeout=30_000)
        drop(page, name, data)
        wait_for_film(page)
        page.wait_for_timeout(1500)
        found |= {f"{k} {len(found)}": told for k, told in taken(page).items()}
    page.get_by_role("button", name="Open film").click()
    drop(page, *CASE)
    page.get_by_text("Open the same series again").wait_for(timeout=30_000)
    found |= {f"{k} of the case": told for k, told in taken(page).items()}
    assert b"DEBUG" in said() and b"AP pelvis" in found["PDF summary 0"]
    assert {k: where for k, told in (found | {"log": said(), "kept": kept()}).items() if (where := leaks(told))} == {}
