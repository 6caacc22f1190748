"""What is written on the accent can be read: its contrast as WCAG 2 defines it, at least 4.5 to 1."""

import re

import pytest

from tests.pages.reader import open_sample

COLORS = "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"


def luminance(color):
    """Relative luminance of an `rgb(...)` color, by WCAG 2."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(button):
    dark, light = sorted(map(luminance, button.evaluate(COLORS)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("is_pointed_at", [False, True])
def test_the_words_of_a_sample_and_of_the_summary_can_be_read(page, app, is_pointed_at):
    page.goto(app)
    mark = page.get_by_role("button", name="Mark it").first
    mark.wait_for()
    if is_pointed_at:
        mark.hover()
        page.wait_for_timeout(400)
    assert contrast(mark) >= 4.5
    open_sample(page, app, marked=True)
    page.get_by_role("link", name="Summary").first.click()
    pdf = page.get_by_role("button", name="PDF summary")
    pdf.wait_for()
    if is_pointed_at:
        pdf.hover()
        page.wait_for_timeout(400)
    assert contrast(pdf) >= 4.5
