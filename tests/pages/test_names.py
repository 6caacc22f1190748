"""Names on the pages: none is asked of the patient, and the reader's goes where the reader put it."""

from tests.pages.reader import download, open_sample
from tests.test_privacy import unpacked

READER = "Zq Reader"
ASKED = """[...document.querySelectorAll('input, textarea, [contenteditable=true]')]
  .filter((e) => !['file', 'radio', 'checkbox', 'range'].includes(e.type))
  .map((e) => e.getAttribute('aria-label') || e.closest('[data-testid]').innerText)"""


def to(page, name):
    page.get_by_role("link", name=name).first.click()
    page.wait_for_timeout(3000)


def test_no_field_of_any_page_asks_for_a_name_but_the_readers(page, app):
    open_sample(page, app, marked=True)
    asked = set()
    for name in ("Measure", "Compare", "Summary", "Reference", "About"):
        to(page, name)
        asked |= set(page.evaluate(ASKED))
    to(page, "Measure")
    for button in ("AP pelvis", "Age, sex", "Open film"):
        page.get_by_role("button", name=button).first.click()
        page.wait_for_timeout(500)
        asked |= set(page.evaluate(ASKED))
        page.keyboard.press("Escape")
    assert "Read by" in asked and any(label.startswith("Age in full years") for label in asked)
    assert not {label for label in asked if "patient" in label.lower() or "name" in label.lower()}, asked


def test_the_readers_name_is_in_the_pdf_and_nowhere_else(page, app):
    open_sample(page, app, marked=True)
    to(page, "Summary")
    page.get_by_label("Read by", exact=True).fill(READER)
    page.get_by_label("Read by", exact=True).press("Enter")
    page.wait_for_timeout(2000)
    assert READER.encode() in unpacked(download(page, "PDF summary"))
    for label in ("Readings, CSV", "Readings, JSON", "Case file"):
        assert READER.encode() not in download(page, label)
    assert READER not in page.url
