"""The address of a film's pixels: of no use in another browser, nor to whoever has only the address."""

import json
import urllib.error
import urllib.request

import pytest

from tests.conftest import until
from tests.pages.reader import open_sample

FETCHED = "performance.getEntriesByType('resource').map((e) => e.name).find((name) => name.includes('/film/'))"
STATUS = "(url) => fetch(url).then((answer) => answer.status)"


@pytest.fixture
def other(browser):
    """A page in another browser, with cookies of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_a_leaked_address_is_of_no_use_elsewhere(page, other, app):
    open_sample(page, app)
    address = page.evaluate(FETCHED)
    assert page.evaluate(STATUS, address) == 200
    open_sample(other, app)  # a visitor in good standing, with a film open
    assert other.evaluate(STATUS, other.evaluate(FETCHED)) == 200
    assert other.evaluate(STATUS, address) == 404
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(address)


def test_the_cookie_is_for_the_server_alone_and_gone_with_the_browser(page, app):
    page.goto(app)
    page.goto(f"{app}/compare")
    (cookie,) = [c for c in page.context.cookies() if c["name"] == "coxa_browser"]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict" and cookie["expires"] == -1
    assert "coxa_browser" not in page.evaluate("document.cookie")
    page.goto(app)
    assert [c["value"] for c in page.context.cookies() if c["name"] == "coxa_browser"] == [cookie["value"]]


def test_the_address_is_dead_once_its_page_is_closed(page, app):
    open_sample(page, app)
    address = page.evaluate(FETCHED)
    second = page.context.new_page()
    second.goto(app)
    assert second.evaluate(STATUS, address) == 200
    page.close()
    until(second, f"({STATUS})({json.dumps(address)}).then((status) => status === 404)", seconds=10)


def test_a_page_that_lost_its_connection_has_its_film_again(page, app):
    """Streamlit takes the session up again under its own name."""
    sockets = []
    page.route_web_socket("**/_stcore/stream", lambda ws: (ws.connect_to_server(), sockets.append(ws)))
    open_sample(page, app)
    address = page.evaluate(FETCHED)
    sockets[-1].close()
    page.wait_for_timeout(4000)
    assert len(sockets) == 2
    assert page.evaluate(STATUS, address) == 200


def test_two_tabs_of_one_browser_both_show_their_film(page, app):
    open_sample(page, app)
    second = page.context.new_page()
    open_sample(second, app)
    for tab in (page, second):
        assert tab.evaluate(STATUS, tab.evaluate(FETCHED)) == 200
