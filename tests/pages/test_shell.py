"""The start page: what it names early is there, and is what the page would ask for by itself."""

import re
import urllib.request

import pytest

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


@pytest.mark.parametrize("path", ["", "compare", "summary", "reference", "about"])
def test_a_page_runs_no_script_that_is_not_a_file_of_this_server_and_breaks_no_rule_of_its_own(app, page, path):
    said = []
    page.on("console", lambda message: said.append(message.text))
    answer = page.goto(f"{app}/{path}")
    scripts = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))["script-src"]
    assert scripts == "'self'"
    page.get_by_text("Coxa supports, and does not replace, surgical judgment.").first.wait_for()
    page.wait_for_timeout(1500)
    assert not [words for words in said if "Content Security Policy" in words]
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.run = 1'}))")
    assert page.evaluate("window.run") is None
