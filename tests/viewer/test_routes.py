"""The pixel route: the bytes of the film for its ticket, and nothing once the session is gone."""

import gc

import numpy as np
from starlette.applications import Starlette
from starlette.testclient import TestClient

from planning.viewer.protocol import protocol
from planning.viewer.routes import MODULES_URL, ROUTES, Ticket, Visitor, publish_protocol
from tests.conftest import ROOT

client = TestClient(Starlette(routes=ROUTES))


def test_the_film_arrives_bit_for_bit_and_is_not_kept_by_the_browser():
    pixels = np.array([[1, 256, 65535], [0, 2, 3]], "uint16")
    ticket = Ticket(pixels)
    answer = client.get(ticket.url)
    # Little-endian by hand: 1, 256, 65535, 0, 2, 3.
    assert answer.content == bytes([1, 0, 0, 1, 255, 255, 0, 0, 2, 0, 3, 0])
    assert answer.headers["cache-control"] == "no-store"


def test_each_slice_of_a_stack_has_an_address_of_its_own():
    ticket = Ticket(*(np.full((1, 2), value, "uint16") for value in (7, 300)))
    assert client.get(f"{ticket.url}/0").content == client.get(ticket.url).content == bytes([7, 0, 7, 0])
    assert client.get(f"{ticket.url}/1").content == bytes([44, 1, 44, 1])
    for none in ("2", "-1", "first", "1/0", "stack.json"):
        assert client.get(f"{ticket.url}/{none}").status_code == 404


def test_what_is_told_of_a_stack_is_at_its_address_and_not_kept_by_the_browser():
    ticket = Ticket(np.zeros((1, 1), "uint16"), told=b'{"shas": []}')
    answer = client.get(f"{ticket.url}/stack.json")
    assert answer.json() == {"shas": []} and answer.headers["cache-control"] == "no-store"
    url = ticket.url
    del ticket
    gc.collect()
    assert client.get(f"{url}/stack.json").status_code == 404


def test_two_tickets_for_one_film_have_two_addresses():
    pixels = np.zeros((2, 2), "uint16")
    one, two = Ticket(pixels), Ticket(pixels)
    assert one.url != two.url


def test_the_address_dies_with_its_ticket():
    ticket = Ticket(np.zeros((2, 2), "uint16"))
    url = ticket.url
    assert client.get(url).status_code == 200
    del ticket
    gc.collect()
    assert client.get(url).status_code == 404
    assert client.get("/film/guess").status_code == 404


def test_the_address_answers_the_browser_of_the_session_alone():
    ticket = Ticket(np.zeros((2, 2), "uint16"), told=b"{}", visitor=Visitor("own"))
    for address in (ticket.url, f"{ticket.url}/0", f"{ticket.url}/stack.json"):
        for value, status in (("own", 200), ("other", 404), ("", 404)):
            answer = client.get(address, headers={"Cookie": f"coxa_browser={value}"})
            assert answer.status_code == status, (address, value)
        assert client.get(address).status_code == 404


def test_the_address_is_dead_while_the_visitor_is_away():
    here = [True]
    ticket = Ticket(np.zeros((2, 2), "uint16"), told=b"{}", visitor=Visitor(is_here=lambda: here[0]))
    for here[0], status in ((True, 200), (False, 404), (True, 200)):
        assert {client.get(f"{ticket.url}{end}").status_code for end in ("", "/0", "/stack.json")} == {status}


def test_a_protocol_is_named_by_its_content():
    one, body = protocol("ap_pelvis", ("R", "L"))
    two, other = protocol("dunn_45", ("R",))
    assert one != two and body != other
    answer = client.get(publish_protocol(one, body))
    assert answer.content == body and "immutable" in answer.headers["cache-control"]
    assert client.get("/protocol/none.json").status_code == 404


def test_the_viewers_modules_are_kept_by_the_browser_under_the_name_of_their_content():
    answer = client.get(f"{MODULES_URL}stage.js")
    assert answer.content == (ROOT / "planning" / "viewer" / "stage.js").read_bytes()
    assert "immutable" in answer.headers["cache-control"] and "javascript" in answer.headers["content-type"]
    assert client.get("/viewer/0123456789abcdef/stage.js").status_code == 404
    assert client.get(f"{MODULES_URL}..%2Froutes.py").status_code == 404


def test_a_question_about_a_film_is_answered_to_the_browser_of_the_session_alone():
    ticket = Ticket(np.zeros((2, 2), "uint16"), visitor=Visitor("own"), suggest=lambda asked: {"points": [asked["at"]]})
    url, own = f"{ticket.url}/suggestion", {"Cookie": "coxa_browser=own"}
    answer = client.post(url, json={"at": [1, 2.5]}, headers=own)
    assert answer.json() == {"points": [[1, 2.5]]} and answer.headers["cache-control"] == "no-store"
    assert client.post(url, json={"at": [1, 2]}, headers={"Cookie": "coxa_browser=other"}).status_code == 404
    assert client.get(url, headers=own).status_code == 405


def test_what_is_no_question_is_refused_and_a_film_without_answers_has_none():
    ticket, mute = Ticket(np.zeros((2, 2), "uint16"), suggest=dict), Ticket(np.zeros((2, 2), "uint16"))
    for body in (b"", b"{", b"[1]", b"[" * 100_000, b'{"a": "' + b"x" * (1 << 18) + b'"}', b"\xff"):
        assert client.post(f"{ticket.url}/suggestion", content=body).status_code == 400, body[:20]
    assert client.post(f"{mute.url}/suggestion", json={}).status_code == 404
