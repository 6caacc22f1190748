"""The picture a sample is shown as while the viewer is on its way: the same film, in the same place, then gone."""

import io
import urllib.error
import urllib.parse
import urllib.request

import numpy as np
import pytest
from PIL import Image

from planning.pages import samples
from planning.pages.shell import shell
from tests.conftest import until

# Where the picture lay when it was shown; the viewer has taken it away by the time it can be asked.
WATCH = """document.addEventListener("load", ({target}) => {
  if (target.id === "early-film") {
    const {x, y, width, height} = target.getBoundingClientRect();
    window.early = {x, y, width, height};
  }
}, true);"""


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (860, 1000)])
def test_it_lies_where_the_viewer_shows_the_film(app, page, size):
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    page.add_init_script(WATCH)
    page.goto(f"{app}/?sample=phantom")
    page.locator(".stage:not(.empty)").wait_for()
    early, stage = page.evaluate("early"), page.locator(".stage").bounding_box()
    assert all(abs(early[part] - stage[part]) <= 1.5 for part in stage), (early, stage)
    assert page.locator("#early-film").count() == 0


def test_it_looks_as_the_viewer_shows_the_film(app, page):
    held = []
    page.route("**/film/**", lambda route: held.append(route))
    page.goto(f"{app}/?sample=phantom")
    page.locator(".stage").wait_for()
    until(page, "document.querySelector('#early-film').complete")
    before = _middle(page)
    assert before.std() > 10  # a film, not an empty frame
    for request in held:
        request.continue_()
    page.unroute("**/film/**")
    page.locator(".stage:not(.empty)").wait_for()
    page.locator("#early-film").wait_for(state="detached")
    # Two ways of making a film smaller, and a JPEG: the same picture to the eye, not to the last level.
    assert np.abs(before - _middle(page)).mean() < 3


def _middle(page):
    box = page.locator(".stage").bounding_box()
    clip = {"x": box["x"] + box["width"] / 2 - 120, "y": box["y"] + box["height"] / 2 - 90, "width": 240, "height": 180}
    return np.asarray(Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("L"), float)


@pytest.mark.parametrize("asked", ["nonsense", '"><script>alert(1)</script>', ""])
def test_what_is_no_sample_gets_the_start_page_as_it_is(app, asked):
    page = urllib.request.urlopen(f"{app}/?sample={urllib.parse.quote(asked)}").read().decode()
    assert page == shell()


def test_only_samples_can_be_fetched_so(app):
    known = samples.true_case(samples.sample("phantom")["case"]).films[0].sha256
    assert urllib.request.urlopen(f"{app}/early/{known}.jpg").headers["Content-Type"] == "image/jpeg"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{app}/early/{'0' * 64}.jpg")
