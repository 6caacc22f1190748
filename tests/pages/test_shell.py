"""The start page: what it names early is there, and is what the page would ask for by itself."""

import re
import urllib.request

from planning.pages.shell import SCRIPTS, shell


def named(page):
    """The addresses preloaded beyond those that Streamlit's own start page lists."""
    early = page[page.index("</title>"):]
    return re.findall(r'rel="modulepreload"[^>]* href="([^"]+)"', early)


def test_every_script_is_found_once():
    addresses = [address.rsplit("/", 1)[1] for address in named(shell())]
    for name in SCRIPTS:
        assert len([a for a in addresses if re.fullmatch(rf"{re.escape(name)}\.[\w-]{{8}}\.js", a)]) == 1, name


def test_the_title_is_ours_from_the_first_moment():
    assert "<title>Coxa</title>" in shell() and "<title>Streamlit</title>" not in shell()


def test_every_address_named_early_answers_with_a_script(app):
    for path in ("", "compare"):
        page = urllib.request.urlopen(f"{app}/{path}").read().decode()
        assert page == shell()
    for address in named(page):
        answer = urllib.request.urlopen(f"{app}/{address.removeprefix('./').removeprefix('/')}")
        assert answer.status == 200 and "javascript" in answer.headers["Content-Type"], address


def test_nothing_named_early_is_fetched_twice_or_for_nothing(app, page):
    page.goto(f"{app}/?sample=phantom")
    page.locator(".stage:not(.empty)").wait_for()
    fetched = page.evaluate("performance.getEntriesByType('resource').map((e) => new URL(e.name).pathname)")
    assert all(fetched.count("/" + address.removeprefix("./").removeprefix("/")) == 1 for address in named(shell()))
    for name in ("stage", "screen", "pixels"):
        assert any(path.endswith(f"/{name}.js") for path in fetched)
